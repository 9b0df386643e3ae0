import { adapters } from '../adapters/index.ts';
import type { DataAccess } from '../model/index.ts';
import { filterFallsAway } from './filters.ts';

const OF_SYSTEMS: ReadonlySet<string> = new Set(adapters.flatMap(({ id, system }) => (system === undefined ? [] : [id])));

/**
 * True for a read of every record of whatever object of a customer system it is asked for: by a way of that
 * system that knows no limit (an export job, a stream), where the object is only known at run time.
 */
export function readsAnyObject({ client, operation, cardinality, entity, rowBound, filter }: DataAccess): boolean {
  if (!OF_SYSTEMS.has(client) || operation !== 'read' || cardinality !== 'many') return false;
  return entity.kind === 'unknown' && rowBound.kind === 'none' && (filter.kind === 'none' || filterFallsAway(filter) !== undefined);
}
