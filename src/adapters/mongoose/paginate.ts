import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectProperty, readRowBound, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, type RowBound, unknown } from '../../model/index.ts';
import { queryChain } from '../shared/mongo-chain.ts';
import { optionEdit } from '../shared/mongo-edits.ts';
import { readMongoFilter } from '../shared/mongo-filter.ts';
import { type PipelineFacts, readPipeline } from '../shared/mongo-pipeline.ts';
import { readMongoProjection } from '../shared/mongo-projection.ts';
import { type Arguments, argumentsOf } from '../shared/object-arguments.ts';
import { populated } from './populate.ts';
import { memberValue, type ModelCall } from './read.ts';

/**
 * Reads `Model.paginate(filter, options)` of mongoose-paginate-v2 (ten rows by default) and
 * `Model.aggregatePaginate(aggregate, options)`: https://github.com/aravindnc/mongoose-paginate-v2
 */
export function readPaginate({ call, name, member, model, declared, chain, context }: ModelCall): DataAccess {
  const { source } = context.env;
  const options = argumentsOf(call.arguments[1], source);
  const pipeline = name === 'aggregatePaginate' ? pipelineOf(call.arguments[0], declared, context) : undefined;
  const facts = pipeline ?? {
    filter: readMongoFilter(call.arguments[0], source),
    projection: options.kind === 'unknown' ? unknown('options are built elsewhere') : readMongoProjection(memberValue(options, 'select') ?? memberValue(options, 'projection'), declared, source),
    related: populated([], memberValue(options, 'populate'), declared, context),
  };
  return {
    client: context.client,
    evidence: model.evidence,
    operation: 'read',
    method: name,
    entity: model.entity,
    cardinality: 'many',
    rowBound: pageBound(options, source),
    projection: facts.projection,
    filter: facts.filter,
    related: facts.related,
    result: { bindings: [], fields: unknown('the rows of a page are not followed'), escapes: 'unknown' },
    edits: editsOf(options, source),
    node: chain.end,
    reportNode: member.property,
  };
}

/** The aggregate in the first argument: `Model.aggregate([…])`, or a variable that holds one. */
function pipelineOf(node: TSESTree.Node | undefined, declared: ModelCall['declared'], context: ModelCall['context']): Pick<PipelineFacts, 'filter' | 'projection' | 'related'> {
  const value = node && resolveConstant(node, context.env.source);
  const called = value?.type === 'CallExpression' ? calledMember(value) : undefined;
  if (value?.type === 'CallExpression' && called?.name === 'aggregate') return readPipeline(value.arguments[0], { ...queryChain(value, context.env.source), opaque: undefined } as ReturnType<typeof queryChain>, declared, context);
  const why = unknown('the pipeline is built elsewhere');
  return { filter: why, projection: why, related: [] };
}

/** The limit of the page; without pages it stands in the place of the option that switches them off. */
function editsOf(options: Arguments, source: SourceView): DataAccess['edits'] {
  if (options.kind !== 'object' || !options.view.inline) return {};
  const { object } = options.view;
  const off = objectProperty(object, 'pagination').property;
  if (!off) return { bound: (rows) => optionEdit(object, 'limit', String(rows), source) };
  const limited = objectProperty(object, 'limit').property !== undefined;
  return limited ? {} : { bound: (rows) => ({ code: `limit: ${rows}`, edits: [{ range: off.range, text: `limit: ${rows}` }] }) };
}

/** `pagination: false` returns everything; the default page has ten rows. */
function pageBound(options: Arguments, source: SourceView): RowBound {
  if (options.kind === 'unknown') return options;
  const off = memberValue(options, 'pagination');
  const flag = off && staticValue(off, source);
  if (flag?.kind === 'known' && flag.value === false) return { kind: 'none' };
  if (flag && flag.kind !== 'known') return unknown('`pagination` is decided at run time');
  const usual: RowBound = { kind: 'default', rows: 10, why: 'a page has ten rows unless told otherwise' };
  if (options.kind === 'none') return usual;
  const found = options.view.get('limit');
  if (found.kind === 'unknown') return unknown('options come from a spread');
  if (found.kind === 'absent') return usual;
  // An undefined limit falls back to the default page; 0 answers the counts alone.
  const bound = readRowBound(found.member.value, source, {});
  return bound.kind === 'unknown' ? usual : bound;
}
