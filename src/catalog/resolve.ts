import type { CatalogEntity } from '../model/index.ts';
import { TABLE_PREFIXES } from './subject/subject.ts';
import { singular } from './text/plural.ts';
import { splitWords } from './text/words.ts';

/** Words that code adds to an entity's name: `CustomerEntity`, `customer_tbl`. */
const ROLE_SUFFIXES = new Set(['entity', 'model', 'table', 'tbl', 'orm', 'schema', 'record']);

/** Ways to compare names, strictest first. Each answers only when exactly one entity fits. */
const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => unquote(name).toLowerCase(),
  (name) => splitWords(unqualified(name)).join(''),
  (name) => singularWords(unqualified(name)).join(''),
  (name) => withoutPrefix(singularWords(unqualified(name))).join(''),
];

/** Finds entities by any spelling of their names and aliases. */
export interface NameResolver {
  /** Undefined when nothing fits or when several entities fit equally well. */
  find(name: string): CatalogEntity | undefined;
}

/** Indexes the entities under every spelling; answers are memoised. */
export function createResolver(entities: readonly CatalogEntity[]): NameResolver {
  const indexes = SPELLINGS.map((spell, at) => indexBy(entities, spell, at));
  const answers = new Map<string, CatalogEntity | undefined>();
  return {
    find(name) {
      if (answers.has(name)) return answers.get(name);
      const answer = lookUp(name, indexes);
      answers.set(name, answer);
      return answer;
    },
  };
}

/** Key under which names of the same entity meet: case, separators, plural, schema and table prefix removed. */
export function looseKey(name: string): string {
  return withoutPrefix(singularWords(unqualified(name))).join('');
}

function lookUp(name: string, indexes: readonly ReadonlyMap<string, ReadonlySet<CatalogEntity>>[]): CatalogEntity | undefined {
  for (const [at, spell] of SPELLINGS.entries()) {
    if (name.endsWith('()') && at > 1) return undefined;
    const key = spell(name);
    const found = key === '' ? undefined : indexes[at]?.get(key);
    if (found && found.size === 1) return [...found][0];
    if (found && found.size > 1) return byOwnName(found, spell, key);
  }
  return undefined;
}

/** An entity's own name wins over another's alias; else the name is ambiguous. */
function byOwnName(found: ReadonlySet<CatalogEntity>, spell: (name: string) => string, key: string): CatalogEntity | undefined {
  const own = [...found].filter((entity) => spell(entity.name) === key);
  return own.length === 1 ? own[0] : undefined;
}

function indexBy(entities: readonly CatalogEntity[], spell: (name: string) => string, at: number): Map<string, Set<CatalogEntity>> {
  const index = new Map<string, Set<CatalogEntity>>();
  for (const entity of entities) {
    for (const name of [entity.name, ...entity.aliases]) {
      // `search()` is a function: no spelling makes it a table called `search`.
      if (name.endsWith('()') && at > 1) continue;
      const key = spell(name);
      if (key === '') continue;
      const bucket = index.get(key);
      if (bucket) bucket.add(entity);
      else index.set(key, new Set([entity]));
    }
  }
  return index;
}

function singularWords(name: string): string[] {
  const words = splitWords(name);
  return words.map((word, at) => (at === words.length - 1 ? singular(word) : word));
}

function withoutPrefix(words: readonly string[]): string[] {
  let from = 0;
  let to = words.length;
  while (to - from > 1 && TABLE_PREFIXES.has(words[from] ?? '')) from++;
  while (to - from > 1 && ROLE_SUFFIXES.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to).map(singular);
}

const unquote = (name: string): string => name.replace(/["'`[\]]/g, '');

/** `"crm"."customers"` → `customers`. */
const unqualified = (name: string): string => unquote(name).split('.').at(-1) ?? name;
