import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, insertLink, readRowBound, resultUse, type SourceView, unrollChain } from '../ast/index.ts';
import type { DataAccess, DialectEdit, Evidence, Operation, RowBound } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type Builder, builderOf } from './kysely/builder.ts';
import { isKysely, kyselyEvidence } from './kysely/receiver.ts';
import { entityOf, namedTable, relatedOf, type Shape, shapeOf } from './kysely/select.ts';
import { writtenRows } from './shared/written-rows.ts';

const ID = 'kysely';

/** Calls that run a statement: https://kysely-org.github.io/kysely-apidoc/interfaces/SelectQueryBuilder.html */
const TERMINALS: ReadonlyMap<string, 'many' | 'one'> = new Map([['execute', 'many'], ['stream', 'many'], ['executeTakeFirst', 'one'], ['executeTakeFirstOrThrow', 'one']]);
const WRITES: ReadonlyMap<string, Operation> = new Map([['insertInto', 'create'], ['replaceInto', 'create'], ['updateTable', 'update'], ['mergeInto', 'update'], ['deleteFrom', 'delete']]);

/** Reads Kysely 0.2x: select, insert, update and delete builders where they run. `` sql`…`.execute(db) `` is read as SQL. */
export const kysely: Adapter = {
  id: ID,
  modules: ['kysely'],
  methods: new Set(TERMINALS.keys()),
  tokens: ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto', 'executeTakeFirst', 'SelectQueryBuilder<'],
  read(node, env) {
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    const many = called && TERMINALS.get(called.name);
    if (!called || !many || node.type !== 'CallExpression') return undefined;
    const builder = builderOf(node, env.source, node);
    const evidence = builder && evidenceOf(builder, env);
    const shape = evidence && shapeOf(builder, env);
    return shape ? record(node, called, builder, shape, evidence, many === 'one', env) : undefined;
  },
};

/** `selectFrom('customer')…execute()` is Kysely's own shape; without its import a table of the project must confirm it. */
function evidenceOf({ origin }: Builder, env: ReadEnv): Evidence | undefined {
  if (origin.kind === 'typed') return 'declaration';
  const known = kyselyEvidence(origin.receiver, env.source);
  if (known) return known;
  const imports = env.source.ast.body.some((statement) => statement.type === 'ImportDeclaration' && isKysely(String(statement.source.value)));
  return imports || /kysely|^(?:\w*[dD]b|tx|trx|\w*[dD]atabase|qb)$/.test(lastName(origin.receiver)) || namesEntity(origin.call, env) ? 'convention' : undefined;
}

/** The name of the database that `prisma.$kysely.with(…)` is made on. */
function lastName(receiver: TSESTree.Node): string {
  const { root, links } = unrollChain(receiver);
  const node = links.findLast(({ call }) => !call)?.member ?? root;
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
}

function namesEntity({ arguments: [table] }: TSESTree.CallExpression, env: ReadEnv): boolean {
  return table?.type === 'Literal' && typeof table.value === 'string' && env.entity(table.value.split(/\s/)[0] ?? '') !== undefined;
}

function record(call: TSESTree.CallExpression, { name, member }: { name: string; member: TSESTree.MemberExpression }, builder: Builder, shape: Shape, evidence: Evidence, one: boolean, env: ReadEnv): DataAccess {
  const { source } = env;
  const write = builder.origin.kind === 'made' ? WRITES.get(builder.origin.name) : undefined;
  const values = builder.steps.find((step) => step.name === 'values')?.args[0];
  const rowBound: RowBound = write && !one ? writtenRows({ creates: write === 'create', returns: shape.selection.written, filter: shape.filter, values }, source) : one ? { kind: 'default', rows: 1, why: write ? 'a write answers no rows beyond those it changes' : `${name} answers one row` } : shape.rowBound;
  const operation = write ?? shape.measure ?? 'read';
  return {
    client: ID,
    evidence,
    operation,
    method: name,
    entity: entityOf(namedTable(shape)),
    ...(name === 'executeTakeFirstOrThrow' ? { neverEmpty: true } : {}),
    cardinality: one || (rowBound.kind === 'default' && rowBound.rows === 1) ? 'one' : 'many',
    rowBound,
    projection: write && !shape.selection.written ? { kind: 'fields', fields: [] } : shape.projection,
    filter: shape.filter,
    related: write && !shape.selection.written ? [] : relatedOf(shape, rowBound, { client: ID, evidence, source, call }),
    get result() {
      return resultUse(call, !one, source);
    },
    edits: operation === 'read' ? editsOf(member, builder, shape, one, source) : {},
    node: call,
    reportNode: member.property,
  };
}

function editsOf(member: TSESTree.MemberExpression, builder: Builder, shape: Shape, one: boolean, source: SourceView): DataAccess['edits'] {
  if (builder.opaque !== undefined) return {};
  const selects = builder.steps.filter((step) => /^select/.test(step.name));
  const [all] = selects;
  const narrow = selects.length === 1 && all?.name === 'selectAll' && shape.joins.length === 0 && !shape.main.sub ? all : undefined;
  return {
    ...(one ? {} : { bound: (rows: number) => boundEdit(member, builder, rows, source) }),
    filter: (field: string, value: string) => filterEdit(member, shape, field, value, source),
    ...(narrow ? { project: (fields: readonly string[]) => projectEdit(narrow, shape, fields) } : {}),
  };
}

function boundEdit(member: TSESTree.MemberExpression, { steps }: Builder, rows: number, source: SourceView): DialectEdit {
  const code = `.limit(${rows})`;
  const written = steps.findLast(({ name }) => name === 'limit');
  const argument = written?.args[0];
  if (argument && !written.conditional && readRowBound(argument, source).kind !== 'unknown') return { code, edits: [{ range: argument.range, text: String(rows) }] };
  return { code, edits: [insertLink(member.object, code, source)] };
}

function filterEdit(member: TSESTree.MemberExpression, { main, joins }: Shape, field: string, value: string, source: SourceView): DialectEdit {
  const { entity, alias } = main.table;
  const column = entity?.fields.find((one) => one.name === field)?.column ?? field;
  const code = `.where('${joins.length > 0 ? `${alias}.` : ''}${column}', '=', ${value})`;
  return { code, edits: [insertLink(member.object, code, source)] };
}

function projectEdit(step: Builder['steps'][number], { main }: Shape, fields: readonly string[]): DialectEdit {
  const { entity, alias, name } = main.table;
  const columns = fields.map((field) => entity?.fields.find((one) => one.name === field)?.column ?? field);
  const text = `select([${columns.map((column) => `'${alias === name ? '' : `${alias}.`}${column}'`).join(', ')}])`;
  return { code: `.${text}`, edits: [{ range: [step.member.property.range[0], step.call.range[1]], text }] };
}

export default kysely;
