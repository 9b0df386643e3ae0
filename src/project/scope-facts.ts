import { mentionedScopes } from '../catalog/index.ts';

/** What a source shows of scopes, by its text alone. */
export interface ScopeFacts {
  /** Names of what it reads: `customer` of `prisma.customer.findMany(`, `orders` of `FROM orders`. */
  reads: readonly string[];
  /** Stems of the scope names that stand where a condition, an argument or a value stands. */
  names: readonly string[];
}

const METHODS = 'find(?:Many|First|Unique|One|All|By|OneBy|ById|ByPk|AndCount|AndCountAll|FirstOrThrow|UniqueOrThrow|OneOrFail|OneByOrFail|AndCountBy)?|aggregate|paginate|groupBy|updateMany|deleteMany|createQueryBuilder|query';
/** Reading calls and statements, with the name of what is read. All repetitions are bounded or of one kind of character. */
const READS = [
  new RegExp(`(?<![\\p{ID_Continue}$])([\\p{ID_Start}$_][\\p{ID_Continue}$]*)[)\\]]{0,2}(?:\\s{0,80}[?!]?\\.\\s{0,80})(?:${METHODS})\\s{0,4}[(<]`, 'gu'),
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
  for (const pattern of READS) for (const match of text.matchAll(pattern)) if (match[1] !== undefined && !NOT_ENTITIES.has(match[1])) reads.add(match[1]);
  if (reads.size === 0) return undefined;
  return { reads: [...reads].sort(), names: [...mentionedScopes(text)].sort() };
}

/** Receivers that are no entity, of which every project has many. */
const NOT_ENTITIES = new Set(['this', 'Array', 'Object', 'String', 'Buffer', 'Math', 'select', 'prisma', 'db', 'client', 'array', 'list', 'items', 'data', 'result', 'results', 'rows', 'args']);
