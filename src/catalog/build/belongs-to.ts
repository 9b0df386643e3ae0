import type { CatalogEntity, CatalogField } from '../../model/index.ts';
import { matchName } from '../classify/match.ts';
import { DEEDS } from '../classify/vocabulary.ts';
import { createResolver } from '../resolve.ts';
import type { NameResolver } from '../resolve.ts';
import { ownerKind, personIn } from '../subject/subject.ts';
import { singular } from '../text/plural.ts';
import { isJapanese, splitWords } from '../text/words.ts';

type BelongsTo = NonNullable<CatalogEntity['belongsTo']>;

/** How much a field tells of whose record it is in, best first. */
const RANKS = ['relation', 'key', 'name'] as const;
interface Candidate extends BelongsTo {
  rank: (typeof RANKS)[number];
}

/** Last words of a key column. */
const KEY = new Set(['id', 'uuid', 'guid', 'no', 'number', 'cd', 'code', 'key', 'ref']);
const KEY_JA = /(?:ID|番号|コード|No)$/iu;
/** People who work on records: a record about nobody else is theirs only where the field says no more than who they are. */
const WORKERS = new Set(['user', 'employee']);
/** Words of fields that say who works on a record. */
const WORKING = new Set([...DEEDS, 'assignee', 'assign', 'owner', 'creator', 'editor', 'approver', 'reviewer', 'agent', 'rep', 'author', 'responsible', 'administrator', 'admin']);
/** Fields of people who sign in to the program. */
const SIGNS_IN = /^(?:user_?id|auth_?(?:user_?)?id|role|is_?admin|administrator)$/i;

/**
 * Says of each entity that is not a person whose it is: `Order` belongs to a customer by `customerId`.
 * A record that is named after a person but only points at one (`channel_members`) belongs to that person too.
 */
export function withOwners(entities: readonly CatalogEntity[]): CatalogEntity[] {
  // A customer system's objects point at each other, the project's own entities at its own; what is stored never at a mere type.
  const world = ({ system, shape }: CatalogEntity): string => system ?? (shape ? 'shapes' : 'stores');
  const resolvers = new Map([...new Set(entities.map(world))].map((name) => [name, createResolver(entities.filter((entity) => world(entity) === name || (name === 'shapes' && entity.system === undefined)))]));
  const withOwner = (entity: CatalogEntity): CatalogEntity => {
    const variants = entity.variants?.map(withOwner);
    const known = variants ? { ...entity, variants } : entity;
    if (entity.subject !== undefined && entity.fields.some(({ personal }) => personal !== undefined)) return known;
    const resolver = resolvers.get(world(entity));
    const found = resolver && ownerOf(entity, resolver);
    // Named after a person and without fields: whose fields are elsewhere may yet be the person.
    if (found === undefined || (entity.subject !== undefined && found.rank === 'name')) return known;
    const { subject, entity: person, by } = found;
    const owned: CatalogEntity = { ...known, belongsTo: { subject, ...(person === undefined ? {} : { entity: person }), by } };
    delete owned.subject;
    return owned;
  };
  return entities.map(withOwner);
}

function ownerOf(entity: CatalogEntity, resolver: NameResolver): Candidate | undefined {
  const candidates = entity.fields.flatMap((field) => candidateOf(field, entity, resolver) ?? []);
  const about = candidates.filter((candidate) => !isWorker(candidate, resolver));
  const { organisation, thing } = ownerKind(entity.name);
  const best = (those: readonly Candidate[]): Candidate | undefined => RANKS.map((rank) => those.find((candidate) => candidate.rank === rank)).find((found) => found !== undefined);
  // A company's `customerId` is its number at whoever it pays.
  if (about.length > 0) return best(organisation ? about.filter(({ entity: person }) => person !== undefined) : about);
  // Whoever keeps the record of a company or a product, it is not about them.
  if (organisation || thing) return undefined;
  return best(candidates.filter(({ by }) => !splitWords(by).map(singular).some((word) => WORKING.has(word))));
}

function isWorker({ subject, entity }: Candidate, resolver: NameResolver): boolean {
  if (WORKERS.has(subject)) return true;
  return subject === 'person' && entity !== undefined && (resolver.find(entity)?.fields.some(({ name }) => SIGNS_IN.test(name)) ?? false);
}

function candidateOf(field: CatalogField, entity: CatalogEntity, resolver: NameResolver): Candidate | undefined {
  if (field.name.includes('.')) return undefined;
  if (field.relation) {
    const target = field.relation.many ? undefined : resolver.find(field.relation.entity);
    return target?.subject === undefined || target === entity || target.name === entity.name ? undefined : { subject: target.subject, entity: target.name, by: field.name, rank: 'relation' };
  }
  const target = keyOf(field.name);
  if (target !== undefined) {
    const found = resolver.find(target);
    const subject = found && found.name !== entity.name ? found.subject : ownerKind(target).subject;
    if (subject === undefined || found?.name === entity.name) return undefined;
    return { subject, ...(found ? { entity: found.name } : {}), by: field.name, rank: 'key' };
  }
  const match = field.personal ? matchName(field.name) : undefined;
  const subject = match !== undefined && (match.entry.ofPerson || match.about === 'person') ? personIn(field.name) : undefined;
  return subject === undefined ? undefined : { subject, by: field.name, rank: 'name' };
}

/** What a key column points at: `customer` in `customer_id`, 顧客 in 顧客番号. */
function keyOf(name: string): string | undefined {
  if (isJapanese(name)) return KEY_JA.test(name) ? name.replace(KEY_JA, '') || undefined : undefined;
  const words = splitWords(name).map(singular);
  return words.length > 1 && KEY.has(words.at(-1) ?? '') ? words.slice(0, -1).join('_') : undefined;
}
