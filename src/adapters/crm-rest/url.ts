import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, classMembers, type ClassNode, enclosingClass, findVariable, isForeign, propertyName, receiverOf, resolveConstant, type SourceView, textOf as nodeText, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type BuiltText, textOf } from '../shared/crm/text.ts';

/** A URL as the source builds it. */
export interface RequestUrl {
  /** Host as written, with markers for what is not; empty where only a path is written. */
  host: string;
  path: string;
  query: string;
  /** The query without what only some paths add. */
  always: string;
  built: BuiltText;
  /** What the host comes from, where it is not written: names and texts that may tell whose it is. */
  hints: readonly string[];
  /** The variable that holds a `URL`, whose search parameters may be set. */
  variable?: TSESTree.Node;
  /** A variable of the address that is set anew at every turn of a loop. */
  moved?: TSESTree.Node;
  /** True where one of two addresses is chosen: of a set, or of something in it. */
  varies?: true;
}

const MAX_DEPTH = 4;
const LONGEST = 20_000;
const LONGEST_PATH = 2000;

/** Reads the URL of a request: text, `new URL(path, base)`, `url.toString()`, behind the base of the client. */
export function requestUrl(node: TSESTree.Node, base: TSESTree.Node | undefined, source: SourceView, depth = 0): RequestUrl | undefined {
  const value = resolveConstant(node, source);
  if (depth < MAX_DEPTH && (value.type === 'LogicalExpression' || value.type === 'ConditionalExpression')) return chosen(value, base, source, depth);
  const text = value.type === 'CallExpression' && calledMember(value)?.name === 'toString' ? calledMember(value)?.object : value.type === 'MemberExpression' && propertyName(value) === 'href' ? value.object : undefined;
  const held = text ? resolveConstant(text, source) : value;
  if (held.type === 'NewExpression' && held.callee.type === 'Identifier' && held.callee.name === 'URL' && held.arguments[0]) {
    const made = requestUrl(held.arguments[0], held.arguments[1] ?? base, source, depth + 1);
    return made && { ...made, variable: unwrap(text ?? node) };
  }
  const built = textOf(node, source);
  const own = split(built.full);
  if (built.full.length > LONGEST || own.path.length > LONGEST_PATH) return undefined;
  const front = leadingHole(built);
  const hints = [...(front ? hintsOf(front, source) : []), ...(base ? hintsOf(base, source) : [])];
  const moved = movedName(node, source);
  const rest = { always: built.text === built.full ? own.query : split(built.text).query, built, hints, ...(moved ? { moved } : {}) };
  const before = front ? baseText(front, source) : base ? baseText(base, source) : undefined;
  if (own.host !== '' && !own.host.includes('\uE000')) return { ...own, ...rest };
  const joined = before === undefined ? own : split(`${before.replace(/\/$/, '')}/${(front ? own.path.replace(/^\uE000\d+\uE001/, '') : own.path).replace(/^\//, '')}`);
  return { host: before === undefined ? own.host : joined.host, path: joined.path, query: own.query, ...rest };
}

/** The address of `next || first` and of `id ? one : all` that the source writes; of two that it writes, that of the larger set. */
function chosen(value: TSESTree.LogicalExpression | TSESTree.ConditionalExpression, base: TSESTree.Node | undefined, source: SourceView, depth: number): RequestUrl | undefined {
  const branches = value.type === 'LogicalExpression' ? [value.right, value.left] : [value.consequent, value.alternate];
  const written = branches.flatMap((branch) => requestUrl(branch, base, source, depth + 1) ?? []).filter(({ path }) => /[^/\uE000\d\uE001]/.test(path));
  const [first, second] = written.sort((one, other) => one.path.length - other.path.length || other.query.length - one.query.length);
  if (!first || !second) return first;
  return first.path === second.path ? { ...first, always: second.always } : { ...first, varies: true };
}

/** `url` of `while (url) { await fetch(url); url = next }`, also as the end of an address. */
function movedName(node: TSESTree.Node, source: SourceView): TSESTree.Identifier | undefined {
  const value = unwrap(node);
  const last = value.type === 'BinaryExpression' ? unwrap(value.right) : value.type === 'TemplateLiteral' ? value.expressions.at(-1) : value;
  if (last?.type !== 'Identifier' || isForeign(last, source)) return undefined;
  const isSet = findVariable(last, source)?.references.some(({ identifier, init }) => {
    const { parent } = identifier as TSESTree.Node;
    return !init && parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === (identifier as TSESTree.Node);
  });
  return isSet ? last : undefined;
}

