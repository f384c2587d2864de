// wire_compat.mjs TABLE PROGRAM FOLDER
//
// Holds the encoding of smp.v0 against protobufjs. Its messages are built from the table of
// upstream's names and numbers, not from our .proto files, so nothing is compared with itself. Every
// message of the table, also those that no field holds, is encoded here with every field set, decoded
// and encoded again by PROGRAM (tests/proto/wire_roundtrip.cc), and must come back byte for byte and
// value by value. Files stay in FOLDER to look at.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import protobuf from 'protobufjs';

const [tablePath, program, folder] = process.argv.slice(2);
const failures = [];

// --- The table ---------------------------------------------------------------------------------

// name of message -> its fields in order; name of enum -> {NAME: number}
function readTable(path) {
  const messages = new Map();
  const enums = new Map();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n').slice(1)) {
    const [owner, name, number, label, type, jsonName] = line.split('\t');
    if (label === 'value') {
      if (!enums.has(owner)) enums.set(owner, {});
      enums.get(owner)[name] = Number(number);
    } else {
      if (!messages.has(owner)) messages.set(owner, []);
      messages.get(owner).push({name, number: Number(number), label, type, jsonName});
    }
  }
  return {messages, enums};
}

const {messages, enums} = readTable(tablePath);

// --- Its messages, in protobufjs ---------------------------------------------------------------

// Messages of protobufjs, nested as their names say: smp.ServiceMesh.Type is inside smp.ServiceMesh.
function buildRoot() {
  const root = new protobuf.Root();
  const timestamp = new protobuf.Type('Timestamp')
                        .add(new protobuf.Field('seconds', 1, 'int64'))
                        .add(new protobuf.Field('nanos', 2, 'int32'));
  root.define('google.protobuf').add(timestamp);
  root.define('smp');

  const byDepth = (a, b) => a.split('.').length - b.split('.').length;
  const parentOf = (name) => root.lookup(name.slice(0, name.lastIndexOf('.')));
  const lastOf = (name) => name.slice(name.lastIndexOf('.') + 1);
  for (const name of [...messages.keys()].sort(byDepth)) {
    const type = new protobuf.Type(lastOf(name));
    for (const field of messages.get(name)) {
      const absolute = field.type.includes('.') ? `.${field.type}` : field.type;
      if (field.label === 'map') {
        const [, key, value] = field.type.match(/^map<(\w+), (\w+)>$/);
        type.add(new protobuf.MapField(field.name, field.number, key, value));
      } else {
        type.add(new protobuf.Field(field.name, field.number, absolute,
                                    field.label === 'repeated' ? 'repeated' : undefined));
      }
    }
    parentOf(name).add(type);
  }
  for (const name of enums.keys()) parentOf(name).add(new protobuf.Enum(lastOf(name), enums.get(name)));
  return root.resolveAll();
}

// --- Values: each set has its own taste --------------------------------------------------------

// `scalar(type, n)` yields the n-th value of a type. 64-bit integers are texts, as in proto3 JSON.
// No value is a default: it would be absent from the wire.
const tastes = {
  plain: {
    int32: (n) => 100 + n,
    int64: (n) => String(5_000_000_000 + n),
    double: (n) => n + 0.125,
    string: (n) => `text ${n}`,
    enumNumber: (values, n) => values[1 + n % (values.length - 1)],
    time: (n) => ({seconds: String(1_700_000_000 + n), nanos: 123_456_789,
                   json: new Date(1000 * (1_700_000_000 + n)).toISOString().replace('.000Z', '.123456789Z')}),
  },
  least: {
    int32: () => -2_147_483_648,
    int64: () => '-9223372036854775808',
    double: () => -Number.MAX_VALUE,
    string: (n) => `\u0001\t"\\${n}`,
    enumNumber: (values) => values[1],
    time: () => ({seconds: '-62135596800', nanos: 1, json: '0001-01-01T00:00:00.000000001Z'}),
  },
  most: {
    int32: () => 2_147_483_647,
    int64: () => '9223372036854775807',
    double: () => 5e-324,
    string: (n) => `µs → 負荷 🚀 ${n}`.repeat(40),
    enumNumber: (values) => values[values.length - 1],
    time: () => ({seconds: '253402300799', nanos: 999_999_999, json: '9999-12-31T23:59:59.999999999Z'}),
  },
};

let counter = 0;
const covered = new Set();

