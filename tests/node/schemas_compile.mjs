// schemas_compile.mjs SCHEMAS FOLDER
//
// Holds the published schemas against two other validators, ajv and @sourcemeta/jsonschema. Each
// schema is valid under its metaschema, compiles in both (in ajv's strict mode without a warning)
// and gives the verdicts of the table below in both. Instances stay in FOLDER to look at.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv';

const [schemaFolder, folder] = process.argv.slice(2).map((path) => resolve(path));
const jsonschema = fileURLToPath(new URL('node_modules/.bin/jsonschema', import.meta.url));
if (!existsSync(jsonschema)) {
  console.log('skipped: @sourcemeta/jsonschema is not installed for this machine');
  process.exit(77);
}
mkdirSync(folder, {recursive: true});
const failures = [];

// --- Documents that are valid, and changes of them ---------------------------------------------

const infrastructure = {node_pools: [{name: 'workers', count: 3, cores: 4, memory_bytes: 17179869184}]};
const mesh = {type: 'ISTIO', version: '1.24.1', telemetry: {enabled: false}};
const workload = {application: {name: 'bookinfo'}, protocol: 'HTTP_1_1'};
const test = {
  stages: [{duration: '120s', target_requests_per_second: 1000}],
  clients: [{id: 'a', load_generator: {name: 'wrk2'}, endpoint_urls: ['http://ingress.test/']}],
};
const result = {
  id: 'run-1',
  window: {start_time: '2026-03-01T10:00:10Z', end_time: '2026-03-01T10:02:10+05:30'},
  requests: {completed: 10, by_status_code: {200: 10}},
  achieved_requests_per_second: 0.5,
  latency: {
    population: 'ALL_RESPONSES',
    quantiles: [{rank_percent: 99, value_ms: 19.7}],
    distribution: {cdf: {points: [{upper_edge_ms: 20, cumulative_count: 10}]}},
  },
  resource_usage: [{subject: {service: 'reviews'}, aggregation: 'MEAN', cpu_millicores: 12.5}],
};
const id = '0b0f1c0e-6f0a-4c1e-9c39-0a4f0d7c9a11';
const report = {id, infrastructure, mesh, workload, test, results: [result]};
const v1 = (body) => ({smp_version: 'v1.0.0', ...body});

const documents = {
  'v1.0/document': v1({report}),
  'v1.0/report': v1({report}),
  'v1.0/infrastructure': v1({infrastructure}),
  'v1.0/mesh': v1({mesh}),
  'v1.0/workload': v1({workload}),
  'v1.0/test': v1({test}),
  'v1.0/result': v1({result}),
  'v0.2/test-config': {id: null, duration: '1m30s', clients: [{protocol: 'http', rps: '100', endpoint_url: ['http://a']}]},
  'v0.2/test-result': {actual_QPS: 9.5, testId: 't', meshConfigId: 'm', envId: 'e', latencies_ms: {p50: 1.5}},
  'v0.2/mesh-config': {mesh_type: {type: 'maesh'}, sidecar: {count: 2, cpu_mCores: 100}},
  'v0.2/environment': {node: [{type: 'm5', cores: 4, mem_mb: 16384}]},
  'v0.2/service-mesh': {type: 'networkservicemesh'},
  'v0.6/test-config': {id: null, duration: '1m30s', clients: [{protocol: 'PROTOCOL_HTTP', rps: '100'}]},
  'v0.6/test-result': {start_time: '2026-03-01T10:00:10Z', latencies_ms: {p50: 1.5}},
  'v0.6/mesh-config': {mesh_type: {type: 3, version: '1.24.1'}, sidecar: {count: 2, cpu_mcores: 100}},
  'v0.6/environment': {nodes: [{type: 'm5', cores: 4, mem_mb: 16384}]},
  'v0.6/service-mesh': {type: 'ISTIO', labels: {team: 'a'}},
};

