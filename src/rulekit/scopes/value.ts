import type { TSESTree } from '@typescript-eslint/types';
import { scopeStem } from '../../catalog/index.ts';
import { enclosingFunction, findVariable, type FunctionNode, isForeign, mayBeUndefined, propertyName, type SourceView, textOf, walk } from '../../ast/index.ts';

/** How many functions outwards a value is looked for. */
const OUTWARDS = 4;

/**
 * An expression in scope at `place` that holds the tenant's or owner's key: `organizationId`,
 * `ctx.organizationId`, `session.user.organizationId`. Undefined where nothing of the kind can be
 * reached there, or where it may be missing.
 */
export function scopeValue(field: string, place: TSESTree.Node, source: SourceView): string | undefined {
  if (isForeign(place, source)) return undefined;
  const stem = scopeStem(field);
  const own = namedSo(stem, field, place, source);
  if (own !== undefined) return own;
  let fn: FunctionNode | undefined = enclosingFunction(place);
  for (let level = 0; fn && level < OUTWARDS; level++, fn = enclosingFunction(fn)) {
    const found = memberNamedSo(stem, fn, place, source);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A parameter or constant of that name, declared before the place. */
function namedSo(stem: string, field: string, place: TSESTree.Node, source: SourceView): string | undefined {
  for (let scope = source.getScope(place), levels = 0; scope && levels < 12; levels++) {
    for (const [name, variable] of scope.set) {
      const definition = variable.defs[0];
      const declared = definition?.name as TSESTree.Node | undefined;
      if (!definition || !declared || variable.defs.length > 1 || scopeStem(name) !== stem || !isKeyLike(name, field)) continue;
      if (definition.type !== 'Parameter' && definition.type !== 'Variable') continue;
      const identifier = declared as TSESTree.Identifier;
      if (declared.range[0] > place.range[0] || isInside(place, definition.node as TSESTree.Node, definition.type)) continue;
      if (definition.type === 'Parameter' && (identifier.optional || isOptionalText(identifier, source))) continue;
      return name;
    }
    if (!scope.upper) break;
    scope = scope.upper;
  }
  return undefined;
}

/** A variable whose own initialiser the place stands in is not there yet. */
function isInside(place: TSESTree.Node, node: TSESTree.Node, kind: string): boolean {
  return kind === 'Variable' && node.range[0] <= place.range[0] && place.range[1] <= node.range[1];
}

function isOptionalText({ typeAnnotation }: TSESTree.Identifier, source: SourceView): boolean {
  return typeAnnotation !== undefined && /\b(?:undefined|null)\b/.test(textOf(source, typeAnnotation));
}

function memberNamedSo(stem: string, fn: FunctionNode, place: TSESTree.Node, source: SourceView): string | undefined {
  let found: string | undefined;
  walk(fn, (node) => {
    if (found !== undefined) return false;
    if (node.type !== 'MemberExpression' || node.computed || node.optional) return true;
    const name = propertyName(node);
    if (name === undefined || scopeStem(name) !== stem || !/id$/i.test(name)) return true;
    const root = rootOf(node);
    const variable = root && findVariable(root, source);
    const declared = variable?.defs[0]?.name as TSESTree.Node | undefined;
    // Only what a caller hands in is there before; a row that is read later is not.
    if (!variable || !declared || declared.range[0] > place.range[0] || !CONTEXT.test(root.name) || mayBeUndefined(node, source)) return true;
    const block = variable.scope.block as TSESTree.Node;
    if (block.range[0] > place.range[0] || block.range[1] < place.range[1]) return true;
    found = textOf(source, node);
    return false;
  });
  return found;
}

/** Names of what carries the signed-in person and their tenant through the code. */
const CONTEXT = /^_?(?:ctx|context|c|req|request|session|user|currentUser|auth|viewer|me|principal|tenant|org|organization|workspace|team|account|scope|actor|caller|event|input|params)$/i;

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  let current = node;
  while (current.type === 'MemberExpression' || current.type === 'TSNonNullExpression') {
    if (current.type === 'MemberExpression' && (current.computed || current.optional)) return undefined;
    current = current.type === 'MemberExpression' ? current.object : current.expression;
  }
  return current.type === 'Identifier' ? current : undefined;
}

/** `organizationId` for `organization_id`; a whole record (`organization`) is no key. */
function isKeyLike(name: string, field: string): boolean {
  return /(?:id|uuid|key|code|cd)$/i.test(name) || name === field;
}
