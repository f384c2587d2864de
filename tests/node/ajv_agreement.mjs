// ajv_agreement.mjs CASES OUTPUT SCHEMAS
//
// Holds our structural check against two other validators on the published schemas. The runner of
// the cases leaves canonical.json and verdict.json in OUTPUT/<rule>/<case> for each of CASES that a
// schema describes; ajv and @sourcemeta/jsonschema must give the same verdict on it.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv';

// Fewer than this, and the runner no longer leaves what is to be compared.
const leastCompared = 40;

const [cases, output, schemas] = process.argv.slice(2).map((path) => resolve(path));
const jsonschema = fileURLToPath(new URL('node_modules/.bin/jsonschema', import.meta.url));

const subfolders = (folder) => readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

const compared = subfolders(cases)
    .flatMap((rule) => subfolders(join(cases, rule)).map((name) => `${rule}/${name}`))
    .filter((name) => existsSync(join(output, name, 'verdict.json')))
    .map((name) => ({
      name,
      file: `${name}/canonical.json`,
      ...JSON.parse(readFileSync(join(output, name, 'verdict.json'), 'utf8')),
    }));

const word = (valid) => valid ? 'valid' : 'invalid';
const disagreements = [];
function disagree(one, validator, verdict, detail) {
  disagreements.push(`${one.name}: we say ${word(one.valid)} under ${one.schema}, ` +
                     `${validator} says ${verdict}${detail ? `: ${detail}` : ''}`);
}

const ajv = new Ajv({strict: true, allowUnionTypes: true, allErrors: true});
const names = [...new Set(compared.map((one) => one.schema))].sort();
for (const name of names) {
  const path = join(schemas, `${name}.schema.json`);
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  const of = compared.filter((one) => one.schema === name);
  for (const one of of) {
    const valid = validate(JSON.parse(readFileSync(join(output, one.file), 'utf8')));
    if (valid !== one.valid) disagree(one, 'ajv', word(valid), ajv.errorsText(validate.errors));
  }
  if (!existsSync(jsonschema)) continue;
  // One process for all files of a schema. It prints "ok" or "fail" and the path as given.
  const run = spawnSync(jsonschema, ['validate', path, ...of.map((one) => one.file), '--continue', '--verbose'],
                        {cwd: output, encoding: 'utf8', maxBuffer: 1 << 28});
  const lines = new Set(`${run.stdout}\n${run.stderr}`.split('\n'));
  for (const one of of) {
    const verdict = ['ok', 'fail'].find((text) => lines.has(`${text}: ${one.file}`));
    if ((verdict === 'ok') !== one.valid || verdict === undefined) {
      disagree(one, 'jsonschema', verdict === undefined ? 'nothing' : word(verdict === 'ok'));
    }
  }
}

const invalid = compared.filter((one) => !one.valid).length;
const validators = existsSync(jsonschema) ? 'ajv and @sourcemeta/jsonschema' : 'ajv';
console.log(`${compared.length} cases compared with ${validators}, ${invalid} of them invalid`);
for (const line of disagreements) console.log(`FAILED: ${line}`);
if (compared.length < leastCompared) console.log(`FAILED: fewer than ${leastCompared} cases were compared`);
process.exit(disagreements.length === 0 && compared.length >= leastCompared ? 0 : 1);
