import type { DataAccess, ScopeView } from '../../model/index.ts';
import type { SourceView } from '../../ast/index.ts';
import { carriesScope } from './carried.ts';

/** How often a file reaches an entity otherwise, always without the scope, before that is taken for its meaning. */
const OWN_PLACES = 3;
/** How many accesses, to how many other entities, show that the file keeps tenants apart where they are meant. */
const KEPT = { accesses: 8, entities: 3 };

/**
 * True where a file that keeps tenants apart for many entities never does so for this one, whatever it asks
 * of it: a marketplace's suppliers, the applications of companies that are no tenants yet. A file that
 * is about one entity shows nothing of the kind.
 */
export function isNeverTied(access: DataAccess, accesses: readonly DataAccess[], scopes: ScopeView, source: SourceView): boolean {
  if (access.entity.kind !== 'known') return false;
  const { name } = access.entity.value;
  const kept = new Set<string>();
  let own = 0;
  let keeping = 0;
  for (const other of accesses) {
    if (other === access || other.entity.kind !== 'known' || other.operation === 'create') continue;
    const isTied = carriesScope(other, scopes, source);
    if (other.entity.value.name === name) {
      if (isTied) return false;
      own++;
    } else if (isTied) {
      keeping++;
      kept.add(other.entity.value.name);
    }
  }
  return own >= OWN_PLACES && keeping >= KEPT.accesses && kept.size >= KEPT.entities;
}
