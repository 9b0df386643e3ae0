import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, unwrapAwait, textOf } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** How sure it is that an expression is a Drizzle database. Without `certain` only its name says so, and the rest of the file must agree. */
export interface DrizzleProof {
  evidence: Evidence;
  certain: boolean;
}

const MODULE = /^drizzle-orm(?:\/|$)/;
/** Types of `drizzle-orm` whose value is a database or a transaction. */
const TYPES = /^(?:\w*Database|\w*Transaction|DrizzleD1Database|BunSQLDatabase)$/;
/** Query builders whose chains look alike. */
const OTHERS = /^(?:knex|kysely|objection|typeorm|mongoose|mongodb|sequelize|d3(?:-\w+)?|rxjs|jsforce|axios|squel|sql-bricks|@supabase\/.*|@prisma\/.*|@mikro-orm\/.*|firebase.*|@google-cloud\/.*|redis|ioredis|linq)$/;
/** Names a database or transaction goes by. */
const NAME = /(?:db|database|drizzle|replicas?|primary|transaction)$|^(?:tx|trx|t|conn|connection|client|orm|executor)$/i;
const HANDS_DATABASE = /^(?:transaction|withTransaction|runTransaction|executeOnReplica|rls|withRls|withDb|withDatabase)$/i;
/** Calls that answer the database they are made on. */
const SAME = /^(?:with|withReplicas|\$withCache|\$primary|usePrimaryOnly)$/;
const MAX_DEPTH = 8;

/** Whether an expression is a Drizzle database, and how that is known; `other` for something of another library. */
export function drizzleProof(node: TSESTree.Node, source: SourceView, depth = 0): DrizzleProof | 'other' | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return fromCall(expression, source, depth);
  if (expression.type === 'MemberExpression' && propertyName(expression) === '$primary') return drizzleProof(expression.object, source, depth + 1);
  const receiver = receiverOf(expression, source);
  const { origin, typeName, initialiser } = receiver ?? {};
  if (receiver && origin && OTHERS.test(origin.module)) return 'other';
  if (receiver && origin && MODULE.test(origin.module) && (typeName === undefined || TYPES.test(typeName))) return { evidence: receiver.evidence, certain: true };
  if (typeName !== undefined) return fromType(typeName, source);
  const made = initialiser && unwrapAwait(initialiser);
  const proof = made?.type === 'CallExpression' ? fromCall(made, source, depth + 1) : undefined;
  return proof ?? ofCallback(expression, source, depth) ?? byName(expression);
}

/** `type Database = NodePgDatabase<typeof schema>` of this file, or a name that says database. */
function fromType(name: string, source: SourceView): DrizzleProof | undefined {
  const scope = source.scopeManager?.globalScope?.childScopes[0] ?? source.scopeManager?.globalScope;
  const alias = soleDefinition(scope?.set.get(name))?.node as TSESTree.Node | undefined;
  const text = alias?.type === 'TSTypeAliasDeclaration' ? textOf(source, alias.typeAnnotation) : '';
  if (/\b(?:drizzle|(?:NodePg|PostgresJs|Pg|MySql2?|BetterSQLite3|BaseSQLite|LibSQL|Neon\w*|VercelPg|DrizzleD1|Bun\w*)(?:Database|Transaction))\b/.test(text)) return { evidence: 'declaration', certain: true };
  if (/drizzle/i.test(name)) return { evidence: 'declaration', certain: true };
  return /(?:db|database|tx|trx|transaction|client|connection|executor)$/i.test(name) ? { evidence: 'declaration', certain: false } : undefined;
}

/** `drizzle(pool)`, `withReplicas(primary, …)`, `db.with(cte)`, `getDb()`. */
function fromCall(call: TSESTree.CallExpression, source: SourceView, depth: number): DrizzleProof | 'other' | undefined {
  const called = calledMember(call);
  if (called && SAME.test(called.name)) return drizzleProof(called.object, source, depth + 1);
  const callee = unwrapAwait(call.callee);
  const origin = receiverOf(called ? called.object : callee, source)?.origin;
  if (origin && OTHERS.test(origin.module)) return 'other';
  if (origin && MODULE.test(origin.module)) return { evidence: 'import', certain: true };
  if (callee.type === 'Identifier' && callee.name === 'withReplicas' && call.arguments[0]) return drizzleProof(call.arguments[0], source, depth + 1);
  const definition = callee.type === 'Identifier' ? (soleDefinition(findVariable(callee, source))?.node as TSESTree.Node | undefined) : undefined;
  const made = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  const answer = isFunction(made) ? answerOf(made) : undefined;
  const proof = answer && drizzleProof(answer, source, depth + 1);
  if (proof) return proof;
  const name = callee.type === 'Identifier' ? callee.name : called?.name;
  return name !== undefined && /(?:db|database|drizzle)$/i.test(name) ? { evidence: 'convention', certain: false } : undefined;
}

function answerOf(fn: TSESTree.Node & { body: TSESTree.Node }): TSESTree.Node | undefined {
  if (fn.body.type !== 'BlockStatement') return fn.body;
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
}

/** `tx` in `db.transaction(async (tx) => …)`: what the outer database is. */
function ofCallback(node: TSESTree.Node, source: SourceView, depth: number): DrizzleProof | 'other' | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(node, source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = fn.parent as TSESTree.Node | undefined;
  const called = call?.type === 'CallExpression' && call.arguments.includes(fn as TSESTree.CallExpressionArgument) ? calledMember(call) : undefined;
  return called && HANDS_DATABASE.test(called.name) ? drizzleProof(called.object, source, depth + 1) : undefined;
}

function byName(node: TSESTree.Node): DrizzleProof | undefined {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name !== undefined && NAME.test(name) ? { evidence: 'convention', certain: false } : undefined;
}

/** True when a file imports Drizzle itself: its operators, its types, a driver. */
export function speaksDrizzle(source: SourceView): boolean {
  return source.ast.body.some((statement) => statement.type === 'ImportDeclaration' && MODULE.test(String(statement.source.value)));
}
