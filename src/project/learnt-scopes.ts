import { looseKey, scopeStem, scopeWord, type ScopeWord } from '../catalog/index.ts';
import type { Catalog, CatalogEntity, ScopeConvention } from '../model/index.ts';
import type { ScopeFacts } from './scope-facts.ts';

/** A source with what its text shows of scopes. */
export interface ScopeSource {
  file: string;
  scope: ScopeFacts;
}

/** What is needed before a habit counts as the project's rule: files that keep it, and their share. */
const HABIT = { files: 8, share: 0.7 };
/** A small project's habit: nobody departs from it, and most tables of the project have the field. */
const SMALL = { files: 4, share: 0.95, ofEntities: 0.6, entities: 5 };
/** Words that can mean a customer's company have to stand in more tables, and be asked for more often. */
const GROUP = { share: 0.75, ofEntities: 0.2 };
/** What belongs to one person is only expected where nearly everybody asks for it, entity by entity. */
const OWNER = { files: 8, share: 0.9 };
/** Subjects that a project has as customers: a link to one of them is no tenant. */
const CUSTOMERS = /^(?:customer|contact|lead|patient|guest|member|subscriber|person|applicant|account)$/;

/** Fields of one stem, with the entities that have them. */
interface Candidate {
  stem: string;
  word: ScopeWord;
  /** Spellings with the number of entities that use them. */
  spellings: Map<string, number>;
  entities: Set<CatalogEntity>;
  /** True when it leads to an entity of customers. */
  ofCustomers?: true;
}

/** What a project's code shows of scopes. */
export interface WeighedScopes {
  learnt: readonly ScopeConvention[];
  /** Fields that came closest and were not taken, the likeliest first. */
  close: readonly ScopeConvention[];
}

/** How many fields that were not taken are worth showing. */
const CLOSE = 3;

/**
 * The fields by which a project keeps tenants or owners apart, as its own code shows: most files that
 * read what has the field name it where a condition stands. Pure; the order of the files does not matter.
 */
export function weighScopes(sources: readonly ScopeSource[], catalog: Catalog): WeighedScopes {
  const stored = catalog.data.entities.filter(({ shape, system }) => !shape && system === undefined);
  const candidates = candidatesOf(stored, catalog);
  if (candidates.length === 0) return { learnt: [], close: [] };
  const reading = sources.map(({ file, scope }) => ({ names: new Set(scope.names), entities: entitiesRead(file, scope, catalog) }));
  const weighed = candidates.flatMap((candidate) => (candidate.word === 'owner' ? [] : [weigh(candidate, reading, stored.length)]));
  const tenants = weighed.flatMap(({ convention, taken }) => (taken ? [convention] : []));
  // Whoever keeps tenants apart asks for a person where persons are meant, which is no rule for others.
  const owners = tenants.length > 0 ? [] : candidates.flatMap((candidate) => (candidate.word === 'owner' ? ownersOf(candidate, reading) : []));
  const close = weighed.flatMap(({ convention, taken }) => (taken || filesOf(convention) === 0 ? [] : [convention]));
  return { learnt: sorted([...tenants, ...owners]), close: sorted(close).slice(0, CLOSE) };
}

/** How many files read records with personal data. */
export function countPeopleReaders(sources: readonly ScopeSource[], catalog: Catalog): number {
  return sources.filter(({ file, scope }) => [...entitiesRead(file, scope, catalog)].some((entity) => entity.subject !== undefined || entity.fields.some(({ personal }) => personal !== undefined && personal.sensitivity !== 'low'))).length;
}

const filesOf = ({ evidence }: ScopeConvention): number => evidence?.files ?? 0;

function sorted(conventions: readonly ScopeConvention[]): ScopeConvention[] {
  return [...conventions].sort((one, other) => filesOf(other) - filesOf(one) || (one.field < other.field ? -1 : 1));
}

interface Reading {
  names: ReadonlySet<string>;
  entities: ReadonlySet<CatalogEntity>;
}

/** What code puts behind an entity's name to name what reads it. */
const ROLE = /(?:Repository|Repo|Model|Collection|Table|Dao|Schema|Entity)$/;

