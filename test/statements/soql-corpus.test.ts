import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type EntityQuery, readSoql } from '../../src/statements/soql/index.ts';

/**
 * What @jetstreamapp/soql-parser-js 6.3.1 says of a statement. The file was written once by that
 * parser from statements put together out of clauses; nothing of it is edited by hand.
 */
interface Expected {
  soql: string;
  object: string;
  limit: number | null;
  fields: readonly string[];
  /** Paths to fields of other records, spelled out. */
  paths: readonly string[];
  children: readonly { relation: string; fields: readonly string[]; limit: number | null }[];
  /** Branches of TYPEOF: `Account: Phone Name`. */
  types: readonly string[];
  measures: number;
  all: boolean;
  /** Fields that the conditions name, each once. */
  conditions: readonly string[];
}

const corpus = JSON.parse(readFileSync(new URL('./soql-corpus.json', import.meta.url), 'utf8')) as readonly Expected[];

const limitOf = ({ limit }: EntityQuery): number | null => (limit.kind === 'literal' ? limit.rows : null);
const namesOf = ({ fields }: EntityQuery): readonly string[] => (fields.kind === 'fields' ? fields.names : []);

describe('SOQL against a parser of the language', () => {
  it('has statements with every clause', () => assert.ok(corpus.length > 100 && corpus.some(({ types }) => types.length > 0) && corpus.some(({ children }) => children.length > 0)));

  for (const expected of corpus) {
    it(expected.soql, () => {
      const statement = readSoql(expected.soql);
      const [query] = statement?.queries ?? [];
      assert.ok(statement && query);
      assert.equal(statement.open, false, 'nothing is left unread');
      assert.equal(query.name, expected.object);
      assert.equal(limitOf(query), expected.limit);
      assert.equal(query.fields.kind, expected.all ? 'all' : 'fields');
      // Fields named beside FIELDS(…) are part of what it stands for.
      if (!expected.all) assert.deepEqual(namesOf(query), [...new Set(expected.fields)]);
      const related = (role: EntityQuery['role'], names: EntityQuery['names']): readonly EntityQuery[] => query.related.filter((one) => one.role === role && one.names === names);
      assert.deepEqual(related('child', 'relation').map((one) => ({ relation: one.name, fields: namesOf(one), limit: limitOf(one) })), expected.children);
      assert.deepEqual(related('parent', 'entity').map((one) => `${one.name ?? ''}: ${namesOf(one).join(' ')}`), expected.types);
      const paths = new Map(expected.paths.map((path) => [path.split('.').at(-2), path.split('.').at(-1)]));
      assert.deepEqual(new Map(related('parent', 'relation').map((one) => [one.name, namesOf(one)[0]])), paths);
      const grouped = expected.soql.includes('GROUP BY');
      const other = expected.fields.length + expected.paths.length + expected.children.length + expected.types.length;
      assert.equal(query.measure !== undefined, expected.measures > 0 && other === 0 && !expected.all && !grouped);
      const conditions = query.where.kind === 'conditions' ? query.where.conditions.map(({ name }) => name) : [];
      assert.deepEqual([...new Set(conditions)], expected.conditions);
    });
  }
});
