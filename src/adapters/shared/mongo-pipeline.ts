import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, objectView, readRowBound, resolveConstant, type SourceView, staticValue, textOf, unwrap } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, Evidence, Filter, Operation, Projection, RowBound } from '../../model/index.ts';
import { known, none, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { QueryChain } from './mongo-chain.ts';
import { bothFilters, readMongoFilter } from './mongo-filter.ts';
import { readMongoProjection, referredFields } from './mongo-projection.ts';

/** What an aggregation returns. */
export interface PipelineFacts {
  operation: Operation;
  filter: Filter;
  rowBound: RowBound;
  projection: Projection;
  related: DataAccess[];
  /** The array of stages, where it stands in the call and is complete: an edit may add a stage. */
  stages?: TSESTree.ArrayExpression;
}

interface Stage {
  name: string;
  value: TSESTree.Node | undefined;
  node: TSESTree.Node;
  conditional: boolean;
}

/** What every access of one call shares. */
export interface MongoContext {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

const BUILT = 'the pipeline is built elsewhere';
const MAX_DEPTH = 4;
/** Stages that answer numbers and groups instead of documents. */
const GROUPS = new Set(['$group', '$count', '$sortByCount', '$bucket', '$bucketAuto']);
/** Accumulators that answer a number. */
const NUMBERS = new Set(['$sum', '$avg', '$count', '$stdDevPop', '$stdDevSamp']);

/**
 * Reads an aggregation: an array of stages, and links such as `.match({ … })` behind it.
 * https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/
 */
export function readPipeline(argument: TSESTree.Node | undefined, chain: QueryChain, entity: CatalogEntity | undefined, context: MongoContext): PipelineFacts {
  const { source } = context.env;
  const written = argument ? stagesOf(argument, source) : { stages: [], open: false, inline: undefined };
  const linked = chain.links.flatMap((link): Stage[] => (link.name === 'append' ? (link.args[0] ? stagesOf(link.args[0], source).stages : []) : [{ name: `$${link.name}`, value: link.args[0], node: link.call, conditional: link.conditional }]));
  const open = written.open ? BUILT : chain.opaque;
  const facts = factsOf([...written.stages, ...linked], open, entity, context, 0);
  return { ...facts, ...(written.inline && !written.open ? { stages: written.inline } : {}) };
}

function stagesOf(node: TSESTree.Node, source: SourceView, conditional = false, depth = 0): { stages: Stage[]; open: boolean; inline: TSESTree.ArrayExpression | undefined } {
  const value = resolveConstant(node, source);
  if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) {
    const both = [value.consequent, value.alternate].map((branch) => stagesOf(branch, source, true, depth + 1));
    return { stages: both.flatMap(({ stages }) => stages), open: both.some(({ open }) => open), inline: undefined };
  }
  if (value.type !== 'ArrayExpression') return { stages: [], open: true, inline: undefined };
  let open = isGrown(node, source);
  const stages: Stage[] = [];
  for (const element of value.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement') {
      const spread = depth < MAX_DEPTH ? stagesOf(element.argument, source, conditional, depth + 1) : { stages: [], open: true };
      stages.push(...spread.stages);
      open ||= spread.open;
      continue;
    }
    const view = objectView(element, source);
    const member = view?.members.find(({ name }) => name.startsWith('$'));
    if (!view || view.open || !member) open = true;
    else stages.push({ name: member.name, value: member.value, node: element, conditional: conditional || member.optional });
  }
  return { stages, open, inline: unwrap(node) === value ? value : undefined };
}

/** True when statements add stages to the array: `pipeline.push({ … })`. */
function isGrown(node: TSESTree.Node, source: SourceView): boolean {
  const name = unwrap(node);
  const variable = name.type === 'Identifier' ? findVariable(name, source) : undefined;
  return variable?.references.some(({ identifier }) => {
    const parent = (identifier as TSESTree.Node).parent;
    return parent?.type === 'MemberExpression' && parent.object === identifier && /^(?:push|unshift|splice)$/.test(textOf(source, parent.property));
  }) ?? false;
}

function factsOf(stages: readonly Stage[], open: string | undefined, entity: CatalogEntity | undefined, context: MongoContext, depth: number): PipelineFacts {
  const reader = new Reader(open, entity, context, depth);
  for (const stage of stages) reader.stage(stage);
  return reader.facts();
}

class Reader {
  private filter: Filter = none;
  private bound: RowBound = { kind: 'none' };
  private projection: Projection = { kind: 'all' };
  private operation: Operation = 'read';
  private readonly related = new Map<string, DataAccess>();
  private shaped = false;

  constructor(
    private readonly open: string | undefined,
    private readonly entity: CatalogEntity | undefined,
    private readonly context: MongoContext,
    private readonly depth: number,
  ) {}

