import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, enclosingFunction, fileOf, type FunctionNode, isForeign, isPagedThrough, loopsAround, programOf, sourceOf, type SourceView, stopsByCount, unwrap, walk } from '../ast/index.ts';
import { type Cargo, ForwardTracer } from '../flow/index.ts';
import type { CatalogData, DataAccess, ProjectView } from '../model/index.ts';
import { dataAccesses } from './accesses.ts';
import { fileCalls } from './calls.ts';
import { isNarrow, isScopeOnly, withCertainConditions } from './filters.ts';
import { isTenantField } from './scopes/index.ts';
import { isSeatHolders, type PersonalRead, personalReads } from './personal-access.ts';

/**
 * How everything is read: at once, as a stream, page after page in a loop, by a function that calls itself.
 * `many`: one page that holds more than the policy allows at a time, which is everything for most.
 */
export type Manner = 'once' | 'stream' | 'loop' | 'recursion' | 'many';

/** All records of a personal entity, as they come to be in a file: read here, or by a function of the project that is called here. */
export interface BulkRead {
  access: DataAccess;
  reads: readonly PersonalRead[];
  manner: Manner;
  /** The expression in this file that stands for the records. */
  node: TSESTree.Node;
  /** What the expression holds of them. */
  cargo: Cargo;
}

/** Functions of other modules that call functions of other modules: further nobody follows by eye either. */
const DEEPEST = 3;
/** Calls of other modules that are looked into per file. */
const MOST_CALLS = 300;
/** Methods that hand out rows one by one, or in parts. */
const STREAMING = /stream|cursor|iterat|each|scan|scroll/i;

/** Every read of all records of a personal entity in a file; of those that functions of other modules answer, only where `foreign` says so. */
export function bulkReads(source: SourceView, project: ProjectView, { foreign, maxRows }: { foreign: boolean; maxRows: number }): BulkRead[] {
  const own = dataAccesses(source, project).flatMap((access) => bulkRead(access, access.node, source, project, maxRows) ?? []);
  if (!foreign) return own;
  const known = new Set<TSESTree.Node>(dataAccesses(source, project).map(({ node }) => node));
  const calls = fileCalls(source).flatMap((call) => (call.type === 'CallExpression' && !known.has(call) && !isOfPackage(call) ? [call] : [])).slice(0, MOST_CALLS);
  return [...own, ...calls.flatMap((call) => answeredBy(call, source, project, maxRows))];
}

/** A call that names no value of the project: `console.log`, `Object.keys`, `JSON.stringify`. */
function isOfPackage({ callee }: TSESTree.CallExpression): boolean {
  const target = unwrap(callee);
  const root = target.type === 'MemberExpression' ? unwrap(target.object) : target;
  return root.type === 'Identifier' && /^(?:console|Object|JSON|Array|Promise|Math|String|Number|Date|process|require|Buffer|Symbol|Reflect)$/.test(root.name);
}

function bulkRead(access: DataAccess, at: TSESTree.Node, source: SourceView, project: ProjectView, maxRows: number): BulkRead | undefined {
  const reads = widePersonalReads(access, project);
  if (reads.length === 0) return undefined;
  const manner = isWide(access, source) ? mannerOf(access, at, source, maxRows) : undefined;
  return manner && { access, reads, manner, node: at, cargo: answerOf(access) };
}

/** What a read of many rows that no key narrows brings of people; nothing for other accesses. */
function widePersonalReads(access: DataAccess, { catalog, scopes }: ProjectView): readonly PersonalRead[] {
  if (access.operation !== 'read' || access.cardinality !== 'many') return [];
  const reads = personalReads(access, catalog).filter(({ entity }) => !isSeatHolders(entity));
  const [main] = reads;
  if (!main) return [];
  // A condition that may fall away narrows nothing for whoever leaves it out, and neither does the one that every read has.
  const certain = withCertainConditions(access, ({ name, optional }) => !optional && !isTenantField(name, scopes));
  return main.access === access && isNarrow(certain, main.entity) ? [] : reads;
}

/** A filter that is built elsewhere may name one record; a known one that is not narrow, none, or a mere scope can not. */
function isWide(access: DataAccess, source: SourceView): boolean {
  return access.filter.kind !== 'unknown' || access.filter.given === 'request' || isScopeOnly(access, source) || isPaged(access.node, source);
}

function mannerOf({ rowBound, method }: DataAccess, at: TSESTree.Node, source: SourceView, maxRows: number): Manner | undefined {
  if (rowBound.kind === 'none' || rowBound.kind === 'meaningless') {
    if (isPaged(at, source)) return loopsAround(at).length > 0 ? 'loop' : 'recursion';
    return STREAMING.test(method) || isStreamed(at) ? 'stream' : 'once';
  }
  if (rowBound.kind === 'literal' && rowBound.rows <= 1) return undefined;
  const paged = pagedManner(at, source);
  const rows = rowsOf(rowBound);
  return paged ?? (rows !== undefined && rows > maxRows ? 'many' : undefined);
}

const rowsOf = (bound: DataAccess['rowBound']): number | undefined => (bound.kind === 'literal' ? bound.rows : bound.kind === 'dynamic' ? bound.clampedTo : undefined);

