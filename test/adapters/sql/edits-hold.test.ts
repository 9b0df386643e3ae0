import assert from 'node:assert/strict';
import fc from 'fast-check';
import { access, apply } from './facts.ts';

/** Statements put together from parts that move the place of an edit. */
const statement = fc
  .record({
    columns: fc.constantFrom('*', 'c.*', 'c.id, c.email', "'it''s' AS x, c.*"),
    with: fc.constantFrom('', 'WITH x AS (SELECT 1)\n'),
    join: fc.constantFrom('', ' LEFT JOIN orders o ON o.customer_id = c.id'),
    where: fc.constantFrom('', " WHERE c.name = 'a''b; -- LIMIT 5'", ' WHERE c.name LIKE $1 AND (c.phone = $2 OR c.phone IS NULL)'),
    order: fc.constantFrom('', ' ORDER BY c.name DESC', '\n  ORDER BY c.name'),
    tail: fc.constantFrom('', ';', ' FOR UPDATE', ' OFFSET 5', ' -- the end', '\n/* the end */\n', ' LIMIT ALL', ' LIMIT 99999'),
  })
  .map((part) => `${part.with}SELECT ${part.columns} FROM customers c${part.join}${part.where}${part.order}${part.tail}`);

const quoted = (text: string, quote: string): string =>
  quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', quote === '`' ? '\n' : '\\n') + quote;
const literal = fc.tuple(statement, fc.constantFrom("'", '"', '`'), fc.nat(100)).map(([text, quote, at]) => {
  const cut = text.lastIndexOf(' ', at) + 1;
  return at % 3 === 0 ? quoted(text, quote) : `${quoted(text.slice(0, cut), quote)} + ${quoted(text.slice(cut), quote)}`;
});
const source = literal.map((text) => `import { Pool } from 'pg';\nconst pool = new Pool();\npool.query(${text})`);

describe('edits of raw SQL, applied', () => {
  it('a written bound is read back as that bound', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { bound } = access(text).edits;
        assert.ok(bound, text);
        const after = access(apply(text, bound(100)));
        assert.equal(after.rowBound.kind === 'literal' ? after.rowBound.rows : after.rowBound.kind, 100, apply(text, bound(100)));
        assert.equal(after.related.length, access(text).related.length);
      }),
      { numRuns: 150 },
    );
  });

  it('a written projection is read back as those fields', () => {
    fc.assert(
      fc.property(source, (text) => {
        const before = access(text);
        if (!before.edits.project) return;
        const after = access(apply(text, before.edits.project(['id', 'tenantId'])));
        assert.deepEqual(after.projection, { kind: 'fields', fields: ['id', 'tenantId'] }, text);
      }),
      { numRuns: 150 },
    );
  });
});
