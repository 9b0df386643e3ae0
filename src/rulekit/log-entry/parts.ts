import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, type FunctionNode, objectProperty, propertyName, resolveConstant, type SourceView, staticValue, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import type { AccessLogPart } from '../../model/index.ts';
import { type EntryRole, roleOf } from './names.ts';

/** What one call writes into the access log, as far as the call says. */
export interface EntryParts {
  /** The expressions that answer each question. */
  parts: ReadonlyMap<AccessLogPart, readonly TSESTree.Node[]>;
  /** The expression that names what kind of thing was read. */
  entity?: TSESTree.Node;
  /** True when something is handed in whose content cannot be seen, so that it may answer any question. */
  open: boolean;
  /** True when the actor can be taken from what is handed in: a request, a session. */
  context: boolean;
}

/** More properties than these are not read. */
const MOST = 200;

/**
 * Reads an entry from the arguments of a call: by the names of properties, and by the names of the
 * parameters where the function that is called is known.
 */
export function entryParts(call: TSESTree.CallExpression, fn: FunctionNode | undefined, source: SourceView): EntryParts {
  const reader = new Reader(source);
  call.arguments.forEach((argument, index) => {
    if (argument.type === 'SpreadElement') reader.open = true;
    else reader.argument(argument, fn && parameterName(fn, index));
  });
  return reader.result();
}

/** The name of a parameter; empty for one that is taken apart, whose argument speaks for itself. */
export function parameterName(fn: FunctionNode, index: number): string | undefined {
  const parameter = fn.params[index];
  const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const named = inner?.type === 'AssignmentPattern' ? inner.left : inner;
  if (named?.type === 'Identifier') return named.name;
  return named === undefined || named.type === 'RestElement' ? undefined : '';
}

class Reader {
  readonly #roles: { role: EntryRole; node: TSESTree.Node }[] = [];
  open = false;
  #left = MOST;

  constructor(private readonly source: SourceView) {}

  result(): EntryParts {
    const parts = new Map<AccessLogPart, TSESTree.Node[]>();
    const add = (part: AccessLogPart, node: TSESTree.Node): void => void parts.set(part, [...(parts.get(part) ?? []), node]);
    // Beside an actor, a user is somebody whose data was read, unless it is the same one.
    const actors = this.#roles.flatMap(({ role, node }) => (role === 'actor' ? [node] : []));
    const isActor = (node: TSESTree.Node): boolean => actors.length === 0 || actors.some((actor) => isOfTheSame(actor, node, this.source));
    let entity: TSESTree.Node | undefined;
    let context = false;
    for (const { role, node } of this.#roles) {
      if (role === 'user') {
        add(isActor(node) ? 'actor' : 'subject', node);
        // `userId: id, accessedBy: id`: who read their own data is both.
        if (actors.some((actor) => textOf(this.source, unwrapAwait(actor)) === textOf(this.source, unwrapAwait(node)))) add('subject', node);
      }
      else if (role === 'context') context = true;
      else if (role === 'entity') entity ??= node;
      else if (role !== 'bag' && role !== 'trace') add(role, node);
    }
    return { parts, open: this.open, context, ...(entity ? { entity } : {}) };
  }

  argument(argument: TSESTree.Node, parameter: string | undefined): void {
    const object = this.#objectOf(argument);
    const role = parameter === undefined || parameter === '' ? undefined : roleOf(parameter);
    if (object && (role === undefined || role === 'bag' || role === 'context')) return this.#object(object);
    if (role !== undefined) return this.#value(role, argument);
    if (parameter === undefined && !object) {
      // Without a declaration the argument's own name has to do, and what it leaves out proves nothing.
      const word = staticValue(argument, this.source);
      const own = word.kind === 'known' ? 'action' : nameRole(argument);
      if (own !== undefined && own !== 'bag') this.#value(own, argument);
    }
    this.open = true;
  }

  #object(object: TSESTree.ObjectExpression): void {
    for (const member of object.properties) {
      if (this.#left-- <= 0) this.open = true;
      if (member.type !== 'Property') {
        const spread = this.#objectOf(member.argument);
        if (spread) this.#object(spread);
        else this.open = true;
        continue;
      }
      const key = propertyName(member);
      const role = key === undefined ? undefined : roleOf(key);
      if (role === undefined) this.#unnamed(member.value);
      else this.#value(role, member.value);
    }
  }