/** Methods whose answer is the rows and something beside them, as a pair. */
const ANSWERS_PAIR = /and_?(?:count|total)|query|execute|raw|unsafe/i;

const answerOf = ({ method }: DataAccess): Cargo => ({ of: 'rows', at: [], ...(ANSWERS_PAIR.test(method) ? { fresh: true } : {}) });

/** The manner in which the pages that an expression reads are everything together; undefined where it reads one page. */
function pagedManner(at: TSESTree.Node, source: SourceView): Manner | undefined {
  if (!isPaged(at, source)) return undefined;
  return loopsAround(at).some((loop) => !stopsByCount(loop, source)) ? 'loop' : 'recursion';
}

const isPaged = (at: TSESTree.Node, source: SourceView): boolean => isPagedThrough(at, at, source);

/** `for await (const row of …)`. */
function isStreamed(node: TSESTree.Node): boolean {
  let current = node;
  while (current.parent?.type === 'MemberExpression' || current.parent?.type === 'CallExpression' || current.parent?.type === 'AwaitExpression') current = current.parent;
  return current.parent?.type === 'ForOfStatement' && current.parent.await && current.parent.right === current;
}

/** What a function of another module answers. */
interface Answer {
  access: DataAccess;
  reads: readonly PersonalRead[];
  /** How the function itself reads everything; undefined for one page, of which its caller may read one after the other. */
  manner: Manner | undefined;
  /** Rows of one page, where they are known. */
  rows: number | undefined;
  cargo: Cargo;
}

/** What functions answer, by the catalog that says what is personal. */
const answers = new WeakMap<CatalogData, WeakMap<FunctionNode, readonly Answer[]>>();

/** The records that a call brings here from a function of another module. */
function answeredBy(call: TSESTree.CallExpression, source: SourceView, project: ProjectView, maxRows: number): BulkRead[] {
  const fn = calledFunction(call, source);
  if (!fn || !isForeign(fn, source)) return [];
  return answersOf(fn, source, project, 0).flatMap(({ access, reads, manner, rows, cargo }): BulkRead[] => {
    const all = manner ?? pagedManner(call, source) ?? (rows !== undefined && rows > maxRows ? 'many' : undefined);
    return all ? [{ access, reads, manner: all, node: call, cargo }] : [];
  });
}

/** The personal records that a function answers: those it reads, and those that functions it calls answer. */
function answersOf(fn: FunctionNode, from: SourceView, project: ProjectView, depth: number): readonly Answer[] {
  let byFunction = answers.get(project.catalog.data);
  if (!byFunction) answers.set(project.catalog.data, (byFunction = new WeakMap()));
  const known = byFunction.get(fn);
  if (known) return known;
  // A function that leads back to itself answers what its other calls do.
  byFunction.set(fn, []);
  const source = sourceOf(fn, from);
  const file = fileOf(fn);
  const near = file === undefined ? project : { ...project, catalog: project.catalog.near(file) };
  const found = source.ast === programOf(fn) ? readAnswers(fn, source, near, depth) : [];
  byFunction.set(fn, found);
  return found;
}

function readAnswers(fn: FunctionNode, source: SourceView, project: ProjectView, depth: number): Answer[] {
  const own = dataAccesses(source, project).filter(({ node }) => isWithin(node, fn));
  const found: Answer[] = [];
  for (const access of own) {
    const reads = widePersonalReads(access, project);
    if (reads.length === 0) continue;
    const rows = rowsOf(access.rowBound);
    const bulk = bulkRead(access, access.node, source, project, Infinity);
    for (const cargo of returnedBy(fn, access.node, answerOf(access), source)) found.push({ access, reads, manner: bulk?.manner, rows, cargo });
  }
  if (depth >= DEEPEST) return found;
  const read = new Set<TSESTree.Node>(own.map(({ node }) => node));
  for (const call of callsIn(fn)) {
    if (read.has(call) || isOfPackage(call)) continue;
    const called = calledFunction(call, source);
    if (!called || called === fn || isWithin(called, fn)) continue;
    for (const answer of answersOf(called, source, project, depth + 1)) {
      const manner = answer.manner ?? pagedManner(call, source);
      for (const cargo of returnedBy(fn, call, answer.cargo, source)) found.push({ ...answer, manner, cargo });
    }
  }
  return found;
}

/** What a function answers of a value that comes to be in it. */
function returnedBy(fn: FunctionNode, node: TSESTree.Node, cargo: Cargo, source: SourceView): Cargo[] {
  const tracer = new ForwardTracer<true>(source, ({ as }) => (as.kind === 'returned' && as.fn === fn ? true : undefined));
  return tracer.trace(node, cargo).map(({ use }) => use.cargo);
}

function callsIn(fn: FunctionNode): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(fn.body, (node) => {
    if (calls.length > MOST_CALLS) return false;
    if (node.type === 'CallExpression') calls.push(node);
    return true;
  });
  return calls;
}

const isWithin = (node: TSESTree.Node, fn: TSESTree.Node): boolean => {
  for (let current = enclosingFunction(node); current; current = enclosingFunction(current)) if (current === fn) return true;
  return node === fn;
};
