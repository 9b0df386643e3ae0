import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, MOST_USES, objectView, type ObjectView, propertyName, resolveConstant, soleDefinition, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, boundMember, isUndefined } from '../shared/object-arguments.ts';
import { readAttributes } from './attributes.ts';
import { modelNamed } from './catalog.ts';
import { modelReceiver, type ModelReceiver } from './model.ts';
import { readWhere } from './where.ts';

const MAX_DEPTH = 6;
/** Includes that are followed for one access: lists that name each other would double the work at every level. */
const MOST_INCLUDES = 300;

/** What every access read along shares with the one it belongs to. */
export interface Common {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
  /** Steps left. */
  budget?: { steps: number };
}

type Relation = { entity: string; many: boolean };

/** Entities that `include` reads along, each as an access of its own: https://sequelize.org/docs/v6/advanced-association-concepts/eager-loading/ */
export function includesOf(options: Arguments, owner: CatalogEntity | undefined, common: Common, depth = 0): DataAccess[] {
  common.budget ??= { steps: MOST_INCLUDES };
  if (options.kind !== 'object' || depth > MAX_DEPTH) return [];
  const found = options.view.get('include');
  if (found.kind === 'absent') return [];
  if (found.kind === 'unknown') return [unreadable(options.view.object, common)];
  return isUndefined(found.member.value, common.env.source) ? [] : listOf(found.member.value, owner, common, depth);
}

function listOf(node: TSESTree.Node, owner: CatalogEntity | undefined, common: Common, depth: number): DataAccess[] {
  if (depth > MAX_DEPTH || (common.budget && common.budget.steps-- <= 0)) return [];
  const { source } = common.env;
  const value = resolveConstant(node, source);
  switch (value.type) {
    case 'ArrayExpression':
      return value.elements.flatMap((element) => (!element ? [] : listOf(element.type === 'SpreadElement' ? element.argument : element, owner, common, depth + 1)));
    // What may be read along counts.
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap((branch) => listOf(branch, owner, common, depth + 1));
    case 'LogicalExpression':
      return listOf(value.right, owner, common, depth + 1);
    case 'ObjectExpression':
      return one(value, node, owner, common, depth);
    case 'Literal':
      return typeof value.value === 'string' ? [related(value.value, relationNamed(value.value, owner), { kind: 'none' }, value, common, depth)] : [];
    case 'Identifier': {
      if (isUndefined(value, source)) return [];
      const written = assignedLists(value, source);
      if (written.length > 0) return written.flatMap((list) => listOf(list, owner, common, depth + 1));
      return [included(value, undefined, { kind: 'none' }, owner, common, depth)];
    }
    case 'MemberExpression':
      return [association(value, owner, common, depth) ?? included(value, undefined, { kind: 'none' }, owner, common, depth)];
    default:
      return [unreadable(node, common)];
  }
}

/** `{ model: Order, as: 'orders', … }`, `{ association: 'orders' }`, `{ all: true }`. */
function one(object: TSESTree.ObjectExpression, node: TSESTree.Node, owner: CatalogEntity | undefined, common: Common, depth: number): DataAccess[] {
  const { source } = common.env;
  const view = objectView(node, source);
  if (!view) return [unreadable(node, common)];
  const options: Arguments = { kind: 'object', view };
  if (view.get('all').kind === 'set') return all(owner, object, common, depth);
  const alias = textOf(view, 'as', source);
  const model = view.get('model');
  if (model.kind === 'set') return [included(model.member.value, alias, options, owner, common, depth)];
  const named = view.get('association');
  const name = textOf(view, 'association', source) ?? alias;
  if (named.kind === 'set' && name === undefined) {
    const member = unwrap(named.member.value);
    const read = member.type === 'MemberExpression' ? association(member, owner, common, depth, options) : undefined;
    return [read ?? unreadable(node, common)];
  }
  return [name === undefined ? unreadable(node, common) : related(name, relationNamed(name, owner), options, object, common, depth)];
}