  /** A property whose name says nothing: what it holds inside may. */
  #unnamed(value: TSESTree.Node): void {
    const object = this.#objectOf(value);
    if (object) this.#object(object);
    else this.#sentence(value);
  }

  /** A sentence says whose data it is about by the key in it: `Transcript of call ${call.id} opened`. */
  #sentence(value: TSESTree.Node): void {
    const sentence = unwrap(value);
    if (sentence.type !== 'TemplateLiteral') return;
    for (const expression of sentence.expressions) if (nameRole(expression) === 'subject') this.#roles.push({ role: 'subject', node: expression });
  }

  #value(role: EntryRole, value: TSESTree.Node): void {
    if (isNothing(value, this.source)) return;
    const object = this.#objectOf(value);
    if (role === 'bag') {
      if (object) return this.#object(object);
      const list = unwrap(value);
      if (list.type === 'ArrayExpression') return list.elements.forEach((element) => element && this.#value('bag', element));
      if (unwrap(value).type === 'TemplateLiteral') this.#sentence(value);
      else if (staticValue(value, this.source).kind !== 'known') this.open = true;
      return;
    }
    // `entity: 'Customer'` names a kind of thing, `resource: customer.id` a thing.
    if (role === 'entity' && !object && namesOne(value, this.source)) this.#roles.push({ role: 'subject', node: value });
    if (role === 'entity' && object) return this.#object(object);
    if (role === 'context' && object) return this.#object(object);
    this.#roles.push({ role, node: value });
    if (role === 'action' && object) this.#object(object);
  }

  /** The object literal that an expression is: written here, or kept in a constant that is only handed on. */
  #objectOf(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
    const value = unwrapAwait(node);
    if (value.type === 'ObjectExpression') return value;
    if (value.type !== 'Identifier') return undefined;
    const variable = findVariable(value, this.source);
    const made = constantInitialiser(variable);
    if (!variable || !made) return undefined;
    const object = unwrap(made);
    const grows = variable.references.some(({ identifier }) => {
      const parent = (identifier as TSESTree.Node).parent;
      return parent?.type === 'MemberExpression' && parent.object === identifier && parent.parent.type === 'AssignmentExpression';
    });
    return object.type === 'ObjectExpression' && !grows ? object : undefined;
  }
}

/** What the name of a value says: `user.id`, `ctx`, `customer.id`. The object before an `id` decides. */
function nameRole(node: TSESTree.Node): EntryRole | undefined {
  const value = unwrapAwait(node);
  if (value.type === 'Identifier') return roleOf(value.name);
  if (value.type !== 'MemberExpression') return undefined;
  const object = unwrap(value.object);
  const outer = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  const of = outer === undefined ? undefined : roleOf(outer);
  if (of !== undefined && of !== 'bag' && of !== 'context') return of;
  const own = propertyName(value);
  return own === undefined ? undefined : roleOf(own);
}

/** Nothing was written: `null`, `undefined`, an empty text or list. */
function isNothing(node: TSESTree.Node, source: SourceView): boolean {
  const list = unwrap(node);
  if (list.type === 'ArrayExpression' && list.elements.length === 0) return true;
  const value = staticValue(node, source);
  return value.kind === 'none' || (value.kind === 'known' && (value.value === null || value.value === ''));
}

/** Whether two values are the same, or of one person: `user.id` and `user.email`. */
function isOfTheSame(one: TSESTree.Node, other: TSESTree.Node, source: SourceView): boolean {
  const [a, b] = [personOf(one), personOf(other)];
  return textOf(source, a) === textOf(source, b);
}

/** The person a value belongs to, where the name of what holds it says that it is one; else the value. */
function personOf(node: TSESTree.Node): TSESTree.Node {
  const value = unwrapAwait(node);
  if (value.type !== 'MemberExpression') return value;
  const object = unwrap(value.object);
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  const role = name === undefined ? undefined : roleOf(name);
  return role === 'user' || role === 'actor' ? object : value;
}

/** False for words and members of enumerations, which name a kind of thing. */
function namesOne(node: TSESTree.Node, source: SourceView): boolean {
  const value = unwrap(node);
  if (staticValue(value, source).kind === 'known') return false;
  if (value.type === 'TemplateLiteral') return true;
  if (value.type === 'MemberExpression') {
    const name = propertyName(value) ?? '';
    return roleOf(name) === 'subject';
  }
  return value.type !== 'Identifier';
}

/** The words that an expression can be: a text, an enumeration's member, both ways of a condition. */
export function wordsOf(node: TSESTree.Node, source: SourceView): readonly string[] {
  const value = unwrap(node);
  if (value.type === 'ConditionalExpression') return [...wordsOf(value.consequent, source), ...wordsOf(value.alternate, source)];
  const known = staticValue(value, source);
  if (known.kind === 'known') return typeof known.value === 'string' ? [known.value] : [];
  if (value.type === 'TemplateLiteral') return [value.quasis.map(({ value: { cooked } }) => cooked).join(' ')];
  if (value.type === 'MemberExpression') {
    const resolved = resolveConstant(value, source);
    if (resolved.type === 'Literal' && typeof resolved.value === 'string') return [resolved.value];
    return [propertyName(value) ?? ''];
  }
  if (value.type === 'ObjectExpression') {
    const inner = ['action', 'type', 'name', 'verb'].map((key) => objectProperty(value, key).value).find((found) => found !== undefined);
    return inner ? wordsOf(inner, source) : [];
  }
  return [];
}
