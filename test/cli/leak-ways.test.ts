import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import type * as Sarif from 'sarif';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { JsonFinding, JsonReport } from '../../src/report/json.ts';
import { sarifValidator } from '../report/sarif-validator.ts';
import { TestClient } from '../server/client.ts';
import { LEAK_RULES, LEAKY_PROJECT } from '../support/leaky-project.ts';
import { inFolder } from './fake.ts';
import { bundle, crmGuard, ended, startNode } from './process.ts';

const example = fileURLToPath(new URL('../../examples/crm', import.meta.url));

/** Both reports of one run of the built command line. */
async function reportsOf(folder: string, into: string): Promise<{ json: JsonReport; run: Sarif.Run }> {
  const target = path.join(into, 'out.sarif');
  const { stdout } = await crmGuard(folder, '--no-cache', '--format', 'json', '--output', `sarif:${target}`);
  const log = JSON.parse(readFileSync(target, 'utf8')) as Sarif.Log;
  const validate = sarifValidator();
  assert.ok(validate(log), JSON.stringify(validate.errors));
  assert.ok(log.runs[0]);
  return { json: JSON.parse(stdout) as JsonReport, run: log.runs[0] };
}

const isLeak = (ruleId: string): boolean => LEAK_RULES.some((rule) => ruleId === `crm-guard/${rule}`);
const wayOf = ({ related = [] }: JsonFinding): string[] => related.flatMap(({ role, file, line }) => (role === undefined ? [] : [`${role} ${file}:${line}`]));
/** The places of a flow of code: the way of a value as a viewer walks it. */
const flowOf = ({ codeFlows }: Sarif.Result): string[] =>
  codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => `${location?.physicalLocation?.artifactLocation?.uri}:${location?.physicalLocation?.region?.startLine}`) ?? [];

describe('the way of a leak', function () {
  this.timeout(60_000);

  it('leads from the read to the sink in the reports of the command line', async () => {
    await inFolder(LEAKY_PROJECT, async (folder) => {
      const { json, run } = await reportsOf(folder, folder);
      const ways = Object.fromEntries(json.findings.filter(({ ruleId }) => isLeak(ruleId)).map((finding) => [finding.ruleId.slice('crm-guard/'.length), wayOf(finding)]));
      assert.deepEqual(ways, {
        'no-pii-in-logs': ['source src/leaks.ts:7', 'sink src/note.ts:1'],
        'no-pii-in-errors': ['source src/read.ts:3', 'step src/leaks.ts:12'],
        'no-pii-to-external-service': ['source src/read.ts:3'],
        'no-pii-in-url': ['source src/read.ts:3'],
        'no-pii-in-client-storage': ['source src/read.ts:3'],
        // The name and the number stand beside each other in that line.
        'no-plaintext-pii-export': ['source src/read.ts:4', 'step src/leaks.ts:29', 'step src/leaks.ts:29'],
      });
      const flows = Object.fromEntries((run.results ?? []).filter(({ ruleId }) => isLeak(ruleId ?? '')).map((result) => [result.ruleId?.slice('crm-guard/'.length), flowOf(result)]));
      assert.deepEqual(flows, {
        'no-pii-in-logs': ['src/leaks.ts:7', 'src/leaks.ts:8', 'src/note.ts:1'],
        'no-pii-in-errors': ['src/read.ts:3', 'src/leaks.ts:12', 'src/leaks.ts:13'],
        'no-pii-to-external-service': ['src/read.ts:3', 'src/leaks.ts:17'],
        'no-pii-in-url': ['src/read.ts:3', 'src/leaks.ts:21'],
        'no-pii-in-client-storage': ['src/read.ts:3', 'src/leaks.ts:25'],
        'no-plaintext-pii-export': ['src/read.ts:4', 'src/leaks.ts:29', 'src/leaks.ts:29', 'src/leaks.ts:30'],
      });
    });
  });

  it('is told of every leak in the example project, in each report', async () => {
    await inFolder({}, async (folder) => {
      const { json, run } = await reportsOf(example, folder);
      const leaks = json.findings.filter(({ ruleId }) => isLeak(ruleId));
      assert.equal(new Set(leaks.map(({ ruleId }) => ruleId)).size, LEAK_RULES.length);
      for (const finding of leaks) assert.match(wayOf(finding)[0] ?? '', /^source /, `${finding.ruleId} ${finding.file}:${finding.line}`);
      for (const result of (run.results ?? []).filter(({ ruleId }) => isLeak(ruleId ?? ''))) {
        const flow = flowOf(result);
        const at = result.locations?.[0]?.physicalLocation;
        assert.ok(flow.length >= 2 && flow.includes(`${at?.artifactLocation?.uri}:${at?.region?.startLine}`), `${result.ruleId} ${flow.join(' → ')}`);
      }
    });
  });

  it('stands in the readable report', async () => {
    await inFolder(LEAKY_PROJECT, async (folder) => {
      const { stdout } = await crmGuard(folder, '--no-cache');
      assert.match(stdout, /way {2,}src\/leaks\.ts:7:\d+ {2}Customer is read here\n {2} +src\/note\.ts:1:\d+ {2}and leaves here, in `console\.info`/);
    });
  });

  it('is the related information of a diagnostic', async () => {
    await inFolder(LEAKY_PROJECT, async (folder) => {
      const server = startNode([bundle, 'lsp', '--stdio'], folder);
      const end = ended(server);
      const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
      try {
        const client = await TestClient.over(connection, { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'shop' }] });
        const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
        await client.open(uri('src/leaks.ts'), LEAKY_PROJECT['src/leaks.ts'] ?? '');
        const shown = (await client.diagnostics(uri('src/leaks.ts'))).filter(({ code }) => isLeak(`crm-guard/${String(code)}`));
        assert.deepEqual(shown.map(({ code }) => code).sort(), [...LEAK_RULES].sort());
        for (const { code, relatedInformation } of shown) assert.equal(relatedInformation?.[0]?.location.uri, uri(code === 'no-pii-in-logs' ? 'src/leaks.ts' : 'src/read.ts'), String(code));
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        await end;
      } finally {
        connection.dispose();
        server.kill();
      }
    });
  });
});
