import { mentionedScopes } from '../catalog/index.ts';

/** What a source shows of scopes, by its text alone. */
export interface ScopeFacts {
  /** Names of what it reads: `customer` of `prisma.customer.findMany(`, `orders` of `FROM orders`. */
  reads: readonly string[];
  /** Stems of the scope names that stand where a condition, an argument or a value stands. */
  names: readonly string[];
}

const METHOD_CALL = /\.\s{0,80}(?:find(?:Many|First|Unique|One|All|By|OneBy|ById|ByPk|AndCount|AndCountAll|FirstOrThrow|UniqueOrThrow|OneOrFail|OneByOrFail|AndCountBy)?|aggregate|paginate|groupBy|updateMany|deleteMany|createQueryBuilder|query)\s{0,4}[(<]/gu;
/** Functions and statements that read, with the name of what is read. All repetitions are bounded or of one kind of character. */
const READS = [
  /\.(?:from|table|collection|model|getRepository|selectFrom|updateTable|deleteFrom)\(\s{0,40}['"`]?([\p{ID_Start}_][\p{ID_Continue}]*)/gu,
  /(?<![\p{ID_Continue}$.])(?:getRepository|InjectRepository|InjectModel|knex|db|trx|tx|from)\(\s{0,40}['"`]?([\p{ID_Start}_][\p{ID_Continue}]*)/gu,
  /\bFROM\s{1,40}(?:["`[]?[\p{ID_Start}_][\p{ID_Continue}]*["`\]]?\.)?["`[]?([\p{ID_Start}_][\p{ID_Continue}]*)/gu,
  /\bselect\b[^;]{1,400}?\bfrom\s{1,40}(?:["`[]?[\p{ID_Start}_][\p{ID_Continue}]*["`\]]?\.)?["`[]?([\p{ID_Start}_][\p{ID_Continue}]*)/gu,
];
/** Cheap test: most files of a project read nothing. */
const MAY_READ = /find(?:Many|First|Unique|One|All|By|AndCount)?\s{0,4}[(<]|\.aggregate\(|\.paginate\(|createQueryBuilder|\bFROM\s|\bselect\b|\.from\(|selectFrom|updateMany|deleteMany|\.collection\(|(?:knex|db|trx)\(/;

/** What a text reads, and the scopes that it names beside; undefined where it reads nothing. */
export function readScopeFacts(text: string): ScopeFacts | undefined {
  if (!MAY_READ.test(text)) return undefined;
  const reads = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name !== undefined && !NOT_ENTITIES.has(name)) reads.add(name);
  };
  for (const { index } of text.matchAll(METHOD_CALL)) add(receiverBefore(text, index));
  for (const pattern of READS) for (const match of text.matchAll(pattern)) add(match[1]);
  if (reads.size === 0) return undefined;
  return { reads: [...reads].sort(), names: [...mentionedScopes(text)].sort() };
}

/**
 * The name on which a method is called: `customer` of `prisma.customer?.findMany(` and of
 * `this.get(customer).find(`. Read backwards from the dot: a pattern that begins with a name
 * would try at every name of the text.
 */
function receiverBefore(text: string, dot: number): string | undefined {
  let end = dot;
  if (text[end - 1] === '?' || text[end - 1] === '!') end--;
  for (let space = 0; space < 80 && SPACE.test(text.charAt(end - 1)); space++) end--;
  for (let closed = 0; closed < 2 && (text[end - 1] === ')' || text[end - 1] === ']'); closed++) end--;
  const name = NAME_AT_END.exec(text.slice(Math.max(0, end - LONGEST_NAME), end))?.[0];
  return name;
}

const SPACE = /^\s$/u;
/** In UTF-16 units. */
const LONGEST_NAME = 200;
const NAME_AT_END = /(?<![\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Receivers that are no entity, of which every project has many. */
const NOT_ENTITIES = new Set(['this', 'Array', 'Object', 'String', 'Buffer', 'Math', 'select', 'prisma', 'db', 'client', 'array', 'list', 'items', 'data', 'result', 'results', 'rows', 'args']);
