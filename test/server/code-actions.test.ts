import assert from 'node:assert/strict';
import type { TextDocumentEdit } from 'vscode-languageserver/node';
import { SUPPRESS } from '../../src/protocol/index.ts';
import type { SuppressTarget } from '../../src/protocol/index.ts';
import { TestClient } from './client.ts';

const FILE = 'file:///crm/src/a.ts';

describe('server: code actions', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('offers the suggestion first, as the preferred quick fix, bound to the version it was made for', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'ok();\r\n\tuse(BAD);\r\n');
    const [first, ...others] = await client.actions(FILE, 1);
    assert.equal(first?.title, 'Write GOOD');
    assert.equal(first?.kind, 'quickfix');
    assert.equal(first?.isPreferred, true);
    const change = first?.edit?.documentChanges?.[0] as TextDocumentEdit;
    assert.equal(change.textDocument.version, 1);
    assert.deepEqual(change.edits, [{ range: { start: { line: 1, character: 5 }, end: { line: 1, character: 8 } }, newText: 'GOOD' }]);
    assert.deepEqual(others.map(({ command }) => command?.command), ['crm-guard.suppress', 'crm-guard.suppress', 'crm-guard.openRulePage']);
    assert.ok(others.every(({ isPreferred }) => !isPreferred));
  });

  it('answers for the finding that the client names, not for its neighbours', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD SAFE');
    const [, second] = await client.diagnostics(FILE);
    const named = await client.actions(FILE, 0, undefined, second ? [second] : []);
    assert.deepEqual(new Set(named.flatMap(({ diagnostics }) => diagnostics?.map(({ message }) => message))), new Set(['SAFE is bad']));
  });

  it('offers nothing where there is no finding', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'ok();\nBAD');
    assert.deepEqual(await client.actions(FILE, 0), []);
  });

  it('fixes all with safe fixes only, and only when asked for source actions', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD SAFE SAFE');
    const all = await client.actions(FILE, 0, ['source.fixAll']);
    assert.deepEqual(all.map(({ kind }) => kind), ['source.fixAll.crm-guard']);
    const change = all[0]?.edit?.documentChanges?.[0] as TextDocumentEdit;
    assert.equal(change.edits.length, 2, 'the suggestion for BAD is not a safe fix');
    assert.ok((await client.actions(FILE, 0)).every(({ kind }) => kind === 'quickfix'));
    assert.deepEqual((await client.actions(FILE, 0, ['source.fixAll.eslint'])), []);
  });

  for (const [fixKind, ofBad, ofSafe, fixAll] of [['safe_fix_or_suggestion', 1, 2, 1], ['safe_fix', 0, 2, 1], ['none', 0, 0, 0], ['no such choice', 1, 2, 1]] as const) {
    it(`offers the edits of "crm-guard.fixKind": "${fixKind}"`, async () => {
      client = await TestClient.start({ initializationOptions: { settings: { fixKind } } });
      await client.open(FILE, 'BAD\nSAFE\nSAFE');
      assert.equal((await client.actions(FILE, 0)).length, ofBad, 'a suggestion');
      assert.equal((await client.actions(FILE, 1)).length, ofSafe, 'a safe fix, and all of its rule');
      assert.equal((await client.actions(FILE, 0, ['source.fixAll'])).length, fixAll);
    });
  }

  it('fixes all of one rule at once, where the fixes are safe', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD SAFE SAFE');
    const [, safe] = await client.diagnostics(FILE);
    const action = (await client.actions(FILE, 0, undefined, safe ? [safe] : [])).find(({ title }) => title === 'Fix all 2 of no-bad in this file (safe fixes only)');
    assert.equal((action?.edit?.documentChanges?.[0] as TextDocumentEdit).edits.length, 2);
    assert.ok(!action?.isPreferred);
    const [bad] = await client.diagnostics(FILE);
    assert.ok((await client.actions(FILE, 0, undefined, bad ? [bad] : [])).every(({ title }) => !title.startsWith('Fix all')), 'a suggestion needs judgement each time');
  });

  it('offers only commands that the client runs', async () => {
    client = await TestClient.start({ initializationOptions: undefined });
    await client.open(FILE, 'BAD');
    assert.deepEqual((await client.actions(FILE, 0)).map(({ title }) => title), ['Write GOOD']);
  });

  it('speaks Japanese to a Japanese editor', async () => {
    client = await TestClient.start({ locale: 'ja' });
    await client.open(FILE, 'BAD');
    assert.match((await client.actions(FILE, 0))[1]?.title ?? '', /抑制/);
  });

  it('suppresses with the reason in a comment above the line', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'ok();\n  use(BAD);\n');
    const target = (await client.actions(FILE, 1))[1]?.command?.arguments?.[0] as SuppressTarget;
    const answer = await client.connection.sendRequest(SUPPRESS, { ...target, reason: ' agreed */ with\nlegal ' });
    assert.deepEqual(answer, { done: true });
    const change = client.applied[0]?.documentChanges?.[0] as TextDocumentEdit;
    assert.deepEqual(change.edits, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        newText: '  // eslint-disable-next-line crm-guard/no-bad -- agreed * / with legal\n',
      },
    ]);
  });

  it('suppresses a rule in the whole file by a comment at its top', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'ok();\n  use(BAD);\n');
    const action = (await client.actions(FILE, 1)).find(({ title }) => title === 'Suppress no-bad in this whole file, with a reason…');
    const target = action?.command?.arguments?.[0] as SuppressTarget;
    assert.equal(target.whole, 'file');
    assert.deepEqual(await client.connection.sendRequest(SUPPRESS, { ...target, reason: 'agreed', until: '2099-01-01' }), { done: true });
    const change = client.applied[0]?.documentChanges?.[0] as TextDocumentEdit;
    assert.deepEqual(change.edits.map((edit) => 'newText' in edit && edit.newText), ['/* eslint-disable crm-guard/no-bad -- agreed (until 2099-01-01) */\n']);
  });

  it('suppresses nothing when the document has changed since', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD');
    const target = (await client.actions(FILE, 0))[1]?.command?.arguments?.[0] as SuppressTarget;
    await client.change(FILE, 2, 'x\nBAD');
    assert.deepEqual(await client.connection.sendRequest(SUPPRESS, { ...target, reason: 'agreed' }), { done: false, why: 'changed' });
    assert.deepEqual(client.applied, []);
  });
});
