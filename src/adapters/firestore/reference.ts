import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { annotationReceiver, calledMember, findVariable, type FunctionNode, importOfDefinition, isFunction, MOST_USES, type Receiver, receiverOf, runsBefore, soleDefinition, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type Evidence, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { constraintSteps } from './constraints.ts';
import { firestoreDatabase, isFirestoreModule, modularName } from './database.ts';
import { type Place, placeOf, UNNAMED } from './path.ts';

/** A collection, query or document as the code puts it together. */
export interface Reference {
  kind: 'rows' | 'document';
  place: Place;
  evidence: Evidence;
  /** The library of servers. */
  server: boolean;
  /** True when only the shape says that this is Firestore. */
  tentative: boolean;
  steps: readonly BuilderStep[];
  /** Set when code that is not seen may add to the query. */
  opaque?: string;
}

const ELSEWHERE = 'the query comes from another function';
const MAX_DEPTH = 10;
/** Links that answer the same query, narrowed or ordered. */
const LINKS = new Set(['where', 'limit', 'limitToLast', 'orderBy', 'select', 'startAfter', 'startAt', 'endBefore', 'endAt', 'offset', 'withConverter', 'count', 'aggregate', 'findNearest']);
const TYPES: ReadonlyMap<string, Reference['kind']> = new Map([
  ['CollectionReference', 'rows'], ['Query', 'rows'], ['CollectionGroup', 'rows'], ['AngularFirestoreCollection', 'rows'], ['DocumentReference', 'document'], ['AngularFirestoreDocument', 'document'],
]);

/**
 * Finds out which collection, query or document an expression is; undefined when it is none of Firestore's. A query is a value
 * that never changes, put together of constraints in lists and calls as well as of links, and the functions that read it take
 * it as an argument: so it is resolved from there, and not followed as chained builders are.
 */
export function referenceOf(node: TSESTree.Node, env: ReadEnv): Reference | undefined {
  return new Resolver(env, node).resolve(node, 0);
}

class Resolver {
  private readonly seen = new Set<Variable>();

  constructor(
    private readonly env: ReadEnv,
    /** What runs after all that counts. */
    private readonly use: TSESTree.Node,
  ) {}

  resolve(node: TSESTree.Node, depth: number): Reference | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const value = unwrapAwait(node);
    switch (value.type) {
      case 'Identifier':
        return this.variable(value, depth);
      case 'MemberExpression':
        return this.member(value, depth);
      case 'CallExpression':
        return this.modular(value, depth) ?? this.link(value, depth) ?? this.helper(value, depth);
      case 'ConditionalExpression': {
        const [one, other] = [this.resolve(value.consequent, depth + 1), this.resolve(value.alternate, depth + 1)];
        return one && other ? chosen(one) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** `collection(db, 'x')`, `doc(ref, id)`, `query(ref, where(…))`. */
  private modular(call: TSESTree.CallExpression, depth: number): Reference | undefined {
    const name = modularName(call, this.env.source);
    const [base, ...rest] = call.arguments;
    if (!base || name === undefined) return undefined;
    if (name === 'query') {
      const inner = this.resolve(base, depth + 1);
      if (!inner) return undefined;
      const { steps, open } = constraintSteps(rest, this.env.source);
      const opaque = inner.opaque ?? (open ? 'constraints are built elsewhere' : undefined);
      return { ...inner, steps: [...inner.steps, ...steps], ...(opaque === undefined ? {} : { opaque }) };
    }
    if (name !== 'collection' && name !== 'collectionGroup' && name !== 'doc') return undefined;
    const below = firestoreDatabase(base, this.env.source) ? undefined : this.resolve(base, depth + 1);
    const place = placeOf(rest, this.env.source, below?.place);
    const kind = name === 'doc' ? 'document' : 'rows';
    return { kind, place: kind === 'rows' ? withoutId(place) : place, evidence: 'import', server: false, tentative: false, steps: [] };
  }

  /** `db.collection('x')`, `ref.doc(id)`, `query.where(…)`. */
  private link(call: TSESTree.CallExpression, depth: number): Reference | undefined {
    const called = calledMember(call);
    if (!called) return undefined;
    const { name, object } = called;
    if (name === 'collection' || name === 'collectionGroup' || name === 'doc') return this.place(call, name, object, depth);
    if (!LINKS.has(name)) return undefined;
    // A chain has as many links as somebody cares to write: they are taken off one by one.
    const steps: BuilderStep[] = [];
    let base: TSESTree.Node = call;
    for (let link: typeof called | undefined = called; link && base.type === 'CallExpression' && LINKS.has(link.name); link = base.type === 'CallExpression' ? calledMember(base) : undefined) {
      if (link.name !== 'withConverter') steps.push({ name: link.name, args: base.arguments, call: base, conditional: false });
      base = unwrapAwait(link.object);
    }
    const inner = this.resolve(base, depth + 1);
    return inner && { ...inner, steps: [...inner.steps, ...steps.reverse()] };
  }

  private place(call: TSESTree.CallExpression, name: string, object: TSESTree.Node, depth: number): Reference | undefined {
    const kind = name === 'doc' ? 'document' : 'rows';
    const database = firestoreDatabase(object, this.env.source);
    const below = database ? undefined : this.resolve(object, depth + 1);
    if (below && (kind === 'document') !== (below.kind === 'rows')) return undefined;
    if (below) {
      const place = placeOf(call.arguments, this.env.source, below.place);
      return { ...below, kind, place: kind === 'rows' ? withoutId(place) : place, steps: [] };
    }
    // Others have collections and documents too: without a known database the name must be one of the project's.
    const place = placeOf(call.arguments, this.env.source);
    if (!database && (call.arguments.length !== 1 || place.entity.kind !== 'known' || !this.env.entity(place.entity.value.name))) return undefined;
    return { kind, place: kind === 'rows' ? withoutId(place) : place, evidence: database?.evidence ?? 'convention', server: database?.server ?? false, tentative: !database, steps: [] };
  }

  private helper(call: TSESTree.CallExpression, depth: number): Reference | undefined {
    const callee = unwrap(call.callee);
    const called = calledMember(call);
    const own = called?.object.type === 'ThisExpression' ? receiverMethod(called.object, called.name) : undefined;
    const definition = callee.type === 'Identifier' ? (soleDefinition(findVariable(callee, this.env.source))?.node as TSESTree.Node | undefined) : undefined;
    const fn = own ?? (definition?.type === 'VariableDeclarator' ? definition.init : definition);
    const answer = isFunction(fn) ? soleReturn(fn) : undefined;
    const found = answer && this.resolve(answer, depth + 1);
    if (found || !isFunction(fn)) return found;
    return ofType(annotationReceiver(fn.returnType?.typeAnnotation, this.env.source));
  }

  private variable(name: TSESTree.Identifier, depth: number): Reference | undefined {
    const variable = findVariable(name, this.env.source);
    const definition = soleDefinition(variable);
    if (!variable || !definition || this.seen.has(variable)) return undefined;
    const imported = importOfDefinition(definition);
    if (imported) return isFirestoreModule(imported.module) ? undefined : this.imported(name);
    this.seen.add(variable);
    const declared = definition.node as TSESTree.Node;
    const first = declared.type === 'VariableDeclarator' && declared.id.type === 'Identifier' && declared.init ? this.resolve(declared.init, depth + 1) : undefined;
    const found = this.grown(variable, first, depth) ?? ofType(receiverOf(name, this.env.source));
    this.seen.delete(variable);
    return found;
  }

  /** `q = query(q, where(…))`, `q = q.where(…)`: what is added to a variable before it is used. */
  private grown(variable: Variable, first: Reference | undefined, depth: number): Reference | undefined {
    let found = first;
    const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
    if (writes.length > MOST_USES) return found && { ...found, opaque: 'the query is assigned in too many places' };
    for (const reference of writes) {
      const identifier = reference.identifier as TSESTree.Node;
      const assignment = identifier.parent;
      if (assignment?.type !== 'AssignmentExpression' || assignment.left !== identifier || assignment.range[0] > this.use.range[0]) continue;
      const when = runsBefore(assignment, this.use);
      if (when === 'never') continue;
      const added = this.ownSteps(assignment.right, variable);
      if (added && found) found = { ...found, steps: [...found.steps, ...added.steps.map((step) => ({ ...step, conditional: step.conditional || when === 'sometimes' }))], ...(added.open ? { opaque: 'constraints are built elsewhere' } : {}) };
      else if (added) return undefined;
      else {
        const other = this.resolve(assignment.right, depth + 1);
        if (found && (!other || when === 'sometimes')) found = other ? chosen(found) : { ...found, opaque: ELSEWHERE };
        else found = other;
      }
    }
    return found;
  }

  /** The steps of an expression that begins with the variable itself; undefined for one that does not. */
  private ownSteps(node: TSESTree.Node, variable: Variable): { steps: BuilderStep[]; open: boolean } | undefined {
    const value = unwrap(node);
    if (value.type === 'Identifier') return findVariable(value, this.env.source) === variable ? { steps: [], open: false } : undefined;
    if (value.type !== 'CallExpression') return undefined;
    if (modularName(value, this.env.source) === 'query') {
      const [base, ...rest] = value.arguments;
      const before = base && this.ownSteps(base, variable);
      const added = constraintSteps(rest, this.env.source);
      return before && { steps: [...before.steps, ...added.steps], open: before.open || added.open };
    }
    const steps: BuilderStep[] = [];
    let base: TSESTree.Node = value;
    for (let link = calledMember(value); link && base.type === 'CallExpression' && LINKS.has(link.name); link = base.type === 'CallExpression' ? calledMember(base) : undefined) {
      steps.push({ name: link.name, args: base.arguments, call: base, conditional: false });
      base = unwrap(link.object);
    }
    const before = steps.length > 0 ? this.ownSteps(base, variable) : undefined;
    return before && { ...before, steps: [...before.steps, ...steps.reverse()] };
  }

  private member(member: TSESTree.MemberExpression, depth: number): Reference | undefined {
    const receiver = receiverOf(member, this.env.source);
    const typed = ofType(receiver);
    const value = receiver?.initialiser && unwrap(receiver.initialiser);
    return (value && value !== member ? this.resolve(value, depth + 1) : undefined) ?? typed;
  }

  /** `customersRef`, made by another module: its name may say which collection it is. */
  private imported(name: TSESTree.Identifier): Reference | undefined {
    const entity = name.name.replace(/(?:Collection|Col|Ref|Reference|Query)+$/, '');
    if (entity === name.name || !this.env.entity(entity)) return undefined;
    return { kind: 'rows', place: { entity: known({ name: entity, as: 'object' }), parents: [] }, evidence: 'convention', server: false, tentative: true, steps: [], opaque: ELSEWHERE };
  }
}

/** One of several queries: what is done to it is done on some paths only. */
function chosen(reference: Reference): Reference {
  return { ...reference, steps: reference.steps.map((step) => ({ ...step, conditional: true })), opaque: 'the query is chosen at run time' };
}

/** `CollectionReference<Customer>`: the type says what the rows are, not which of them. */
function ofType(receiver: Receiver | undefined): Reference | undefined {
  const kind = receiver?.typeName === undefined ? undefined : TYPES.get(receiver.typeName);
  if (!receiver || !kind || (receiver.origin && !/fire/i.test(receiver.origin.module))) return undefined;
  const [row] = receiver.typeArguments;
  const name = row?.type === 'TSTypeReference' && row.typeName.type === 'Identifier' && row.typeName.name !== 'DocumentData' ? row.typeName.name : undefined;
  const place: Place = { entity: name === undefined ? UNNAMED : known({ name, as: 'class' }), parents: [] };
  return { kind, place, evidence: 'declaration', server: false, tentative: false, steps: [], ...(kind === 'rows' ? { opaque: 'the query comes from the caller' } : {}) };
}

function withoutId({ entity, parents, id }: Place): Place {
  return id ? { entity: unknown('the path ends with a document'), parents } : { entity, parents };
}

function receiverMethod(self: TSESTree.Node, name: string): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = self;
  while (current && current.type !== 'ClassBody') current = current.parent;
  const found = current?.body.find((one) => one.type === 'MethodDefinition' && one.key.type === 'Identifier' && one.key.name === name);
  return found?.type === 'MethodDefinition' ? found.value : undefined;
}

function soleReturn(fn: FunctionNode): TSESTree.Node | undefined {
  if (fn.body.type !== 'BlockStatement') return unwrapAwait(fn.body);
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? unwrapAwait(last.argument) : undefined;
}
