import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultPolicy, isIgnored, policyFor, stablePolicyText } from '../../src/policy/index.ts';
import type { Policy } from '../../src/policy/index.ts';
import { RULES, load } from './support.ts';
import { assertInProportion } from '../support/growth.ts';

const clean = (text: string, options?: Parameters<typeof load>[1]): Policy => {
  const { policy, diagnostics } = load(text, options);
  assert.deepEqual(diagnostics, []);
  return policy;
};

const FULL = `version: 1
extends: strict
strictness: normal
maxRows: 50
entities:
  Customer:
    subject: customer
    aliases: [crm_customers, 顧客]
    fields:
      mail2: contact.email
      nick: false
      tel: { category: contact.phone, sensitivity: high }
  Branch: { personal: false }
accessLog:
  functions:
    - recordAccess
    - { name: AuditService.record, module: ./src/audit }
maskers: [maskEmail, Redactor.redact]
rules:
  no-pii-in-logs: warn
  crm-guard/require-access-log: { severity: off }
overrides:
  - files: src/jobs/**
    maxRows: 1000
    rules: { no-pii-in-logs: off }
  - files: [src/admin, '!src/admin/public']
    strictness: strict
exceptions:
  - rule: crm-guard/no-unbounded-query
    files: src/jobs/export.ts
    entity: Customer
    reason: Agreed in DPIA-12.
    kind: false-positive
    owner: privacy
    until: 2026-06-01
ignore:
  - src/legacy
`;

