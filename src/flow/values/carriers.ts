import type { TSESTree } from '@typescript-eslint/types';

/**
 * Which functions and methods carry a value on, which make it safe, which names hold what: data for
 * the value flow. A function that is in no list is taken to answer something else.
 */

/** Properties that answer how many there are. */
export const COUNT_NAMES: ReadonlySet<string> = new Set(['length', 'size', 'count', 'total', 'totalCount', 'rowCount', 'totalSize', 'affectedRows', 'changes', '_count']);

/** Properties of a client's answer that hold its rows. */
export const ROW_HOLDERS: ReadonlySet<string> = new Set([
  'rows', 'data', 'records', 'items', 'results', 'result', 'docs', 'hits', 'entities', 'recordset', 'edges', 'node', 'nodes', 'list', 'page', '_source',
]);

/** Properties that answer the same value in another dress. */
export const SAME_VALUE_PROPERTIES: ReadonlySet<string> = new Set(['dataValues', '_doc', 'value', '$value']);

/** Methods that answer rows of the same list, one of them, or the same record. */
export const SAME_RECORD_METHODS: ReadonlySet<string> = new Set([
  'filter', 'sort', 'slice', 'splice', 'reverse', 'concat', 'toSorted', 'toReversed', 'toSpliced', 'flat', 'find', 'findLast', 'at', 'pop', 'shift', 'values', 'next',
  'toArray', 'lean', 'exec', 'execute', 'toJSON', 'toObject', 'toPlainObject', 'serialize', 'clone', 'catch', 'finally', 'all', 'first', 'get', 'entries',
]);

/** Methods that answer the text of a value, in whole or in another spelling. */
export const SAME_TEXT_METHODS: ReadonlySet<string> = new Set([
  'toString', 'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'normalize', 'padStart', 'padEnd', 'concat', 'join',
  'toISOString', 'toLocaleString', 'toLocaleDateString', 'toDateString', 'toUTCString', 'toJSON', 'valueOf', 'toFixed', 'replace', 'replaceAll', 'flat', 'filter', 'sort',
  'reverse', 'at', 'pop', 'shift', 'find', 'format', 'values', 'catch', 'finally', 'repeat',
]);

/** Global functions that carry what they are given. */
export const CARRYING_FUNCTIONS: ReadonlySet<string> = new Set([
  'String', 'structuredClone', 'inspect', 'format', 'encodeURIComponent', 'encodeURI', 'escape', 'btoa', 'cloneDeep', 'clone', 'toPlainObject', 'instanceToPlain', 'classToPlain',
  'stringify', 'safeStringify', 'stringifySafe', 'prettyFormat', 'dump', 'toArray', 'compact', 'flatten', 'uniq', 'sortBy', 'merge', 'assign', 'defaults',
]);

/** Objects whose listed methods carry what they are given. */
const CARRYING_METHODS: Readonly<Record<string, ReadonlySet<string>>> = {
  JSON: new Set(['stringify', 'parse']),
  Object: new Set(['values', 'entries', 'assign', 'fromEntries', 'freeze', 'seal', 'create']),
  Array: new Set(['from', 'of']),
  Promise: new Set(['resolve', 'all', 'allSettled', 'race', 'any']),
  util: new Set(['inspect', 'format']),
  Buffer: new Set(['from']),
  Readable: new Set(['from']),
  iconv: new Set(['encode']),
  _: new Set(['clone', 'cloneDeep', 'compact', 'flatten', 'uniq', 'sortBy', 'merge', 'assign', 'defaults', 'toArray', 'values', 'head', 'first', 'last', 'join', 'trim', 'toLower', 'toUpper', 'toString']),
};

/** True for a method of a well-known object that carries what it is given: `JSON.stringify`. */
export function isCarryingMethod(object: string, method: string): boolean {
  return Object.hasOwn(CARRYING_METHODS, object) && (CARRYING_METHODS[object]?.has(method) ?? false);
}

/** Classes whose objects hold the text or bytes they are made of. */
const CARRYING_CLASSES: ReadonlySet<string> = new Set(['Blob', 'File', 'Uint8Array']);

/** True for the callee of `new Blob(…)` and the like. */
export function isCarryingClass(callee: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && CARRYING_CLASSES.has(callee.name);
}

