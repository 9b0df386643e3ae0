import assert from 'node:assert/strict';
import fc from 'fast-check';
import { holeMarker, readSql, readsOf, tokenize } from '../../src/statements/sql/index.ts';

const SEEDS = [
  'WITH r AS (SELECT c.*, count(*) OVER (PARTITION BY x) n FROM crm.customers c WHERE c.id = ANY($1::uuid[])) SELECT * FROM r LIMIT 10 OFFSET 5 FOR UPDATE;',
  "SELECT TOP (5) [a].[b], CASE WHEN x IS NULL THEN 'it''s' ELSE y END z FROM [dbo].[t] AS [a] WITH (NOLOCK) WHERE (p, q) IN ((1, 2), (3, 4)) OPTION (RECOMPILE)",
  'INSERT INTO `t` (`a`) SELECT b FROM u WHERE c LIKE ? ON DUPLICATE KEY UPDATE a = VALUES(a) -- done',
  'UPDATE t SET a = (SELECT max(b) FROM u) FROM v WHERE t.id = v.id AND EXISTS (SELECT 1) RETURNING *, (SELECT 2)',
  `SELECT /* c */ ${holeMarker(0)} FROM ${holeMarker(1)}.t JOIN LATERAL (SELECT 1) x ON true WHERE a = '${holeMarker(2)}' ${holeMarker(3)} FETCH FIRST ROW ONLY`,
  "DELETE FROM a USING b WHERE a.i = b.i AND $$ q $$ = E'\\'' AND d = :name UNION SELECT (((1)))",
];
const PIECES = fc.constantFrom(
  'select', 'from', 'where', 'with', 'as', 'limit', 'union', 'case', 'end', 'and', 'or', 'between', 'in', 'top', 'on', 'join', 'not', 'exists',
  'values', 'update', 'returning', 'fetch', 'offset', '(', ')', ',', '*', '.', ';', "'", '"', '`', '[', ']', '$$', '$1', '?', ':a', '@b', '::', '--', '/*', '*/',
  '=', '1', 'a', 'count', 'json_agg', '\\', '\n', '#', '氏名', '\uE000', '\uE001', holeMarker(0), '\uFEFF', '\uD800',
);

const readAll = (sql: string): void => {
  for (const dialect of [undefined, 'postgres', 'mysql', 'sqlite', 'mssql'] as const) {
    for (const statement of readSql(sql, dialect ? { dialect } : {})) {
      assert.ok(statement.range.start <= statement.range.end && statement.range.end <= sql.length, sql);
      const { limit } = statement.places;
      assert.ok(limit === undefined || (limit > 0 && limit <= sql.length), sql);
      for (const read of readsOf(statement)) assert.ok(!read.star || sql.slice(read.star.start, read.star.end).includes('*'), sql);
    }
  }
};

describe('SQL reader on broken text', () => {
  it('reads every prefix and every suffix of real statements', () => {
    for (const seed of SEEDS) {
      for (let i = 0; i <= seed.length; i++) {
        readAll(seed.slice(0, i));
        readAll(seed.slice(i));
      }
    }
  }).timeout(20_000);

  it('reads statements with a piece cut out, doubled or replaced', () => {
    const mutant = fc
      .tuple(fc.constantFrom(...SEEDS), fc.nat(), fc.nat(30), fc.array(PIECES, { maxLength: 4 }))
      .map(([seed, at, cut, pieces]) => {
        const start = at % (seed.length + 1);
        return seed.slice(0, start) + pieces.join(' ') + seed.slice(start + cut);
      });
    fc.assert(fc.property(mutant, readAll), { numRuns: 2000 });
  }).timeout(20_000);

  it('reads words in any order', () => {
    const soup = fc.tuple(fc.array(PIECES, { maxLength: 60 }), fc.constantFrom('', ' ')).map(([pieces, gap]) => pieces.join(gap));
    fc.assert(fc.property(soup, readAll), { numRuns: 2000 });
  }).timeout(20_000);

  it('gives tokens that lie in order and cover what is no comment and no space', () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ');
        let end = 0;
        for (const token of tokenize(text)) {
          assert.ok(token.start >= end && token.end > token.start, text);
          end = token.end;
        }
        assert.ok(end <= text.length);
      }),
    );
  });
});

describe('SQL reader on a megabyte of hostile text', () => {
  const fill = (piece: string, before = ''): string => before + piece.repeat(Math.ceil(1_000_000 / piece.length));
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['open parentheses', fill('(')],
    ['nested selects', fill('(select ')],
    ['nested selects in FROM', fill('select * from (')],
    ['nested conditions', fill('(a = 1 and ', 'select * from t where ')],
    ['alternating AND and OR', fill('a or b and ', 'select * from t where ')],
    ['open brackets', fill('[a ')],
    ['dollar tags that never close', Array.from({ length: 150_000 }, (_, i) => `$t${i}$`).join(' ')],
    ['quotes', fill("'")],
    ['backslashes before quotes', fill("\\'", "'")],
    ['open comments', fill('/* ')],
    ['half hole markers', fill('\uE000')],
    ['holes', fill(holeMarker(1))],
    ['holes apart', fill(`${holeMarker(1)} `, 'select * from t where ')],
    ['placeholders', fill('?, ', 'select ')],
    ['commas', fill('a, ', 'select * from ')],
    ['dots', fill('a.', 'select ')],
    ['joins', fill('join t on a = b ', 'select * from t ')],
    ['ON in a row', fill('on ', 'select * from t join u ')],
    ['CASE', fill('case when ', 'select ')],
    ['unions', fill('select 1 union ')],
    ['statements', fill('select 1;')],
    ['WITH', fill('a as (select 1), ', 'with ')],
    ['nested WITH', fill('with a as (')],
    ['one long word', fill('a')],
    ['IN lists', fill('1,', 'select * from t where a in (')],
    ['functions', fill('f(', 'select ')],
    ['casts', fill('::int', 'select a')],
    ['BETWEEN', fill('between ', 'select * from t where a ')],
  ];
  for (const [name, text] of HOSTILE) {
    it(name, () => {
      for (const statement of readSql(text)) readsOf(statement);
    }).timeout(20_000);
  }
});
