import { type Filter, type FilterField, known, none, type Operation, type Projection, unknown } from '../../model/index.ts';
import { readSql, type SqlStatement } from '../../statements/sql/index.ts';
import { HOLE } from '../shared/text/written-text.ts';

/** What a PartiQL statement does. */
export interface PartiQl {
  operation: Operation;
  table: string;
  projection: Projection;
  filter: Filter;
}

const OPERATIONS: Readonly<Partial<Record<SqlStatement['verb'], Operation>>> = { select: 'read', insert: 'create', update: 'update', delete: 'delete' };

/** Reads a statement that is written out; PartiQL's selects are SQL's on one table. */
export function readPartiQl(text: string): PartiQl | undefined {
  if (text.includes(HOLE)) return undefined;
  const [statement] = readSql(text, { dialect: 'postgres' });
  const operation = statement && OPERATIONS[statement.verb];
  const table = statement?.tables[0]?.name;
  return operation && table !== undefined ? { operation, table, projection: projectionOf(statement), filter: filterOf(statement) } : undefined;
}

function projectionOf({ outputs, verb, open }: SqlStatement): Projection {
  if (verb !== 'select') return { kind: 'fields', fields: [] };
  if (outputs.some(({ kind }) => kind === 'star')) return { kind: 'all' };
  if (open || outputs.some(({ kind }) => kind === 'hole')) return unknown('a part of the fields is chosen at run time');
  return { kind: 'fields', fields: outputs.flatMap(({ columns }) => columns.map(({ name }) => name)) };
}

function filterOf({ where }: SqlStatement): Filter {
  if (where.kind === 'none') return none;
  const fields = where.conditions.map(({ name, op }): FilterField => ({ name, op, optional: false }));
  return fields.length > 0 ? { kind: 'fields', fields, unique: false, open: where.open } : unknown('conditions are built elsewhere');
}

/** The entity of a statement. */
export const entityOf = ({ table }: PartiQl): ReturnType<typeof known<{ name: string; as: 'table' }>> => known({ name: table, as: 'table' });
