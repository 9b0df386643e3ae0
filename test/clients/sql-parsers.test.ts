import assert from 'node:assert/strict';
import { byNodeSqlParser, byPgsqlAstParser, type Outline, ours } from './sql-parsers.ts';
import { statementsOf } from './sql-statements.ts';

/** A limit behind a union is the whole's; where a parser hangs it differs, and it bounds every part. */
const unordered = ({ unions, ...first }: Outline): unknown => {
  const limit = [first, ...unions].map((one) => one.limit).find((one) => one !== 'none') ?? 'none';
  return [first, ...unions].map(({ verb, tables, columns }, i) => ({ verb, tables, columns, ...(i === 0 ? { limit } : {}) }));
};

/** Our reader is written by hand because statements come with holes and half typed; on whole ones it must say what a grammar says. */
describe('SQL: our tolerant reader and well-kept parsers', () => {
  const compare = (name: string, dialect: 'postgres' | 'mysql' | 'sqlite' | 'mssql', parse: (text: string) => Outline | undefined, gaveUpAtMost: number): void => {
    it(`${dialect}, against ${name}`, () => {
      const statements = statementsOf(dialect, 200);
      const differences: string[] = [];
      let compared = 0;
      for (const text of statements) {
        const theirs = parse(text);
        if (!theirs) continue;
        compared++;
        const own = ours(text, dialect);
        const [a, b] = [JSON.stringify(own && unordered(own)), JSON.stringify(unordered(theirs))];
        if (a !== b) differences.push(`${text}\n    ours   ${a}\n    theirs ${b}`);
      }
      assert.ok(differences.length === 0, `${differences.length} of ${compared} differ:\n  ${differences.slice(0, 20).join('\n  ')}`);
      assert.ok(compared >= statements.length * (1 - gaveUpAtMost), `${name} read ${compared} of ${statements.length}`);
      console.log(`        ${compared} of ${statements.length} statements; at the others ${name} gives up`);
    }).timeout(60_000);
  };

  compare('pgsql-ast-parser', 'postgres', byPgsqlAstParser, 0.3);
  for (const dialect of ['postgres', 'mysql', 'sqlite', 'mssql'] as const) compare('node-sql-parser', dialect, (text) => byNodeSqlParser(text, dialect), 0.4);
});