/** Host, path and query of a text; a text without a scheme is a path. */
function split(text: string): { host: string; path: string; query: string } {
  const [, host = '', rest = ''] = /^(?:https?:\/\/([^/?#]*))?([\s\S]*)$/.exec(text.trim()) ?? [];
  const whole = rest.replace(/#.*$/, '');
  const mark = whole.indexOf('?');
  return { host, path: mark === -1 ? whole : whole.slice(0, mark), query: mark === -1 ? '' : whole.slice(mark + 1) };
}

/** The expression a URL starts with. */
function leadingHole({ full, holes }: BuiltText): TSESTree.Node | undefined {
  const index = /^\s*\uE000(\d+)\uE001/.exec(full)?.[1];
  return index === undefined ? undefined : holes[Number(index)];
}

/** The text of a base address: a constant, a field of the class, `process.env.X ?? 'https://…'`. */
function baseText(node: TSESTree.Node, source: SourceView): string | undefined {
  const value = unwrapAwait(resolveConstant(node, source));
  if (value.type === 'LogicalExpression') return baseText(value.right, source) ?? baseText(value.left, source);
  if (value.type === 'MemberExpression' && value.object.type === 'ThisExpression') {
    const owner = enclosingClass(value);
    const name = propertyName(value);
    const field = owner && name !== undefined ? classMembers(owner).fields.get(name)?.value : undefined;
    const given = field ?? (owner && name !== undefined ? (setInConstructor(owner, name) ?? (/^_?base_?ur[il]$/i.test(name) ? superArgument(owner) : undefined)) : undefined);
    return given ? baseText(given, source) : undefined;
  }
  const { full } = textOf(value, source);
  return /^https?:\/\/|^\uE000\d+\uE001\/?[a-z]/i.test(full) ? full : undefined;
}

/** `this.baseUrl = 'https://…'` in the constructor. */
function setInConstructor(owner: ClassNode, name: string): TSESTree.Node | undefined {
  for (const statement of classMembers(owner).constructor_?.body.body ?? []) {
    const set = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
    if (set?.left.type === 'MemberExpression' && set.left.object.type === 'ThisExpression' && propertyName(set.left) === name) return set.right;
  }
  return undefined;
}

/** `super('https://api.example.com')` of a client whose base class keeps its address. */
function superArgument(owner: ClassNode): TSESTree.Node | undefined {
  for (const statement of classMembers(owner).constructor_?.body.body ?? []) {
    const call = statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' ? statement.expression : undefined;
    if (call?.callee.type === 'Super') return call.arguments[0];
  }
  return undefined;
}

/** Names and texts an address comes from: `HUBSPOT_URL`, `this.zendeskBase`, the module of an import. */
function hintsOf(node: TSESTree.Node, source: SourceView): string[] {
  const value = resolveConstant(node, source);
  const origin = receiverOf(unwrap(node), source)?.origin;
  return [nodeText(source, node), nodeText(source, value), ...(origin ? [origin.module, origin.name] : [])].map((text) => text.slice(0, 300));
}

/** The address that an instance of a client was made with: `axios.create({ baseURL })`, `got.extend({ prefixUrl })`. */
export function instanceBase(receiver: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  if (receiver.type === 'ThisExpression') return ownBase(receiver);
  const found = receiverOf(receiver, source)?.initialiser;
  const made = found && unwrapAwait(found);
  const call = made?.type === 'CallExpression' ? made : receiver.type === 'CallExpression' ? receiver : undefined;
  const called = call && calledMember(call);
  if (!call || !called || !/^(?:create|extend|defaults|instance)$/.test(called.name)) return undefined;
  const options = call.arguments[0] && resolveConstant(call.arguments[0], source);
  if (options?.type !== 'ObjectExpression') return undefined;
  const base = options.properties.find((one) => one.type === 'Property' && /^(?:baseURL|baseUrl|prefixUrl|prefix)$/.test(propertyName(one) ?? ''));
  return base?.type === 'Property' ? base.value : undefined;
}

/** `private readonly baseUrl = 'https://…'` of a class that has its own `fetch`. */
function ownBase(self: TSESTree.Node): TSESTree.Node | undefined {
  const owner = enclosingClass(self);
  if (!owner) return undefined;
  for (const [name, field] of classMembers(owner).fields) if (/^#?_?(?:base_?ur[il]|api_?(?:base|ur[il]))$/i.test(name) && field.value) return field.value;
  return undefined;
}
