import { subjectOf, TABLE_PREFIXES } from './subject/subject.ts';
import { singular } from './text/plural.ts';
import { splitWords } from './text/words.ts';

/** Words behind an entity's name that say what the declaration is for: `CustomerDto`, `customerSchema`. */
const ROLES: ReadonlySet<string> = new Set([
  'dto', 'input', 'output', 'entity', 'model', 'type', 'schema', 'record', 'row', 'doc', 'document', 'data', 'attribute', 'interface', 'table', 'tbl', 'orm', 'payload', 'request', 'response', 'req', 'res', 'body', 'object', 'obj', 'form', 'value',
  'create', 'update', 'insert', 'upsert', 'patch', 'base', 'raw', 'json', 'zod', 'validator', 'validation', 'field',
]);
/** Words before it that say what is done with it. What is searched by (`FindCustomersInput`) is no record. */
const DEEDS: ReadonlySet<string> = new Set(['create', 'update', 'upsert', 'new', 'insert', 'add', 'register', 'save', 'edit', 'patch', 'full', 'base', 'existing', 'public', 'raw', 'safe', 'partial', 'db', 'api', 'gql', 'graphql', 'prisma', 'zod', 'z']);
/** Words of what asks for records, counts or changes them, wherever they stand in a name. */
const ASKING: ReadonlySet<string> = new Set(['filter', 'sort', 'sorting', 'orderby', 'where', 'search', 'query', 'operator', 'aggregate', 'aggregation', 'arg', 'param', 'parameter', 'mutation', 'subscription', 'connection', 'edge', 'distinct', 'omit', 'delegate', 'enum', 'with', 'without', 'min', 'max', 'avg', 'sum', 'by']);
/** Words that do so at the beginning. */
const ASKING_FIRST: ReadonlySet<string> = new Set(['find', 'get', 'list', 'fetch', 'delete', 'remove', 'count', 'use', 'is', 'has', 'can']);
/** Last words of what holds several records, shows them or says how it went. */
const NO_RECORD: ReadonlySet<string> = new Set(['prop', 'state', 'context', 'store', 'service', 'option', 'config', 'error', 'key', 'id', 'status', 'hook', 'action', 'column', 'list', 'page', 'group', 'count', 'select', 'include', 'provider', 'repository', 'controller']);

/** What the name of a shape may mean, as keys that `looseKey` gives to the names of stores, the fullest name first. */
export function meaningsOf(name: string): readonly string[] {
  return read(name).keys;
}

/** The name without what only says what the declaration is for: `CreateCustomerDto` → `Customer`. */
export function plainName(name: string): string {
  return read(name).words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** True for a name that records about persons go by, or may go by (`ClientDto`): `CustomerDto`, but neither `CustomerProps` nor `CustomerFilter`. */
export function namesPerson(name: string): boolean {
  let answer = people.get(name);
  if (answer === undefined) {
    const { words, records } = read(name);
    if (people.size >= MOST_NAMES) people.clear();
    people.set(name, (answer = records && subjectOf(words.join('_'), { personalFields: true }) !== undefined));
  }
  return answer;
}

/** False for a name that says that it asks for records, counts them or shows them. */
export const namesRecord = (name: string): boolean => read(name).records;

const people = new Map<string, boolean>();
const MOST_NAMES = 20_000;

interface Meaning {
  keys: readonly string[];
  words: readonly string[];
  records: boolean;
}

function read(name: string): Meaning {
  const whole = splitWords(name).map(singular).join('');
  // `ICustomer`, `TCustomer`, `ZCustomerSchema`; `ICPUser` may be either.
  const written = name.replace(/^(?:[ITZ](?=\p{Lu}\p{Ll})|I(?=\p{Lu}{2,}\p{Ll}))/u, '');
  let words = splitWords(written).filter((word) => !/^(?:\d+|v)$/.test(word));
  const last = words.at(-1);
  if (last !== undefined) words = [...words.slice(0, -1), singular(last)];
  const keys: string[] = whole === '' ? [] : [whole];
  const add = (): void => {
    const key = words.map(singular).join('');
    if (key !== '' && !keys.includes(key)) keys.push(key);
  };
  add();
  for (; words.length > 1 && TABLE_PREFIXES.has(words[0] ?? ''); add()) words = words.slice(1);
  for (; words.length > 1 && ROLES.has(singular(words.at(-1) ?? '')); add()) words = words.slice(0, -1);
  for (; words.length > 1 && DEEDS.has(words[0] ?? ''); add()) words = words.slice(1);
  const single = words.map(singular);
  const records = !single.some((word, at) => ASKING.has(word) && (at > 0 || word !== 'by')) && !(single.length > 1 && (ASKING_FIRST.has(single[0] ?? '') || NO_RECORD.has(single.at(-1) ?? '')));
  return { keys, words, records };
}
