import type { TSESTree } from '@typescript-eslint/types';
import { scopeStem } from '../../catalog/index.ts';
import { privateCallers } from '../../flow/index.ts';
import { enclosingFunction, type FunctionNode, isForeign, isFunction, type SourceView, textOf, walk } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';
import { commentsAbout } from '../said-of.ts';
import { knowsCaller } from './caller.ts';

/** Files of what a clock starts, by folder or name; none of these words is also a feature of a CRM. */
const BY_CLOCK = /(?:^|\/)(?:crons?|cron[-_]?jobs?|schedulers?|scheduled[-_](?:jobs?|tasks?|functions?))\/|(?:^|[/._-])(?:crons?|cron[-_]?jobs?|schedulers?)\.[cm]?[jt]sx?$/i;
/** Files of jobs; a CRM may have jobs, tasks and requests for maintenance as records too. */
const JOBS = /(?:^|\/)(?:jobs?|workers?|queues?|processors?|background|maintenance)\/|(?:^|[/._-])(?:jobs?|workers?|processors?|maintenance|background)\.[cm]?[jt]sx?$/i;
/** Names of what serves those who run the system for all tenants. */
const OF_OPERATORS = /(?:super|platform|system|global|cross|all)[-_]?(?:admin|operator|tenant)|admin[-_]?(?:global|platform|system|all)/i;
/** A comment's words for work on behalf of all tenants; that it reaches those "of all tenants" says what happens, not that it is meant. */
const SAID = /\bcron(?:[- ]?job)?s?\b|\bscheduled (?:job|task|run|sync|function)|\b(?:background|nightly|daily|hourly|weekly|maintenance|batch) (?:job|worker|task|sync|run|process)|\b(?:across|for) (?:all|every) (?:tenants?|organi[sz]ations?|orgs?|workspaces?|companies|teams)\b|\bcross[- ](?:tenant|organi[sz]ation|workspace)|\bsuper[- ]?admins?\b|\bplatform (?:admins?|operators?|owners?|staff)\b|定期実行|バッチ(?:処理|ジョブ)?|夜間|(?:全(?:テナント|組織|会社|店舗)(?:横断|向け|対象|を対象)|テナント横断)|スーパー管理者|システム管理者/i;
/** A comment's words for what a clock starts. */
const JOB_SAID = /\bcron(?:[- ]?job)?s?\b|\bscheduled (?:job|task|run|sync|function)|\b(?:background|nightly|daily|hourly|weekly|maintenance|batch) (?:job|worker|task|sync|run|process)|定期実行|バッチ(?:処理|ジョブ)?|夜間/i;
/** A comment that regrets what it says. */
const REGRETS = /\b(?:todo|fixme|xxx|hack|bug|should|must|never|leak|insecure|unsafe|danger)|ではない|べき|禁止/i;
/** Calls and decorators that hand a function to a clock. */
const CLOCK = /(?:^|\.)(?:schedule|scheduleJob|schedule_job|cron|createCron\w*|addCron\w*|CronJob|Cron|setInterval|onSchedule)$|^@(?:Cron|Interval|Timeout|Scheduled?)\b/;
const CLOCK_OPTION = /\bcron\s*:|\bschedule\s*:/;

/**
 * True for work that no tenant asked for: what a clock starts, a job that uses up its rows by itself, what
 * its comment says is for all tenants or for those who run the system.
 */
export function isOfOwnAccord(access: DataAccess, field: string, file: string, source: SourceView): boolean {
  const node = access.via ?? access.node;
  if (BY_CLOCK.test(file) || OF_OPERATORS.test(file.slice(file.lastIndexOf('/') + 1)) || isHandedToClock(node, source, CALLERS)) return true;
  const said = commentsAbout(node, source);
  if (SAID.test(said) && !REGRETS.test(said)) return true;
  if (knowsCaller(node)) return false;
  return isOfEach(access, field) || (JOBS.test(file) && access.result.escapes !== 'return' && !isToldScope(node, field, source));
}

/**
 * True for what a clock starts: by its file, by what starts it, by what its comment says.
 * @param file where the access is written, relative to the root.
 */
export function isStartedByClock({ node, via }: DataAccess, file: string, source: SourceView): boolean {
  const here = via ?? node;
  if (BY_CLOCK.test(file) || isHandedToClock(here, source, CALLERS)) return true;
  const said = commentsAbout(here, source);
  return JOB_SAID.test(said) && !REGRETS.test(said);
}

/** True for what a clock starts, and for a job that uses up its rows by itself, whoever's they are. */
export function isUnaskedJob(access: DataAccess, file: string, source: SourceView): boolean {
  return isStartedByClock(access, file, source) || (JOBS.test(file) && access.result.escapes !== 'return' && !knowsCaller(access.via ?? access.node));
}

/** The rows are asked whose they are: each of them is dealt with for its own tenant. */
function isOfEach({ result }: DataAccess, field: string): boolean {
  return result.escapes !== 'return' && result.fields.kind === 'known' && result.fields.value.some((name) => scopeStem(name) === scopeStem(field));
}

/** How many callers upwards a private helper's clock is looked for. */
const CALLERS = 3;

function isHandedToClock(node: TSESTree.Node, source: SourceView, callers: number): boolean {
  let outermost: FunctionNode | undefined;
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if ('decorators' in current && Array.isArray(current.decorators) && current.decorators.some((decorator) => CLOCK.test(textOf(source, decorator)))) return true;
    const call: TSESTree.Node | undefined = current.parent;
    if (isFunction(current)) outermost = current;
    if (!isFunction(current) || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) continue;
    if (CLOCK.test(textOf(source, call.callee).slice(-200))) return true;
    if (call.arguments.some((argument) => argument.type === 'ObjectExpression' && CLOCK_OPTION.test(textOf(source, argument).slice(0, 300)))) return true;
  }
  if (!outermost || callers === 0 || isForeign(node, source)) return false;
  return (privateCallers(outermost, source) ?? []).some((caller) => isHandedToClock(caller, source, callers - 1));
}

/** A job that is told for which tenant it works leaves the condition out. */
function isToldScope(node: TSESTree.Node, field: string, source: SourceView): boolean {
  let outermost = enclosingFunction(node);
  for (let fn = outermost; fn; fn = enclosingFunction(fn)) outermost = fn;
  if (!outermost || isForeign(node, source)) return true;
  let first = toldFrom.get(outermost);
  if (!first) toldFrom.set(outermost, (first = firstOfEachStem(outermost)));
  const told = first.get(scopeStem(field));
  return told !== undefined && told < node.range[0];
}

/** By outermost function: where each stem of a name stands first, as offset in the text. */
const toldFrom = new WeakMap<FunctionNode, ReadonlyMap<string, number>>();

function firstOfEachStem(fn: FunctionNode): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  walk(fn, (one) => {
    // A list of tenants is what a job for all of them goes through.
    if (one.type !== 'Identifier' || one.name.endsWith('s')) return;
    const stem = scopeStem(one.name);
    first.set(stem, Math.min(first.get(stem) ?? Infinity, one.range[0]));
  });
  return first;
}