// A message with every field set: `wire` as protobufjs takes it, `json` as proto3 JSON has to print
// it, under upstream's JSON names.
function fill(name, taste, path) {
  const wire = {};
  const json = {};
  for (const field of messages.get(name)) {
    covered.add(`${name}.${field.name}`);
    const one = () => value(field.type, taste, `${path}.${field.name}`);
    if (field.label === 'map') {
      // One entry: the order of several is free in the encoding.
      const [key, entry] = [taste.string(++counter), taste.string(++counter)];
      wire[field.name] = {[key]: entry};
      json[field.jsonName] = {[key]: entry};
    } else if (field.label === 'repeated') {
      const items = [one(), one()];
      wire[field.name] = items.map((item) => item.wire);
      json[field.jsonName] = items.map((item) => item.json);
    } else {
      const item = one();
      wire[field.name] = item.wire;
      json[field.jsonName] = item.json;
    }
  }
  return {wire, json};
}

function value(type, taste, path) {
  const n = ++counter;
  if (messages.has(type)) return fill(type, taste, path);
  if (enums.has(type)) {
    const name = taste.enumNumber(Object.keys(enums.get(type)), n);
    return {wire: enums.get(type)[name], json: name};
  }
  switch (type) {
    case 'bool':
      return {wire: true, json: true};
    case 'int32':
    case 'int64':
    case 'double':
    case 'string': {
      const scalar = taste[type](n);
      const long = type === 'int64' ? protobuf.util.Long.fromString(scalar) : scalar;
      return {wire: long, json: scalar};
    }
    case 'google.protobuf.Timestamp': {
      const {seconds, nanos, json} = taste.time(n);
      return {wire: {seconds: protobuf.util.Long.fromString(seconds), nanos}, json};
    }
    default:
      throw new Error(`${path}: no value for the type ${type}`);
  }
}

// --- Comparing ---------------------------------------------------------------------------------

// Adds a line for each difference of two JSON values, with the path of the field.
function compare(path, expected, actual) {
  const isObject = (x) => typeof x === 'object' && x !== null;
  if (isObject(expected) && isObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      compare(`${path}.${key}`, expected[key], actual[key]);
    }
  } else if (!Object.is(expected, actual)) {
    const show = (x) => (x === undefined ? 'nothing' : JSON.stringify(x));
    failures.push(`${path}: protobufjs wrote ${show(expected)}, smp.v0 read ${show(actual)}`);
  }
}

const root = buildRoot();

// Sends one message through PROGRAM and compares what comes back.
function roundTrip(name, {wire, json}, label) {
  const type = root.lookupType(name);
  const problem = type.verify(wire);
  if (problem) throw new Error(`${name}: the test itself is wrong: ${problem}`);
  const bytes = Buffer.from(type.encode(wire).finish());
  const short = name.slice('smp.'.length);
  const stem = join(folder, `${short}.${label}`);
  writeFileSync(`${stem}.binpb`, bytes);

  const run = spawnSync(program, [short, `${stem}.binpb`, `${stem}.out.binpb`], {encoding: 'utf8'});
  if (run.status !== 0) {
    failures.push(`${name} (${label}): ${run.stderr.trim() || run.error || `signal ${run.signal}`}`);
    return;
  }
  const before = failures.length;
  compare(`${name} (${label})`, json, JSON.parse(run.stdout));

  // The way back: what we wrote, as protobufjs reads it, and as bytes.
  const back = readFileSync(`${stem}.out.binpb`);
  const options = {longs: String, json: true};
  compare(`${name} (${label}, read back)`, type.toObject(type.decode(bytes), options),
          type.toObject(type.decode(back), options));
  if (!bytes.equals(back) && failures.length === before) {
    const at = bytes.findIndex((byte, i) => byte !== back[i]);
    failures.push(`${name} (${label}): equal values, other bytes, from byte ${at} of ${bytes.length}`);
  }
}

mkdirSync(folder, {recursive: true});
let sent = 0;
for (const [label, taste] of Object.entries(tastes)) {
  for (const name of messages.keys()) {
    roundTrip(name, fill(name, taste, name), label);
    ++sent;
  }
}

// Every value of every enum, in each field that holds it. Zero is absent from the wire, and must be
// read as the name that has the number 0.
let values = 0;
for (const [enumName, names] of enums) {
  for (const [name, fields] of messages) {
    const field = fields.find((candidate) => candidate.type === enumName);
    if (!field) continue;
    for (const [valueName, number] of Object.entries(names)) {
      const {wire, json} = fill(name, tastes.plain, name);
      if (number === 0) {
        delete wire[field.name];
      } else {
        wire[field.name] = number;
      }
      json[field.jsonName] = valueName;
      roundTrip(name, {wire, json}, valueName);
      ++values;
      ++sent;
    }
  }
}

if (covered.size !== 137) failures.push(`${covered.size} fields were covered instead of 137`);
if (values !== 21) failures.push(`${values} enum values were covered instead of 21`);
for (const failure of failures) console.error(failure);
console.log(`${sent} messages of ${messages.size} types, ${covered.size} fields, ${values} enum values: ${
    failures.length} differences`);
process.exit(failures.length === 0 ? 0 : 1);
