import assert from 'node:assert/strict';
import { accessLogLines, addAccessLog } from '../../src/policy/add-access-log.ts';
import { applied } from '../../src/policy/edit-policy.ts';
import { load } from './support.ts';

const ENTRY = { name: 'recordAccess', module: './src/lib/access-log' };

/** The policy after the function was registered; fails when it cannot be. */
function added(text: string, entry = ENTRY): string {
  const answer = addAccessLog(text, entry);
  assert.ok('edits' in answer, JSON.stringify(answer));
  return applied(text, answer.edits);
}

const lines = (...of: string[]): string => of.map((line) => `${line}\n`).join('');

describe('policy: registering an access log', () => {
  const cases: Record<string, [before: string, after: string]> = {
    'an empty file': ['', lines('accessLog:', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log')],
    'a file of comments': [lines('# ours'), lines('# ours', '', 'accessLog:', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log')],
    'other settings, with what stands behind them': [
      lines('extends: strict # agreed', '', 'rules:', '    no-select-all-fields: off  # later', '# the end'),
      lines('extends: strict # agreed', '', 'rules:', '    no-select-all-fields: off  # later', '# the end', '', 'accessLog:', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log'),
    ],
    'a file without a last line end': ['maxRows: 20', lines('maxRows: 20', '', 'accessLog:', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log')],
    'an access log without functions': [
      lines('accessLog: # who reads', '    selfAccess: logged # asked by legal', '', '# rows', 'maxRows: 20'),
      lines('accessLog: # who reads', '    selfAccess: logged # asked by legal', '    functions:', '      - name: recordAccess', '        module: ./src/lib/access-log', '', '# rows', 'maxRows: 20'),
    ],
    'a key with nothing behind it': [
      lines('accessLog: # to do', 'maxRows: 20'),
      lines('accessLog: # to do', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log', 'maxRows: 20'),
    ],
    'a null': [lines('accessLog:', '  functions: ~', 'maxRows: 20'), lines('accessLog:', '  functions: ', '    - name: recordAccess', '      module: ./src/lib/access-log', 'maxRows: 20')],
    'a list of names, at the indentation it has': [
      lines('accessLog:', '  functions:', '  - writeLog # old', '', '  # how it looks', '  template: writeLog({actor})'),
      lines('accessLog:', '  functions:', '  - writeLog # old', '  - name: recordAccess', '    module: ./src/lib/access-log', '', '  # how it looks', '  template: writeLog({actor})'),
    ],
    'a list of mappings at the end of the file': [
      'accessLog:\n  functions:\n    - name: writeLog\n      module: ./a',
      'accessLog:\n  functions:\n    - name: writeLog\n      module: ./a\n    - name: recordAccess\n      module: ./src/lib/access-log',
    ],
    'a list in brackets': [lines('accessLog: { functions: [writeLog], selfAccess: logged }'), lines('accessLog: { functions: [writeLog, { name: recordAccess, module: ./src/lib/access-log }], selfAccess: logged }')],
    'an empty list': [lines('accessLog:', '  functions: []'), lines('accessLog:', '  functions: [{ name: recordAccess, module: ./src/lib/access-log }]')],
    'a list in brackets over several lines': [
      lines('accessLog:', '  functions: [', '    writeLog, # old', '    other # older', '  ]'),
      lines('accessLog:', '  functions: [', '    writeLog, # old', '    other, # older', '    { name: recordAccess, module: ./src/lib/access-log }', '  ]'),
    ],
    'a template of several lines': [
      lines('accessLog:', '  template: |-', '    log({actor})', 'maxRows: 20'),
      lines('accessLog:', '  template: |-', '    log({actor})', '  functions:', '    - name: recordAccess', '      module: ./src/lib/access-log', 'maxRows: 20'),
    ],
  };
  for (const [what, [before, after]] of Object.entries(cases)) {
    it(`keeps ${what}`, () => {
      assert.equal(added(before), after);
      const { policy, diagnostics } = load(after);
      assert.deepEqual(diagnostics, []);
      assert.deepEqual(policy.accessLog.functions.at(-1)?.name, 'recordAccess');
    });
    it(`keeps ${what}, with the line ends of Windows`, () => assert.equal(added(before.replaceAll('\n', '\r\n')).replaceAll('\r\n', '\n').includes('\r'), false));
  }

  const JSON_CASES: unknown[] = [{}, { maxRows: 20 }, { accessLog: {} }, { accessLog: { selfAccess: 'logged' }, maxRows: 20 }, { accessLog: { functions: [] } }, { accessLog: { functions: ['writeLog'] }, rules: {} }, { accessLog: { functions: [{ name: 'a', module: './b' }], reliable: ['a'] } }, { accessLog: null }];
  for (const policy of JSON_CASES) {
    for (const indent of [0, 2, 4, '\t']) {
      it(`keeps JSON JSON: ${JSON.stringify(policy)} with ${JSON.stringify(indent)}`, () => {
        const before = `${JSON.stringify(policy, null, indent)}\n`;
        const after = JSON.parse(added(before)) as { accessLog: { functions: unknown[] } };
        assert.deepEqual(after.accessLog.functions.at(-1), ENTRY);
        const functions = after.accessLog.functions.slice(0, -1);
        assert.deepEqual({ ...after, accessLog: null }, { ...(policy as object), accessLog: null });
        assert.deepEqual(functions, (policy as { accessLog?: { functions?: unknown[] } | null }).accessLog?.functions ?? []);
      });
    }
  }

  it('lays JSON out as the rest of the file', () => {
    assert.equal(added('{\n  "maxRows": 20\n}\n'), '{\n  "maxRows": 20,\n  "accessLog": {\n    "functions": [\n      {\n        "name": "recordAccess",\n        "module": "./src/lib/access-log"\n      }\n    ]\n  }\n}\n');
  });

  it('quotes what YAML would read otherwise', () => {
    assert.match(added('', { name: 'recordAccess', module: './app/[locale]/access log' }), /module: "\.\/app\/\[locale\]\/access log"/);
    assert.match(added('', { name: 'recordAccess', module: './src/共通/閲覧記録' }), /module: \.\/src\/共通\/閲覧記録\n/);
  });

  it('writes nothing twice', () => {
    const once = added('maxRows: 20\n');
    assert.deepEqual(addAccessLog(once, ENTRY), { edits: [] });
  });

  it('says on which line a policy is broken', () => {
    assert.deepEqual(addAccessLog('maxRows: 20\naccessLog: {\n  functions: [a\n', ENTRY), { why: 'broken', line: 4 });
  });

  for (const [what, text] of Object.entries({
    'is used elsewhere too': 'accessLog: &log\n  functions: [a]\nclients: *log\n',
    'is merged in': 'base: &base\n  accessLog:\n    functions: [a]\n<<: *base\n',
    'is an alias': 'x: &x\n  - a\naccessLog:\n  functions: *x\n',
    'is no list': 'accessLog:\n  functions: recordAccess\n',
    'is no mapping': '- a\n',
    'has a second document behind it': 'maxRows: 1\n---\nmaxRows: 2\n',
    'is nested without end': `a: ${'['.repeat(5000)}`,
  })) {
    it(`leaves a policy alone whose part ${what}`, () => assert.deepEqual(addAccessLog(text, ENTRY), { why: 'shape' }));
  }

  it('gives the lines to paste', () => {
    assert.equal(accessLogLines(ENTRY), 'accessLog:\n  functions:\n    - name: recordAccess\n      module: ./src/lib/access-log');
  });
});
