import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, type FunctionNode, isInside, outermostWrapper, propertyName, unwrap, walk } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import { MESSAGES } from './sent-to-each.ts';
import { answersClient } from './towards-client.ts';

/** What is taken out of rows that stay where they are, and is more than asked something. */
export interface ShownFields {
  own: ReadonlySet<string>;
  /** By the name under which a row holds a record that was read along: its fields, or all of it. */
  alongside: ReadonlyMap<string, ReadonlySet<string> | 'all'>;
}

/**
 * The fields of rows that are handed on, where the rows themselves are not: `row.email` in an answer is shown, in
 * `row.email === session.user.email`, in what is written back, and in a message to that very person it is not.
 * Undefined where not every use of the rows is seen.
 * @param fields the entity's own fields.
 * @param relations the names under which its rows hold other records.
 */
export function shownFields({ cardinality, entity, node, result }: DataAccess, accesses: readonly DataAccess[], fields: ReadonlySet<string>, relations: ReadonlySet<string>): ShownFields | undefined {
  const fn = enclosingFunction(node);
  if (!fn || entity.kind !== 'known' || result.escapes !== 'no' || result.fields.kind !== 'known' || result.bindings.length === 0) return undefined;
  const own = new Set<string>();
  const alongside = new Map<string, Set<string> | 'all'>();
  const seen = new Set<string>();
  for (const binding of result.bindings) {
    for (const member of membersOf(fn).get(binding) ?? []) {
      const { path, last } = pathFrom(member);
      const [first, second] = path;
      if (first === undefined) continue;
      if (OF_LISTS.test(first)) continue;
      // A row of a statement has columns of its own making: `p.first_name AS patient`.
      if (!fields.has(first) && !relations.has(first)) return undefined;
      seen.add(first);
      const isAsked = isOnlyAsked(last, cardinality === 'one' ? binding : undefined) || accesses.some((write) => isWrite(write) && isInside(last, write.node));
      if (!relations.has(first)) {
        if (!isAsked) own.add(first);
        continue;
      }
      const known = alongside.get(first) ?? new Set<string>();
      alongside.set(first, known === 'all' || (second === undefined && !isAsked) ? 'all' : known);
      if (second !== undefined && !isAsked && known !== 'all') known.add(second);
    }
  }
  // What the reader saw and was not found here is taken out in another way: by a pattern, under another name.
  return result.fields.value.every((name) => seen.has(name)) ? { own, alongside } : undefined;
}

/** What is done with a list of rows, and is no field of one. */
const OF_LISTS = /^(?:map|flatMap|filter|find|findLast|findIndex|some|every|forEach|reduce|length|slice|sort|toSorted|at|entries|values|keys)$/;

const isWrite = ({ operation }: DataAccess): boolean => operation === 'create' || operation === 'update' || operation === 'delete';

const members = new WeakMap<FunctionNode, ReadonlyMap<string, readonly TSESTree.MemberExpression[]>>();

/** The members of plain names in a function, by name: one walk for all its accesses. */
function membersOf(fn: FunctionNode): ReadonlyMap<string, readonly TSESTree.MemberExpression[]> {
  let found = members.get(fn);
  if (found) return found;
  const byName = new Map<string, TSESTree.MemberExpression[]>();
  walk(fn.body, (inner) => {
    if (inner.type !== 'MemberExpression') return;
    const object = unwrap(inner.object);
    if (object.type !== 'Identifier') return;
    const known = byName.get(object.name);
    if (known) known.push(inner);
    else byName.set(object.name, [inner]);
  });
  members.set(fn, (found = byName));
  return found;
}

/** The names from a member on, numbers of rows left out, and the last member of them. */
function pathFrom(member: TSESTree.MemberExpression): { path: string[]; last: TSESTree.Node } {
  const path: string[] = [];
  let last: TSESTree.MemberExpression = member;
  for (let steps = 0; steps < 8; steps++) {
    const name = propertyName(last);
    if (name !== undefined && !/^\d+$/.test(name)) path.push(name);
    const outer = outermostWrapper(last);
    const { parent } = outer;
    // A method is called on a value: `row.email.trim()`.
    if (parent?.type !== 'MemberExpression' || parent.object !== outer || (parent.parent.type === 'CallExpression' && parent.parent.callee === parent)) break;
    last = parent;
  }
  return { path, last };
}