  facts(): PipelineFacts {
    const { open } = this;
    const bounded = this.bound.kind === 'literal' || this.bound.kind === 'dynamic' || this.bound.kind === 'default';
    return {
      operation: this.operation,
      filter: open === undefined ? this.filter : this.filter.kind === 'fields' ? { ...this.filter, open: true } : unknown(open),
      rowBound: open === undefined || bounded ? this.bound : unknown(open),
      projection: open === undefined || this.projection.kind === 'fields' ? this.projection : unknown(open),
      related: [...this.related.values()],
    };
  }

  stage({ name, value, node, conditional }: Stage): void {
    const { source } = this.context.env;
    switch (name) {
      case '$match':
      case '$geoNear':
        // Behind a shaping stage a condition is about groups.
        if (!this.shaped) this.filter = bothFilters(this.filter, name === '$match' ? readMongoFilter(value, source) : unknown('$geoNear'), conditional);
        return;
      case '$limit':
        return this.limit(value, node, conditional);
      case '$sample':
        return this.limit(value && memberOf(value, 'size', source), node, conditional);
      case '$project':
        return this.project(value, conditional);
      case '$unset':
        return this.unset(value);
      case '$lookup':
      case '$graphLookup':
      case '$unionWith':
        return this.lookup(name, value, node);
      case '$facet':
        return this.facet(value);
      case '$replaceRoot':
      case '$replaceWith':
        this.shaped = true;
        this.projection = unknown('the documents are replaced');
        return;
      case '$out':
      case '$merge':
        this.operation = 'aggregate';
        this.projection = { kind: 'fields', fields: [] };
        this.bound = { kind: 'default', rows: 0, why: 'the pipeline writes its rows' };
        return;
      default:
        if (GROUPS.has(name)) this.group(name, value);
    }
  }

  private limit(value: TSESTree.Node | undefined, node: TSESTree.Node, conditional: boolean): void {
    const bound = value ? readRowBound(value, this.context.env.source) : unknown('`$limit` has no value');
    if (!conditional) this.bound = bound;
    else if (this.bound.kind === 'none') this.bound = { kind: 'meaningless', node, why: '`$limit` is only set on some paths' };
  }

  private project(value: TSESTree.Node | undefined, conditional: boolean): void {
    const projection = readMongoProjection(value, this.entity, this.context.env.source);
    if (conditional && projection.kind !== 'unknown') return;
    if (!this.shaped) this.projection = projection.kind === 'fields' ? { ...projection, fields: projection.fields.filter((field) => ![...this.related.keys()].some((key) => key !== '' && (field === key || field.startsWith(`${key}.`)))) } : projection;
    if (projection.kind !== 'fields') return;
    for (const [key, along] of this.related) {
      const parts = projection.fields.filter((field) => field.startsWith(`${key}.`)).map((field) => field.slice(key.length + 1));
      if (projection.fields.includes(key)) continue;
      if (parts.length === 0) this.related.delete(key);
      else this.related.set(key, { ...along, projection: { kind: 'fields', fields: parts } });
    }
  }

  private unset(value: TSESTree.Node | undefined): void {
    if (this.projection.kind === 'fields' || this.shaped || !value) return;
    const list = resolveConstant(value, this.context.env.source);
    const names = (list.type === 'ArrayExpression' ? list.elements : [list]).map((element) => (element ? staticValue(element, this.context.env.source) : undefined));
    const texts = names.flatMap((one) => (one?.kind === 'known' && typeof one.value === 'string' ? [one.value] : []));
    const before = this.projection.kind === 'except' ? this.projection.fields : [];
    this.projection = texts.length === names.length ? { kind: 'except', fields: [...before, ...texts] } : unknown('`$unset` is built elsewhere');
  }

  /** A group answers what it is grouped by and what accumulators keep; numbers are no field. */
  private group(name: string, value: TSESTree.Node | undefined): void {
    const { source } = this.context.env;
    this.operation = name === '$count' ? 'count' : 'aggregate';
    this.shaped = true;
    if (name === '$count') {
      this.projection = { kind: 'fields', fields: [] };
      this.bound = { kind: 'default', rows: 1, why: '$count answers a number' };
      this.related.clear();
      return;
    }
    const view = value ? objectView(value, source) : undefined;
    const grouped = name === '$sortByCount' && value ? referredFields(value, source) : undefined;
    if (!view && !grouped) {
      this.projection = unknown(`\`${name}\` is built elsewhere`);
      return;
    }
    const kept = grouped ?? (view?.members ?? []).flatMap((member) => (isNumber(member.value, source) || member.name === 'boundaries' ? [] : referredFields(member.value, source)));
    const whole = kept.some((field) => field.startsWith('$$ROOT') || field.startsWith('$$CURRENT'));
    if (whole) this.operation = 'read';
    else this.projection = { kind: 'fields', fields: [...new Set(kept.filter((field) => !field.startsWith('$$')))] };
    const id = view?.get('_id');
    const single = id?.kind === 'set' && staticValue(id.member.value, source).kind === 'known' && referredFields(id.member.value, source).length === 0;
    // One group of everything is one row; with whole documents in it, it holds them all.
    this.bound = single && !whole ? { kind: 'default', rows: 1, why: 'one group' } : whole ? this.bound : { kind: 'none' };
  }

