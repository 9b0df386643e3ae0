import assert from 'node:assert/strict';
import type * as Sarif from 'sarif';
import { setLocale } from '../../src/l10n/index.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { sarifValidator } from './sarif-validator.ts';
import { context, finding, result, sources, warning } from './sample.ts';

const validate = sarifValidator();

function runOf(text: string): Sarif.Run {
  const log = JSON.parse(text) as Sarif.Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

const run = (...args: Parameters<typeof result>): Sarif.Run => runOf(sarifReport(result(...args), context()));

describe('SARIF report', () => {
  afterEach(() => setLocale('en'));

  it('validates, empty or full', () => {
    run([]);
    run(
      [finding(), warning, finding({ suppressed: { kind: 'baseline', reason: null, until: null } })],
      [{ kind: 'internal-error', message: 'x' }, { kind: 'policy-warning', message: 'x', file: 'crm-guard.yaml', line: 1, column: 1 }],
    );
    runOf(sarifReport(result([finding({ ruleId: 'crm-guard/unheard-of' })]), context({ rules: [], readSource: () => undefined, exitCode: 1 })));
  });

  it('is held against a schema that would notice', () => {
    const log = JSON.parse(sarifReport(result([finding()]), context())) as { runs: { results: object[] }[] };
    log.runs[0]?.results.push({ message: {}, level: 'fatal' });
    assert.equal(validate(log), false);
  });

  it('places the result and names its rule', () => {
    const { results, tool } = run([warning]);
    const [first] = results ?? [];
    assert.deepEqual(first?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/log.ts', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 1, startColumn: 26, endLine: 1, endColumn: 36 },
    });
    assert.equal(first?.level, 'warning');
    assert.equal(tool.driver.rules?.[first?.ruleIndex ?? -1]?.id, 'crm-guard/no-pii-in-logs');
    assert.deepEqual(first?.partialFingerprints, { 'crmGuardFingerprint/v1': 'f'.repeat(16) });
  });

  it('describes every rule, also those that found nothing', () => {
    const [rule] = run([]).tool.driver.rules ?? [];
    assert.equal(rule?.id, 'crm-guard/no-unbounded-query');
    assert.equal(rule?.name, 'NoUnboundedQuery');
    assert.equal(rule?.shortDescription?.text, 'Reads of personal data need a row limit.');
    assert.match(rule?.fullDescription?.text ?? '', /every customer\.$/);
    assert.equal(rule?.helpUri, 'https://example.com/rules/no-unbounded-query.md');
    assert.deepEqual(rule?.defaultConfiguration, { level: 'error' });
  });

  it('describes rules in the chosen language', () => {
    setLocale('ja');
    assert.equal(run([]).tool.driver.rules?.[1]?.fullDescription?.text, 'ログに個人データを書かないでください。');
  });

  it('counts columns in UTF-16 units and lines as JavaScript does', () => {
    const { columnKind, newlineSequences } = run([]);
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(newlineSequences, ['\r\n', '\n', '\r', '\u2028', '\u2029']);
  });

  it('marks suppressed results with kind and reason, and the others as not suppressed', () => {
    const { results } = run([
      finding(),
      finding({ suppressed: { kind: 'inline', reason: 'test record', until: '2027-03-31' } }),
      finding({ suppressed: { kind: 'policy', reason: 'agreed', until: null } }),
    ]);
    assert.deepEqual(results?.map(({ suppressions }) => suppressions), [
      [],
      [{ kind: 'inSource', status: 'accepted', justification: 'test record', properties: { kind: 'inline', until: '2027-03-31' } }],
      [{ kind: 'external', status: 'accepted', justification: 'agreed', properties: { kind: 'policy', until: null } }],
    ]);
  });

  it('carries fixes by offset and by line and column of the real text', () => {
    const source = sources['src/customers.ts'] ?? '';
    const [first] = run([finding()]).results ?? [];
    const [replacement] = first?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    assert.equal(first?.fixes?.[0]?.description?.text, 'add `take: 100`');
    const before = source.slice(0, 124).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    assert.deepEqual(replacement, {
      deletedRegion: { startLine: place.line, startColumn: place.column, endLine: place.line, endColumn: place.column, charOffset: 124, charLength: 0 },
      insertedContent: { text: ', take: 100' },
    });
  });

  it('counts neither the byte order mark nor the two halves of CRLF as columns', () => {
    const edit = finding({ file: 'a.ts', suggestions: [{ title: 'x', edits: [{ range: [4, 6], text: '' }] }] });
    const text = sarifReport(result([edit]), context({ readSource: () => '\ufeffa;\r\nbc;' }));
    const [replacement] = runOf(text).results?.[0]?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    assert.deepEqual(replacement?.deletedRegion, { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3, charOffset: 4, charLength: 2 });
    assert.equal(replacement?.insertedContent, undefined);
  });

  it('links the places that explain the finding from its message', () => {
    const [first] = run([finding()]).results ?? [];
    assert.deepEqual(
      first?.relatedLocations?.map(({ id, message, physicalLocation }) => [id, message?.text, physicalLocation?.artifactLocation?.uri, physicalLocation?.region?.startLine]),
      [
        [1, 'Customer is declared here', 'prisma/schema.prisma', 10],
        [2, 'email: contact.email', 'prisma/schema.prisma', 12],
        [3, '氏名: person.full_name', 'crm-guard.yaml', 4],
      ],
    );
    assert.equal(first?.message.text, '`prisma.customer.findMany` reads every row of Customer, with e-mail and name.\n[Customer is declared here](1), [email: contact.email](2), [氏名: person.full_name](3)');
  });

  it('shows the way of a value as a flow of code, the finding on it', () => {
    const place = (file: string, line: number, role: 'source' | 'step' | 'sink') => ({ message: `${role} here`, role, file, line, column: 1 });
    const [first, other] = run([finding({ related: [place('src/a.ts', 1, 'source'), place('src/b.ts', 2, 'step'), place('src/log.ts', 3, 'sink')] }), finding({ line: 4 })]).results ?? [];
    assert.deepEqual(
      first?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => [location?.physicalLocation?.artifactLocation?.uri, location?.physicalLocation?.region?.startLine]),
      [['src/a.ts', 1], ['src/b.ts', 2], ['src/customers.ts', finding().line], ['src/log.ts', 3]],
    );
    assert.equal(other?.codeFlows, undefined);
  });

  it('lists every file once and refers to it by index', () => {
    const { artifacts, results, originalUriBaseIds } = run([finding(), warning, finding({ line: 4 })]);
    const uris = artifacts?.map(({ location }) => location?.uri);
    assert.deepEqual([...(uris ?? [])].sort(), ['crm-guard.yaml', 'prisma/schema.prisma', 'src/customers.ts', 'src/log.ts']);
    for (const { locations } of results ?? []) {
      const at = locations?.[0]?.physicalLocation?.artifactLocation;
      assert.equal(uris?.[at?.index ?? -1], at?.uri);
    }
    assert.equal(originalUriBaseIds?.['%SRCROOT%']?.uri, 'file:///project/');
  });

  it('writes file names as addresses', () => {
    const names = ['app/[id]/page.tsx', 'src/顧客 一覧.ts', 'a#b?c%.ts', 'c:odd.ts', 'half\ud83d.ts'];
    const { artifacts } = run(names.map((file) => finding({ file, related: [], fields: [] })));
    assert.deepEqual(artifacts?.map(({ location }) => location?.uri), [
      'app/%5Bid%5D/page.tsx',
      'src/%E9%A1%A7%E5%AE%A2%20%E4%B8%80%E8%A6%A7.ts',
      'a%23b%3Fc%25.ts',
      'c%3Aodd.ts',
      'half%EF%BF%BD.ts',
    ]);
  });

  it('reports problems as notifications and an internal error as a failed run', () => {
    const text = sarifReport(
      result([], [
        { kind: 'syntax-error', message: 'Unexpected token', file: 'b.ts', line: 3, column: 7 },
        { kind: 'internal-error', message: 'rule failed', file: 'a.ts' },
        { kind: 'policy-warning', message: 'no such function', file: 'crm-guard.yaml', line: 2, column: 1 },
      ]),
      context({ exitCode: 3 }),
    );
    const [invocation] = runOf(text).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation?.exitCode, 3);
    assert.deepEqual(invocation?.toolExecutionNotifications?.map(({ descriptor, level, message }) => [descriptor?.id, level, message.text]), [
      ['syntax-error', 'error', 'Unexpected token'],
      ['internal-error', 'error', 'rule failed'],
    ]);
    assert.deepEqual(invocation?.toolConfigurationNotifications?.map(({ descriptor }) => descriptor?.id), ['policy-warning']);
    assert.equal(invocation?.toolExecutionNotifications?.[0]?.locations?.[0]?.physicalLocation?.region?.startLine, 3);
  });

  it('calls a run with findings and syntax errors successful', () => {
    assert.equal(run([finding()], [{ kind: 'syntax-error', message: 'x', file: 'b.ts' }]).invocations?.[0]?.executionSuccessful, true);
  });
});