function textOf(view: ObjectView, key: string, source: SourceView): string | undefined {
  const found = view.get(key);
  const value = found.kind === 'set' ? staticValue(found.member.value, source) : undefined;
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** `{ all: true }`: every association of the model. */
function all(owner: CatalogEntity | undefined, node: TSESTree.Node, common: Common, depth: number): DataAccess[] {
  const relations = owner?.fields.flatMap(({ name, relation }) => (relation ? [{ name, relation }] : []));
  if (!relations) return [unreadable(node, common)];
  return relations.map(({ name, relation }) => related(name, relation, { kind: 'none' }, node, common, depth));
}

/** `Contact.associations.orders`, `Contact.Orders`: a relation of the owner by the last name. */
function association(member: TSESTree.MemberExpression, owner: CatalogEntity | undefined, common: Common, depth: number, options: Arguments = { kind: 'none' }): DataAccess | undefined {
  const name = propertyName(member);
  const relation = name === undefined ? undefined : relationNamed(name, owner);
  return name !== undefined && relation ? related(name, relation, options, member, common, depth) : undefined;
}

/** An include that names its model. */
function included(model: TSESTree.Node, alias: string | undefined, options: Arguments, owner: CatalogEntity | undefined, common: Common, depth: number): DataAccess {
  const receiver = modelReceiver(model, common.env);
  const value = unwrap(model);
  const name = receiver?.entity ?? (value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined);
  if (name === undefined || (!receiver && !/^\p{Lu}/u.test(name))) return unreadable(model, common);
  const target = modelNamed(name, common.env)?.name ?? name;
  const relations = owner?.fields.flatMap((field) => (field.relation && (alias === undefined ? sameEntity(field.relation.entity, target, common.env) : field.name === alias) ? [field.relation] : []));
  const many = relations?.[0]?.many;
  return related(alias ?? name, { entity: target, ...(many === undefined ? {} : { many }) }, options, options.kind === 'object' ? options.view.object : model, common, depth, receiver?.scope === 'named' ? 'open' : receiver?.scope);
}

function sameEntity(one: string, other: string, env: ReadEnv): boolean {
  return one === other || (env.entity(one) !== undefined && env.entity(one) === env.entity(other));
}

const relationNamed = (name: string, owner: CatalogEntity | undefined): Relation | undefined => owner?.fields.find((field) => field.name === name)?.relation;

/** Every list that a variable of includes is given: `let include = […]; if (x) include = [...include, …]`. */
function assignedLists(name: TSESTree.Identifier, source: SourceView): TSESTree.Node[] {
  const variable = findVariable(name, source);
  const declaration = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declaration?.type !== 'VariableDeclarator' || !variable || variable.references.length > MOST_USES) return [];
  const values = variable.references.flatMap((reference) => (reference.isWrite() && reference.writeExpr ? [reference.writeExpr as TSESTree.Node] : []));
  return values.flatMap((value) => {
    const list = unwrap(value);
    if (list.type !== 'ArrayExpression') return [];
    // What the variable held before is met where it was given.
    return list.elements.flatMap((element) => {
      const inner = element?.type === 'SpreadElement' ? element.argument : element;
      const itself = inner?.type === 'Identifier' && findVariable(inner, source) === variable;
      return inner && !itself ? [inner] : [];
    });
  });
}

function related(path: string, relation: { entity: string; many?: boolean } | undefined, options: Arguments, node: TSESTree.Node, common: Common, depth: number, scope: ModelReceiver['scope'] = 'default'): DataAccess {
  const { env } = common;
  const entity = relation && env.entity(relation.entity);
  const { source } = env;
  const projection: Projection = throughOnly(options, source) ? { kind: 'fields', fields: [] } : readAttributes(options, entity, scope, source);
  return {
    ...part(node, common),
    entity: relation ? known({ name: relation.entity, as: 'class' }) : unknown(`\`${path}\` is not an association the catalog knows`),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound: boundOf(relation, options, source),
    projection,
    filter: options.kind === 'none' ? (relation ? none : unknown('association is not known')) : readWhere(options, source),
    related: includesOf(options, entity, common, depth + 1),
  };
}

/** `attributes: []` only joins: https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ */
function throughOnly(options: Arguments, source: SourceView): boolean {
  const found = options.kind === 'object' ? options.view.get('attributes') : undefined;
  const list = found?.kind === 'set' ? resolveConstant(found.member.value, source) : undefined;
  return list?.type === 'ArrayExpression' && list.elements.length === 0;
}

function boundOf(relation: { many?: boolean } | undefined, options: Arguments, source: SourceView): RowBound {
  if (!relation) return unknown('association is not known');
  if (relation.many === false) return { kind: 'default', rows: 1, why: 'association to one' };
  const bound = boundMember(options, 'limit', source);
  return bound.kind === 'none' && relation.many === undefined ? unknown('association to one or to many') : bound;
}

/** What is read along and this file does not name. */
function unreadable(node: TSESTree.Node, common: Common): DataAccess {
  const why = unknown('`include` is built elsewhere');
  return { ...part(node, common), entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why, related: [] };
}

function part(node: TSESTree.Node, { client, evidence }: Common): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'result' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence, operation: 'read', method: 'include', result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode: node };
}
