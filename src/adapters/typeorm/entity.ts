import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, givenValue, importOfDefinition, soleDefinition } from '../../ast/index.ts';
import type { CatalogEntity, Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** Packages that use TypeORM's words for things of their own. */
const OTHERS = /^(?:jsforce|@salesforce\/|@jsforce\/|mongoose|mongodb|mysql|mariadb|mssql|tedious|oracledb|snowflake|pg$|sequelize|@mikro-orm\/|@?redis|amqp|nodegit|@octokit\/|@temporalio\/|vscode-|@grpc\/|ssh2|@solana\/)/;

/** True for TypeORM's own packages. */
export function isTypeormModule(module: string): boolean {
  return module === 'typeorm' || module === '@nestjs/typeorm' || module.startsWith('typeorm/');
}

/** Whether a type of that name from that module is another library's. Everybody has a `Connection`. */
export function speaksOtherOrm(module: string, name: string): boolean {
  if (isTypeormModule(module)) return false;
  return OTHERS.test(module) || (name === 'Connection' && /^[@\w]/.test(module) && !/^@\/|^src\//.test(module));
}

/** The first argument that names an entity: a class, or its name in quotes; wrappers put a context in front of it. */
export function entityArgument(args: readonly TSESTree.Node[], env: ReadEnv): { name: string; index: number; entity: CatalogEntity | undefined } | undefined {
  for (const [index, argument] of args.slice(0, 2).entries()) {
    const value = givenValue(argument, env.source);
    const name = value.type === 'Identifier' && /^\p{Lu}/u.test(value.name) ? value.name : value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
    if (name === undefined) continue;
    const entity = env.entity(name);
    if (entity && isOtherOrms(entity)) continue;
    if (entity || (index === args.length - 1 && value.type === 'Identifier')) return { name, index, entity };
  }
  return undefined;
}

/** An entity class that is imported or declared here: the receiver of `Member.find()` in the active record pattern. */
export function entityClass(node: TSESTree.Identifier, env: ReadEnv): { entity: string; evidence: Evidence } | undefined {
  if (!/^\p{Lu}/u.test(node.name)) return undefined;
  const definition = soleDefinition(findVariable(node, env.source));
  const imported = definition && importOfDefinition(definition);
  const name = imported && imported.name !== 'default' && imported.name !== '*' ? imported.name : node.name;
  const entity = env.entity(name);
  if (entity && isOtherOrms(entity)) return undefined;
  // Only a class that code declares as an entity has these methods, whatever the table or model is called elsewhere.
  if (!entity || entity.name !== name || !/\.[cm]?[jt]sx?$/.test(entity.source.file ?? '')) return undefined;
  if (imported) return { entity: name, evidence: 'import' };
  return (definition?.node as TSESTree.Node | undefined)?.type === 'ClassDeclaration' ? { entity: name, evidence: 'declaration' } : undefined;
}

/** The entity that `MemberRepository`, `membersRepository` or `memberRepo` is named after, if the project has it. */
export function entityOfRepository(name: string, env: ReadEnv): string | undefined {
  const stem = /^(\w+?)(?:Repository|Repo)$/.exec(name)?.[1];
  const entity = stem === undefined ? undefined : env.entity(stem);
  return entity && !isOtherOrms(entity) ? entity.name : undefined;
}

/** True for an entity whose class another library with the same words declares. */
function isOtherOrms({ declaredBy = [] }: CatalogEntity): boolean {
  return !declaredBy.includes('typeorm') && declaredBy.some((kind) => kind === 'mikro-orm' || kind === 'sequelize');
}