// schema, path of the value, the value (undefined removes it), whether the document is still valid
const changes = [
  ['v1.0/document', '/report', undefined, false],
  ['v1.0/document', '/mesh', mesh, false],
  ['v1.0/document', '/smp_version', 'v1.0.1', false],
  ['v1.0/document', '/smp_version', undefined, false],
  ['v1.0/report', '/report/id', id.toUpperCase(), true],
  ['v1.0/report', '/report/id', 'run-1', false],
  ['v1.0/report', '/report/name', null, false],
  ['v1.0/report', '/report/name', '', true],
  ['v1.0/report', '/report/nmae', 'x', false],
  ['v1.0/report', '/report/results', [], false],
  ['v1.0/report', '/report/labels', {a: 'b'}, true],
  ['v1.0/report', '/report/labels', {a: 1}, false],
  ['v1.0/report', '/report/created_time', '2026-02-31T24:00:00Z', false],
  ['v1.0/report', '/report/created_time', '2026-02-28T23:59:59.123456789-12:00', true],
  ['v1.0/report', '/report/created_time', '2026-02-28 23:59:59Z', false],
  ['v1.0/report', '/report/extensions', {'org.example.tool': {any: [1, null]}}, true],
  ['v1.0/report', '/report/extensions', {tool: {}}, false],
  ['v1.0/report', '/report/extensions', {'org.example.tool': 1}, false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/name', '', false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/role', 'WORKER', true],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/role', 'NODE_ROLE_WORKER', false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/role', 'UNSPECIFIED', false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/role', 1, false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/count', 0, false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/count', '3', true],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/count', '0', false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/count', 1.5, false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/memory_bytes', '9223372036854775807', true],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/memory_bytes', 1e20, false],
  ['v1.0/infrastructure', '/infrastructure/node_pools/0/memory_bytes', '100000000000000000000', false],
  ['v1.0/mesh', '/mesh/type', undefined, false],
  ['v1.0/mesh', '/mesh/type', 'NONE', true],
  ['v1.0/mesh', '/mesh/telemetry/enabled', undefined, false],
  ['v1.0/mesh', '/mesh/telemetry/trace_sampling_percent', 100, true],
  ['v1.0/mesh', '/mesh/telemetry/trace_sampling_percent', 100.5, false],
  ['v1.0/mesh', '/mesh/configuration_sha256', 'a'.repeat(64), true],
  ['v1.0/mesh', '/mesh/configuration_sha256', 'a'.repeat(63), false],
  ['v1.0/workload', '/workload/services', 'reviews', false],
  ['v1.0/workload', '/workload/hop_count', true, false],
  ['v1.0/test', '/test/stages/0/duration', '0.5s', true],
  ['v1.0/test', '/test/stages/0/duration', '0.0s', false],
  ['v1.0/test', '/test/stages/0/duration', '120', false],
  ['v1.0/test', '/test/stages/0/duration', '-1s', false],
  ['v1.0/test', '/test/warm_up', '0s', true],
  ['v1.0/test', '/test/stages/0/target_requests_per_second', 0, false],
  ['v1.0/test', '/test/stages/0/target_requests_per_second', '1000', false],
  ['v1.0/test', '/test/clients/0/endpoint_urls', [], false],
  ['v1.0/test', '/test/clients/0/headers', {accept: 'text/html'}, true],
  ['v1.0/result', '/result/requests/by_status_code', {200: '10', 503: 0}, true],
  ['v1.0/result', '/result/requests/by_status_code', {200: -1}, false],
  ['v1.0/result', '/result/latency/distribution', {}, false],
  ['v1.0/result', '/result/latency/distribution/hdr',
   {unit_ns: 1000, lowest: 1, highest: 2, significant_digits: 3}, false],
  ['v1.0/result', '/result/latency/distribution',
   {hdr: {unit_ns: 1000, lowest: 1, highest: '2', significant_digits: '5'}}, true],
  ['v1.0/result', '/result/latency/distribution',
   {hdr: {unit_ns: 1000, lowest: 1, highest: '1', significant_digits: 3}}, false],
  ['v1.0/result', '/result/latency/distribution',
   {hdr: {unit_ns: 1000, lowest: 1, highest: 2, significant_digits: '6'}}, false],
  ['v1.0/result', '/result/resource_usage/0/subject', {service: 'reviews', node: 'a'}, false],
  ['v0.2/test-config', '/clients/0/protocol', 3, true],
  ['v0.2/test-config', '/clients/0/protocol', 4, false],
  ['v0.2/test-config', '/clients/0/protocol', 'PROTOCOL_HTTP', false],
  ['v0.2/test-config', '/clients/0/endpoint_urls', ['http://a'], false],
  ['v0.2/test-config', '/clients/0/endpoint_url', 'http://a', false],
  ['v0.2/test-result', '/actual_qps', 1, false],
  ['v0.2/test-result', '/testId', null, true],
  ['v0.2/mesh-config', '/application_metadata', {}, false],
  ['v0.2/mesh-config', '/sidecar/cpu_mcores', 1, false],
  ['v0.2/mesh-config', '/mesh_type', {}, true],
  ['v0.2/environment', '/traffic_metadata', {}, false],
  ['v0.2/service-mesh', '/type', 8, true],
  ['v0.2/service-mesh', '/type', 9, false],
  ['v0.2/service-mesh', '/type', 'ISTIO', false],
  ['v0.6/test-config', '/clients', null, true],
  ['v0.6/test-config', '/clients', [null], false],
  ['v0.6/test-config', '/clients/0/protocol', 4, true],
  ['v0.6/test-config', '/clients/0/protocol', 5, false],
  ['v0.6/test-config', '/clients/0/protocol', null, true],
  ['v0.6/test-config', '/clients/0/protocol', 'HTTP', false],
  ['v0.6/test-config', '/clients/0/rps', -1, true],
  ['v0.6/test-config', '/clients/0/rps', 1.5, false],
  ['v0.6/test-config', '/clients/0/connections', '2', false],
  ['v0.6/test-config', '/duration', '', true],
  ['v0.6/test-config', '/duration', '90', false],
  ['v0.6/test-result', '/latencies_ms', null, true],
  ['v0.6/test-result', '/latencies_ms', {p50: 'NaN'}, false],
  ['v0.6/test-result', '/latencies_ms', {p95: 1}, false],
  ['v0.6/mesh-config', '/mesh_type', null, true],
  ['v0.6/mesh-config', '/mesh_type/type', 'INVALID_MESH', true],
  ['v0.6/mesh-config', '/sidecar/rps', 2147483648, false],
  ['v0.6/environment', '/nodes/0/mem_mb', '16384', true],
  ['v0.6/service-mesh', '/type', 13, false],
];

