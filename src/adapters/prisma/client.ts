import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, type ImportOrigin, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** Packages whose import makes a receiver a Prisma client. */
export const MODULES = ['@prisma/client', '.prisma/client', '@prisma/client/edge', '@prisma/extension-accelerate'] as const;

/** How sure it is that an expression is a Prisma client. `named`: only its name says so. */
export type ClientProof = { evidence: Evidence; certain: boolean };

const MAX_DEPTH = 8;
const NAME = /prisma/i;
/** Properties under which services keep the client they wrap. */
const INNER = new Set(['client', 'db', 'tx', 'extended']);

/** Whether an expression is a Prisma client, and how that is known: import, type, transaction, extension, name. */
export function clientProof(node: TSESTree.Node, source: SourceView, depth = 0): ClientProof | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return fromCall(expression, source, depth);
  const receiver = receiverOf(expression, source);
  const { origin, typeName, initialiser } = receiver ?? {};
  if (receiver && origin && isPrismaModule(origin.module)) return { evidence: receiver.evidence, certain: true };
  if (receiver && typeName !== undefined) return isClientType(typeName, source) ? { evidence: 'declaration', certain: true } : undefined;
  if (receiver && origin) return namesPrisma(origin, expression) ? { evidence: receiver.evidence, certain: false } : undefined;
  const made = initialiser && unwrapAwait(initialiser);
  const proof = made?.type === 'CallExpression' ? fromCall(made, source, depth + 1) : undefined;
  return proof ?? ofTransaction(expression, source, depth) ?? ofMember(expression, source, depth) ?? byName(expression);
}

function isPrismaModule(module: string): boolean {
  return (MODULES as readonly string[]).includes(module) || /(^|\/)generated\/prisma(\/|$)|(^|\/)\.prisma\//.test(module);
}

/** A client that a module of the project makes: its name or the module's path says Prisma. */
function namesPrisma(origin: ImportOrigin, node: TSESTree.Node): boolean {
  return NAME.test(origin.module) || NAME.test(origin.name) || NAME.test(lastName(node) ?? '');
}

/** `PrismaClient`, `Prisma.TransactionClient`, `PrismaService`, or an alias of this file for one of them. */
function isClientType(name: string, source: SourceView): boolean {
  if (NAME.test(name) || name === 'TransactionClient') return true;
  const scope = source.scopeManager?.globalScope?.childScopes[0] ?? source.scopeManager?.globalScope;
  const alias = soleDefinition(scope?.set.get(name))?.node as TSESTree.Node | undefined;
  return alias?.type === 'TSTypeAliasDeclaration' && /\bPrisma|\bTransactionClient\b|typeof \w*prisma/i.test(textOf(source, alias.typeAnnotation));
}

/** `prisma.$extends(…)`, `prisma.$replica()`, `getPrisma()`. */
function fromCall(call: TSESTree.CallExpression, source: SourceView, depth: number): ClientProof | undefined {
  const called = calledMember(call);
  if (called?.name.startsWith('$')) return clientProof(called.object, source, depth + 1);
  const callee = unwrapAwait(call.callee);
  const name = lastName(callee);
  const owner = called && lastName(called.object);
  if (!NAME.test(name ?? '') && !NAME.test(owner ?? '')) return undefined;
  const root = called ? called.object : callee;
  const imported = receiverOf(root, source)?.origin !== undefined;
  return { evidence: imported ? 'import' : 'convention', certain: false };
}

/** `tx` in `prisma.$transaction(async (tx) => …)`: what the outer client is. */
function ofTransaction(node: TSESTree.Node, source: SourceView, depth: number): ClientProof | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(node, source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = fn.parent as TSESTree.Node | undefined;
  const called = call?.type === 'CallExpression' && call.arguments[0] === fn ? calledMember(call) : undefined;
  if (called?.name !== '$transaction') return undefined;
  return clientProof(called.object, source, depth + 1) ?? { evidence: 'convention', certain: false };
}

/** `this.prismaService.client`: the client that a wrapper holds. */
function ofMember(node: TSESTree.Node, source: SourceView, depth: number): ClientProof | undefined {
  if (node.type !== 'MemberExpression' || !INNER.has(propertyName(node) ?? '')) return undefined;
  const proof = clientProof(node.object, source, depth + 1);
  return proof && { ...proof, certain: false };
}

function byName(node: TSESTree.Node): ClientProof | undefined {
  return NAME.test(lastName(node) ?? '') ? { evidence: 'convention', certain: false } : undefined;
}

/** The name an expression ends with: `prisma` of `ctx.prisma`. */
export function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
