import type { TSESTree } from '@typescript-eslint/types';
import { runsBefore } from './branches.ts';
import { calledMember } from './chain.ts';
import { propertyName } from './property.ts';
import { isMissing } from './certain-truth.ts';
import { calledFunction } from './called-function.ts';
import { returnsOf } from './function.ts';
import { programOf, textOf } from './modules.ts';
import { constantInitialiser, findVariable, MOST_USES, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';

/** One property that an object has when it is used. */
export interface ObjectMember {
  name: string;
  value: TSESTree.Node;
  /** The property as written in a literal; absent for one that a later statement assigns. */
  property?: TSESTree.Property;
  /** True when only some paths set it: `...(x && { a })`, `if (x) o.a = 1`. */
  optional: boolean;
}

/** What is known of one property: set to a value, certainly absent, or not known. */
export type MemberLookup = { kind: 'set'; member: ObjectMember } | { kind: 'absent' } | { kind: 'unknown' };

/** An object literal with all that the source adds to it before it is used. */
export interface ObjectView {
  object: TSESTree.ObjectExpression;
  /** True when the literal stands where it is used, so that an edit of it changes nothing else. */
  inline: boolean;
  /** Properties that are known, in order; the last writing of a name wins. */
  members: readonly ObjectMember[];
  /** True when properties may exist that could not be read: a spread, a computed key, a helper that got the object. */
  open: boolean;
  get(name: string): MemberLookup;
  /** True for a property that is set in several places, each of them known and on some paths only: it may be absent. */
  mayBeAbsent(name: string): boolean;
}

/** Names a key of an object literal or of a member expression; undefined for one of run time. */
export type KeyName = (node: TSESTree.Property | TSESTree.MemberExpression) => string | undefined;

const MAX_DEPTH = 6;
/** Calls that read what they are given. */
const READERS = new Set(['console', 'logger', 'log', 'JSON', 'Object']);

/**
 * Reads an object as it is at `node`: literals and constants, spreads of such, spreads under a
 * condition, properties assigned between the declaration and the use, what a function of the project
 * answers. Undefined when no object literal can be found. Members may be nodes of another file.
 * `keyName` names the keys that are more than a text to one client (`[Op.or]`).
 */
export function objectView(node: TSESTree.Node, source: SourceView, keyName: KeyName = propertyName): ObjectView | undefined {
  const reader = new Reader(source, node, 0, keyName);
  const object = reader.start(node);
  if (!object) return undefined;
  return { object, inline: unwrap(node) === object, members: [...reader.members.values()], open: reader.open, get: (name) => reader.get(name), mayBeAbsent: (name) => !reader.open && reader.several.has(name) };
}

class Reader {
  readonly members = new Map<string, ObjectMember>();
  open = false;
  /** Names that are set in several places, on some paths each. */
  readonly several = new Set<string>();
  /** Names that something unknown may have set again. */
  private readonly blurred = new Set<string>();
  /** Calls of `Object.assign` that are being read: objects may be assigned to each other. */
  private readonly assigning = new Set<TSESTree.Node>();

  constructor(
    private readonly source: SourceView,
    private readonly use: TSESTree.Node,
    private readonly depth: number,
    private readonly keyName: KeyName,
  ) {}

  /** Reads the object that `node` is; undefined when it is none. */
  start(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
    const object = resolveConstant(node, this.source);
    if (object.type === 'ObjectExpression') {
      this.object(object, false, 0);
      this.changes(node);
      return object;
    }
    const answers = object.type === 'CallExpression' || object.type === 'AwaitExpression' ? this.answers(object) : [];
    const [only] = answers;
    if (!only || answers.length > 1) return undefined;
    this.merge(only.reader, false);
    return only.object;
  }

  get(name: string): MemberLookup {
    const member = this.members.get(name);
    if (this.blurred.has(name)) return { kind: 'unknown' };
    if (member) return { kind: 'set', member };
    return this.open ? { kind: 'unknown' } : { kind: 'absent' };
  }

  object(object: TSESTree.ObjectExpression, optional: boolean, depth: number): void {
    for (const member of object.properties) {
      if (member.type === 'SpreadElement') {
        this.spread(member.argument, optional, depth + 1);
        continue;
      }
      const name = this.keyName(member);
      if (name === undefined) this.unreadable();
      else this.set({ name, value: member.value, property: member, optional });
    }
  }

  private set(member: ObjectMember): void {
    const known = this.members.get(member.name);
    if (known && member.optional) {
      if (known.optional && !this.blurred.has(member.name)) this.several.add(member.name);
      this.blurred.add(member.name);
      return;
    }
    this.several.delete(member.name);
    this.members.delete(member.name);
    this.members.set(member.name, member);
    this.blurred.delete(member.name);
  }

  private unreadable(): void {
    this.open = true;
    for (const name of this.members.keys()) this.blurred.add(name);
  }

  private spread(node: TSESTree.Node, optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH) return this.unreadable();
    const value = resolveConstant(node, this.source);
    switch (value.type) {
      case 'ObjectExpression':
        this.object(value, optional, depth);
        this.changes(node, optional);
        return;
      case 'ConditionalExpression':
        return this.either(value, optional, depth + 1);
      case 'LogicalExpression':
        if (value.operator === '&&') return this.spread(value.right, true, depth + 1);
        // `...(options.where ?? {})` where no `where` is given.
        return isMissing(value.left, this.source) ? this.spread(value.right, optional, depth + 1) : this.spread(value.left, optional, depth + 1);
      case 'AwaitExpression':
      case 'CallExpression':
        return this.answered(value, optional);
      case 'Literal':
        return;
      case 'Identifier':
        return value.name === 'undefined' ? undefined : this.unreadable();
      default:
        return this.unreadable();
    }
  }

  /** `...(tenantId ? { id, tenantId } : { id })`: what both branches say alike is there whichever is taken. */
  private either({ consequent, alternate }: TSESTree.ConditionalExpression, optional: boolean, depth: number): void {
    const [one, other] = [consequent, alternate].map((branch) => {
      const reader = new Reader(this.source, this.use, this.depth, this.keyName);
      reader.spread(branch, false, depth);
      return reader;
    }) as [Reader, Reader];
    const alike = (member: ObjectMember): boolean => {
      const twin = other.members.get(member.name);
      return twin !== undefined && !member.optional && !twin.optional && !one.blurred.has(member.name) && !other.blurred.has(member.name) && textOf(this.source, twin.value) === textOf(this.source, member.value);
    };
    const shared = [...one.members.values()].filter(alike);
    for (const { name } of shared) for (const reader of [one, other]) reader.members.delete(name);
    for (const member of shared) this.set({ ...member, optional });
    for (const { members, blurred, open } of [one, other]) {
      if (open) this.unreadable();
      for (const member of members.values()) this.set({ ...member, optional: true });
      for (const name of blurred) this.blurred.add(name);
    }
  }

  /** `...pagination(query)`: the properties of what a function of the project answers. */
  private answered(call: TSESTree.Node, optional: boolean): void {
    const answers = this.answers(call);
    if (answers.length === 0) return this.unreadable();
    for (const { reader } of answers) this.merge(reader, optional || answers.length > 1);
  }

  /** The objects that a function of the project can answer; none when one of its answers cannot be read. */
  private answers(node: TSESTree.Node): { reader: Reader; object: TSESTree.ObjectExpression }[] {
    const call = unwrapAwait(node);
    const fn = call.type === 'CallExpression' && this.depth < MAX_DEPTH ? calledFunction(call, this.source) : undefined;
    const found: { reader: Reader; object: TSESTree.ObjectExpression }[] = [];
    for (const answer of fn ? returnsOf(fn) : []) {
      const reader = new Reader(this.source, answer, this.depth + 1, this.keyName);
      const object = reader.start(answer);
      if (!object) return [];
      found.push({ reader, object });
    }
    return found;
  }

  private merge(other: Reader, optional: boolean): void {
    if (other.open) this.unreadable();
    for (const member of other.members.values()) {
      this.set({ name: member.name, value: member.value, optional: optional || member.optional });
      if (other.blurred.has(member.name)) this.blurred.add(member.name);
    }
  }

  /** What statements do to the object between its declaration and its use. */
  changes(node: TSESTree.Node, optional = false, use = this.use, hops = 0): void {
    const name = unwrap(node);
    const variable = name.type === 'Identifier' ? findVariable(name, this.source) : undefined;
    const given = variable && this.source.bindings?.values.get(variable);
    // What a parameter is given, the caller may have changed before the call.
    if (given && hops < MAX_DEPTH) this.changes(given, optional, given, hops + 1);
    if (!variable || !(given ?? constantInitialiser(variable))) return;
    if (variable.references.length > MOST_USES) return this.unreadable();
    const elsewhere = programOf(name) !== programOf(use);
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (!reference.isWrite() && (elsewhere || identifier.range[0] < use.range[0])) this.change(identifier, optional, elsewhere, use);
    }
  }

  private change(identifier: TSESTree.Node, optional: boolean, elsewhere: boolean, use: TSESTree.Node): void {
    const place = outermostCast(identifier);
    const parent = place.parent;
    if (parent?.type === 'CallExpression' && parent.arguments.includes(place as TSESTree.CallExpressionArgument)) return this.handed(parent, place, optional, elsewhere, use);
    if (parent?.type !== 'MemberExpression' || parent.object !== place) return;
    const name = this.keyName(parent);
    const top = outermostMember(parent);
    const at = top.parent;
    const assigned = at?.type === 'AssignmentExpression' && at.left === top ? at : undefined;
    const changed = assigned !== undefined || (at?.type === 'UnaryExpression' && at.operator === 'delete') || at?.type === 'UpdateExpression' || (at?.type === 'CallExpression' && at.callee === top);
    if (!changed) return;
    const when = elsewhere ? 'sometimes' : runsBefore(at as TSESTree.Node, use);
    if (when === 'never') return;
    if (name === undefined) return this.unreadable();
    if (assigned && top === parent && assigned.operator === '=') this.set({ name, value: assigned.right, optional: optional || when === 'sometimes' });
    else if (this.members.has(name)) {
      this.blurred.add(name);
      this.several.delete(name);
    }
  }

  /** `Object.assign(o, { … })` adds properties; another call whose answer nobody wants is made to change the object. */
  private handed(call: TSESTree.CallExpression, place: TSESTree.Node, optional: boolean, elsewhere: boolean, use: TSESTree.Node): void {
    const called = calledMember(call);
    const when = elsewhere ? 'sometimes' : runsBefore(call, use);
    if (when === 'never') return;
    if (called?.name === 'assign' && called.object.type === 'Identifier' && called.object.name === 'Object') {
      if (call.arguments[0] !== place || this.assigning.has(call)) return;
      if (this.assigning.size >= MAX_DEPTH) return this.unreadable();
      this.assigning.add(call);
      for (const argument of call.arguments.slice(1)) this.spread(argument.type === 'SpreadElement' ? argument.argument : argument, optional || when === 'sometimes', 1);
      this.assigning.delete(call);
      return;
    }
    if (called?.object.type === 'Identifier' && READERS.has(called.object.name)) return;
    const statement = call.parent?.type === 'AwaitExpression' ? call.parent.parent : call.parent;
    if (statement?.type === 'ExpressionStatement') this.unreadable();
  }
}

function outermostCast(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && unwrap(current.parent) !== current.parent && unwrap(current.parent) === unwrap(current)) current = current.parent;
  return current;
}

/** The whole of `o.a.b[c]` around `o.a`. */
function outermostMember(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const cast = outermostCast(current);
    if (cast.parent?.type !== 'MemberExpression' || cast.parent.object !== cast) return current;
    current = cast.parent;
  }
}
