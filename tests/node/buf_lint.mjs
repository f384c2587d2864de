// buf_lint.mjs PROTO_FOLDER
//
// Lints the protos with buf twice. With proto/buf.yaml nothing may be found. Without its exceptions
// the pairs of rule and file found must be exactly the exceptions: none is unused, none is outside
// smp/v0 and smp/v02.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = process.argv[2];
const buf = fileURLToPath(new URL('node_modules/.bin/buf', import.meta.url));
if (!existsSync(buf)) {
  console.log('skipped: buf is not installed for this machine');
  process.exit(77);
}

function lint(...options) {
  const run = spawnSync(buf, ['lint', '--error-format', 'json', ...options],
                        {cwd: folder, encoding: 'utf8'});
  // 100 is buf's code for "findings"; anything else but 0 is a failure of buf itself.
  if (run.error || (run.status !== 0 && run.status !== 100)) {
    console.error(`buf lint failed: ${run.error ?? run.stderr}`);
    process.exit(1);
  }
  return run.stdout.split('\n').filter((line) => line.startsWith('{"path"')).map(JSON.parse);
}

// The exceptions of buf.yaml: lines "    RULE:" and "      - path" below "  ignore_only:".
function exceptions() {
  const pairs = [];
  let rule = null;
  for (const line of readFileSync(join(folder, 'buf.yaml'), 'utf8').split('\n')) {
    const name = line.match(/^    ([A-Z_]+):$/);
    const path = line.match(/^      - (\S+)$/);
    if (name) rule = name[1];
    if (path && rule) pairs.push(`${rule} ${path[1]}`);
  }
  return new Set(pairs);
}

const failures = lint().map((finding) => `${finding.path}:${finding.start_line}:${
    finding.start_column}: ${finding.message} [${finding.type}]`);

const declared = exceptions();
const needed = new Set(
    lint('--config', '{"version":"v2","lint":{"use":["STANDARD"]}}')
        .map((finding) => `${finding.type} ${finding.path}`));
for (const pair of declared) {
  if (!needed.has(pair)) failures.push(`buf.yaml: exception without need: ${pair}`);
  if (!/ smp\/(v0|v02)\//.test(pair)) {
    failures.push(`buf.yaml: exception outside smp/v0 and smp/v02: ${pair}`);
  }
}
for (const pair of needed) {
  if (!declared.has(pair)) failures.push(`buf.yaml: exception not listed: ${pair}`);
}
if (declared.size === 0) failures.push('buf.yaml: no exception could be read');

for (const failure of failures) console.error(failure);
console.log(`buf lint: ${failures.length} failures, ${declared.size} exceptions`);
process.exit(failures.length === 0 ? 0 : 1);
