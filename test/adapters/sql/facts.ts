import assert from 'node:assert/strict';
import { parseForESLint } from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import { type SourceView, walk } from '../../../src/ast/index.ts';
import { record } from '../recorded.ts';
import sql from '../../../src/adapters/sql.ts';
import { readSqlDdl } from '../../../src/catalog/sources/sql-ddl.ts';
import type { CatalogEntity, DataAccess, DialectEdit, Filter, Projection, RowBound } from '../../../src/model/index.ts';

/** Tables that the sources of the tests read. */
const SCHEMA = `
  CREATE TABLE customers (id int PRIMARY KEY, name text, email text UNIQUE, phone text, "tenantId" int, created_at timestamp);
  CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total numeric);
  CREATE TABLE "crm_Contacts" (id uuid PRIMARY KEY, "firstName" text, email text, "order" int);
  CREATE TABLE 顧客 (id int PRIMARY KEY, 氏名 text, メール text);`;

const entities: readonly CatalogEntity[] = readSqlDdl(SCHEMA, 'schema.sql').entities.map((entity) => ({ name: entity.name, aliases: entity.aliases, source: { kind: 'schema' }, fields: entity.fields }));

/** Finds an entity by its table's name. */
export const entity = (name: string): CatalogEntity | undefined => entities.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** Parses TypeScript as ESLint hands it to a rule. */
export function view(text: string): SourceView {
  const parsed = parseForESLint(text, { range: true, loc: true, comment: true, tokens: true, sourceType: 'module' });
  const code = new SourceCode({ text, ast: parsed.ast as never, parserServices: parsed.services as never, scopeManager: parsed.scopeManager as never, visitorKeys: parsed.visitorKeys as never });
  (code as unknown as { traverse(): unknown }).traverse();
  return code as unknown as SourceView;
}

/** All accesses the adapter finds in a source. */
export function accesses(text: string): DataAccess[] {
  const source = view(text);
  const found: DataAccess[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
    const access = sql.read(node, { source, entity });
    if (access) found.push(access);
  });
  return found;
}

/** The only access of a source. */
export function access(text: string): DataAccess {
  const found = accesses(text);
  assert.equal(found.length, 1, `${found.length} accesses in ${text}`);
  return found[0] as DataAccess;
}

const bound = (b: RowBound): string => {
  switch (b.kind) {
    case 'literal': return `${b.rows}`;
    case 'dynamic': return `dynamic${b.clampedTo === undefined ? '' : `<=${b.clampedTo}`}`;
    case 'default': return `default ${b.rows}`;
    case 'meaningless': return `meaningless: ${b.why}`;
    case 'unknown': return `unknown: ${b.why}`;
    case 'none': return 'none';
  }
};
const projection = (p: Projection): string => (p.kind === 'all' ? '*' : p.kind === 'unknown' ? `? ${p.why}` : p.fields.join('+'));
const filter = (f: Filter, text: string): string => {
  if (f.kind !== 'fields') return f.kind === 'none' ? 'every row' : `? ${f.why}`;
  const fields = f.fields.map((one) => `${one.name}${one.optional ? '?' : ''} ${one.op}${one.value ? ` ${text.slice(...one.value.range)}` : ''}`);
  return `${f.unique ? 'one of ' : ''}[${fields.join(', ')}${f.open ? ' …' : ''}]`;
};

/** An access in one line: how it was recognised, operation, entity, projection, bound, filter; related ones behind `|`. */
export function facts(text: string): string[] {
  const line = (one: DataAccess): string =>
    `${one.evidence} ${one.operation} ${one.entity.kind === 'known' ? one.entity.value.name : `<${one.entity.kind === 'unknown' ? one.entity.why : ''}>`}(${projection(one.projection)}) ${bound(one.rowBound)}, ${filter(one.filter, text)}`;
  return accesses(text).map((one) => [line(one), ...one.related.map((related) => line(related).replace(/^\w+ /, ''))].join(' | '));
}

/** The source after an edit. */
export function apply(text: string, edit: DialectEdit | undefined): string {
  assert.ok(edit, `no edit for ${text}`);
  let result = text;
  for (const { range, text: written } of [...edit.edits].sort((a, b) => b.range[0] - a.range[0])) result = result.slice(0, range[0]) + written + result.slice(range[1]);
  return result;
}

/** A source, or one that does not type-check against the real packages, with the reason. */
type Source = string | { text: string; types: string };

/** Golden sources in groups: each with one line of `facts` per access. */
export type SqlGolden = Readonly<Record<string, readonly (readonly [source: Source, ...expected: string[]])[]>>;

/** Declares one test per golden source, named by its last line. */
export function goldenSql(name: string, groups: SqlGolden): void {
  describe(name, () => {
    for (const [group, cases] of Object.entries(groups)) {
      describe(group, () => {
        for (const [source, ...expected] of cases) {
          const { text, ...mark } = typeof source === 'string' ? { text: source } : source;
          const title = text.split('\n').at(-1) ?? text;
          record({ adapter: 'sql', title: `${group}: ${title}`, source: text, ...mark });
          it(title, () => assert.deepEqual(facts(text), expected));
        }
      });
    }
  });
}