describe('a policy file', () => {
  it('gives everything it says, with the lines that findings and warnings point at', () => {
    const policy = clean(FULL);
    assert.equal(policy.file, '/project/crm-guard.yaml');
    assert.equal(policy.preset, 'strict');
    assert.equal(policy.strictness, 'normal');
    assert.equal(policy.maxRows, 50);
    assert.deepEqual(policy.entities, [
      {
        name: 'Customer',
        subject: 'customer',
        aliases: ['crm_customers', '顧客'],
        fields: {
          mail2: { personal: true, category: 'contact.email', line: 10 },
          nick: { personal: false, line: 11 },
          tel: { personal: true, category: 'contact.phone', sensitivity: 'high', line: 12 },
        },
        line: 6,
      },
      { name: 'Branch', personal: false, aliases: [], fields: {}, line: 13 },
    ]);
    assert.deepEqual(policy.accessLog.functions, [
      { name: 'recordAccess', line: 16, column: 7 },
      { name: 'AuditService.record', module: './src/audit', line: 17, column: 7 },
    ]);
    assert.deepEqual(policy.maskers, ['maskEmail', 'Redactor.redact']);
    assert.deepEqual(policy.rules, {
      'no-unbounded-query': 'error',
      'no-select-all-fields': 'error',
      'require-access-log': 'off',
      'no-pii-in-logs': 'warning',
    });
    assert.deepEqual(policy.exceptions, [
      {
        rule: 'no-unbounded-query',
        files: ['src/jobs/export.ts'],
        entity: 'Customer',
        reason: 'Agreed in DPIA-12.',
        kind: 'false-positive',
        owner: 'privacy',
        until: '2026-06-01',
        line: 29,
      },
    ]);
    assert.deepEqual(policy.lines, { extends: 2, maxRows: 4, strictness: 3, 'maskers.maskEmail': 18, 'maskers.Redactor.redact': 18, 'rules.no-pii-in-logs': 20, 'rules.require-access-log': 21 });
    assert.deepEqual(
      policy.overrides.filter(({ preset }) => preset === undefined),
      [
        { files: ['src/jobs/**'], maxRows: 1000, rules: { 'no-pii-in-logs': 'off' }, line: 23, lines: { maxRows: 24, 'rules.no-pii-in-logs': 25 } },
        { files: ['src/admin', '!src/admin/public'], strictness: 'strict', rules: {}, line: 26, lines: { strictness: 27 } },
      ],
    );
    assert.equal(isIgnored(policy, 'src/legacy/a.ts'), true);
  });

  it('is plain data: it crosses threads and the cache unchanged', () => {
    const policy = clean(FULL);
    assert.deepEqual(structuredClone(policy), policy);
    assert.deepEqual(JSON.parse(JSON.stringify(policy)), policy);
  });

  for (const [what, text] of [
    ['empty', ''],
    ['of white space', ' \n\n'],
    ['of comments', '# later\n'],
    ['with empty sections', 'rules:\nentities:\nignore:\noverrides:\nexceptions:\nmaskers:\naccessLog:\n'],
    ['null', '~'],
    ['an empty JSON object', '{}'],
  ] as const) {
    it(`that is ${what} means the recommended preset`, () => {
      const { file, lines, ...policy } = clean(text);
      assert.deepEqual(policy, defaultPolicy('recommended', RULES));
      assert.equal(file, '/project/crm-guard.yaml');
      assert.deepEqual(lines, {});
    });
  }

  it('may have a BOM and CRLF; columns count UTF-16 units and not the BOM', () => {
    const { diagnostics } = load('\uFEFFmaxRows: x\r\nrules:\r\n  "😀": off\r\n  { a: 1 }');
    assert.deepEqual(
      diagnostics.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]).slice(0, 2),
      [
        [1, 10, 1, 11],
        [3, 3, 3, 7],
      ],
    );
    assert.deepEqual(stablePolicyText(clean(`\uFEFF${FULL.replaceAll('\n', '\r\n')}`)), stablePolicyText(clean(FULL)));
  });

  it('may be JSON, tabs and all', () => {
    const policy = clean('{\n\t"maxRows": 10,\n\t"rules": {\n\t\t"no-pii-in-logs": "off"\n\t}\n}\n');
    assert.deepEqual([policy.maxRows, policy.rules['no-pii-in-logs']], [10, 'off']);
  });

  it('may use anchors and merge keys; what is written wins over what is merged', () => {
    const policy = clean(`x-loose: &loose { no-pii-in-logs: off, require-access-log: off }
rules: { <<: *loose, require-access-log: error }
overrides:
  - files: a.ts
    rules: *loose
`);
    assert.equal(policy.rules['no-pii-in-logs'], 'off');
    assert.equal(policy.rules['require-access-log'], 'error');
    assert.equal(policyFor(policy, 'a.ts').severity('require-access-log'), 'off');
  });

  it('is overridden in its choice of preset, and keeps its own settings', () => {
    const policy = clean('extends: recommended\nrules: { no-pii-in-logs: warning }', { preset: 'strict' });
    assert.equal(policy.preset, 'strict');
    assert.equal(policy.rules['no-select-all-fields'], 'error');
    assert.equal(policy.rules['no-pii-in-logs'], 'warning');
  });

  it('with mistakes still gives what is right in it', () => {
    const { policy, diagnostics } = load('maxRows: many\nrules: { no-pii-in-logs: off, nope: off }\nignore: [3, old]\n');
    assert.equal(diagnostics.length, 3);
    assert.equal(policy.maxRows, 200);
    assert.equal(policy.rules['no-pii-in-logs'], 'off');
    assert.equal(isIgnored(policy, 'old/a.ts'), true);
  });

  it('never widens an exception by leaving out the part that is wrong', () => {
    const broken = [
      'files: [3]\n    entity: Customer',
      'files: a.ts\n    entity: 3',
      'files: a.ts\n    until: soon',
      'files: *oops\n    entity: Customer',
    ];
    for (const part of broken) {
      const { policy, diagnostics } = load(`exceptions:\n  - rule: no-pii-in-logs\n    reason: ok\n    ${part}\n`);
      assert.equal(diagnostics.length, 1, part);
      assert.deepEqual(policy.exceptions, [], part);
    }
  });

  it('warns of an exception from the day after its last', () => {
    const text = 'exceptions:\n  - { rule: no-pii-in-logs, files: a.ts, reason: ok, until: 2026-06-01 }\n';
    assert.deepEqual(load(text, { today: '2026-06-01' }).diagnostics, []);
    const [warning] = load(text, { today: '2026-06-02' }).diagnostics;
    assert.deepEqual([warning?.severity, warning?.code, warning?.line], ['warning', 'expired', 2]);
    assert.deepEqual(load(text, { today: undefined }).diagnostics, [], 'no date, no judgement');
  });

  it('says of a misspelt key that it is misspelt, and not that the right one is missing', () => {
    for (const text of [
      'overrides: [{ files: a.ts, rulez: {} }]',
      'overrides: [{ file: a.ts, maxRows: 1 }]',
      'exceptions: [{ rule: no-pii-in-logs, files: a.ts, raison: x }]',
    ]) {
      const { policy, diagnostics } = load(text);
      assert.deepEqual(diagnostics.map(({ code }) => code), ['unknownKeyNear'], text);
      assert.deepEqual(policy.exceptions, []);
      assert.equal(policyFor(policy, 'a.ts').maxRows, 200);
    }
  });

  it('knows the calendar', () => {
    const dates = ['2024-02-29', '2025-02-29', '2100-02-29', '2000-02-29', '2026-04-31', '2026-12-31', '2026-00-10', '2026-13-01', '2026-01-00'];
    const allowed = dates.filter((until) => load(`exceptions: [{ rule: no-pii-in-logs, files: a, reason: x, until: ${until} }]`, { today: undefined }).diagnostics.length === 0);
    assert.deepEqual(allowed, ['2024-02-29', '2000-02-29', '2026-12-31']);
  });

  it('keeps names that are special to JavaScript', () => {
    const policy = clean('entities:\n  __proto__: { fields: { __proto__: contact.email, constructor: false } }\n');
    assert.equal(policy.entities[0]?.name, '__proto__');
    assert.deepEqual(Object.keys(policy.entities[0]?.fields ?? {}), ['__proto__', 'constructor']);
  });

  it('reads in linear time where aliases fan out', () => {
    const prepare = (n: number): (() => void) => {
      const levels = Array.from({ length: n }, (_, i) => `x-${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`);
      const text = `x-0: &a0 [lol]\n${levels.join('\n')}\nmaskers: *a${n}\nignore: *a${n}\nentities: *a${n}\n`;
      return () => assert.ok(load(text).diagnostics.length > 0);
    };
    assertInProportion(prepare, 10, 40);
  });

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom('\t', '  ', '\n', '- ', ': ', '&a ', '*a', '<<: ', '{', '}', '[', ']', '"', "'", '|', '>', '!x ', '---\n', '%', '@', '# ', '😀', '\u0000', '\r', '? ', ',', '__proto__: ');
    const edits = fc.array(fc.tuple(fc.nat(FULL.length), fc.nat(12), pieces), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(edits, (list) => {
        let text = FULL;
        for (const [at, length, piece] of list) text = text.slice(0, at) + piece + text.slice(at + length);
        check(text);
      }),
      { numRuns: 250 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), check), { numRuns: 150 });
  });

  it('nested without end is refused before it can exhaust the stack', () => {
    for (const text of ['['.repeat(50_000), `${'- '.repeat(50_000)}x`, '{a: '.repeat(50_000), '? '.repeat(50_000), `- ${'!a '.repeat(5000)}`]) {
      check(text);
      assert.ok(load(text).diagnostics.length > 0, text.slice(0, 10));
    }
    assert.equal(load('rules: {a: '.repeat(300)).diagnostics[0]?.code, 'tooDeep');
  });
});

/** Loads a text and holds every position to the text. */
function check(text: string): void {
  const { policy, diagnostics } = load(text);
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const { line, column, endLine, endColumn, message } of diagnostics) {
    assert.ok(line >= 1 && line <= lines.length, message);
    assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1, message);
    assert.ok(endLine === line && endColumn >= column, message);
    assert.doesNotMatch(message, /\{(path|key|name|expected|found|near|known|purpose|value|detail)\}/);
  }
  stablePolicyText(policy);
  policyFor(policy, 'src/a.ts');
}
