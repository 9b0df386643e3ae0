import type { SystemId } from '../../model/index.ts';
import type { CatalogInput } from '../build/merge.ts';
import type { SourceEntity } from '../sources/source.ts';

/** A customer system with the standard objects that every account of it has. */
export interface VendorSystem {
  /** Words of source code that speaks to the system: packages, hosts, globals. Whole text, any case. */
  mentions: RegExp;
  /** Its standard objects. */
  entities: readonly SourceEntity[];
}

const SYSTEMS: Readonly<Partial<Record<SystemId, VendorSystem>>> = {};

/** The customer systems that a source file speaks to, by its text alone. */
export function systemsMentioned(text: string): SystemId[] {
  return entriesOf(SYSTEMS).flatMap(([id, { mentions }]) => (mentions.test(text) ? [id] : []));
}

/** The standard objects of some systems, as a catalog is built of. They stand in no file. */
export function vendorInputs(systems: Iterable<SystemId>): CatalogInput[] {
  const wanted = new Set(systems);
  return entriesOf(SYSTEMS).flatMap(([id, { entities }]): CatalogInput[] =>
    wanted.has(id) ? [{ kind: 'vendor', file: '', result: { entities: entities.map((entity) => ({ ...entity, system: id })), problems: [] } }] : [],
  );
}

const entriesOf = (systems: typeof SYSTEMS): [SystemId, VendorSystem][] => Object.entries(systems) as [SystemId, VendorSystem][];
