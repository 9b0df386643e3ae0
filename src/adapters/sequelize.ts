import { calledMember } from '../ast/index.ts';
import type { Adapter } from './adapter.ts';
import { MODULES } from './sequelize/catalog.ts';
import { ASSOCIATION_METHODS, METHODS, ROW_METHODS } from './sequelize/methods.ts';
import { modelReceiver } from './sequelize/model.ts';
import { looksLikeSequelize, readModelCall } from './sequelize/read.ts';
import { readAssociationCall, readRowCall } from './sequelize/row-call.ts';
import { rowOf } from './sequelize/rows.ts';

const ID = 'sequelize';

/** Names that mostly stand for something else count only beside a place where models are kept. */
const COMMON = ['findOne', 'findById', 'findAndCount', 'findOrCreate', 'count', 'sum', 'max', 'min', 'aggregate', 'create', 'upsert', 'update', 'increment', 'decrement', 'restore', 'destroy', 'truncate', 'save', 'reload'];
const BESIDE = /equelize|[/@~.]models?\b|\bmodels?[.'"[]|\bdb\b[.'"[]|\/(?:database|entit(?:y|ies)|schemas?)\b|InjectModel/;

/** Reads Sequelize 5 to 7 and sequelize-typescript: models and their rows, repositories, scopes. */
export const sequelize: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set([...METHODS.keys(), ...ROW_METHODS.keys(), ...ASSOCIATION_METHODS.keys()]),
  tokens: [
    ...['findAll', 'findAndCountAll', 'findByPk', 'findOrBuild', 'findCreateFind', 'bulkCreate', ...ASSOCIATION_METHODS.keys()].map((method) => `.${method}`),
    ...COMMON.map((method) => [`.${method}`, BESIDE]),
  ],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called) return undefined;
    const { name, member, object } = called;
    const method = METHODS.get(name);
    const receiver = method && modelReceiver(object, env);
    if (method && receiver && (!receiver.tentative || looksLikeSequelize(name, method, node.arguments, env.source))) return readModelCall({ call: node, name, method, member, client: ID, receiver, env });
    const operation = ROW_METHODS.get(name) ?? ASSOCIATION_METHODS.get(name);
    const row = operation && rowOf(object, env);
    if (!operation || !row) return undefined;
    const place = { call: node, name, operation, member, client: ID, row, env };
    return ROW_METHODS.has(name) ? readRowCall(place) : readAssociationCall(place);
  },
};

export default sequelize;
