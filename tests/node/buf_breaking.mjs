// buf_breaking.mjs PROTO_FOLDER FOLDER
//
// Compares the protos with the newest released set of descriptors, proto/released/<version>/smp.binpb,
// by the rules of "breaking" in proto/buf.yaml: a document that was written for a released edition
// stays readable, as bytes and as JSON. Then it holds the comparison itself: on a copy of the protos,
// in FOLDER, real breaks have to be named and harmless changes have to pass.
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const [protos, scratch] = process.argv.slice(2).map((path) => resolve(path));
const buf = fileURLToPath(new URL('node_modules/.bin/buf', import.meta.url));
if (!existsSync(buf)) {
  console.log('skipped: buf is not installed for this machine');
  process.exit(77);
}

const failures = [];

// What buf prints. 100 is its code for "findings"; anything else but 0 is a failure of buf itself.
function run(folder, ...options) {
  const {error, status, stdout, stderr} =
      spawnSync(buf, options, {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26});
  if (error || (status !== 0 && status !== 100)) {
    console.error(`buf ${options[0]} failed in ${folder}: ${error ?? stderr}`);
    process.exit(1);
  }
  return stdout;
}

// One line for each break of the protos in `folder` against the set of descriptors. What the set
// imports, such as the options, is not part of any document and not compared.
function breaks(folder, set) {
  return run(folder, 'breaking', '--against', set, '--exclude-imports', '--error-format', 'json')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map(JSON.parse)
      .map(({path, start_line, message, type}) =>
               `${path ? `${path}:${start_line}: ` : ''}${message} [${type}]`);
}

// Packages of a set of descriptors, without what it imports.
function packages(set) {
  const files = JSON.parse(run(protos, 'build', set, '-o', '-#format=json')).file;
  const own = files.filter((file) => !file.bufExtension?.isImport);
  return [...new Set(own.map((file) => file.package))].sort();
}

function finish(tried) {
  for (const failure of failures) console.error(failure);
  console.log(`buf breaking against ${newest} (${compared.join(', ')}): ${failures.length} failures, ${
      tried} changes tried`);
  process.exit(failures.length === 0 ? 0 : 1);
}

const numbers = (version) => version.slice(1).split('.').map(Number);

// Older before newer, by number: v0.9, v0.10, v1.0.0.
function inOrder(versions) {
  return [...versions].sort((left, right) => {
    const [a, b] = [numbers(left), numbers(right)];
    const at = a.findIndex((number, i) => number !== b[i]);
    return at === -1 ? a.length - b.length : a[at] - (b[at] ?? -1);
  });
}

// --- The protos against what was released ------------------------------------------------------

const released = join(protos, 'released');
const setOf = (version) => join(released, version, 'smp.binpb');
const folders = readdirSync(released, {withFileTypes: true}).filter((entry) => entry.isDirectory());
for (const {name} of folders) {
  if (!/^v\d+(\.\d+)*$/.test(name)) failures.push(`released/${name}: not the name of a version`);
}
const versions = inOrder(folders.map((entry) => entry.name));
const newest = versions.at(-1);
if (!newest || !existsSync(setOf(newest))) {
  console.error(`no set of descriptors to compare with: ${newest ? setOf(newest) : released}`);
  process.exit(1);
}
const compared = packages(setOf(newest));
for (const version of versions.slice(0, -1)) {
  for (const name of packages(setOf(version))) {
    if (!compared.includes(name)) failures.push(`released/${newest}: ${name} of ${version} is missing`);
  }
}
failures.push(...breaks(protos, setOf(newest)));
if (failures.length > 0) finish(0);

// --- The comparison itself ---------------------------------------------------------------------

