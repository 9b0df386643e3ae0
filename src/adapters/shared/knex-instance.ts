import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, importOfDefinition, isFunction, propertyName, type Receiver, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** Packages whose instance or type makes a receiver Knex's. */
export const KNEX_MODULES: readonly string[] = ['knex', 'nest-knexjs', 'nestjs-knex', '@nestjsplus/knex', 'knex-paginate'];

/** A Knex instance or transaction. `tentative`: only its name, or the shape of the call, says so. */
export interface KnexInstance {
  evidence: Evidence;
  tentative?: 'named' | 'handle';
}

const NAMED = /^(?:get|use|create)?[_#]?knex(?:instance|client|db|connection)?$/i;
const HANDLE = /^[_#$]?(?:get)?(?:\w*(?:db|database|trx|tx|conn|connection|replica|pg|mysql|sqlite|postgres))$/i;
const PACKAGE = /^(?:@[^/]+\/)?[a-z0-9][\w.-]*(?:\/|$)/i;
const MAKES = /^(?:Call|Logical|Conditional)Expression$/;
const MAX_DEPTH = 8;

const isKnexModule = (module: string): boolean => KNEX_MODULES.includes(module) || module.startsWith('knex/');

/** Recognises `knex`, a transaction, `this.knex`, `(trx ?? db)`; undefined when nothing says so. */
export function knexInstance(node: TSESTree.Node, source: SourceView, depth = 0): KnexInstance | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return ofCall(expression, source, depth);
  if (expression.type === 'LogicalExpression' || expression.type === 'ConditionalExpression') {
    const sides = expression.type === 'LogicalExpression' ? [expression.left, expression.right] : [expression.consequent, expression.alternate];
    const found = sides.map((side) => knexInstance(side, source, depth + 1));
    return found.find((one) => one && one.tentative === undefined) ?? found.find((one) => one !== undefined);
  }
  if (expression.type !== 'Identifier' && expression.type !== 'MemberExpression') return undefined;
  const receiver = receiverOf(expression, source);
  const isKnex = receiver?.origin !== undefined && isKnexModule(receiver.origin.module);
  const made = receiver?.initialiser && receiver.initialiser !== expression ? unwrapAwait(receiver.initialiser) : undefined;
  // What a module of the project exports was followed to where it is made.
  if (made && !isKnex && receiver?.typeName === undefined) {
    const found = MAKES.test(made.type) ? knexInstance(made, source, depth + 1) : undefined;
    if (found) return found;
    // Something else was made: its name says nothing any more.
    if (!/^(?:Call|Member|Await)Expression$/.test(made.type)) return undefined;
    if (made.type === 'CallExpression' && madeByPackage(made, source)) return undefined;
  }
  if (receiver?.origin || receiver?.typeName !== undefined) return ofReceiver(receiver, expression);
  return ofTransaction(expression, source, depth) ?? byName(expression);
}

function ofReceiver({ origin, typeName, evidence }: Receiver, expression: TSESTree.Node): KnexInstance | undefined {
  if (origin && isKnexModule(origin.module)) {
    // The import itself is the factory, not an instance; its types and what is made of it are.
    return typeName !== undefined && !/Builder|Config|Interface|Raw/.test(typeName) ? { evidence } : undefined;
  }
  if (origin && PACKAGE.test(origin.module) && !/^(?:src|app|lib|config)\//.test(origin.module)) return undefined;
  if (typeName !== undefined) return /^Knex$/.test(typeName) ? { evidence } : typeName === 'Transaction' || /^(?:any|unknown)$/.test(typeName) ? byName(expression) : undefined;
  return byName(expression, origin && /(?:^|[/.-])knex(?:file)?(?:\.[cm]?[jt]s)?$/i.test(origin.module));
}

/** `knex({ client: 'pg' })`, `require('knex')(config)`, `await knex.transaction()`, `Person.knex()`, `getKnex()`. */
function ofCall(call: TSESTree.CallExpression, source: SourceView, depth: number): KnexInstance | undefined {
  if (isFactory(call.callee, source)) return { evidence: 'import' };
  const called = calledMember(call);
  if (called && /^(?:transaction|withUserParams|initialize|transactionProvider)$/.test(called.name)) return knexInstance(called.object, source, depth + 1);
  if (called?.name === 'default' && isFactory(called.object, source)) return { evidence: 'import' };
  if (call.arguments.length > 0) return undefined;
  const name = called?.name ?? (call.callee.type === 'Identifier' ? call.callee.name : undefined);
  const provider = call.callee.type === 'Identifier' ? receiverOf(call.callee, source)?.initialiser : undefined;
  const provided = provider && provider !== call ? knexInstance(provider, source, depth + 1) : undefined;
  return provided ?? (name !== undefined && NAMED.test(name) ? { evidence: 'convention', tentative: 'named' } : undefined);
}

/** The package's export: called, it makes an instance. */
function isFactory(node: TSESTree.Node, source: SourceView): boolean {
  const callee = unwrapAwait(node);
  if (callee.type === 'CallExpression') {
    const [module] = callee.arguments;
    return callee.callee.type === 'Identifier' && callee.callee.name === 'require' && module?.type === 'Literal' && module.value === 'knex';
  }
  if (callee.type === 'MemberExpression' && /^(?:default|knex)$/.test(propertyName(callee) ?? '')) return isFactory(callee.object, source);
  if (callee.type !== 'Identifier') return false;
  const definition = soleDefinition(findVariable(callee, source));
  const origin = definition && importOfDefinition(definition);
  return origin !== undefined && isKnexModule(origin.module);
}

/** True for what another package's function made: `drizzle(pool)`, `postgres(url)`. */
function madeByPackage(call: TSESTree.CallExpression, source: SourceView): boolean {
  const called = calledMember(call);
  const origin = receiverOf(called ? called.object : call.callee, source)?.origin;
  return origin !== undefined && PACKAGE.test(origin.module) && !isKnexModule(origin.module);
}

/** The handle that `knex.transaction(async (trx) => …)` gives its callback. */
function ofTransaction(node: TSESTree.Node, source: SourceView, depth: number): KnexInstance | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(node, source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = fn.parent as TSESTree.Node | undefined;
  const called = call?.type === 'CallExpression' ? calledMember(call) : undefined;
  return called?.name === 'transaction' ? knexInstance(called.object, source, depth + 1) : undefined;
}

function byName(node: TSESTree.Node, named = false): KnexInstance | undefined {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  if (name === undefined) return undefined;
  if (named || NAMED.test(name)) return { evidence: 'convention', tentative: 'named' };
  return HANDLE.test(name) ? { evidence: 'convention', tentative: 'handle' } : undefined;
}
