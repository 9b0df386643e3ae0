import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { setLocale } from '../../src/l10n/index.ts';
import { readCustomizations, shownSeverity } from '../../src/server/rule-customizations.ts';
import { CURRENT, TestClient, until } from './client.ts';

const FILE = 'file:///crm/src/a.ts';
const read = (...all: [rule: string, severity: string][]) => readCustomizations(all.map(([rule, severity]) => ({ rule, severity }))).customizations;

describe('server: how a user wants to see findings', () => {
  it('means rules by name, by a glob, or all others; the last entry holds', () => {
    const shown = (rule: string, ...all: [string, string][]) => shownSeverity(rule, 'error', read(...all));
    assert.equal(shown('no-pii-in-logs'), 'error');
    assert.equal(shown('no-pii-in-logs', ['no-pii-in-logs', 'hint']), 'hint');
    assert.equal(shown('no-pii-in-logs', ['crm-guard/no-pii-in-logs', 'hint']), 'hint');
    assert.equal(shown('no-pii-in-logs', ['no-pii-*', 'info']), 'info');
    assert.equal(shown('no-pii-in-logs', ['*-in-*', 'info'], ['no-unbounded-query', 'off']), 'info');
    assert.equal(shown('no-pii-in-logs', ['*', 'off'], ['!no-unbounded-query', 'warn']), 'warning');
    assert.equal(shown('no-pii-in-logs', ['no-pii', 'off'], ['pii-*', 'off'], ['no-pii-in-logs*s', 'off'], ['no-*-pii-*-logs', 'off']), 'error', 'none of these is its name');
    assert.equal(shown('no-pii-in-logs', ['*', 'off'], ['no-pii-in-logs', 'default']), 'error');
  });

  it('moves a severity up or down from what the policy says', () => {
    const shown = (severity: 'error' | 'warning', word: string) => shownSeverity('r', severity, read(['r', word]));
    assert.deepEqual([shown('error', 'downgrade'), shown('warning', 'downgrade')], ['warning', 'info']);
    assert.deepEqual([shown('error', 'upgrade'), shown('warning', 'upgrade')], ['error', 'error']);
  });

  it('takes no time over a glob made to take it', () => {
    const started = performance.now();
    assert.equal(shownSeverity('a'.repeat(5000), 'error', read([`${'*a'.repeat(2000)}*b`, 'off'])), 'error');
    assert.ok(performance.now() - started < 1000);
  });

  it('says what is wrong, and applies the rest', () => {
    const { customizations, problems } = readCustomizations([{ rule: 'a', severity: 'ERROR' }, 'b', { rule: ' ', severity: 'off' }, { rule: 'c', severity: 'off' }]);
    assert.deepEqual(customizations, [{ rule: 'c', severity: 'off' }]);
    assert.match(problems[0] ?? '', /entry 1: "severity" must be one of off, hint, .* not "ERROR"/);
    assert.match(problems[1] ?? '', /entry 2: "rule" must name a rule.*"b"/);
    assert.match(problems[2] ?? '', /entry 3: "rule"/);
    assert.match(readCustomizations({ 'no-unbounded-query': 'off' }).problems[0] ?? '', /a list of/);
    assert.deepEqual(readCustomizations(undefined), { customizations: [], problems: [] });
    setLocale('ja');
    assert.match(readCustomizations('off').problems[0] ?? '', /必要です/);
    setLocale('en');
  });

  describe('in a session', () => {
    let client: TestClient;
    afterEach(() => client.stop());
    const customized = (severity: string) => ({ rules: { customizations: [{ rule: 'no-bad', severity }] } });

    it('shows, hides and fixes accordingly, folder by folder', async () => {
      client = await TestClient.start();
      client.settings = { 'file:///crm': customized('hint') };
      await client.open(FILE, 'BAD');
      assert.deepEqual((await client.diagnostics(FILE)).map(({ severity }) => severity), [DiagnosticSeverity.Hint]);
      assert.equal((await client.actions(FILE, 0))[0]?.diagnostics?.[0]?.severity, DiagnosticSeverity.Hint);
      client.settings = { 'file:///crm': customized('off') };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await until(() => client.refreshes > 0, 'to be told to ask again');
      assert.deepEqual(await client.diagnostics(FILE), []);
      assert.deepEqual(await client.actions(FILE, 0), []);
    });

    it('publishes accordingly to clients that do not ask, with the settings that they gave at the start', async () => {
      client = await TestClient.start({ capabilities: { ...CURRENT, textDocument: {}, workspace: {} }, initializationOptions: { settings: customized('info') } });
      await client.open(FILE, 'BAD');
      await until(() => client.published.length > 0, 'the diagnostics');
      assert.equal(client.published[0]?.diagnostics[0]?.severity, DiagnosticSeverity.Information);
    });

    it('tells the status what is wrong in the settings', async () => {
      client = await TestClient.start();
      client.settings = { 'file:///crm': customized('warnign') };
      await client.open(FILE, 'BAD');
      assert.equal((await client.diagnostics(FILE)).length, 1);
      assert.match(client.statuses.at(-1)?.settings?.[0] ?? '', /"warnign"/);
    });
  });
});
