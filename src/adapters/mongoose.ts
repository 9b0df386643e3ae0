import { calledMember } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, AccessNode, AdapterToken, ReadEnv } from './adapter.ts';
import { METHODS } from './mongoose/methods.ts';
import { readPaginate } from './mongoose/paginate.ts';
import { type ModelCall, readQuery } from './mongoose/read.ts';
import { isMongooseCall } from './mongoose/receiver.ts';
import { queryChain, queryResult } from './shared/mongo-chain.ts';
import { stageEdit } from './shared/mongo-edits.ts';
import { MONGOOSE_MODULES, mongoModel } from './shared/mongo-model.ts';
import { readPipeline } from './shared/mongo-pipeline.ts';

const ID = 'mongoose';
/** Names that other libraries use as well. */
const GENERIC = [...METHODS].flatMap(([name, { distinctive }]) => (distinctive ? [] : [name]));
/**
 * A capitalised name that such a method is called on: `Customer.find(`. It begins a word, so that long runs of letters are
 * read once. Beyond ASCII every letter passes for a capital: classes of Unicode take five times as long on every text.
 */
const ON_CAPITAL = new RegExp(`(?<![\\w$\\u0080-\\uffff])[A-Z\\u0080-\\uffff][\\w$\\u0080-\\uffff]*\\s*[?!]?\\.\\s*(?:${GENERIC.join('|')})\\s*[(<?]`);

/** Reads Mongoose: models made, injected, imported or handed on in a context, their queries and aggregations, and Typegoose. */
export const mongoose: Adapter = {
  id: ID,
  modules: MONGOOSE_MODULES,
  methods: new Set(METHODS.keys()),
  tokens: [
    ...[...METHODS].filter(([, { distinctive }]) => distinctive).map(([name]) => `.${name}`),
    ...GENERIC.flatMap((name): AdapterToken[] => [...['odel', 'ongoose', 'chema', 'typegoose'].map((word) => [`.${name}`, word]), [ON_CAPITAL, `.${name}`]]),
  ],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const method = called && METHODS.get(called.name);
    if (!called || !method) return undefined;
    const model = mongoModel(called.object, env);
    if (!model) return undefined;
    const chain = queryChain(node, env.source);
    if (!isMongooseCall(model, method, node, chain, env)) return undefined;
    const declared = model.entity.kind === 'known' ? env.entity(model.entity.value.name) : undefined;
    const one: ModelCall = { call: node, name: called.name, method, member: called.member, model, declared, chain, context: { client: ID, evidence: model.evidence, env } };
    if (method.shape === 'pipeline') return readAggregate(one);
    return method.shape === 'paginate' ? readPaginate(one) : readQuery(one);
  },
};

function readAggregate({ call, name, member, model, declared, chain, context }: ModelCall): DataAccess {
  const { source } = context.env;
  const { stages, ...facts } = readPipeline(call.arguments[0], chain, declared, context);
  const rows = facts.operation === 'read';
  return {
    client: ID,
    evidence: model.evidence,
    method: name,
    entity: model.entity,
    cardinality: facts.operation === 'count' ? 'one' : 'many',
    ...facts,
    get result() {
      return queryResult(chain, call, true, source);
    },
    edits: rows && stages && isUnbounded(facts.rowBound.kind) ? { bound: (most: number) => stageEdit(stages, most, source) } : {},
    node: chain.end,
    reportNode: member.property,
  };
}

const isUnbounded = (kind: DataAccess['rowBound']['kind']): boolean => kind === 'none' || kind === 'meaningless';

export default mongoose;
