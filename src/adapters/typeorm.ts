import { calledMember } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, AccessNode, ReadEnv } from './adapter.ts';
import { looksLikeTypeorm, METHODS, readFind } from './typeorm/find.ts';
import { readQueryBuilder, TERMINALS } from './typeorm/query-builder.ts';
import { entityArgument, typeormReceiver } from './typeorm/receiver.ts';

const ID = 'typeorm';

/** Reads TypeORM: repositories (injected, asked for, inherited), entity managers and query builders. */
export const typeorm: Adapter = {
  id: ID,
  modules: ['typeorm', '@nestjs/typeorm'],
  methods: new Set([...Object.keys(METHODS), ...Object.keys(TERMINALS)]),
  tokens: [
    ...[...Object.keys(TERMINALS), ...Object.keys(METHODS).filter((method) => METHODS[method]?.distinctive), 'createQueryBuilder'].map((method) => `.${method}`),
    // Names other libraries use as well count only beside something TypeORM reads through.
    ...['epository', 'Repo.', 'repo.', 'manager', 'typeorm'].flatMap((word) => Object.keys(METHODS).map((method) => [word, `.${method}`])),
  ],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called) return undefined;
    const { name, member, object } = called;
    if (Object.hasOwn(TERMINALS, name)) return readQueryBuilder(node, name, member, ID, env);
    if (!Object.hasOwn(METHODS, name)) return undefined;
    const receiver = typeormReceiver(object, env);
    if (!receiver) return undefined;
    const named = receiver.kind === 'manager' ? entityArgument(node.arguments.slice(0, 1), env) : undefined;
    if (receiver.kind === 'manager' && (!named || (receiver.tentative && !named.entity))) return undefined;
    const offset = receiver.kind === 'manager' ? 1 : 0;
    if (receiver.tentative && receiver.kind === 'repository' && !looksLikeTypeorm(name, node.arguments, env.source)) return undefined;
    return readFind({ call: node, method: name, member, client: ID, evidence: receiver.evidence, entity: named?.name ?? receiver.entity, offset, env });
  },
};

export default typeorm;
