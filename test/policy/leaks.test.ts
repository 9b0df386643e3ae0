import assert from 'node:assert/strict';
import { stablePolicyText } from '../../src/policy/index.ts';
import { missingMaskers, missingProtections, missingSinks } from '../../src/project/configured-functions.ts';
import { load } from './support.ts';

const SOURCE = { file: 'src/lib/rights.ts', text: 'export async function protectFile(path: string) {}\nexport class Rights {\n  seal() {}\n}\n' };

describe('protections of files in a policy', () => {
  it('are empty without a word about them', () => assert.deepEqual(load('').policy.plaintextExport, { protections: [] }));

  it('are names, or names with a module', () => {
    const { policy, diagnostics } = load('plaintextExport:\n  protections:\n    - protectFile\n    - { name: Rights.seal, module: ./src/lib/rights }\n');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(policy.plaintextExport.protections.map(({ name, module, line }) => [name, module, line]), [['protectFile', undefined, 3], ['Rights.seal', './src/lib/rights', 4]]);
  });

  it('change what is found, but not by the lines they stand in', () => {
    const text = (lines: string, name: string): string => stablePolicyText(load(`${lines}plaintextExport: { protections: [${name}] }`).policy);
    assert.equal(text('', 'protectFile'), text('\n\n', 'protectFile'));
    assert.notEqual(text('', 'protectFile'), text('', 'sealFile'));
  });

  it('are a warning where the project does not declare them', () => {
    const problems = (list: string): string[] => missingProtections(load(`plaintextExport:\n  protections: [${list}]\n`).policy, '/project', [SOURCE]).map(({ kind, line, message }) => `${kind} ${line} ${message}`);
    assert.deepEqual(problems('protectFile, Rights.seal, { name: anything, module: "@acme/irm" }'), []);
    assert.deepEqual(problems('protectFiel'), ['policy-warning 2 plaintextExport.protections: `protectFiel` is not declared anywhere in this project, so no file counts as protected by it. Check the spelling, or remove it.']);
    assert.match(problems('{ name: protectFile, module: ./src/lib/nowhere }')[0] ?? '', /the module `.\/src\/lib\/nowhere` of `protectFile` does not exist/);
  });
});

describe('maskers in a policy', () => {
  const problems = (text: string): string[] => missingMaskers(load(text).policy, '/project', [{ file: 'src/mask.ts', text: "import { hide } from '@acme/hide';\nexport const maskEmail = (email: string) => hide(email);\nexport class Redactor {\n  static redact(value: object) {}\n}\n" }]).map(({ kind, file, line, message }) => `${kind} ${file} ${line} ${message}`);

  it('may be declared here, be imported from a package, or be methods', () => assert.deepEqual(problems('maskers: [maskEmail, hide, Redactor.redact]'), []));

  it('are a warning where the project has no such function', () => {
    assert.deepEqual(problems('maskers:\n  - maskEmail\n  - maskEmial\n'), ['policy-warning crm-guard.yaml 3 maskers: `maskEmial` is not declared anywhere in this project, so no value counts as masked by it. Check the spelling, or remove it.']);
    assert.match(problems('maskers: [Redactor.conceal]')[0] ?? '', /`Redactor.conceal` is not declared/);
  });
});

describe('sinks in a policy', () => {
  const TEXT = 'sinks:\n  - kind: log\n    functions: [trail, { name: Rights.seal, module: "./src/lib/rights" }]\n    arguments: [2]\n  - { kind: external-service, functions: [order], service: Print shop }\n';

  it('are none without a word about them', () => assert.deepEqual(load('').policy.sinks, []));

  it('are read whole, arguments counted from 1 on', () => {
    const { policy, diagnostics } = load(TEXT);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(policy.sinks.map(({ kind, functions, arguments: some, service }) => [kind, functions.map(({ name, module }) => [name, module]), some, service]), [
      ['log', [['trail', undefined], ['Rights.seal', './src/lib/rights']], [1], undefined],
      ['external-service', [['order', undefined]], undefined, 'Print shop'],
    ]);
  });

  it('say what is wrong with them, and never get wider by it', () => {
    const messages = (text: string): string[] => load(text).diagnostics.map(({ message }) => message);
    assert.match(messages('sinks: [{ kind: logs, functions: [trail] }]')[0] ?? '', /`sinks\[0\]\.kind` must be "log", "error"/);
    assert.match(messages('sinks: [{ kind: log }]')[0] ?? '', /needs `functions`/);
    assert.match(messages('sinks: [{ kind: log, functions: [trail], arguments: [0] }]')[0] ?? '', /a whole number of at least 1/);
    assert.deepEqual(load('sinks: [{ kind: log, functions: [trail], arguments: two }]').policy.sinks, []);
    assert.deepEqual(load('sinks: [{ kind: log, functions: [trail], arguments: [0] }]').policy.sinks, []);
  });

  it('change what is found, but not by the lines they stand in', () => {
    const text = (lines: string, name: string): string => stablePolicyText(load(`${lines}sinks: [{ kind: log, functions: [${name}] }]`).policy);
    assert.equal(text('', 'trail'), text('\n\n', 'trail'));
    assert.notEqual(text('', 'trail'), text('', 'track'));
  });

  it('are a warning where the project does not declare them', () => {
    const problems = missingSinks(load(TEXT).policy, '/project', [SOURCE]).map(({ line, message }) => `${line} ${message}`);
    assert.deepEqual(problems, [
      '3 sinks[0].functions: `trail` is not declared anywhere in this project, so nothing is seen to leave through it. Check the spelling, or remove it.',
      '3 sinks[0].functions: the module `./src/lib/rights` of `Rights.seal` does not exist. Paths are relative to the policy file.',
      '5 sinks[1].functions: `order` is not declared anywhere in this project, so nothing is seen to leave through it. Check the spelling, or remove it.',
    ]);
  });
});
