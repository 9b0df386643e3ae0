import assert from 'node:assert/strict';
import { CREATE_ACCESS_LOG_HELPER, PROPOSE_ACCESS_LOG_HELPER } from '../../src/protocol/index.ts';
import type { HelperAnswer, HelperProposal } from '../../src/protocol/index.ts';
import { TestClient } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

const FILE = 'file:///crm/src/a.ts';
const COMMANDS = { commands: ['crm-guard.suppress', 'crm-guard.openRulePage', 'crm-guard.createAccessLogHelper'] };
const PLAN = { name: 'recordAccess', file: 'src/lib/access-log.ts', text: 'export {};\n' };

/** An engine of a project without an access log, that answers one plan. */
function lacking(planned: FakeEngine['planned'], policyFile?: string, rule?: string) {
  return (options: ConstructorParameters<typeof FakeEngine>[0]): FakeEngine => {
    const engine = new FakeEngine({ ...options, ...(policyFile === undefined ? {} : { policyFile }) });
    engine.accessLog = undefined;
    engine.planned = planned;
    const check = engine.checkText.bind(engine);
    engine.checkText = (file, text) => {
      const { findings, problems } = check(file, text);
      return { problems, findings: rule === undefined ? findings : findings.map((finding) => ({ ...finding, ruleId: `crm-guard/${rule}`, suggestions: [] })) };
    };
    return engine;
  };
}

describe('server: access-log helper', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const offered = async (): Promise<(string | undefined)[]> => {
    await client.open(FILE, 'BAD');
    return (await client.actions(FILE, 0)).map(({ command }) => command?.command);
  };

  it('is offered where a read is not logged and the project has nothing to log with', async () => {
    client = await TestClient.start({ initializationOptions: COMMANDS }, lacking({ problem: '' }, undefined, 'require-access-log'));
    await client.open(FILE, 'BAD');
    const [first] = await client.actions(FILE, 0);
    assert.equal(first?.command?.command, 'crm-guard.createAccessLogHelper');
    assert.deepEqual(first.command.arguments, [{ uri: FILE }]);
    assert.equal(first.kind, 'quickfix');
    assert.equal(first.diagnostics?.[0]?.code, 'require-access-log');
  });

  it('is not offered for other findings', async () => {
    client = await TestClient.start({ initializationOptions: COMMANDS }, lacking({ problem: '' }));
    assert.ok(!(await offered()).includes('crm-guard.createAccessLogHelper'));
  });

  it('is not offered where the project has an access log', async () => {
    client = await TestClient.start({ initializationOptions: COMMANDS }, (options) => {
      const engine = lacking({ problem: '' }, undefined, 'require-access-log')(options);
      engine.accessLog = 'recordAccess';
      return engine;
    });
    assert.ok(!(await offered()).includes('crm-guard.createAccessLogHelper'));
  });

  it('is not offered by an editor that cannot create it', async () => {
    client = await TestClient.start({}, lacking({ problem: '' }, undefined, 'require-access-log'));
    assert.ok(!(await offered()).includes('crm-guard.createAccessLogHelper'));
  });

  it('proposes a place, and says what the project has already', async () => {
    client = await TestClient.start({}, (options) => Object.assign(lacking({ plan: { ...PLAN, policy: { file: '/crm/crm-guard.yaml', text: '' } } })(options), { accessLog: 'Audit.write' }));
    const proposal = await client.connection.sendRequest<HelperProposal>(PROPOSE_ACCESS_LOG_HELPER, { uri: FILE });
    assert.deepEqual(proposal, { file: 'src/lib/access-log.ts', policy: 'file:///crm/crm-guard.yaml', existing: 'Audit.write' });
    assert.deepEqual(FakeEngine.opened[0]?.asked, [{ near: '/crm/src/a.ts' }]);
    assert.deepEqual(client.applied, []);
  });

  it('has the editor write both files in one edit that overwrites nothing', async () => {
    client = await TestClient.start({}, lacking({ plan: { ...PLAN, policy: { file: '/crm/crm-guard.yaml', text: 'maxRows: 1\n' } } }));
    const answer = await client.connection.sendRequest<HelperAnswer>(CREATE_ACCESS_LOG_HELPER, { uri: FILE, file: 'src/log.ts' });
    assert.deepEqual(answer, { done: true, helper: 'file:///crm/src/lib/access-log.ts', policy: 'file:///crm/crm-guard.yaml', name: 'recordAccess' });
    assert.deepEqual(FakeEngine.opened[0]?.asked, [{ near: '/crm/src/a.ts', file: 'src/log.ts' }]);
    const start = { line: 0, character: 0 };
    const created = (uri: string, newText: string): unknown[] => [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ];
    assert.deepEqual(client.applied, [{ documentChanges: [...created('file:///crm/src/lib/access-log.ts', 'export {};\n'), ...created('file:///crm/crm-guard.yaml', 'maxRows: 1\n')] }]);
  });

  it('edits the policy as it stands in the editor, bound to its version', async () => {
    const text = 'maxRows: 2 # not saved\n';
    const end = text.length;
    client = await TestClient.start({}, lacking({ plan: { ...PLAN, policy: { file: '/crm/crm-guard.yaml', before: text, edits: [{ range: [end, end], text: 'accessLog:\n' }] } } }, '/crm/crm-guard.yaml'));
    await client.open('file:///crm/crm-guard.yaml', text, 'yaml');
    await client.connection.sendRequest(CREATE_ACCESS_LOG_HELPER, { uri: FILE });
    assert.equal(FakeEngine.opened[0]?.asked[0]?.policyText, text);
    const at = { line: 1, character: 0 };
    assert.deepEqual(client.applied[0]?.documentChanges?.at(-1), { textDocument: { uri: 'file:///crm/crm-guard.yaml', version: 1 }, edits: [{ range: { start: at, end: at }, newText: 'accessLog:\n' }] });
  });

  it('says why nothing was written', async () => {
    client = await TestClient.start({}, lacking({ problem: 'src/log.ts exists already' }));
    assert.deepEqual(await client.connection.sendRequest(CREATE_ACCESS_LOG_HELPER, { uri: FILE }), { done: false, problem: 'src/log.ts exists already' });
    assert.deepEqual(client.applied, []);
    const untitled = await client.connection.sendRequest<HelperAnswer>(CREATE_ACCESS_LOG_HELPER, { uri: 'untitled:Untitled-1' });
    assert.ok(!untitled.done && /Open a file of the project/.test(untitled.problem));
  });
});