function changed(document, path, value) {
  const copy = structuredClone(document);
  const keys = path.slice(1).split('/');
  const last = keys.pop();
  const parent = keys.reduce((node, key) => node[key], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const verdicts = [
  ...Object.entries(documents).map(([name, instance]) => ({name, what: 'unchanged', instance, valid: true})),
  ...changes.map(([name, path, value, valid]) => ({
    name, what: `${path} = ${JSON.stringify(value)}`, instance: changed(documents[name], path, value), valid,
  })),
];

// --- ajv ---------------------------------------------------------------------------------------

const names = readdirSync(schemaFolder).filter((edition) => edition.startsWith('v')).sort()
    .flatMap((edition) => readdirSync(join(schemaFolder, edition)).sort()
        .map((file) => `${edition}/${file.replace('.schema.json', '')}`));
const pathOf = (name) => join(schemaFolder, `${name}.schema.json`);

const warnings = [];
const logger = {log() {}, warn: (text) => warnings.push(text), error: (text) => warnings.push(text)};
const ajv = new Ajv({strict: true, allowUnionTypes: true, logger});
const validators = new Map();
for (const name of names) {
  try {
    const schema = JSON.parse(readFileSync(pathOf(name), 'utf8'));
    if (!ajv.validateSchema(schema)) failures.push(`${name}: ajv: not valid under draft-07`);
    validators.set(name, ajv.compile(schema));
  } catch (error) {
    failures.push(`${name}: ajv: ${error.message}`);
  }
}
failures.push(...warnings.map((text) => `ajv warns: ${text}`));

// --- @sourcemeta/jsonschema --------------------------------------------------------------------

// It prints paths relative to where it runs, so it runs where the instances are.
const run = (...options) =>
    spawnSync(jsonschema, options, {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28});

const metaschema = run('metaschema', ...names.map(pathOf));
if (metaschema.status !== 0) failures.push(`jsonschema metaschema: ${metaschema.stderr}`);
for (const name of names) {
  const compiled = run('compile', pathOf(name));
  if (compiled.status !== 0) failures.push(`${name}: jsonschema compile: ${compiled.stderr}`);
}

// Validates all instances of one schema in one process: "ok" or "fail" for each file.
function verdictsOf(name, files) {
  const output = run('validate', pathOf(name), ...files, '--continue', '--verbose');
  const lines = `${output.stdout}\n${output.stderr}`.split('\n');
  return files.map((file) => ['ok', 'fail'].find((verdict) => lines.includes(`${verdict}: ${file}`)));
}

// --- Verdicts of both --------------------------------------------------------------------------

for (const name of names) {
  const cases = verdicts.filter((verdict) => verdict.name === name);
  if (cases.length === 0) failures.push(`${name}: no document here tries this schema`);
  const files = cases.map((verdict, i) => {
    const file = `${name.replace('/', '-')}-${i}.json`;
    writeFileSync(join(folder, file), JSON.stringify(verdict.instance, null, 2));
    return file;
  });
  const theirs = verdictsOf(name, files);
  cases.forEach(({what, instance, valid}, i) => {
    const byAjv = validators.get(name)?.(instance);
    if (byAjv !== valid) failures.push(`${name}: ajv says ${byAjv}: ${what}`);
    if (theirs[i] !== (valid ? 'ok' : 'fail')) {
      failures.push(`${name}: jsonschema says ${theirs[i]}: ${what}`);
    }
  });
}

for (const failure of failures) console.error(failure);
console.log(`${names.length} schemas, ${verdicts.length} documents, ${failures.length} failures`);
process.exit(failures.length === 0 && names.length > 0 ? 0 : 1);
