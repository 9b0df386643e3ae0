import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { castsAround, enclosingFunction, findVariable, isFunction, MOST_USES, propertyName, resolveConstant, resultUse, runsBefore, type SourceView, unwrap } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';
import { runSeenThrough } from './builder-run.ts';
import type { BuilderStep } from './builder-step.ts';

/** What happens to a query between the call that makes it and where it runs. */
export interface QueryChain {
  /** In the order in which they run. */
  links: readonly BuilderStep[];
  /** The outermost call of the chain that the query begins. */
  end: TSESTree.CallExpression;
  /** Where the query runs, when a variable carries it there; else `end`. */
  runs: TSESTree.Node;
  /** Set when code that is not seen may still change the query. */
  opaque?: string;
}

const CALLER = 'the query is finished by its caller';
const HANDED = 'the query is handed to another function';

/** Links behind which the query has run: what follows works on rows. */
const RUNS = new Set(['exec', 'toArray', 'cursor', 'stream', 'next', 'tryNext', 'hasNext', 'then', 'catch', 'finally', 'forEach', 'eachAsync', 'explain', 'count']);
/** Links that answer the same query. `exec` and its like are the last. */
const LINKS = new Set([
  ...['find', 'findOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'countDocuments', 'estimatedDocumentCount', 'distinct', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne'],
  ...['where', 'equals', 'eq', 'ne', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'exists', 'regex', 'all', 'size', 'mod', 'elemMatch', 'or', 'and', 'nor', 'within', 'near', 'merge', 'setQuery', 'filter'],
  ...['limit', 'skip', 'sort', 'select', 'project', 'projection', 'populate', 'lean', 'session', 'read', 'hint', 'collation', 'comment', 'batchSize', 'maxTimeMS', 'allowDiskUse', 'setOptions', 'option', 'orFail', 'clone', 'transform', 'slice', 'tailable', 'readConcern', 'writeConcern', 'addCursorFlag', 'sanitizeProjection', 'schemaLevelProjections', 'noCursorTimeout', 'returnKey', 'withReadConcern', 'snapshot', 'maxscan', 'maxScan', 'rewind', 'setReadPreference', 'withReadPreference', 'cache', 'byTenant', 'accessibleBy'],
  ...['match', 'group', 'lookup', 'unwind', 'addFields', 'set', 'unset', 'facet', 'sample', 'replaceRoot', 'append', 'pipeline', 'graphLookup', 'unionWith', 'search', 'sortByCount', 'bucket', 'redact', 'densify', 'fill'],
  ...['exec', 'toArray', 'cursor', 'stream', 'count', 'next', 'tryNext'],
]);

/**
 * Follows a query from the call that makes it: chained links, and links on the variable that holds
 * it (`const q = Model.find(); if (x) q.limit(5); await q`). Cursors are read in many steps, of which
 * `next` and `hasNext` say how, and methods that answer a query bear any name: so a query is only
 * followed as other builders are where it is handed on or finished elsewhere.
 */
export function queryChain(call: TSESTree.CallExpression, source: SourceView): QueryChain {
  const chain = ownChain(call, source);
  const run = chain.opaque === undefined ? undefined : runSeenThrough(call, source, (name) => LINKS.has(name));
  return run ? { links: run.steps, end: chain.end, runs: run.end } : chain;
}

function ownChain(call: TSESTree.CallExpression, source: SourceView): QueryChain {
  const { links, end } = linksFrom(call);
  const chain: QueryChain = { links: links.map((link) => ({ ...link, conditional: false })), end, runs: end };
  if (links.some(({ name }) => RUNS.has(name))) return chain;
  const place = castsAround(end);
  const parent = place.parent;
  if (parent?.type === 'CallExpression' && parent.arguments.includes(place as TSESTree.CallExpressionArgument) && !runsArgument(parent)) return { ...chain, opaque: HANDED };
  const target = parent?.type === 'VariableDeclarator' && parent.init === place ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === place ? parent.left : undefined;
  const variable = target?.type === 'Identifier' ? findVariable(target, source) : undefined;
  if (variable) return followVariable(chain, variable, place);
  return isBaseQuery(place, source) ? { ...chain, opaque: CALLER } : chain;
}

