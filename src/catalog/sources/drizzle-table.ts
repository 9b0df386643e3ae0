import type { TSESTree } from '@typescript-eslint/types';
import { readAnnotation } from './annotation.ts';
import { keyOf, readColumn, stringOf } from './drizzle-column.ts';
import { answered, answeredObject, bare, type Constant, constantsOf, entityName, madeBy } from './drizzle-constants.ts';
import { readRelations } from './drizzle-relations.ts';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** Drizzle's tables and relations, also those that a project's own creator makes. */
const TABLES = /\bdrizzle-orm\/\w+-core\b|\b(?:pg|mysql|sqlite)Table\s*\(|\b(?:relations|defineRelations(?:Part)?)\s*\([^]{0,200}?=>|\bcreateTable\s*\(\s*['"]/;

/** False for texts that declare no tables of Drizzle. */
export function mayDeclareDrizzleTables(text: string): boolean {
  return TABLES.test(text);
}

const TABLE = /^(?:pg|mysql|sqlite|singlestore|gel|mssql|cockroach)(?:Table|View|MaterializedView)$/;
const CREATOR = /^(?:pg|mysql|sqlite|singlestore|gel|mssql|cockroach)TableCreator$/;
const SCHEMA = /^(?:pg|mysql|singlestore|gel|mssql|cockroach)Schema$/;
const OF_SCHEMA = new Set(['table', 'view', 'materializedView']);
const ENUM = /^(?:pg|mysql|singlestore|gel|cockroach)Enum$|^enum$/;

/**
 * Reads Drizzle's tables: constants made by `pgTable` and its like, by a schema's `table`, by a
 * table creator of this or another module; relations beside them. Objects of columns that tables
 * spread are mixins, which the merge adds where they are spread. Never throws.
 */
export const readDrizzleTables: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const reader = new Reader(constantsOf(ast), sourceText(text));
  return reader.result(readRelations(reader.constants, reader.source));
};

class Reader {
  readonly constants: readonly Constant[];
  readonly source: SourceText;
  private readonly byName: ReadonlyMap<string, Constant>;
  private readonly problems: SourceResult['problems'] = [];

  constructor(constants: readonly Constant[], source: SourceText) {
    this.constants = constants;
    this.source = source;
    this.byName = new Map(constants.map((constant) => [constant.name, constant]));
  }

  result(relations: ReturnType<typeof readRelations>): SourceResult {
    const entities = this.constants.flatMap((constant) => this.table(constant) ?? this.mixin(constant) ?? []);
    for (const { table, line, fields } of relations) {
      const own = entities.find(({ name }) => name === table);
      // Relations in a file of their own: the merge brings them to their table.
      if (own) own.fields.push(...fields.filter(({ name }) => !own.fields.some((field) => field.name === name)));
      else if (fields.length > 0) entities.push({ name: table, aliases: [], line, fields });
    }
    const enums = this.constants.filter(({ value }) => ENUM.test(madeBy(value)?.name ?? '')).map(({ name }) => name);
    return { entities, ...(enums.length > 0 ? { enums } : {}), problems: this.problems };
  }

  private table({ name, value, id, statement }: Constant): SourceEntity | undefined {
    const made = madeBy(value);
    const names = made && this.tableNames(made);
    const columns = made && answeredObject(made.call.arguments[1]);
    if (!made || !names || !columns) return undefined;
    const at = this.source.start(id);
    const spreads: string[] = [];
    const own = entityName(name);
    const entity: SourceEntity = { name: own, aliases: [...new Set([name, ...names])].filter((alias) => alias !== own), line: this.source.lineAt(at), fields: this.fields(columns, spreads, 0) };
    if (spreads.length > 0) entity.extends = spreads;
    for (const key of uniqueKeys(made.call.arguments[2])) for (const field of entity.fields) if (field.name === key) field.unique = true;
    this.annotate(entity, this.source.commentsAround(this.source.start(statement), at, at), entity.line);
    return entity;
  }

  /** `export const timestamps = { createdAt: timestamp('created_at') }`. */
  private mixin({ name, value, id }: Constant): SourceEntity | undefined {
    if (value.type !== 'ObjectExpression' || value.properties.length === 0) return undefined;
    const spreads: string[] = [];
    const isColumn = (property: TSESTree.ObjectLiteralElement): boolean => property.type === 'SpreadElement' || isColumnType(property.value);
    if (!value.properties.every(isColumn)) return undefined;
    const fields = this.fields(value, spreads, 0);
    return { name, aliases: [], line: this.source.lineAt(this.source.start(id)), fields, mixin: true, ...(spreads.length > 0 ? { extends: spreads } : {}) };
  }

  /** The table, and the table with its schema; undefined for a call that makes no table. */
  private tableNames({ name, object, call }: NonNullable<ReturnType<typeof madeBy>>): string[] | undefined {
    const table = stringOf(call.arguments[0]);
    if (table === undefined) return undefined;
    if (!object && TABLE.test(name)) return [table];
    if (object && TABLE.test(name)) return [table];
    const maker = this.byName.get(name)?.value;
    const creator = maker && madeBy(maker);
    if (!object && creator && CREATOR.test(creator.name)) return [prefixed(creator.call.arguments[0], table), table];
    if (object?.type === 'Identifier' && OF_SCHEMA.has(name)) {
      const schema = this.byName.get(object.name)?.value;
      const made = schema && madeBy(schema);
      const text = made && SCHEMA.test(made.name) ? stringOf(made.call.arguments[0]) : undefined;
      return text !== undefined ? [table, `${text}.${table}`] : /schema$/i.test(object.name) ? [table] : undefined;
    }
    // A creator of another module, as templates have it: `createTable('post', (d) => ({ id: d.integer() }))`.
    return !object && /^(?:create)?\w*Table$/.test(name) && isColumns(answeredObject(call.arguments[1])) ? [table] : undefined;
  }

  private fields(object: TSESTree.ObjectExpression, spreads: string[], depth: number): SourceField[] {
    return object.properties.flatMap((property): SourceField[] => {
      if (property.type === 'SpreadElement') return this.spread(property.argument, spreads, depth);
      const column = readColumn(bare(property.value), this.source);
      const name = keyOf(property);
      const at = this.source.start(property.key);
      const line = this.source.lineAt(at);
      if (!column) return [];
      if (name === undefined) {
        this.problems.push({ message: 'a column has a computed name', line });
        return [];
      }
      const { column: written, ...rest } = column;
      const field: SourceField = { name, ...(written === undefined || written === name ? {} : { column: written }), ...rest, line };
      this.annotate(field, this.source.commentsAround(at, at, this.source.end(property)), line);
      return [field];
    });
  }

  /** Columns of this file stand where they are spread; those of another module are left to the merge. */
  private spread(node: TSESTree.Node, spreads: string[], depth: number): SourceField[] {
    const value = bare(node);
    if (value.type !== 'Identifier' || depth > 5) return [];
    const object = this.byName.get(value.name)?.value;
    if (object?.type === 'ObjectExpression') return this.fields(object, spreads, depth + 1);
    if (!object) spreads.push(value.name);
    return [];
  }

  private annotate(target: SourceEntity | SourceField, comment: string, line: number): void {
    const { annotation, unknownCategory } = readAnnotation(comment);
    if (annotation) target.annotation = annotation;
    if (comment !== '' && !('fields' in target)) target.comment = comment;
    if (unknownCategory !== undefined) this.problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
  }
}

/** Columns that `(t) => [unique().on(t.email)]`, `uniqueIndex('i').on(t.email)` make unique alone. */
function uniqueKeys(extra: TSESTree.Node | undefined): string[] {
  const value = answered(extra);
  const items = value?.type === 'ArrayExpression' ? value.elements : value?.type === 'ObjectExpression' ? value.properties.map((property) => (property.type === 'Property' ? property.value : null)) : [];
  return items.flatMap((item) => {
    const links: string[] = [];
    let columns: readonly TSESTree.Node[] = [];
    for (let current: TSESTree.Node | null = item; current?.type === 'CallExpression'; ) {
      const { callee }: TSESTree.CallExpression = current;
      const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
      links.push(name);
      if (name === 'on') columns = current.arguments;
      if (name === 'where') return [];
      current = callee.type === 'MemberExpression' ? callee.object : null;
    }
    const [only] = columns;
    const isUnique = links.some((name) => name === 'unique' || name === 'uniqueIndex');
    return isUnique && columns.length === 1 && only?.type === 'MemberExpression' && only.property.type === 'Identifier' ? [only.property.name] : [];
  });
}

/** The name that `` (name) => `app_${name}` `` makes of a table's. */
function prefixed(fn: TSESTree.Node | undefined, table: string): string {
  const made = answered(fn);
  if (made?.type !== 'TemplateLiteral' || made.expressions.length !== 1 || made.expressions[0]?.type !== 'Identifier') return table;
  return `${made.quasis[0]?.value.cooked ?? ''}${table}${made.quasis[1]?.value.cooked ?? ''}`;
}

/** Builders of columns that every dialect has, enough to tell an object of columns from another one. */
const COLUMN = /^(?:text|varchar|char|integer|int|bigint|smallint|serial|bigserial|boolean|timestamp|datetime|date|time|json|jsonb|uuid|numeric|decimal|real|blob|doublePrecision|double|tinyint|mediumint|interval|inet|vector|customType)$/;

function isColumnType(node: TSESTree.Node): boolean {
  return COLUMN.test(madeBy(bare(node))?.name ?? '');
}

function isColumns(object: TSESTree.ObjectExpression | undefined): boolean {
  return object?.properties.some((property) => property.type === 'Property' && isColumnType(property.value)) ?? false;
}
