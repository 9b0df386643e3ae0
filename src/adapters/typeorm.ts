import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, declaredType, textOf } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, AccessNode, ReadEnv } from './adapter.ts';
import { entityArgument } from './typeorm/entity.ts';
import { looksLikeTypeorm, readFind } from './typeorm/find.ts';
import { METHODS, TERMINALS } from './typeorm/methods.ts';
import { readQueryBuilder } from './typeorm/query-builder.ts';
import { type TypeormReceiver, typeormReceiver } from './typeorm/receiver.ts';

const ID = 'typeorm';

/** Reads TypeORM: repositories (injected, asked for, inherited), entity managers and query builders. */
export const typeorm: Adapter = {
  id: ID,
  modules: ['typeorm', '@nestjs/typeorm'],
  methods: new Set([...METHODS.keys(), ...TERMINALS.keys()]),
  tokens: [
    ...[...TERMINALS.keys()].filter((name) => name !== 'execute' && name !== 'stream').map((method) => `.${method}`),
    ...[...METHODS].filter(([, { distinctive }]) => distinctive).map(([method]) => `.${method}`),
    'createQueryBuilder',
    // Names other libraries use as well count only beside something TypeORM reads through.
    ...['epository', 'Repo.', 'repo.', 'manager', 'typeorm', 'ntit', 'model'].flatMap((word) => [...METHODS].filter(([, { distinctive }]) => !distinctive).map(([method]) => [word, `.${method}`])),
  ],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called) return undefined;
    const { name, member, object } = called;
    if (TERMINALS.has(name)) return readQueryBuilder(node, name, member, ID, env);
    if (!METHODS.has(name)) return undefined;
    const receiver = typeormReceiver(object, env);
    if (!receiver) return undefined;
    if (receiver.kind === 'manager') return readManager(node, name, member, receiver, env);
    if (receiver.tentative && !looksLikeTypeorm(name, node.arguments, env.source)) return undefined;
    return readFind({ call: node, method: name, member, client: ID, evidence: receiver.evidence, entity: receiver.entity, offset: 0, env });
  },
};

/** A manager's methods take the entity first; those that take records may leave it out. */
function readManager(call: TSESTree.CallExpression, method: string, member: TSESTree.MemberExpression, receiver: TypeormReceiver, env: ReadEnv): DataAccess | undefined {
  const [first] = call.arguments;
  const named = entityArgument(call.arguments.slice(0, 1), env);
  if (!first || (receiver.tentative && !named?.entity)) return undefined;
  const takesRecords = METHODS.get(method)?.argument === 'values' && !named;
  const record = takesRecords ? declaredType(first, env.source) : undefined;
  const entity = named?.name ?? (record?.type === 'TSTypeReference' ? textOf(env.source, record.typeName) : undefined);
  return readFind({ call, method, member, client: ID, evidence: receiver.evidence, entity, offset: takesRecords ? 0 : 1, env });
}

export default typeorm;
