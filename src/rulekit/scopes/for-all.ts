import { scopeStem } from '../../catalog/index.ts';
import { type SourceView, textOf } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';
import { isRunByHand } from '../run-by-hand.ts';
import { knowsCaller } from './caller.ts';
import { isOfOwnAccord } from './own-accord.ts';

const TIME = String.raw`[\p{ID_Continue}]*(?:At|_at|Date|_date|date|Until|_until|Time|_time|[dD]ueFor|scheduled_?[fF]or)`;
/** Conditions that ask for what is due or old: a moment with an upper end, in objects, calls and statements. */
const DUE = new RegExp(
  [
    String.raw`${TIME}['"]?\s*:\s*\{(?![^{}]{0,80}\bgte?\b)[^{}]{0,80}\blte?\b`,
    String.raw`${TIME}['"]?\s*:\s*LessThan`,
    String.raw`\blte?\(\s*[\p{ID_Continue}.]*${TIME}\s*,`,
    String.raw`['"]${TIME}['"]\s*,\s*['"]<=?['"]`,
    String.raw`\b${TIME}["\]]?\s*<=?`,
  ].join('|'),
  'u',
);
/** What waits longest comes first: a batch of it is work to be done. */
const OLDEST_FIRST = new RegExp(
  [
    String.raw`${TIME}['"]?\s*:\s*(?:\{\s*sort\s*:\s*)?(?:['"]asc|['"]ASC|1\b)`,
    String.raw`\basc\(\s*[\p{ID_Continue}.]*${TIME}\s*\)`,
    String.raw`['"][\p{ID_Continue}.]*${TIME}['"]\s*,\s*['"](?:asc|ASC)`,
    String.raw`(?:ORDER BY|order by)\s+(?:[\p{ID_Continue}.]+\s+(?:ASC|asc)?,\s*)?[\p{ID_Continue}."]*${TIME}"?\s*(?:ASC\b|asc\b|LIMIT|limit|$)`,
  ].join('|'),
  'u',
);
/**
 * True for work that is meant for all tenants: a program that somebody runs by hand, a read that asks
 * whose each record is, a job, what a clock starts.
 */
export function isForAllTenants(access: DataAccess, field: string, file: string, source: SourceView): boolean {
  if (isRunByHand(source)) return true;
  if (access.projection.kind === 'fields' && access.projection.fields.some((name) => scopeStem(name) === scopeStem(field))) return true;
  return isDueWork(access, source) || isOfOwnAccord(access, field, file, source);
}

/** True for a job that takes what is due or old, or a batch of what waits longest, and knows of nobody who asks. */
export function isDueWork(access: DataAccess, source: SourceView): boolean {
  const node = access.via ?? access.node;
  const text = textOf(source, node);
  return (DUE.test(text) || (isBounded(access) && OLDEST_FIRST.test(text))) && !knowsCaller(node);
}

const isBounded = ({ rowBound }: DataAccess): boolean => rowBound.kind !== 'none' && rowBound.kind !== 'meaningless';
