import type { TSESTree } from '@typescript-eslint/types';
import { bindArguments, BoundSource, calledMember, type ClassNode, declarationOf, isFunction, objectView, programOf, propertyName, resolveConstant, soleReturn, sourceOf, type SourceView, staticValue, unwrap, walk } from '../../ast/index.ts';
import { type Filter, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { type Arguments, argumentsOf, boundMember } from '../shared/object-arguments.ts';

/** A scope as its model declares it: find options, and the source they are read in, with what the caller gives it. */
export interface NamedScope {
  options: Arguments;
  source: SourceView;
}

const MOST_SCOPES = 20;

/**
 * The scopes that `Model.scope('withEmail', { method: ['ownedBy', id] })` puts in force; undefined where one of
 * them is not declared in sight: https://sequelize.org/docs/v6/other-topics/scopes/
 */
export function namedScopes(call: TSESTree.CallExpression, source: SourceView): readonly NamedScope[] | undefined {
  const model = unwrap(calledMember(call)?.object ?? call);
  const declared = model.type === 'Identifier' ? declarationOf(model, source)?.node : undefined;
  const asked = call.arguments.flatMap((argument) => {
    const value = resolveConstant(argument, source);
    return value.type === 'ArrayExpression' ? value.elements : [argument];
  });
  if (!declared || asked.length === 0 || asked.length > MOST_SCOPES) return undefined;
  const scopes = scopesOf(declared, source);
  const found = asked.map((one) => (one ? scopeNamed(one, scopes, source) : undefined));
  return found.includes(undefined) ? undefined : found.flatMap((one) => one ?? []);
}

/** One argument of `scope()`: a name, or `{ method: ['name', …values] }`. */
function scopeNamed(node: TSESTree.Node, scopes: ReadonlyMap<string, TSESTree.Node>, source: SourceView): NamedScope | undefined {
  const name = staticValue(node, source);
  if (name.kind === 'known') return scopeOf(scopes.get(String(name.value)), [], source);
  const method = objectView(node, source)?.get('method');
  const value = method?.kind === 'set' ? resolveConstant(method.member.value, source) : undefined;
  const [first, ...given] = value?.type === 'ArrayExpression' ? value.elements : [value];
  const called = first ? staticValue(first, source) : undefined;
  return called?.kind === 'known' ? scopeOf(scopes.get(String(called.value)), given.filter((one) => one !== null && one !== undefined), source) : undefined;
}

function scopeOf(declared: TSESTree.Node | undefined, given: readonly TSESTree.Node[], source: SourceView): NamedScope | undefined {
  const fn = declared && unwrap(declared);
  if (!fn) return undefined;
  if (!isFunction(fn)) return readable({ options: argumentsOf(fn, source), source });
  const answer = soleReturn(fn);
  const values = bindArguments(fn, given, source, source.bindings?.values ?? new Map());
  const bound = new BoundSource(sourceOf(fn, source), { ...source.bindings, values });
  return answer && readable({ options: argumentsOf(answer, bound), source: bound });
}

const readable = (scope: NamedScope): NamedScope | undefined => (scope.options.kind === 'object' && !scope.options.view.open ? scope : undefined);

const known = new WeakMap<TSESTree.Node, ReadonlyMap<string, TSESTree.Node>>();

/** The named scopes of a model by its declaration: a class, or a variable that holds what `define` answers. */
function scopesOf(declared: TSESTree.Node, source: SourceView): ReadonlyMap<string, TSESTree.Node> {
  let scopes = known.get(declared);
  if (!scopes) known.set(declared, (scopes = declaredScopes(declared, sourceOf(declared, source))));
  return scopes;
}

function declaredScopes(declared: TSESTree.Node, source: SourceView): Map<string, TSESTree.Node> {
  const found = new Map<string, TSESTree.Node>();
  const add = (node: TSESTree.Node | undefined): void => {
    for (const { name, value, optional } of (node && objectView(node, source)?.members) ?? []) if (!optional) found.set(name, value);
  };
  const isClass = declared.type === 'ClassDeclaration' || declared.type === 'ClassExpression';
  const id = isClass ? declared.id : declared.type === 'VariableDeclarator' ? declared.id : undefined;
  const name = id?.type === 'Identifier' ? id.name : undefined;
  if (isClass) add(decoratedScopes(declared));
  if (declared.type === 'VariableDeclarator' && declared.init) {
    const made = unwrap(declared.init);
    if (made.type === 'CallExpression' && calledMember(made)?.name === 'define') add(optionOf(made.arguments[2], source));
  }
  walk(programOf(declared), (node) => {
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    if (node.type !== 'CallExpression' || !called || (called.name !== 'init' && called.name !== 'addScope')) return undefined;
    const owner = unwrap(called.object);
    const own = owner.type === 'Identifier' ? owner.name === name : (owner.type === 'ThisExpression' || owner.type === 'Super') && isClass && declared.range[0] < node.range[0] && node.range[1] < declared.range[1];
    if (!own) return undefined;
    if (called.name === 'init') add(optionOf(node.arguments[1], source));
    else {
      const key = node.arguments[0] && staticValue(node.arguments[0], source);
      if (key?.kind === 'known' && node.arguments[1]) found.set(String(key.value), node.arguments[1]);
    }
    return undefined;
  });
  return found;
}

function optionOf(options: TSESTree.Node | undefined, source: SourceView): TSESTree.Node | undefined {
  const scopes = options && objectView(options, source)?.get('scopes');
  return scopes?.kind === 'set' && !scopes.member.optional ? scopes.member.value : undefined;
}

/** `@Scopes(() => ({ … }))` of sequelize-typescript; `@Table({ scopes })`. */
function decoratedScopes(owner: ClassNode): TSESTree.Node | undefined {
  for (const { expression } of owner.decorators) {
    const call = expression.type === 'CallExpression' ? expression : undefined;
    const [argument] = call?.arguments ?? [];
    if (call?.callee.type !== 'Identifier' || !argument) continue;
    if (call.callee.name === 'Scopes') return isFunction(argument) ? soleReturn(argument) : argument;
    const option = call.callee.name === 'Table' && argument.type === 'ObjectExpression' ? argument.properties.find((property) => property.type === 'Property' && propertyName(property) === 'scopes') : undefined;
    if (option?.type === 'Property') return option.value;
  }
  return undefined;
}

/** The bound that holds: the call's own, else that of the last scope that sets one. */
export function scopedBound(own: RowBound, scopes: readonly NamedScope[]): RowBound {
  if (own.kind !== 'none') return own;
  return scopes.map(({ options, source }) => boundMember(options, 'limit', source)).findLast(({ kind }) => kind !== 'none') ?? own;
}

/** The conditions of scopes and call hold together; of two on one field the later one takes the place of the other. */
export function scopedFilter(own: Filter, scopes: readonly Filter[]): Filter {
  return [...scopes, own].reduce<Filter>((before, next) => {
    if (next.kind === 'none') return before;
    if (before.kind === 'none') return next;
    if (before.kind === 'unknown' || next.kind === 'unknown') {
      const readable = before.kind === 'fields' ? before : next.kind === 'fields' ? next : undefined;
      return readable ? { ...readable, open: true } : before;
    }
    const kept = before.fields.filter(({ name }) => !next.fields.some((field) => field.name === name && !field.optional));
    return { kind: 'fields', fields: [...kept, ...next.fields], unique: before.unique || next.unique, open: before.open || next.open };
  }, { kind: 'none' });
}

/** The lists of scopes and call together: https://sequelize.org/docs/v6/other-topics/scopes/#merging */
export function scopedProjection(own: Projection, scopes: readonly Projection[]): Projection {
  const written = [...scopes, own].filter(({ kind }) => kind !== 'all');
  const [first, ...rest] = written;
  if (!first) return { kind: 'all' };
  if (rest.length === 0) return first;
  const lists = written.flatMap((one) => (one.kind === 'fields' ? [one.fields] : []));
  return lists.length === written.length ? { kind: 'fields', fields: [...new Set(lists.flat())] } : unknown('a scope may choose the fields');
}
