import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, resultUse } from '../ast/index.ts';
import { type DataAccess, known, type Projection, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type Arguments, readArguments, readTake } from './prisma/arguments.ts';
import { MODULES } from './prisma/client.ts';
import { type Delegate, delegateOf } from './prisma/delegate.ts';
import { editsOf, filterEdit } from './prisma/edits.ts';
import { DISTINCTIVE, type Method, METHODS } from './prisma/methods.ts';
import { groupedFields, readProjection } from './prisma/projection.ts';
import { fluentRelation, relationsOf } from './prisma/relations.ts';
import { readWhere } from './prisma/where.ts';
import { editsOfPage, acrossPages } from './shared/paging.ts';

const ID = 'prisma';
/** Methods whose `where` names one row by a unique key. */
const BY_KEY = new Set(['findUnique', 'findUniqueOrThrow', 'update', 'delete', 'upsert']);

/** Reads model calls of Prisma Client: `prisma.customer.findMany({ … })`, also on `tx`, injected services and delegates. */
export const prisma: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set(METHODS.keys()),
  tokens: [
    ...[...DISTINCTIVE].map((method) => `.${method}`),
    // Names other libraries use as well count only where the file speaks of Prisma or of its transactions.
    ...['risma', '$transaction'].flatMap((word) => ['.create', '.update', '.delete', '.count', '.aggregate'].map((method) => [word, method])),
  ],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const method = called && METHODS.get(called.name);
    if (!called || !method || node.arguments.length > 1 || node.arguments[0]?.type === 'SpreadElement') return undefined;
    const delegate = delegateOf(called.object, called.name, node, env);
    return delegate && readCall({ call: node, method, name: called.name, reportNode: called.member.property, delegate, env });
  },
};

interface ModelCall {
  call: TSESTree.CallExpression;
  method: Method;
  name: string;
  reportNode: TSESTree.Node;
  delegate: Delegate;
  env: ReadEnv;
}

function readCall({ call, method, name, reportNode, delegate, env }: ModelCall): DataAccess {
  const { source } = env;
  const { entity, evidence } = delegate;
  const args = readArguments(call, source);
  const common = { client: ID, evidence, env };
  const rowBound = boundOf(call, name, method, args, env);
  const fluent = method.rows ? fluentRelation(call, entity, common) : undefined;
  return {
    client: ID,
    evidence,
    operation: method.operation,
    method: name,
    entity: delegate.name === undefined ? unknown('the model is chosen at run time') : known({ name: delegate.name, as: 'model' }),
    cardinality: method.many ? 'many' : 'one',
    ...(method.throws ? { neverEmpty: true } : {}),
    rowBound,
    projection: fluent ? NO_FIELDS : projectionOf(name, method, args, delegate, env),
    filter: readWhere(args, BY_KEY.has(name), entity, env),
    related: fluent ? [fluent] : method.rows ? relationsOf(args, entity, common) : [],
    get result() {
      return resultUse(call, method.many && method.rows, source);
    },
    edits: { ...(method.operation === 'read' && !fluent ? editsOfPage(editsOf(call, args, method.many, entity, source), rowBound) : {}), ...filterEdit(call, args, source) },
    node: call,
    reportNode,
  };
}

const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

function boundOf(call: TSESTree.CallExpression, name: string, method: Method, args: Arguments, { source }: ReadEnv): RowBound {
  if (method.many && (method.operation === 'read' || method.operation === 'aggregate')) return acrossPages(readTake(args, source), call, positionOf(args), source);
  if (method.many && method.rows) return unknown('as many rows as are written');
  return method.rows ? { kind: 'default', rows: 1, why: `${name} answers one row` } : { kind: 'default', rows: method.many ? 0 : 1, why: `${name} answers a number` };
}

/** Where a page begins: behind a row or after a number of rows. */
function positionOf(args: Arguments): TSESTree.Node | undefined {
  for (const name of args.kind === 'object' ? ['cursor', 'skip'] : []) {
    const found = args.kind === 'object' ? args.view.get(name) : undefined;
    if (found?.kind === 'set' && found.member.value.type !== 'Literal') return found.member.value;
  }
  return undefined;
}

function projectionOf(name: string, method: Method, args: Arguments, { entity }: Delegate, { source }: ReadEnv): Projection {
  if (method.rows) return readProjection(args, entity, source);
  return name === 'groupBy' ? groupedFields(args, source) : NO_FIELDS;
}

export default prisma;
