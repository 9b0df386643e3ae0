import type { TSESTree } from '@typescript-eslint/types';
import { resultUse, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, known, none, type Operation, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { argumentsOf, boundMember } from '../shared/object-arguments.ts';
import { readAttributes } from './attributes.ts';
import { includesOf } from './include.ts';
import { byKey } from './read.ts';
import type { Row } from './rows.ts';
import { readWhere } from './where.ts';

/** A call on a row of a model. */
export interface RowCall {
  call: TSESTree.CallExpression;
  name: string;
  operation: Operation;
  member: TSESTree.MemberExpression;
  client: string;
  row: Row;
  env: ReadEnv;
}

/** `contact.update({ … })`, `contact.destroy()`, `contact.reload({ include: [...] })`: the one row, by its key. */
export function readRowCall({ call, name, operation, member, client, row, env }: RowCall): DataAccess {
  const { source } = env;
  const entity = env.entity(row.entity);
  const options = name === 'reload' ? argumentsOf(call.arguments[0], source) : ({ kind: 'none' } as const);
  return {
    ...common(call, name, operation, member, client, row),
    entity: known({ name: row.entity, as: 'class' }),
    cardinality: 'one',
    rowBound: { kind: 'default', rows: 1, why: `${name} is about one row` },
    projection: operation === 'read' ? readAttributes(options, entity, 'default', source) : { kind: 'fields', fields: [] },
    filter: byKey(undefined, entity),
    related: operation === 'read' ? includesOf(options, entity, { client, evidence: row.evidence, env }) : [],
    result: { bindings: [], fields: operation === 'read' ? unknown('the row is used wherever it was before') : known([]), escapes: operation === 'read' ? 'unknown' : 'no' },
  };
}

/** `contact.$get('tickets', { where, limit })`: the rows of an association of one row. */
export function readAssociationCall({ call, name, operation, member, client, row, env }: RowCall): DataAccess | undefined {
  const { source } = env;
  const named = call.arguments[0] && staticValue(call.arguments[0], source);
  if (named?.kind !== 'known' || typeof named.value !== 'string') return undefined;
  const relation = relationOf(env.entity(row.entity), named.value);
  const entity = relation && env.entity(relation.entity);
  const options = argumentsOf(call.arguments[1], source);
  const reads = operation === 'read';
  const many = relation?.many ?? true;
  return {
    ...common(call, name, operation, member, client, row),
    entity: relation ? known({ name: relation.entity, as: 'class' }) : unknown(`\`${named.value}\` is not an association the catalog knows`),
    cardinality: reads && many ? 'many' : 'one',
    rowBound: boundOf(),
    projection: reads ? readAttributes(options, entity, 'default', source) : { kind: 'fields', fields: [] },
    filter: reads || operation === 'count' ? ofParent() : unknown('the method takes values'),
    related: reads ? includesOf(options, entity, { client, evidence: row.evidence, env }) : [],
    get result() {
      return resultUse(call, reads && many, source);
    },
  };

  function boundOf(): RowBound {
    if (!reads) return { kind: 'default', rows: operation === 'count' ? 1 : 0, why: `${name} answers no rows` };
    if (!relation) return unknown('association is not known');
    return many ? boundMember(options, 'limit', source) : { kind: 'default', rows: 1, why: 'association to one' };
  }

  /** The rows that belong to one parent, and what more is asked of them. */
  function ofParent(): DataAccess['filter'] {
    const where = options.kind === 'none' ? none : readWhere(options, source);
    const parent = { name: `${row.entity.charAt(0).toLowerCase()}${row.entity.slice(1)}Id`, op: 'eq' as const, value: member.object, optional: false };
    if (where.kind === 'fields') return { ...where, fields: [parent, ...where.fields] };
    return { kind: 'fields', fields: [parent], unique: false, open: where.kind === 'unknown' };
  }
}

const relationOf = (entity: CatalogEntity | undefined, name: string): { entity: string; many: boolean } | undefined => entity?.fields.find((field) => field.name === name)?.relation;

function common(call: TSESTree.CallExpression, method: string, operation: Operation, member: TSESTree.MemberExpression, client: string, row: Row): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence: row.evidence, operation, method, edits: {}, node: call, reportNode: member.property };
}
