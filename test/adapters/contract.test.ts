import assert from 'node:assert/strict';
import type { SourceView } from '../../src/ast/index.ts';
import { answerOf, ASKED, CLIENTS, QUESTIONS, type QuestionKey } from './contract.ts';
import { catalog } from './catalog.ts';
import { accessesOf, PARSERS, tryView } from './driver.ts';

const keys = Object.keys(QUESTIONS) as QuestionKey[];

describe('every adapter answers the same questions', () => {
  const matrix = new Map<string, string[]>();

  for (const adapter of ASKED) {
    describe(adapter.id, () => {
      const client = CLIENTS[adapter.id];
      it('is asked', () => assert.ok(client, `write test/adapters/contract/${adapter.id}.ts`));
      if (!client) return;

      for (const key of keys) {
        it(QUESTIONS[key].name, () => {
          const answer = answerOf(adapter, client, key);
          matrix.set(key, [...(matrix.get(key) ?? []), 'not' in answer ? '–' : answer.text]);
          if ('text' in answer) assert.equal(answer.text, QUESTIONS[key].expected);
        });
      }

      it('says nothing wrong of half-typed code, and never fails on it', () => {
        let parsed = 0;
        for (const code of client.halfTyped) {
          for (const parser of PARSERS) {
            const source = tryView(client.before + code, parser);
            parsed += source ? 1 : 0;
            if (source) for (const access of accessesOf(adapter, source, catalog)) assert.ok(access.result && access.operation);
          }
        }
        assert.ok(parsed > 2, 'some of it must parse to be worth reading');
      });

      it('offers edits only for what it reads, and they are edits of the source', () => {
        for (const key of keys) {
          const written: string | { not: string } = client.sources[key];
          const source: SourceView | undefined = typeof written === 'string' ? tryView(client.before + written, 'typescript') : undefined;
          for (const access of source ? accessesOf(adapter, source, catalog) : []) {
            // A change or a deletion may be tied to a tenant; nothing else of it is edited.
            if (access.operation !== 'read') assert.deepEqual(Object.keys(access.edits).filter((name) => name !== 'filter' || access.operation === 'create'), []);
            for (const edit of [access.edits.bound?.(10), access.edits.project?.(['id']), access.edits.filter?.('tenantId', 'tenantId')]) {
              for (const { range } of edit?.edits ?? []) assert.ok(range[0] <= range[1] && range[1] <= (source?.text.length ?? 0));
            }
          }
        }
      });
    });
  }

  after(() => {
    const width = Math.max(...keys.map((key) => QUESTIONS[key].name.length));
    const rows = keys.map((key) => `    ${QUESTIONS[key].name.padEnd(width)} ${(matrix.get(key) ?? []).map((cell) => cell.padEnd(18)).join('')}`);
    console.log(`\n    ${''.padEnd(width)} ${ASKED.map(({ id }) => id.padEnd(18)).join('')}\n${rows.join('\n')}\n`);
  });
});