function entitiesRead(file: string, { reads }: ScopeFacts, catalog: Catalog): Set<CatalogEntity> {
  return new Set(reads.flatMap((name) => catalog.find(name, file) ?? catalog.find(name.replace(ROLE, ''), file) ?? []));
}

function candidatesOf(stored: readonly CatalogEntity[], catalog: Catalog): Candidate[] {
  const byStem = new Map<string, Candidate>();
  for (const entity of stored) {
    for (const field of entity.fields) {
      const word = scopeWord(field.name);
      if (word === undefined || field.relation?.many || /\[\]$|^(?:Text|text)$/.test(field.type ?? '')) continue;
      // A name in words (`company: "Acme"`) ties nothing; a key or a link does.
      if (!field.relation && !isKey(field.name, field.type)) continue;
      const stem = scopeStem(field.name);
      // The tenant's own key is no link to it.
      if (scopeStem(looseKey(entity.name)) === stem) continue;
      const candidate = byStem.get(stem) ?? newCandidate(stem, word);
      byStem.set(stem, candidate);
      candidate.entities.add(entity);
      const target = field.relation && catalog.find(field.relation.entity);
      if (target?.subject !== undefined && CUSTOMERS.test(target.subject)) candidate.ofCustomers = true;
      // A key is what conditions are written with; the link beside it only where there is no key.
      candidate.spellings.set(field.name, (candidate.spellings.get(field.name) ?? 0) + (field.relation ? 0.001 : 1));
    }
  }
  return [...byStem.values()];
}

const newCandidate = (stem: string, word: ScopeWord): Candidate => ({ stem, word, spellings: new Map(), entities: new Set() });

const isKey = (name: string, type = ''): boolean => /(?:id|uuid|guid|ref|key|code|cd|no|by)$/i.test(name) || /ObjectId|uuid|relation/i.test(type);

function weigh({ word, spellings, entities, ofCustomers }: Candidate, reading: readonly Reading[], stored: number): { convention: ScopeConvention; taken: boolean } {
  const { files, ofFiles } = counted(reading, spellings, (entity) => entities.has(entity));
  const share = files / ofFiles;
  const ofEntities = entities.size / stored;
  const isHabit = files >= HABIT.files && share >= (word === 'group' ? GROUP.share : HABIT.share) && entities.size > 1;
  const isSmallHabit = files >= SMALL.files && share >= SMALL.share && ofEntities >= SMALL.ofEntities && stored >= SMALL.entities;
  const isTenant = (word !== 'group' || ofEntities >= GROUP.ofEntities) && (!ofCustomers || ofEntities >= SMALL.ofEntities);
  return { convention: { field: commonest(spellings), origin: 'learnt', evidence: { files, ofFiles, entities: entities.size, ofEntities: stored } }, taken: isTenant && (isHabit || isSmallHabit) };
}

function ownersOf({ spellings, entities }: Candidate, reading: readonly Reading[]): ScopeConvention[] {
  return [...entities].flatMap((entity): ScopeConvention[] => {
    if (!entity.fields.some(({ personal }) => personal)) return [];
    const { files, ofFiles } = counted(reading, spellings, (one) => one === entity);
    if (files < OWNER.files || files < ofFiles * OWNER.share) return [];
    return [{ field: commonest(spellings), entities: [entity.name], origin: 'learnt', evidence: { files, ofFiles, entities: 1, ofEntities: 1 } }];
  });
}

function counted(reading: readonly Reading[], spellings: ReadonlyMap<string, number>, concerns: (entity: CatalogEntity) => boolean): { files: number; ofFiles: number } {
  const stems = new Set([...spellings.keys()].map(scopeStem));
  let files = 0;
  let ofFiles = 0;
  for (const { names, entities } of reading) {
    if (![...entities].some(concerns)) continue;
    ofFiles++;
    if ([...stems].some((stem) => names.has(stem))) files++;
  }
  return { files, ofFiles };
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([oneName, one], [otherName, other]) => other - one || (oneName < otherName ? -1 : 1));
  return first?.[0] ?? '';
}
