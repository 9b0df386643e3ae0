import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledFunction, calledMember, findVariable, type FunctionNode, isFunction, propertyName, sourceOf, soleDefinition, type SourceView, staticValue, unwrap, walk } from '../../ast/index.ts';
import type { AccessLogPart } from '../../model/index.ts';
import { roleOf } from './names.ts';

/** Functions that functions hand an entry to are followed this far. */
const MAX_DEPTH = 3;
/** Calls and objects by which code learns who is signed in, whoever calls it. */
const SIGNED_IN = /^(?:getStore|currentUser|currentActor|currentSession|getCurrent\w*|getServerSession|getSession|getAuth|getUser|getActor|auth|verifySession|requireUser|requireAuth|requireSession|cookies|headers|getRequestContext|requestContext|getContext|useSession)$/;
const HOLDERS = /^(?:als|cls|asyncLocalStorage|asyncContext|requestContext|requestStorage|contextStorage|clsService|contextService|userContext|currentUser|authContext)$/i;

const known = new WeakMap<FunctionNode, ReadonlySet<AccessLogPart>>();

/**
 * What a function that writes the access log puts into an entry itself, so that its callers need
 * not: the actor from a request's context, an action that is always the same.
 */
export function addedBy(fn: FunctionNode, source: SourceView, depth = 0): ReadonlySet<AccessLogPart> {
  const before = known.get(fn);
  if (before) return before;
  const added = new Set<AccessLogPart>();
  // A function that calls itself adds nothing more.
  known.set(fn, added);
  const own = sourceOf(fn, source);
  walk(fn.body, (node) => {
    if (node.type === 'Property') noteProperty(node, fn, own, added);
    else if (node.type === 'CallExpression') {
      if (isSignedInCall(node)) added.add('actor');
      if (depth < MAX_DEPTH && node.arguments.length > 0) {
        const next = calledFunction(node, own);
        if (next && next !== fn) for (const part of addedBy(next, own, depth + 1)) added.add(part);
      }
    } else if (node.type === 'TemplateElement' || (node.type === 'Literal' && typeof node.value === 'string')) {
      const text = node.type === 'TemplateElement' ? node.value.raw : String(node.value);
      if (/\binsert\b/i.test(text) && /\b(?:current_user|session_user|current_setting)\b/i.test(text)) added.add('actor');
    }
  });
  return added;
}

/** Whether a call is one by which code learns who is signed in: `auth()`, `getServerSession(…)`, `als.getStore()`. */
export function isSignedInCall(node: TSESTree.CallExpression): boolean {
  const called = calledMember(node);
  const callee = unwrap(node.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : '');
  return SIGNED_IN.test(name) || (called !== undefined && HOLDERS.test(nameOf(called.object) ?? ''));
}

function noteProperty(property: TSESTree.Property, fn: FunctionNode, source: SourceView, added: Set<AccessLogPart>): void {
  const key = propertyName(property);
  const role = key === undefined || property.parent.type !== 'ObjectExpression' ? undefined : roleOf(key);
  const part = role === 'user' ? 'actor' : role;
  if (part !== 'actor' && part !== 'action' && part !== 'subject' && part !== 'purpose') return;
  const value = staticValue(property.value, source);
  if (value.kind === 'none' || (value.kind === 'known' && (value.value === null || value.value === ''))) return;
  if (!comesFromParameter(property.value, fn, source)) added.add(part);
}

/** Whether an expression is made of what the function is given. */
function comesFromParameter(node: TSESTree.Node, fn: FunctionNode, source: SourceView): boolean {
  const seen = new Set<Variable>();
  const queue: TSESTree.Node[] = [node];
  for (let part = queue.pop(); part; part = queue.pop()) {
    let found = false;
    walk(part, (inner) => {
      if (found) return false;
      // Only names that stand for values: the property of `entry.userId` is none.
      if (inner.type === 'MemberExpression' && !inner.computed) {
        queue.push(inner.object);
        return false;
      }
      if (inner.type === 'Property') {
        queue.push(inner.value);
        return false;
      }
      if (inner.type !== 'Identifier') return undefined;
      const variable = findVariable(inner, source);
      const definition = soleDefinition(variable);
      if (!variable || !definition || seen.has(variable)) return undefined;
      seen.add(variable);
      if (definition.type === 'Parameter') found = definition.node === (fn as unknown) || isFunction(definition.node as TSESTree.Node);
      const declared = definition.node as TSESTree.Node;
      if (declared.type === 'VariableDeclarator' && declared.init && seen.size < 30) queue.push(declared.init);
      return undefined;
    });
    if (found) return true;
  }
  return false;
}

function nameOf(node: TSESTree.Node): string | undefined {
  const value = unwrap(node);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
}