const copy = join(scratch, 'proto');
const everything = join(scratch, 'everything.binpb');
rmSync(scratch, {recursive: true, force: true});
mkdirSync(scratch, {recursive: true});
cpSync(join(protos, 'buf.yaml'), join(copy, 'buf.yaml'));
cpSync(join(protos, 'smp'), join(copy, 'smp'), {recursive: true});
run(copy, 'build', '--path', 'smp/v0', '--path', 'smp/v1', '--exclude-source-info', '-o', everything);

// Changes to a copy of the protos and what the lines of buf have to contain for each of them; null
// for a change that is no break. Those of one group are made together: each run takes its time.
const groups = [
  {set: setOf(newest), changes: [
    {name: 'a field has another number', file: 'smp/v0/test_config.proto',
     find: 'int32 connections = 4', put: 'int32 connections = 44',
     breaking: 'Previously present field "4" with name "connections" on message "Client" was deleted'},
    {name: 'a field has another name', file: 'smp/v0/test_config.proto',
     find: 'string load_generator = 2', put: 'string load_generators = 2',
     breaking: 'Field "2" on message "Client" changed name from "load_generator" to "load_generators"'},
    {name: 'a field has another type', file: 'smp/v0/test_config.proto',
     find: 'int64 rps = 5', put: 'double rps = 5',
     breaking: 'Field "5" with name "rps" on message "Client" changed type from "int64" to "double"'},
    {name: 'an enum value has another name', file: 'smp/v0/service_mesh.proto',
     find: 'TANZU = 9', put: 'TANZU_MESH = 9',
     breaking: 'Enum value "9" on enum "Type" changed name from "TANZU" to "TANZU_MESH"'},
    {name: 'a message that no field holds is gone', file: 'smp/v0/mesh_config.proto',
     find: /  message EgressGateway \{[^}]*(?:\{[^}]*\}[^}]*)*\n  \}\n/, put: '',
     breaking: 'Previously present message "ServiceMeshConfig.EgressGateway" was deleted'},
  ]},
  {set: setOf(newest), changes: [
    {name: 'a field is new', file: 'smp/v0/test_config.proto',
     find: 'int32 connections = 4', put: 'string added_here = 100;\n    int32 connections = 4',
     breaking: null},
    {name: 'a comment is new', file: 'smp/v0/metadata.proto',
     find: 'package smp.v0;', put: 'package smp.v0;  // a comment', breaking: null},
  ]},
  {set: everything, changes: [
    {name: 'a field of smp.v1 has another number, once released', file: 'smp/v1/document.proto',
     find: 'string smp_version = 1', put: 'string smp_version = 1001',
     breaking: 'Previously present field "1" with name "smp_version" on message "Document" was deleted'},
  ]},
  {set: everything, changes: [
    {name: 'a field of smp.v1 is new, once released', file: 'smp/v1/document.proto',
     find: 'string smp_version = 1', put: 'string added_here = 1001;\n  string smp_version = 1',
     breaking: null},
  ]},
];

let tried = 0;
for (const {set, changes} of groups) {
  const before = new Map();
  for (const {name, file, find, put} of changes) {
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(find, put);
    if (!before.has(path)) before.set(path, text);
    if (changed === text) failures.push(`${name}: the test itself is wrong: ${file} has no ${find}`);
    writeFileSync(path, changed);
    ++tried;
  }
  const lines = breaks(copy, set);
  for (const [path, text] of before) writeFileSync(path, text);

  const said = lines.join(' | ') || 'nothing';
  for (const {name, breaking} of changes) {
    if (breaking === null && lines.length > 0) {
      failures.push(`${name}: should be no break; buf said: ${said}`);
    } else if (breaking !== null && !lines.some((line) => line.includes(breaking))) {
      failures.push(`${name}: should be a break: ${breaking}; buf said: ${said}`);
    }
  }
}
if (inOrder(['v1.0.0', 'v0.10', 'v0.6', 'v1.0']).join() !== 'v0.6,v0.10,v1.0,v1.0.0') {
  failures.push('versions are not ordered by number');
}

finish(tried);