/** True for a query that a helper answers and that somebody in this file goes on with: `baseQuery(t).limit(20)`. */
function isBaseQuery(place: TSESTree.Node, source: SourceView): boolean {
  const { parent } = place;
  const fn = enclosingFunction(place);
  if (!fn || fn.async || (parent?.type !== 'ReturnStatement' && fn.body !== place)) return false;
  const holder = fn.parent;
  const name = fn.id?.name ?? (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition' || holder?.type === 'Property' ? propertyName(holder) : undefined);
  // A repository's own `find` is called like the query it answers: its name tells nothing.
  return name !== undefined && /^[\w$]+$/.test(name) && !LINKS.has(name) && new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}\\([^();]*\\)\\s*\\.\\s*(?:limit|select|sort|skip|lean|populate|project|find|where)\\b`).test(source.text);
}

/** What the code does with the rows; where a callback gets them it is not followed. */
export function queryResult({ runs, links, end }: QueryChain, call: TSESTree.CallExpression, many: boolean, source: SourceView): ResultUse {
  const last = links.find((link) => link.call === end)?.args ?? call.arguments;
  const given = last.at(-1);
  if (given && isFunction(resolveConstant(given, source))) return { bindings: [], fields: unknown('the rows go to a callback'), escapes: 'unknown' };
  return withoutMethods(resultUse(runs, many, source));
}

/** Methods of Mongoose's documents that hold the whole of it: https://mongoosejs.com/docs/api/document.html (5 to 8). */
const WHOLE = /^(?:toObject|toJSON|_doc|\$clone|get|inspect|toString)$/;
/** Those that change or check a document and answer no field. */
const OF_DOCUMENTS = new Set(['save', 'set', 'markModified', 'isModified', 'populate', 'depopulate', 'populated', 'validate', 'validateSync', 'deleteOne', 'updateOne', 'replaceOne', 'remove', 'equals', 'unmarkModified', 'invalidate', 'overwrite']);

/** Methods of a document are no fields of it. */
function withoutMethods(use: ResultUse): ResultUse {
  if (use.fields.kind !== 'known') return use;
  const names = use.fields.value;
  if (names.some((name) => WHOLE.test(name))) return { ...use, fields: unknown('the whole row is taken out') };
  const fields = names.filter((name) => !OF_DOCUMENTS.has(name));
  return fields.length === names.length ? use : { ...use, fields: known(fields) };
}

/** The links chained directly onto a node, and the outermost call. */
function linksFrom(node: TSESTree.Node): { links: Omit<BuilderStep, 'conditional'>[]; end: TSESTree.CallExpression } {
  const links: Omit<BuilderStep, 'conditional'>[] = [];
  let end = node;
  for (;;) {
    const place = castsAround(end);
    const member = place.parent;
    if (member?.type !== 'MemberExpression' || member.object !== place) break;
    const name = propertyName(member);
    const callee = castsAround(member);
    const call = callee.parent;
    if (name === undefined || !LINKS.has(name) || call?.type !== 'CallExpression' || call.callee !== callee) break;
    links.push({ name, args: call.arguments, call });
    end = call;
    if (RUNS.has(name)) break;
  }
  return { links, end: end as TSESTree.CallExpression };
}

/** Calls that wait for what they are given and add nothing to it. */
function runsArgument({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee);
  return member.type === 'MemberExpression' && unwrap(member.object).type === 'Identifier' && (unwrap(member.object) as TSESTree.Identifier).name === 'Promise';
}

/** A query in a variable: every later call on it counts, up to its last use. */
function followVariable(chain: QueryChain, variable: Variable, made: TSESTree.Node): QueryChain {
  if (variable.references.length > MOST_USES) return { ...chain, opaque: 'the query is used in too many places' };
  const uses = variable.references.map((reference) => reference.identifier as TSESTree.Node).filter((use) => use.range[0] > made.range[1]);
  const reads = uses.filter((use) => !isAssigned(use));
  const anchor = reads.at(-1);
  if (!anchor) return chain;
  const links: BuilderStep[] = [...chain.links];
  let runs: TSESTree.Node = anchor;
  let opaque: string | undefined;
  for (const use of reads) {
    const { links: more, end } = linksFrom(use);
    // Within the last statement all links run; elsewhere a branch may leave them out.
    const when = use === anchor ? 'always' : runsBefore(end, anchor);
    if (when !== 'never') links.push(...more.map((link) => ({ ...link, conditional: when === 'sometimes' })));
    if (use === anchor && more.length > 0) runs = end;
    const place = castsAround(end);
    const { parent } = place;
    if (parent?.type === 'CallExpression' && parent.arguments.includes(place as TSESTree.CallExpressionArgument) && !runsArgument(parent)) opaque ??= HANDED;
    else if (enclosingFunction(use) !== enclosingFunction(made)) opaque ??= 'the query is changed in another function';
  }
  return { ...chain, links, runs, ...(opaque === undefined ? {} : { opaque }) };
}

function isAssigned(use: TSESTree.Node): boolean {
  return use.parent?.type === 'AssignmentExpression' && use.parent.left === use;
}
