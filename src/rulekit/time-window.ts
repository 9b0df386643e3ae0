import type { TSESTree } from '@typescript-eslint/types';
import type { Filter, FilterField } from '../model/index.ts';
import { propertyName, resolveConstant, type SourceView, unwrap } from '../ast/index.ts';

/** Names of moments: `startAt`, `due_date`, `appointmentDate`, `scheduledFor`. */
const MOMENT = /(?:^|[a-z_.])(?:date|time|timestamp|day|until|for|on|at)$/i;
/** The exact moment, of which hardly two records share one. */
const INSTANT = /(?:[a-z]At|_at|[a-z](?:Time|Timestamp)|_(?:time|timestamp))$/;
const MAX_DEPTH = 8;

/**
 * True when a filter lets only few rows through by their time: one exact moment, or a window around now with
 * both its ends written here (the reminders of the next 72 hours). Ends that a request sets make no window.
 */
export function isTimeWindow(filter: Filter, source: SourceView): boolean {
  if (filter.kind !== 'fields') return false;
  const timed = filter.fields.filter(({ name, optional }) => !optional && MOMENT.test(name));
  return timed.some((field) => isInstant(field, source) || (field.op === 'other' && timed.filter(({ name, op, value }) => op === 'other' && name === field.name && value && isOfNow(value, source, 0)).length > 1));
}

function isInstant({ name, op, value }: FilterField, source: SourceView): boolean {
  const node = op === 'eq' && INSTANT.test(name) && value ? unwrap(resolveConstant(value, source)) : undefined;
  return node !== undefined && node.type !== 'Literal' && node.type !== 'ObjectExpression';
}

/** A moment that is reckoned from the clock and numbers alone. */
function isOfNow(node: TSESTree.Node, source: SourceView, depth: number): boolean {
  const value = unwrap(resolveConstant(node, source));
  if (depth > MAX_DEPTH || value.type === 'Literal' || value.type === 'Identifier') return false;
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' && value.callee.name === 'Date' && value.arguments.every((one) => isReckoned(one, source, depth + 1));
  if (value.type !== 'CallExpression') return false;
  const callee = unwrap(value.callee);
  const given = value.arguments.every((one) => isReckoned(one, source, depth + 1));
  if (callee.type === 'Identifier') return given && /^(?:(?:add|sub|startOf|endOf|set)[A-Z]\w*|dayjs|moment)$/.test(callee.name);
  return given && callee.type === 'MemberExpression' && (isOfNow(callee.object, source, depth + 1) || /^(?:now|today|utc)$/.test(propertyName(callee) ?? ''));
}

/** A part of the reckoning: a number, a named constant, the clock. */
function isReckoned(node: TSESTree.Node, source: SourceView, depth: number): boolean {
  const value = unwrap(resolveConstant(node, source));
  if (depth > MAX_DEPTH) return false;
  if (value.type === 'Literal') return true;
  if (value.type === 'UnaryExpression') return isReckoned(value.argument, source, depth + 1);
  if (value.type === 'BinaryExpression') return isReckoned(value.left, source, depth + 1) && isReckoned(value.right, source, depth + 1);
  if (value.type === 'Identifier') return isNamedNumber(value.name);
  if (value.type === 'MemberExpression') return value.object.type === 'Identifier' && isNamedNumber(value.object.name);
  return isOfNow(value, source, depth + 1);
}

const isNamedNumber = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name);