const ASKS = /^(?:==|!=|===|!==|<|>|<=|>=|in|instanceof)$/;
/** Calls and methods whose answer is another value: yes or no, how many. */
const ASKED = /^(?:includes|has|some|every|startsWith|endsWith|equals|isSame\w*|isBefore|isAfter|indexOf|localeCompare|test|compare|compareSync|timingSafeEqual|is[A-Z]\w*|has[A-Z]\w*|can[A-Z]\w*|verify\w*|Boolean)$/;
const SENDS = /^(?:send|queue|enqueue|deliver|notify|remind)(?=[A-Z_]|$)/;
const RECIPIENT = /^(?:to|recipients?|to_?(?:e?mail|phone|number|address)|destination)$/i;
const ADDRESS = /^(?:e?mail|phone)(?:_?(?:address|number))?$/i;

/**
 * Whether a value is asked something, or sent to the very person whose it is, and is not handed on otherwise.
 * @param row the name of one person's row; whoever writes to many has a list of them.
 */
function isOnlyAsked(value: TSESTree.Node, row: string | undefined): boolean {
  for (let node = value, { parent } = node; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case 'BinaryExpression':
        if (ASKS.test(parent.operator)) return !isTold(parent);
        break;
      case 'UnaryExpression':
        return true;
      case 'IfStatement':
      case 'WhileStatement':
        return parent.test === node;
      case 'ConditionalExpression':
        if (parent.test === node) return true;
        break;
      case 'LogicalExpression':
        if (parent.operator === '&&' && parent.left === node) return true;
        break;
      case 'MemberExpression':
        if (parent.object !== node) return false;
        if (/^(?:length|size)$/.test(propertyName(parent) ?? '')) return true;
        break;
      case 'CallExpression': {
        const name = calledName(parent);
        if (ASKED.test(name)) return true;
        if (parent.callee !== node && SENDS.test(name) && !answersClient(parent)) return row !== undefined && isSentTo(parent, row, MESSAGES.test(name));
        break;
      }
      case 'ExpressionStatement':
      case 'ReturnStatement':
      case 'VariableDeclarator':
      case 'BlockStatement':
        return false;
      default:
    }
  }
  return false;
}

/** Whether what a comparison yields is answered as such: `{ verified: row.birthDate === body.birthDate }` tells whoever guesses. */
function isTold(comparison: TSESTree.Node): boolean {
  let node = outermostWrapper(comparison);
  while (node.parent?.type === 'LogicalExpression') node = outermostWrapper(node.parent);
  return node.parent?.type === 'Property';
}

/** `sendMail({ to: row.email, … })`, `sendSms(row.phone, …)`. */
function isSentTo(call: TSESTree.CallExpression, row: string, isMessage: boolean): boolean {
  const [first] = call.arguments;
  if (!first) return false;
  const value = unwrap(first);
  if (value.type !== 'ObjectExpression') return isMessage && isAddressOf(value, row);
  return value.properties.some((property) => {
    if (property.type !== 'Property') return false;
    const key = propertyName(property) ?? '';
    return (RECIPIENT.test(key) || (isMessage && ADDRESS.test(key))) && isAddressOf(property.value, row);
  });
}

function isAddressOf(node: TSESTree.Node, row: string): boolean {
  let value = unwrap(node);
  if (value.type === 'LogicalExpression') value = unwrap(value.left);
  if (value.type !== 'MemberExpression' || !/mail|phone|mobile|tel$|whatsapp|line_?id/i.test(propertyName(value) ?? '')) return false;
  let root: TSESTree.Node = value;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root.type === 'Identifier' && root.name === row;
}

function calledName({ callee }: TSESTree.CallExpression): string {
  const value = unwrap(callee);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
