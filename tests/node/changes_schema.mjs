// changes_schema.mjs SMP SCHEMA FOLDER INPUT…
//
// What `smp upgrade --changes FILE` writes is valid under its published schema: for each INPUT, for
// all of them at once, and on the way back to v0.6. Paths and places are those of the documents.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import Ajv from 'ajv';

const [program, schema, folder, ...inputs] = process.argv.slice(2).map((path) => resolve(path));
const ajv = new Ajv({strict: true, allErrors: true});
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const changesFile = join(folder, 'changes.json');
const lines = new Map();
const lineCount = (file) => {
  if (!lines.has(file)) lines.set(file, readFileSync(file, 'utf8').split('\n').length);
  return lines.get(file);
};

let failures = 0;
let documents = 0;
let changes = 0;
const runs = [...inputs.map((input) => [input]), inputs, [...inputs, '--latency-unit', 's'],
              ...inputs.map((input) => [input, '--to', 'v0.6'])];
for (const run of runs) {
  rmSync(changesFile, {force: true});
  const {status} = spawnSync(
      program, ['upgrade', '-q', '--check', '--changes', changesFile, ...run],
      {encoding: 'utf8', maxBuffer: 1 << 28});
  const fail = (text) => {
    ++failures;
    console.log(`FAILED: ${run.join(' ')}: ${text}`);
  };
  if (!existsSync(changesFile)) {
    fail(`exit ${status}, and no changes were written`);
    continue;
  }
  const output = JSON.parse(readFileSync(changesFile, 'utf8'));
  if (!validate(output)) fail(ajv.errorsText(validate.errors));
  documents += output.documents.length;
  for (const document of output.documents) {
    for (const change of document.steps.flatMap((step) => step.changes)) {
      ++changes;
      if (change.path_before === '' && change.path_after === '' && change.value_before === '') {
        fail(`${change.rule} is about nothing`);
      }
      if (!document.files.includes(change.file)) fail(`${change.rule} is of ${change.file}`);
      if (statSync(change.file).isFile() && change.line > lineCount(change.file)) {
        fail(`${change.rule} is at ${change.file}:${change.line}, beyond its end`);
      }
    }
  }
}
console.log(`${runs.length} runs, ${documents} documents, ${changes} changes`);
if (changes < 10) {
  ++failures;
  console.log('FAILED: fewer than 10 changes were seen');
}
process.exit(failures === 0 ? 0 : 1);
