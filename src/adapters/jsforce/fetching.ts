import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingFunction, objectView, readRowBound, type SourceView, staticValue, walk } from '../../ast/index.ts';
import { type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import type { BuilderRun } from '../shared/builder-run.ts';
import type { BuilderStep } from '../shared/builder-step.ts';

/** One answer of the query interface; the rest is fetched with `queryMore` or `autoFetch`. */
const ONE_BATCH: RowBound = { kind: 'default', rows: 2000, why: 'one answer holds at most 2,000 records' };
/** jsforce 1 to 3 and @salesforce/core stop there unless `maxFetch` says otherwise. */
const MAX_FETCH: RowBound = { kind: 'default', rows: 10_000, why: 'fetching stops at 10,000 records unless `maxFetch` is set' };

const RUNS = new Set(['execute', 'exec', 'run']);
const STREAMS = new Set(['stream', 'pipe']);

/** What a query is the filter of, when its records are deleted or updated as they come. */
export function changedBy(steps: readonly BuilderStep[]): 'delete' | 'update' | undefined {
  const change = steps.find(({ name }) => /^(?:destroy|delete|del|update)$/.test(name));
  return change && (change.name === 'update' ? 'update' : 'delete');
}

/** How many records a query without LIMIT hands out: one batch, or what `autoFetch` and `maxFetch` allow. */
export function fetchBound(run: BuilderRun, options: TSESTree.Node | undefined, always: boolean, call: TSESTree.Node, source: SourceView): RowBound {
  const settings = [options, ...run.steps.filter(({ name }) => RUNS.has(name)).map(({ args }) => args[0])];
  let auto = always || run.steps.some(({ name }) => STREAMS.has(name));
  let most: TSESTree.Node | undefined;
  let open = false;
  for (const node of settings) {
    const view = node && objectView(node, source);
    if (!view) {
      open ||= node !== undefined && node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression';
      continue;
    }
    const fetch = view.get('autoFetch');
    const max = view.get('maxFetch');
    open ||= fetch.kind === 'unknown' || max.kind === 'unknown';
    if (fetch.kind === 'set') auto ||= mayBeTrue(fetch.member.value, source);
    if (max.kind === 'set') most = max.member.value;
  }
  for (const step of run.steps) {
    if (step.name === 'autoFetch') auto ||= !step.args[0] || mayBeTrue(step.args[0], source);
    if (step.name === 'maxFetch') most = step.args[0] ?? most;
  }
  if (!auto) return open ? unknown('the options of the query come from elsewhere') : asksForMore(call, source) ? { kind: 'none' } : ONE_BATCH;
  if (most) return readRowBound(most, source);
  return open ? unknown('the options of the query come from elsewhere') : MAX_FETCH;
}

function mayBeTrue(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind !== 'none' && !(value.kind === 'known' && value.value !== true);
}

/** True when the function around a query goes on with `queryMore` until nothing is left. */
function asksForMore(call: TSESTree.Node, source: SourceView): boolean {
  const home = enclosingFunction(call);
  let found = false;
  if (!source.text.includes('queryMore')) return false;
  walk(home ?? source.ast, (node) => {
    if (node.type === 'CallExpression') found ||= calledMember(node)?.name === 'queryMore';
    return !found;
  });
  return found;
}

/** The use of rows that are handed out one by one: to listeners, into a stream. */
export function streamed(steps: readonly BuilderStep[]): ResultUse | undefined {
  const streams = steps.some(({ name }) => STREAMS.has(name) || name === 'on' || name === 'once');
  return streams ? { bindings: [], fields: unknown('the rows are handed out one by one'), escapes: 'unknown' } : undefined;
}
