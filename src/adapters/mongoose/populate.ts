import type { TSESTree } from '@typescript-eslint/types';
import { insertProperty, isForeign, objectView, resolveConstant, type SourceView, staticValue, textOf, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, known, type RowBound, unknown } from '../../model/index.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { readLimit } from '../shared/mongo-bound.ts';
import { readMongoFilter } from '../shared/mongo-filter.ts';
import { type MongoContext, relatedPart } from '../shared/mongo-pipeline.ts';
import { readMongoProjection } from '../shared/mongo-projection.ts';
import { isUndefined } from '../shared/object-arguments.ts';

const MAX_DEPTH = 5;

/** What is populated: `.populate('orders', 'total')`, `.populate({ path, select, match, options, populate })`, arrays of them. */
export function populated(links: readonly BuilderStep[], option: TSESTree.Node | undefined, owner: CatalogEntity | undefined, context: MongoContext): DataAccess[] {
  const chained = links.filter(({ name }) => name === 'populate').flatMap(({ args }) => (args[0] ? readPopulate(args[0], args.slice(1), owner, context, 0) : []));
  return option && !isUndefined(option, context.env.source) ? [...chained, ...readPopulate(option, [], owner, context, 0)] : chained;
}

function readPopulate(node: TSESTree.Node, rest: readonly TSESTree.Node[], owner: CatalogEntity | undefined, context: MongoContext, depth: number): DataAccess[] {
  if (depth > MAX_DEPTH) return [];
  const { source } = context.env;
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? readPopulate(element, rest, owner, context, depth + 1) : []));
  const names = staticValue(value, source);
  if (names.kind === 'known' && typeof names.value === 'string') {
    return names.value.split(/\s+/).filter((path) => path !== '').map((path) => along({ path, node, select: rest[0], model: rest[1], match: rest[2], limit: undefined, nested: undefined }, owner, context, depth));
  }
  const view = objectView(value, source);
  if (!view) return [unreadable(node, context)];
  const member = (name: string): TSESTree.Node | undefined => {
    const found = view.get(name);
    return found.kind === 'set' ? found.member.value : undefined;
  };
  const path = member('path');
  const text = path && staticValue(path, source);
  if (text?.kind !== 'known' || typeof text.value !== 'string') return [unreadable(node, context)];
  const options = member('options');
  const found = options ? objectView(options, source)?.get('limit') : undefined;
  const limit = member('perDocumentLimit') ?? (found?.kind === 'set' ? found.member.value : undefined);
  return text.value.split(/\s+/).filter((one) => one !== '').map((one) => along({ path: one, node, select: member('select'), model: member('model'), match: member('match'), limit, nested: member('populate') }, owner, context, depth));
}

interface Populated {
  path: string;
  node: TSESTree.Node;
  select: TSESTree.Node | undefined;
  model: TSESTree.Node | undefined;
  match: TSESTree.Node | undefined;
  limit: TSESTree.Node | undefined;
  nested: TSESTree.Node | undefined;
}

function along({ path, node, select, model, match, limit, nested }: Populated, owner: CatalogEntity | undefined, context: MongoContext, depth: number): DataAccess {
  const { env } = context;
  const relation = owner?.fields.find(({ name }) => name === path)?.relation;
  const name = (model && modelName(model, env.source)) ?? relation?.entity;
  const entity = name === undefined ? undefined : env.entity(name);
  const rowBound: RowBound = relation?.many === false ? { kind: 'default', rows: 1, why: 'relation to one' } : limit ? readLimit(limit, env.source) : relation ? { kind: 'none' } : unknown('relation is not known');
  return {
    ...relatedPart('populate', node, context),
    entity: name === undefined ? unknown(`\`${path}\` is not a relation the catalog knows`) : known({ name, as: 'model' }),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound,
    projection: readMongoProjection(select, entity, env.source),
    filter: readMongoFilter(match, env.source),
    edits: editsOf(node, select, path, env.source),
    related: nested ? readPopulate(nested, [], entity, context, depth + 1) : [],
  };
}

/** `.populate('owner')` gets a second argument, `{ path: 'owner' }` a `select`; not where one text names several paths. */
function editsOf(node: TSESTree.Node, select: TSESTree.Node | undefined, path: string, source: SourceView): DataAccess['edits'] {
  if (select || isForeign(node, source)) return {};
  const view = objectView(node, source);
  const text = (fields: readonly string[]): string => `'${fields.map((field) => `-${field}`).join(' ')}'`;
  if (view?.inline && !view.open) return { omit: (fields) => ({ code: `select: ${text(fields)}`, edits: [insertProperty(view.object, `select: ${text(fields)}`, source)] }) };
  if (node.type !== 'Literal' || node.value !== path || node.parent.type !== 'CallExpression' || node.parent.arguments.length !== 1) return {};
  return { omit: (fields) => ({ code: `${textOf(source, node)}, ${text(fields)}`, edits: [{ range: [node.range[1], node.range[1]], text: `, ${text(fields)}` }] }) };
}

/** `model: 'User'`, `model: User`. */
function modelName(node: TSESTree.Node, source: SourceView): string | undefined {
  const text = staticValue(node, source);
  if (text.kind === 'known') return typeof text.value === 'string' ? text.value : undefined;
  const value = unwrap(node);
  return value.type === 'Identifier' && /^\p{Lu}/u.test(value.name) ? value.name : undefined;
}

/** Relations that are read along and that this file does not name. */
function unreadable(node: TSESTree.Node, context: MongoContext): DataAccess {
  const why = unknown('relations are built elsewhere');
  return { ...relatedPart('populate', node, context), entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why, related: [] };
}
