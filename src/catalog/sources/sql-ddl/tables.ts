import type { SourceEntity, SourceField, SourceFunction, SourceResult } from '../source.ts';
import { readAnnotation } from '../annotation.ts';

/** A table name as a script writes it. */
export interface TableName {
  name: string;
  schema?: string;
}

/** A table under construction. */
export interface Table {
  key: string;
  entity: SourceEntity;
  fields: Map<string, SourceField>;
}

/** The tables as the statements of one script leave them, in order of their first appearance. */
export class Tables {
  readonly problems: SourceResult['problems'] = [];
  /** Functions that answer rows; a later declaration replaces an earlier one. */
  readonly functions: SourceFunction[] = [];
  /** Columns of composite types, by their names in lower case. */
  readonly types = new Map<string, SourceField[]>();
  private readonly tables = new Map<string, Table>();
  /** Keys of `tables` by bare name, so that a script with thousands of tables stays linear. */
  private readonly byName = new Map<string, Set<string>>();

  /** The table of that name; it is added when the script has not created it (a migration of another file did). */
  ensure(table: TableName, line: number): Table {
    const found = this.find(table);
    if (found) return found;
    const qualified = table.schema === undefined ? [] : [`${table.schema}.${table.name}`];
    const added: Table = { key: '', entity: { name: table.name, aliases: qualified, line, fields: [] }, fields: new Map() };
    this.add(table, added);
    return added;
  }

  /** Adds a column or replaces its declaration; what other statements said of it stays. */
  setField(table: Table, field: SourceField): SourceField {
    const key = field.name.toLowerCase();
    const merged = { ...table.fields.get(key), ...field };
    table.fields.set(key, merged);
    return merged;
  }

  field(table: Table, name: string): SourceField | undefined {
    return table.fields.get(name.toLowerCase());
  }

  dropField(table: Table, name: string): void {
    table.fields.delete(name.toLowerCase());
  }

  /** Renames a column in its place; one that another file declared is added under the new name. */
  renameField(table: Table, from: string, to: string, line: number): void {
    const old = table.fields.get(from.toLowerCase()) ?? { name: to, line };
    const fields = [...table.fields.values()].map((field) => (field === old ? { ...old, name: to } : field));
    if (!table.fields.has(from.toLowerCase())) fields.push(old);
    table.fields.clear();
    for (const field of fields) table.fields.set(field.name.toLowerCase(), field);
  }

  drop(table: TableName): void {
    const found = this.find(table);
    if (!found) return;
    const key = found.key;
    this.tables.delete(key);
    this.byName.get(found.entity.name.toLowerCase())?.delete(key);
  }

  /** Renames a table; the old name stays as an alias only where another file declared it. */
  rename(from: TableName, to: TableName, line: number): void {
    const found = this.find(from);
    if (!found) {
      this.ensure(to, line).entity.aliases.push(from.name);
      return;
    }
    this.drop(from);
    const schema = to.schema ?? from.schema;
    found.entity.name = to.name;
    found.entity.aliases = schema === undefined ? [] : [`${schema}.${to.name}`];
    this.add({ name: to.name, ...(schema === undefined ? {} : { schema }) }, found);
  }

  result(): SourceResult {
    const entities = [...this.tables.values()].map(({ entity, fields }) => ({ ...entity, fields: [...fields.values()] }));
    const functions = this.functions.map((fn) => {
      const fields = this.types.get(fn.rows?.split('.').at(-1)?.toLowerCase() ?? '');
      return fields ? { name: fn.name, line: fn.line, fields } : fn;
    });
    return { entities, problems: this.problems, ...(functions.length > 0 ? { functions } : {}) };
  }

  /** Adds a comment to a field or entity and reads its annotation. */
  annotate(target: SourceField | SourceEntity, comment: string, line: number): void {
    if (comment === '') return;
    const { annotation, unknownCategory } = readAnnotation(comment);
    if (annotation) target.annotation = annotation;
    if (unknownCategory !== undefined) this.problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
    if ('fields' in target) return;
    target.comment = target.comment === undefined ? comment : `${target.comment} ${comment}`;
  }

  private add(name: TableName, table: Table): void {
    table.key = keyOf(name);
    this.tables.set(table.key, table);
    const plain = name.name.toLowerCase();
    this.byName.set(plain, (this.byName.get(plain) ?? new Set()).add(table.key));
  }

  /** `customers` and `public.customers` are the same table as long as only one of them exists. */
  private find(table: TableName): Table | undefined {
    const exact = this.tables.get(keyOf(table));
    if (exact) return exact;
    const plain = table.name.toLowerCase();
    if (table.schema !== undefined) return this.tables.get(plain);
    const qualified = this.byName.get(plain);
    return qualified?.size === 1 ? this.tables.get([...qualified][0] ?? '') : undefined;
  }
}

const keyOf = ({ schema, name }: TableName): string => (schema === undefined ? name : `${schema}.${name}`).toLowerCase();
