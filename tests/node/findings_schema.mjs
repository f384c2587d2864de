// findings_schema.mjs SMP_VALIDATE SCHEMA FOLDER INPUT…
//
// What `smp-validate --format json` prints is valid under its published schema: for each INPUT, for
// all of them at once, and for inputs made to break readers, which are written to FOLDER.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import Ajv from 'ajv';
import {writeHostileInputs} from './hostile_inputs.mjs';

const [program, schema, folder, ...inputs] = process.argv.slice(2).map((path) => resolve(path));
const ajv = new Ajv({strict: true, allErrors: true});
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const hostile = writeHostileInputs(folder);

const runs = [
  ...inputs.map((input) => [input]),
  ...hostile.map((path) => [path]),
  [join(folder, 'missing.yaml')],
  [...inputs, folder, join(folder, 'missing.yaml')],
];
let failures = 0;
let documents = 0;
let findings = 0;
for (const paths of runs) {
  const {status, stdout} = spawnSync(program, ['--format', 'json', ...paths],
                                     {encoding: 'utf8', maxBuffer: 1 << 28});
  const fail = (text) => {
    ++failures;
    console.log(`FAILED: ${paths.join(' ')}: ${text}`);
  };
  let output;
  try {
    output = JSON.parse(stdout);
  } catch (error) {
    fail(`exit ${status}, and the output is no JSON: ${error.message}`);
    continue;
  }
  if (!validate(output)) fail(ajv.errorsText(validate.errors));
  const all = output.documents.flatMap((document) => document.findings);
  documents += output.documents.length;
  findings += all.length;
  for (const severity of ['error', 'warning', 'note']) {
    const count = all.filter((finding) => finding.severity === severity).length;
    if (count !== output.summary[`${severity}s`]) fail(`the summary miscounts ${severity}s`);
  }
  if (output.documents.length !== output.summary.documents) fail('the summary miscounts documents');
  if (output.unreadable.length !== output.summary.unreadable) fail('the summary miscounts unreadable inputs');
  for (const finding of all) {
    const ends = [finding.end_line, finding.end_column];
    const begins = [finding.line, finding.column];
    if (ends[0] < begins[0] || (ends[0] === begins[0] && ends[1] < begins[1])) {
      fail(`${finding.rule} at '${finding.pointer}' ends at ${ends.join(':')}, before it begins at ${begins.join(':')}`);
    }
  }
}
console.log(`${runs.length} runs, ${documents} documents, ${findings} findings`);
if (findings < 50) {
  ++failures;
  console.log('FAILED: fewer than 50 findings were seen');
}
process.exit(failures === 0 ? 0 : 1);
