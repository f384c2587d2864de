// Inputs made to break readers, and those who read what is said of them.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

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

// Writes them to a folder, which is emptied first; gives their paths.
export function writeHostileInputs(folder) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  return Object.entries(hostile).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}
