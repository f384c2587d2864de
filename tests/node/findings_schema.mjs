// findings_schema.mjs SMP_VALIDATE SCHEMA FOLDER INPUT…
//
// What `smp-validate --format json` prints is valid under its published schema: for each INPUT, for
// all of them at once, and for inputs made to break readers, which are written to FOLDER.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import Ajv from 'ajv';

const [program, schema, folder, ...inputs] = process.argv.slice(2).map((path) => resolve(path));
const ajv = new Ajv({strict: true, allErrors: true});
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const hostile = {
  'empty.yaml': '',
  'nul.yaml': 'smp_version: v1.0.0\0\n',
  'latin-1.yaml': Buffer.from('smp_version: v1.0.0\nmesh: {type: ISTIO, name: caf\xe9}\n', 'latin1'),
  'key-with-escapes.yaml': 'smp_version: v1.0.0\nmesh: {type: ISTIO, "a/b~c\\e[31m\\u2028": 1}\n',
  'unclosed.json': '{"smp_version": "v1.0.0", "mesh": {"type": "IST',
  'not-a-number.json': '{"smp_version": "v1.0.0", "result": {"achieved_requests_per_second": NaN}}',
  'deep.json': '['.repeat(100000),
  'many.yaml': 'smp_version: v1.0.0\nmesh:\n' +
      Array.from({length: 3000}, (_, i) => `  unknown_${i}: 1\n`).join(''),
  'documents.yaml': 'smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n---\n42\n---\n',
  'lines.ndjson': '{"smp_version": "v1.0.0", "mesh": {"type": "NONE"}}\n{"smp_version":\n[]\n',
  'garbage.binpb': Buffer.from(Array.from({length: 999}, (_, i) => (i * 167 + 41) % 256)),
  'garbage.txtpb': 'smp_version: "v1.0.0" mesh { type: 7 {{{',
};
for (const [name, text] of Object.entries(hostile)) writeFileSync(join(folder, name), text);

const runs = [
  ...inputs.map((input) => [input]),
  ...Object.keys(hostile).map((name) => [join(folder, name)]),
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
