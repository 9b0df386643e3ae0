import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectView, resolveConstant, setArgumentProperty, staticValue } from '../ast/index.ts';
import { type DataAccess, type Filter, none, type Projection, type RowBound, unknown } from '../model/index.ts';
import type { AccessNode, Adapter, AdapterToken, ReadEnv } from './adapter.ts';
import { type MongoCollection, mongoCollection, speaksMongodb } from './mongodb/collection.ts';
import { CURSOR_LINKS, type Method, METHODS } from './mongodb/methods.ts';
import { limitOf } from './shared/mongo-bound.ts';
import { type QueryChain, queryChain, queryResult } from './shared/mongo-chain.ts';
import { takenElsewhere } from './shared/builder-step.ts';
import { addLink, filterEdit, limitEdit, stageEdit } from './shared/mongo-edits.ts';
import { isMongoEntity } from './shared/mongo-entity.ts';
import { bothFilters, readMongoFilter } from './shared/mongo-filter.ts';
import { readPipeline } from './shared/mongo-pipeline.ts';
import { readMongoProjection } from './shared/mongo-projection.ts';
import { type Arguments, argumentsOf } from './shared/object-arguments.ts';

const ID = 'mongodb';
const GENERIC = [...METHODS].flatMap(([name, { distinctive }]) => (distinctive ? [] : [name]));

/** Reads the MongoDB driver: collections asked for, typed, kept in fields, and those of Mongoose's models and connections. */
export const mongodb: Adapter = {
  id: ID,
  modules: ['mongodb', 'mongodb-legacy', '@fastify/mongodb'],
  methods: new Set(METHODS.keys()),
  tokens: [
    ...[...METHODS].filter(([, { distinctive }]) => distinctive).map(([name]) => `.${name}`),
    ...GENERIC.flatMap((name): AdapterToken[] => ['ollection', 'mongodb'].map((word) => [`.${name}`, word])),
  ],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const method = called && METHODS.get(called.name);
    if (!called || !method) return undefined;
    const collection = mongoCollection(called.object, env);
    if (!collection || !fits(method, node, env)) return undefined;
    const chain = cursorChain(node, method, env);
    if (!collection.certain && !confirms(collection, method, chain, env)) return undefined;
    return new Reader(node, called.name, called.member, method, collection, chain, env).access();
  },
};

/** A cursor is no promise: one that is returned without being read may still get a limit from the caller. */
function cursorChain(call: TSESTree.CallExpression, method: Method, { source }: ReadEnv): QueryChain {
  const chain = queryChain(call, source);
  if (!(method.many && (method.operation === 'read' || method.shape === 'pipeline'))) return chain;
  const { parent } = chain.runs;
  const isRead = chain.links.some(({ name }) => name === 'toArray' || name === 'next' || name === 'count' || name === 'stream');
  const isReturned = parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === chain.runs);
  return isReturned && !isRead && chain.opaque === undefined ? { ...chain, opaque: 'the cursor is read by the caller' } : chain;
}

/** Whether a call on something that only a name calls a collection is the driver's. */
function confirms(collection: MongoCollection, { distinctive }: Method, chain: QueryChain, env: ReadEnv): boolean {
  if (distinctive || chain.links.some(({ name }) => CURSOR_LINKS.has(name)) || speaksMongodb(env.source.text)) return true;
  return collection.entity.kind === 'known' && isMongoEntity(env.entity(collection.entity.value.name));
}

/** Arguments that the driver does not take are another library's: `collection.find((one) => …)`, `collection.aggregate({ … })`. */
function fits({ shape }: Method, call: TSESTree.CallExpression, { source }: ReadEnv): boolean {
  const [first] = call.arguments;
  if (!first) return shape === 'filter' || shape === 'pipeline' || shape === 'documents';
  const value = resolveConstant(first, source);
  const text = staticValue(value, source);
  if (isFunction(value)) return false;
  if (shape === 'distinct') return text.kind !== 'known' || typeof text.value === 'string';
  if (text.kind === 'known' && text.value !== null) return false;
  if (shape === 'pipeline' || shape === 'operations') return value.type !== 'ObjectExpression';
  // RxDB and PouchDB ask with `{ selector }`, Prisma with `{ where }`.
  return shape !== 'filter' || !(objectView(value, source)?.members.some(({ name, value: part }) => (name === 'selector' || name === 'where') && resolveConstant(part, source).type === 'ObjectExpression') ?? false);
}

class Reader {
  constructor(
    private readonly call: TSESTree.CallExpression,
    private readonly name: string,
    private readonly member: TSESTree.MemberExpression,
    private readonly method: Method,
    private readonly collection: MongoCollection,
    private readonly chain: QueryChain,
    private readonly env: ReadEnv,
  ) {}