const MASKING =
  /^(mask|redact|hash|encrypt|tokeni[sz]e|anonymi[sz]e|pseudonymi[sz]e|obfuscate|scrub|saniti[sz]e|censor|cloak|digest|hmac|sha\d|md5|bcrypt|cipher|conceal|blur|strip(pii|personal|sensitive)|omit(pii|personal|sensitive)|remove(pii|personal|sensitive)|without(pii|personal|sensitive)|hide)/;
const MASKING_ROMAJI = /^(masuku|tokumei|angou?ka|hasshu|fuseji|fuseru|kamei|inpei|hitoku|kakus)/;
const MASKING_JA = /マスク|マスキング|匿名|暗号化|ハッシュ|伏せ字|伏字|秘匿|仮名化|隠/;

/** What makes a text fit for a format changes nothing of what it says. */
const ESCAPING = /^saniti[sz]e(?:For|To)?(?:Csv|CSV|Html|HTML|Xml|XML|Excel|Formula|Cell|Spreadsheet|Sheet|Sql|SQL|Url|URL|Uri|URI|File|Path|Filename|Json|JSON|Markdown)/;

/** True for function names that say they make a value safe: `maskEmail`, `hashed`, `tokumeika`, `マスクする`. */
export function isMaskingName(name: string): boolean {
  const plain = name.replace(/^[#_$]+/, '');
  if (ESCAPING.test(plain)) return false;
  const lower = plain.toLowerCase();
  return MASKING.test(lower) || MASKING_ROMAJI.test(lower) || MASKING_JA.test(plain) || /^(to|get|with|apply|as)(masked|redacted|hash|hashed|anonym|pseudonym|safe)/.test(lower);
}

/** Last words of objects whose properties describe data instead of holding it: `errors.email`, `config.phone`. */
const DESCRIBING = new Set([
  'config', 'conf', 'cfg', 'env', 'environment', 'settings', 'setting', 'options', 'opts', 'option', 'schema', 'schemas', 'error', 'errors', 'err', 'e', 'ex', 'exception', 'cause',
  'label', 'labels', 'message', 'messages', 'msg', 'msgs', 'template', 'templates', 'route', 'routes', 'url', 'urls', 'path', 'paths', 'link', 'links', 't', 'i18n', 'intl', 'translations',
  'translation', 'locale', 'dictionary', 'dict', 'strings', 'text', 'texts', 'copy', 'field', 'fields', 'column', 'columns', 'attributes', 'attrs', 'validator', 'validators', 'validation',
  'rules', 'constants', 'constant', 'consts', 'types', 'type', 'kinds', 'enum', 'feature', 'features', 'flag', 'flags', 'theme', 'style', 'styles', 'icon', 'icons', 'provider', 'providers',
  'service', 'services', 'repository', 'repo', 'repositories', 'controller', 'api', 'client', 'db', 'prisma', 'tx', 'knex', 'models', 'model', 'table', 'tables', 'tbl', 'registry', 'map', 'mapping', 'mappings',
  'mapper', 'touched', 'dirty', 'control', 'controls', 'refs', 'ref', 'placeholder', 'placeholders', 'props', 'zod', 'z', 'yup', 'joi', 'faker', 'chance', 'seed', 'queue', 'queues', 'job', 'jobs',
  'plugins', 'plugin', 'adapters', 'adapter', 'channels', 'channel', 'actions', 'action', 'events', 'handlers', 'hooks', 'counts', 'count', 'stats', 'metrics', 'permissions', 'scopes', 'where', 'select',
  'include', 'orderby', 'logger', 'log', 'console', 'process', 'window', 'document', 'navigator', 'location', 'history', 'math', 'number', 'string', 'date', 'module', 'exports', 'package', 'pkg', 'meta',
  'metadata', 'component', 'components', 'sender', 'from', 'company', 'organization', 'organisation', 'org', 'store', 'shop', 'brand', 'site', 'support',
]);

/** True for the name of an object whose properties are no values of persons. */
export function isDescribing(name: string): boolean {
  if (/^[A-Z]/.test(name)) return true;
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word !== '');
  return DESCRIBING.has(words.at(-1) ?? '');
}
