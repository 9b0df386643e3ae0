import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, outermostWrapper, propertyName, unwrap, walk } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import { answersClient } from './towards-client.ts';

/** What asks a value something and does not hand it on. */
const ASKS = /^(?:==|!=|===|!==|<|>|<=|>=|in|instanceof)$/;

/**
 * True when one of these fields is taken out of a row and answered, although the row itself stays:
 * `return { ...bill, mrn: patient.mrn }`, `rows.map((row) => ({ iban: row.iban }))`, `res.json({ taxId })` of it.
 * @param alongside the fields of records that are read along, by the name under which the row holds them: all of
 * a record is answered with the record.
 */
export function answersFields({ node, result }: DataAccess, fields: readonly string[], alongside: ReadonlyMap<string, readonly string[]> = NONE): boolean {
  const fn = enclosingFunction(node);
  if (!fn || (fields.length === 0 && alongside.size === 0) || result.bindings.length === 0) return false;
  const rows = new Set(result.bindings);
  let found = false;
  walk(fn.body, (inner) => {
    if (found) return false;
    // The parameter of a callback that goes through the rows is one of them.
    if (isFunction(inner) && inner.params[0]?.type === 'Identifier' && inner.parent.type === 'CallExpression') {
      const callee = unwrap(inner.parent.callee);
      if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && rows.has(callee.object.name) && /^(?:map|flatMap)$/.test(propertyName(callee) ?? '')) rows.add(inner.params[0].name);
    }
    if (inner.type !== 'MemberExpression' || inner.object.type !== 'Identifier' || !rows.has(inner.object.name)) return true;
    const name = propertyName(inner) ?? '';
    const part = alongside.get(name);
    if (fields.includes(name)) found = isAnswered(inner, fn);
    else if (part) found = isPartAnswered(inner, part, fn);
    return !found;
  });
  return found;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

/** Whether a record that was read along is answered, or one of these fields of it. */
function isPartAnswered(record: TSESTree.Node, fields: readonly string[], fn: TSESTree.Node): boolean {
  const outer = outermostWrapper(record);
  const { parent } = outer;
  if (parent?.type !== 'MemberExpression' || parent.object !== outer) return isAnswered(outer, fn);
  return fields.includes(propertyName(parent) ?? '') && isAnswered(parent, fn);
}

/** Whether a value becomes part of what a function answers or of a response; what is computed from it in a call is another value. */
function isAnswered(value: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let node = value, { parent } = node; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case 'ReturnStatement':
        return true;
      case 'ArrowFunctionExpression':
        if (parent.body !== node) return false;
        if (parent === fn) return true;
        break;
      case 'CallExpression':
        if (answersClient(parent)) return true;
        if (!isFunction(node) && parent.callee !== node) return false;
        break;
      case 'ConditionalExpression':
        if (parent.test === node) return false;
        break;
      case 'LogicalExpression':
        if (parent.operator === '&&' && parent.left === node) return false;
        break;
      case 'BinaryExpression':
        if (ASKS.test(parent.operator)) return false;
        break;
      case 'MemberExpression':
        if (/^(?:length|size)$/.test(propertyName(parent) ?? '')) return false;
        break;
      case 'UnaryExpression':
      case 'IfStatement':
      case 'ExpressionStatement':
      case 'VariableDeclarator':
        return false;
      default:
    }
  }
  return false;
}
