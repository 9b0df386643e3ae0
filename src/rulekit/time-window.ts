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
 * both its ends written here (the reminders of the next 72 hours). What was made or changed since a moment that is
 * reckoned from now is such a window as well: nothing is made in the future. Two ends that are reckoned from one
 * moment make one, whoever names the moment (a day); ends that a request sets one by one do not.
 */
export function isTimeWindow(filter: Filter, source: SourceView): boolean {
  if (filter.kind !== 'fields') return false;
  const timed = filter.fields.filter(({ name, optional }) => !optional && MOMENT.test(name));
  return timed.some((field) => {
    if (isInstant(field, source) || isRecent(field, source)) return true;
    const ends = field.op === 'other' ? timed.filter(({ name, op }) => op === 'other' && name === field.name).flatMap(({ value }) => value ?? []) : [];
    if (ends.filter((end) => isOfNow(end, source, 0)).length > 1) return true;
    const days = ends.flatMap((end) => momentBehind(end, source, 0) ?? []);
    return days.some((day, index) => days.indexOf(day) !== index);
  });
}

const FROM_MOMENT = /^(?:add|sub|startOf|endOf|set)[A-Z]\w*$/;
const OF_MOMENT = /^(?:set(?:UTC)?(?:Hours|Minutes|Seconds|Milliseconds)|getTime|valueOf|startOf|endOf|add|subtract|plus|minus|toISOString|toISO|toDate|toJSDate|clone)$/;

/** The name of the one moment that another one is reckoned from, with numbers alone: `date` of `new Date(date.setHours(0, 0, 0, 0))`. */
function momentBehind(node: TSESTree.Node, source: SourceView, depth: number): string | undefined {
  const value = unwrap(node);
  if (depth > MAX_DEPTH) return undefined;
  if (value.type === 'Identifier') {
    const made = unwrap(resolveConstant(value, source));
    return (made.type === 'NewExpression' || made.type === 'CallExpression' ? momentBehind(made, source, depth + 1) : undefined) ?? value.name;
  }
  if (value.type === 'BinaryExpression') return isReckoned(value.right, source, depth + 1) && value.left.type !== 'PrivateIdentifier' ? momentBehind(value.left, source, depth + 1) : undefined;
  if (value.type !== 'NewExpression' && value.type !== 'CallExpression') return undefined;
  const [first, ...rest] = value.arguments;
  const callee = unwrap(value.callee);
  if (callee.type === 'MemberExpression') return OF_MOMENT.test(propertyName(callee) ?? '') && value.arguments.every((one) => isReckoned(one, source, depth + 1)) ? momentBehind(callee.object, source, depth + 1) : undefined;
  if (callee.type !== 'Identifier' || !first || !(callee.name === 'Date' ? rest.length === 0 : FROM_MOMENT.test(callee.name))) return undefined;
  return rest.every((one) => isReckoned(one, source, depth + 1)) ? momentBehind(first, source, depth + 1) : undefined;
}

/** Names of moments that have been when a record has them. */
const PAST = /(?:^|[a-z_.])(?:created|updated|modified|changed|inserted|sent|received|logged|signed_?up|registered)_?(?:at|on|date|time)$/i;

/** `updatedAt: { gte: new Date(Date.now() - 12 * 60_000) }`. */
function isRecent({ name, op, value }: FilterField, source: SourceView): boolean {
  const condition = value?.parent?.type === 'Property' ? propertyName(value.parent) : undefined;
  return op === 'other' && value !== undefined && PAST.test(name) && /^\$?gte?$/.test(condition ?? '') && isOfNow(value, source, 0);
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