  private lookup(name: string, value: TSESTree.Node | undefined, node: TSESTree.Node): void {
    const { env } = this.context;
    const { source } = env;
    const from = value && (memberOf(value, name === '$unionWith' ? 'coll' : 'from', source) ?? (name === '$unionWith' ? value : undefined));
    const collection = from ? staticValue(from, source) : undefined;
    const entity = collection?.kind === 'known' && typeof collection.value === 'string' ? collection.value : from && collectionOfModel(from, env);
    const as = value && memberOf(value, 'as', source);
    const key = as ? staticValue(as, source) : undefined;
    const pipeline = value && memberOf(value, 'pipeline', source);
    const inner = pipeline && this.depth < MAX_DEPTH ? stagesOf(pipeline, source) : undefined;
    const declared = entity === undefined ? undefined : env.entity(entity);
    const facts = factsOf(inner?.stages ?? [], inner?.open ? BUILT : undefined, declared, this.context, this.depth + 1);
    this.related.set(key?.kind === 'known' ? String(key.value) : `${node.range[0]}`, {
      ...relatedPart(name.slice(1), node, this.context),
      entity: entity === undefined ? unknown('the collection is named elsewhere') : known({ name: entity, as: 'table' }),
      cardinality: 'many',
      rowBound: facts.rowBound,
      projection: facts.projection,
      filter: bothFilters(keysOf(value, source), facts.filter),
      related: facts.related,
    });
  }

  /** Each branch of a facet is a pipeline of its own; the widest one counts. */
  private facet(value: TSESTree.Node | undefined): void {
    const view = value ? objectView(value, this.context.env.source) : undefined;
    this.shaped = true;
    if (!view || view.open || this.depth >= MAX_DEPTH) {
      this.bound = unknown(BUILT);
      this.projection = unknown(BUILT);
      return;
    }
    const branches = view.members.map((member) => {
      const { stages, open } = stagesOf(member.value, this.context.env.source);
      return factsOf(stages, open ? BUILT : undefined, this.entity, this.context, this.depth + 1);
    });
    const rows = branches.filter(({ operation }) => operation === 'read');
    const [first] = [...rows].sort((a, b) => WIDTH[b.rowBound.kind] - WIDTH[a.rowBound.kind]);
    if (!first) {
      this.operation = 'aggregate';
      this.bound = { kind: 'default', rows: 1, why: 'numbers of the documents' };
      this.projection = joined(branches.map(({ projection }) => projection));
      return;
    }
    if (this.bound.kind !== 'literal' || first.rowBound.kind === 'literal') this.bound = first.rowBound;
    if (this.projection.kind === 'all') this.projection = joined(rows.map(({ projection }) => projection));
    for (const { related } of rows) for (const along of related) this.related.set(`${along.node.range[0]}`, along);
  }
}

const WIDTH: Readonly<Record<RowBound['kind'], number>> = { none: 5, meaningless: 4, unknown: 3, dynamic: 2, literal: 1, default: 0 };

/** `localField: 'ownerId', foreignField: '_id'`: of the other collection only what the documents' own values name. */
function keysOf(value: TSESTree.Node | undefined, source: SourceView): Filter {
  const local = value && memberOf(value, 'localField', source);
  const foreign = value && memberOf(value, 'foreignField', source);
  const name = foreign ? staticValue(foreign, source) : undefined;
  if (!local || name?.kind !== 'known' || typeof name.value !== 'string') return none;
  return { kind: 'fields', fields: [{ name: name.value, op: 'in', value: local, optional: false }], unique: false, open: false };
}

/** `User.collection.name` of Mongoose: the collection of a model. */
function collectionOfModel(node: TSESTree.Node, { source, entity }: ReadEnv): string | undefined {
  const model = /^([\w$]+)\.collection\.(?:name|collectionName)$/.exec(textOf(source, unwrap(node)))?.[1];
  return model === undefined ? undefined : entity(model)?.name;
}

/** What several branches return together. */
function joined(projections: readonly Projection[]): Projection {
  const fields: string[] = [];
  for (const one of projections) {
    if (one.kind !== 'fields') return one;
    fields.push(...one.fields);
  }
  return { kind: 'fields', fields: [...new Set(fields)] };
}

function isNumber(node: TSESTree.Node, source: SourceView): boolean {
  return objectView(node, source)?.members.some(({ name }) => NUMBERS.has(name)) ?? false;
}

function memberOf(node: TSESTree.Node, name: string, source: SourceView): TSESTree.Node | undefined {
  const found = objectView(node, source)?.get(name);
  return found?.kind === 'set' ? found.member.value : undefined;
}

/** What every access read along has in common. */
export function relatedPart(method: string, node: TSESTree.Node, { client, evidence }: MongoContext): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'result' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence, operation: 'read', method, result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode: node };
}