  access(): DataAccess {
    const { call, method, collection, chain, env } = this;
    const { source } = env;
    const head = { client: ID, evidence: collection.evidence, method: this.name, entity: collection.entity, node: chain.end, reportNode: this.member.property };
    const result = (many: boolean): DataAccess['result'] => queryResult(chain, call, many, source);
    if (method.shape === 'pipeline') {
      const { stages, ...facts } = readPipeline(call.arguments[0], { ...chain, links: [] }, this.declared, { client: ID, evidence: collection.evidence, env });
      const bound = chain.links.some(({ name }) => name === 'limit') ? limitOf(chain, { kind: 'none' }, source) : facts.rowBound;
      const canAdd = facts.operation === 'read' && stages && (bound.kind === 'none' || bound.kind === 'meaningless');
      return {
        ...head,
        ...facts,
        rowBound: bound,
        cardinality: facts.operation === 'count' ? 'one' : 'many',
        get result() {
          return result(true);
        },
        edits: canAdd ? { bound: (rows: number) => stageEdit(stages, rows, source) } : {},
      };
    }
    const counts = chain.links.some(({ name }) => name === 'count');
    const one = !method.many || chain.links.some(({ name }) => name === 'next' || name === 'tryNext');
    const options = method.options === undefined ? ({ kind: 'none' } as const) : argumentsOf(call.arguments[method.options], source);
    const reads = method.operation === 'read' && !counts;
    return {
      ...head,
      operation: counts ? 'count' : method.operation,
      cardinality: one || counts ? 'one' : 'many',
      rowBound: this.bound(reads, one, counts, options),
      projection: this.projection(reads, options),
      filter: this.filter(),
      related: [],
      get result() {
        return result(reads && !one);
      },
      edits: reads && !takenElsewhere(chain.links, source) ? this.edits(one, options) : {},
    };
  }

  private get declared(): ReturnType<ReadEnv['entity']> {
    return this.collection.entity.kind === 'known' ? this.env.entity(this.collection.entity.value.name) : undefined;
  }

  private bound(reads: boolean, one: boolean, counts: boolean, options: Arguments): RowBound {
    if (reads && !one) return limitOf(this.chain, options, this.env.source);
    if (this.method.shape === 'distinct') return { kind: 'none' };
    if (reads || (this.method.options !== undefined && !counts)) return { kind: 'default', rows: 1, why: `${this.name} answers one row` };
    return { kind: 'default', rows: this.method.many && !counts ? 0 : 1, why: counts || this.method.operation === 'count' ? `${this.name} answers a number` : `${this.name} answers no rows` };
  }

  private projection(reads: boolean, options: Arguments): Projection {
    const { source } = this.env;
    if (this.method.shape === 'distinct') {
      const field = this.call.arguments[0] && staticValue(this.call.arguments[0], source);
      return field?.kind === 'known' && typeof field.value === 'string' ? { kind: 'fields', fields: [field.value] } : unknown('the field is named elsewhere');
    }
    if (!reads && (this.method.options === undefined || this.method.operation === 'read')) return { kind: 'fields', fields: [] };
    const link = this.chain.links.findLast(({ name }) => name === 'project' || name === 'projection');
    if (link) return link.conditional ? unknown('`.project()` is only called on some paths') : readMongoProjection(link.args[0], this.declared, source);
    if (options.kind === 'unknown') return unknown('options are built elsewhere');
    if (this.chain.opaque !== undefined && reads) return unknown(this.chain.opaque);
    if (options.kind === 'none') return { kind: 'all' };
    const found = [options.view.get('projection'), options.view.get('fields')].find(({ kind }) => kind !== 'absent');
    if (!found) return { kind: 'all' };
    return found.kind === 'set' && !found.member.optional ? readMongoProjection(found.member.value, this.declared, source) : unknown('the projection is built elsewhere');
  }

  private filter(): Filter {
    const { method, call, chain } = this;
    if (method.shape === 'operations') return unknown('each operation has its own filter');
    if (method.shape === 'documents') return method.operation === 'count' ? none : unknown('the method takes documents');
    let filter = readMongoFilter(call.arguments[method.shape === 'distinct' ? 1 : 0], this.env.source);
    for (const { name, args, conditional } of chain.links) if (name === 'filter' && args[0]) filter = bothFilters(filter, readMongoFilter(args[0], this.env.source), conditional);
    return filter.kind === 'none' && chain.opaque !== undefined ? unknown(chain.opaque) : filter;
  }

  private edits(one: boolean, options: Arguments): DataAccess['edits'] {
    const { call, chain, env } = this;
    const inline = options.kind === 'none' || (options.kind === 'object' && options.view.inline);
    const projected = chain.links.filter(({ name }) => name === 'project' || name === 'projection');
    const text = (fields: readonly string[]): string => `{ ${[...fields.map((field) => (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(field) ? `${field}: 1` : `'${field}': 1`)), ...(fields.includes('_id') ? [] : ['_id: 0'])].join(', ')} }`;
    const object = options.kind === 'object' ? options.view.object : undefined;
    const canProject = inline && projected.length === 0 && !(options.kind === 'object' && options.view.open);
    return {
      ...(this.method.shape === 'filter' ? filterEdit(call, env.source) : {}),
      ...(one || !(inline || options.kind === 'unknown') ? {} : { bound: (rows: number) => limitEdit(call, chain, object, rows, env.source) }),
      // A cursor takes its projection as a link; a single document is asked for with an option.
      ...(!canProject
        ? {}
        : {
            project: (fields: readonly string[]) =>
              one || options.kind === 'object' ? (call.arguments.length > 0 ? setArgumentProperty(call, object, 'projection', text(fields), env.source, 1) : { code: text(fields), edits: [{ range: [call.range[1] - 1, call.range[1] - 1] as const, text: `{}, { projection: ${text(fields)} }` }] }) : addLink(call, `.project(${text(fields)})`, env.source),
          }),
    };
  }
}

export default mongodb;
