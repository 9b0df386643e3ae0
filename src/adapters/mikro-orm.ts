import { calledMember } from '../ast/index.ts';
import type { Adapter } from './adapter.ts';
import { readFind } from './mikro-orm/find.ts';
import { METHODS, TERMINALS } from './mikro-orm/methods.ts';
import { readQueryBuilder } from './mikro-orm/query-builder.ts';
import { mikroReceiver, MODULES } from './mikro-orm/receiver.ts';

const ID = 'mikro-orm';

/** Names that other libraries use as well count only beside something MikroORM reads through. */
const BESIDE = /mikro-orm|\bem\b|epository|Repo\b|ntityManager|\bmanager_?\b/;

/** Reads MikroORM 4 to 7: entity managers, repositories, query builders. */
export const mikroOrm: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set([...METHODS.keys(), ...TERMINALS.keys()]),
  tokens: [
    ...[...METHODS].filter(([, { distinctive }]) => distinctive).map(([method]) => `.${method}`),
    ...['getResult', 'getSingleResult', 'findOneOrFail'].map((method) => `.${method}`),
    ...[...METHODS, ...TERMINALS].map(([method]) => method).map((method) => [`.${method}`, BESIDE]),
  ],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called) return undefined;
    const { name, member, object } = called;
    if (TERMINALS.has(name)) return readQueryBuilder(node, name, member, ID, env);
    const receiver = METHODS.has(name) ? mikroReceiver(member.object, env) ?? mikroReceiver(object, env) : undefined;
    return receiver && readFind({ call: node, name, member, client: ID, receiver, env });
  },
};

export default mikroOrm;
