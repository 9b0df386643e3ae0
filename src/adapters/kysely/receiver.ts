import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, isFunction, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** `kysely`, also by URL (`https://esm.sh/kysely@0.27.2`) and its dialects' packages. */
const MODULE = /(?:^|\/)kysely(?:@[\d.]+)?(?:\/|$)|^npm:kysely/;
const TYPES = /^(?:Kysely|Transaction|ControlledTransaction|QueryCreator)$/;
const MAX_DEPTH = 8;

/** How it is known that an expression is a Kysely database; undefined when only the calls on it say so. */
export function kyselyEvidence(node: TSESTree.Node, source: SourceView, depth = 0): Evidence | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') {
    // `db.with(…)`, `db.withSchema(…)`, `db.transaction()`: still the same database.
    const called = calledMember(expression);
    return called ? kyselyEvidence(called.object, source, depth + 1) : undefined;
  }
  const receiver = receiverOf(expression, source);
  if (receiver?.typeName !== undefined && TYPES.test(receiver.typeName) && (!receiver.origin || isKysely(receiver.origin.module))) return receiver.evidence;
  if (receiver?.initialiser && receiver.initialiser !== expression) return kyselyEvidence(receiver.initialiser, source, depth + 1);
  return ofTransaction(expression, source, depth);
}

/** True for a module that is Kysely. */
export function isKysely(module: string): boolean {
  return MODULE.test(module);
}

/** `trx` in `db.transaction().execute(async (trx) => …)`. */
function ofTransaction(node: TSESTree.Node, source: SourceView, depth: number): Evidence | undefined {
  const definition = node.type === 'Identifier' ? soleDefinition(findVariable(node, source)) : undefined;
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name || fn.parent.type !== 'CallExpression') return undefined;
  const called = calledMember(fn.parent);
  return called?.name === 'execute' ? kyselyEvidence(called.object, source, depth + 1) : undefined;
}
