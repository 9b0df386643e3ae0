import { withoutPrefix } from './file-policy.ts';
import { expectedBy, foundIn, listed, typesOf } from './describe.ts';
import { isCalendarDate } from './dates.ts';
import { texts } from './messages.ts';
import { nearest } from './nearest.ts';
import { hints } from './schema-types.ts';
import type { DocumentNode, Entry, Span } from './document.ts';
import type { PolicySchema, SchemaType } from './schema-types.ts';
import type { Localized } from '../l10n/index.ts';

type MapNode = Extract<DocumentNode, { kind: 'map' }>;
type ListNode = Extract<DocumentNode, { kind: 'list' }>;
type ScalarNode = Extract<DocumentNode, { kind: 'scalar' }>;

/** One violation of the schema. Texts in `data` are localised when the message is. */
export interface SchemaProblem {
  span: Span;
  message: Localized;
  data: Readonly<Record<string, string | number | Localized>>;
  /** The nearest valid name, to put in place of the one at `span`. */
  near?: string;
  /** For a key that is missing: the mapping that lacks it. */
  lacking?: Span;
}

/** What the validator found, and the nodes that must not be read. */
export interface Validation {
  problems: readonly SchemaProblem[];
  invalid: ReadonlySet<DocumentNode>;
}

/**
 * Holds a document against the policy's JSON Schema and says everything that is wrong. Interprets the
 * schema itself, so the file that editors use and this answer cannot drift apart.
 */
export function validate(root: DocumentNode, schema: PolicySchema): Validation {
  const validator = new Validator();
  validator.check(root, schema, '');
  return validator;
}

class Validator implements Validation {
  readonly problems: SchemaProblem[] = [];
  readonly invalid = new Set<DocumentNode>();
  /** Aliased nodes are met again and again; each is judged, and reported, once per schema. */
  readonly #done = new Map<DocumentNode, Set<PolicySchema>>();

  check(node: DocumentNode, schema: PolicySchema, path: string): void {
    const done = this.#done.get(node) ?? new Set();
    if (done.has(schema) || node.kind === 'broken') return;
    this.#done.set(node, done.add(schema));

    const branches = schema.anyOf?.filter((branch) => !isRequirement(branch));
    if (branches && branches.length > 0) this.#checkBranches(node, schema, branches, path);
    else this.#checkPlain(node, schema, path);
  }

  #checkBranches(node: DocumentNode, schema: PolicySchema, branches: readonly PolicySchema[], path: string): void {
    if (branches.some((branch) => isValid(node, branch))) return;
    const sameKind = branches.find((branch) => node.kind !== 'scalar' && accepts(branch, node));
    if (sameKind) this.check(node, sameKind, path);
    else this.#rejectValue(node, schema, path);
  }

  #checkPlain(node: DocumentNode, schema: PolicySchema, path: string): void {
    if (!accepts(schema, node)) this.#rejectValue(node, schema, path);
    else if (node.kind === 'map') this.#checkMap(node, schema, path);
    else if (node.kind === 'list') this.#checkList(node, schema, path);
    else if (node.kind === 'scalar' && !scalarFits(node, schema)) this.#rejectValue(node, schema, path);
  }

  #checkMap(node: MapNode, schema: PolicySchema, path: string): void {
    const misspelt = new Set<string | undefined>();
    for (const entry of node.entries.values()) {
      const inner = schemaOfKey(schema, entry.key);
      if (inner) this.check(entry.value, inner, path === '' ? entry.key : `${path}.${entry.key}`);
      else if (schema.additionalProperties === false) misspelt.add(this.#unknownKey(entry, schema, path));
    }
    this.#checkRequired(node, schema, path, misspelt);
  }

  /** A key that is there but misspelt is reported as such and not as missing as well. */
  #checkRequired(node: MapNode, schema: PolicySchema, path: string, misspelt: ReadonlySet<string | undefined>): void {
    const span = node.entries.values().next().value?.keySpan ?? node.span;
    const purpose = schema[hints]?.purpose ?? {};
    const lacking = node.span;
    for (const key of schema.required ?? []) {
      if (node.entries.has(key) || misspelt.has(key)) continue;
      this.#reject(node, { span, message: texts.missingKey, data: { path, key, purpose: purpose[key] ?? '' }, lacking });
    }
    const choices = (schema.anyOf ?? []).filter(isRequirement).flatMap((branch) => branch.required ?? []);
    if (choices.length > 0 && !choices.some((key) => node.entries.has(key) || misspelt.has(key))) {
      this.#reject(node, { span, message: texts.missingOneOf, data: { path, keys: listed(choices), purpose: purpose['*'] ?? '' }, lacking });
    }
  }

  #checkList(node: ListNode, schema: PolicySchema, path: string): void {
    if (node.items.length < (schema.minItems ?? 0)) {
      this.#reject(node, { span: node.span, message: texts.tooFew, data: { path, purpose: schema[hints]?.purpose?.['*'] ?? '' } });
    }
    const { items } = schema;
    if (items) node.items.forEach((item, index) => this.check(item, items, `${path}[${index}]`));
  }

  /** Returns the known key that was probably meant. */
  #unknownKey(entry: Entry, schema: PolicySchema, path: string): string | undefined {
    const known = Object.keys(schema.properties ?? {});
    const near = SYNONYMS.get(entry.key.toLowerCase())?.find((name) => known.includes(name)) ?? nearestName(entry.key, known);
    const name = { name: entry.key, known: listed(known) };
    if (schema[hints]?.names === 'rule') {
      this.#unknown(entry.keySpan, near, texts.unknownRuleNear, texts.unknownRule, name);
      return near;
    }
    const where: Localized = path === '' ? { en: '', ja: '' } : { en: ` in \`${path}\``, ja: `（\`${path}\` 内）` };
    const isRule = path === '' && near === undefined && schemaOfKey(schema.properties?.['rules'] ?? {}, entry.key) !== undefined;
    const data = { key: entry.key, where, known: listed(known) };
    if (isRule) this.problems.push({ span: entry.keySpan, message: texts.ruleAsKey, data });
    else this.#unknown(entry.keySpan, near, texts.unknownKeyNear, texts.unknownKey, data);
    return near;
  }

  #rejectValue(node: DocumentNode, schema: PolicySchema, path: string): void {
    const names = schema[hints]?.names;
    const known = namesIn(schema);
    const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
    if (names !== undefined && known.length > 0 && text !== undefined && text !== '') {
      this.invalid.add(node);
      const [withNear, without] = names === 'rule' ? [texts.unknownRuleNear, texts.unknownRule] : [texts.unknownCategoryNear, texts.unknownCategory];
      this.#unknown(node.span, nearestName(text, known), withNear, without, { name: text, known: listed(known) });
      return;
    }
    const data = { path, expected: expectedBy(schema), found: foundIn(node) };
    if (path === '') {
      this.#reject(node, { span: node.span, message: texts.notAPolicy, data });
      return;
    }
    if (node.kind === 'scalar' && node.value === null) {
      this.#reject(node, { span: node.span, message: path.endsWith(']') ? texts.emptyItem : texts.emptyValue, data });
      return;
    }
    const near = text === undefined ? undefined : nearest(text, known);
    this.#reject(node, { span: node.span, message: texts.mustBe, data, ...(near !== undefined && { near }) });
  }

  #unknown(span: Span, near: string | undefined, withNear: Localized, without: Localized, data: SchemaProblem['data']): void {
    if (near === undefined) this.problems.push({ span, message: without, data });
    else this.problems.push({ span, message: withNear, data: { ...data, near }, near });
  }

  #reject(node: DocumentNode, problem: SchemaProblem): void {
    this.invalid.add(node);
    this.problems.push(problem);
  }
}

/** Words of other tools for keys of ours. */
const SYNONYMS = new Map<string, readonly string[]>([
  ['expires', ['until']],
  ['expiry', ['until']],
  ['expireson', ['until']],
  ['comment', ['reason']],
  ['justification', ['reason']],
  ['author', ['owner']],
  ['path', ['files']],
  ['paths', ['files']],
  ['exclude', ['ignore']],
  ['excludes', ['ignore']],
  ['models', ['entities']],
  ['tables', ['entities']],
  ['limit', ['maxRows']],
  ['preset', ['extends']],
  ['suppressions', ['exceptions']],
  ['severity', ['sensitivity']],
  ['columns', ['fields']],
  ['sanitizers', ['maskers']],
  ['thirdparties', ['externalServices']],
  ['allowed', ['approved']],
]);

/** The nearest name; a rule may carry the plugin's prefix. */
function nearestName(name: string, known: readonly string[]): string | undefined {
  return nearest(withoutPrefix(name), known);
}

function isValid(node: DocumentNode, schema: PolicySchema): boolean {
  const validator = new Validator();
  validator.check(node, schema, '');
  return validator.problems.length === 0;
}

/** A branch of `anyOf` that only names required keys says nothing about kinds of values. */
function isRequirement(schema: PolicySchema): boolean {
  return schema.required !== undefined && schema.type === undefined && schema.enum === undefined;
}

function schemaOfKey(schema: PolicySchema, key: string): PolicySchema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(key)) return inner;
  }
  return schema.additionalProperties === false ? undefined : schema.additionalProperties;
}

function accepts(schema: PolicySchema, node: DocumentNode): boolean {
  const types = typesOf(schema);
  if (types.length === 0) return schema.enum === undefined || node.kind === 'scalar';
  return types.some((type) => isOfType(node, type));
}

function isOfType(node: DocumentNode, type: SchemaType): boolean {
  if (node.kind === 'map') return type === 'object';
  if (node.kind === 'list') return type === 'array';
  if (node.kind !== 'scalar') return false;
  if (type === 'null' || node.value === null) return type === 'null' && node.value === null;
  return type === 'integer' ? Number.isInteger(node.value) : typeof node.value === type;
}

function scalarFits({ value }: ScalarNode, schema: PolicySchema): boolean {
  if (schema.enum) return schema.enum.some((member) => member === value);
  if (typeof value === 'number') return schema.minimum === undefined || value >= schema.minimum;
  if (typeof value !== 'string') return true;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return false;
  return schema.format !== 'date' || isCalendarDate(value);
}

/** Texts that a schema lists, in it and in its branches. */
function namesIn(schema: PolicySchema): string[] {
  const own = (schema.enum ?? []).filter((member) => typeof member === 'string');
  return [...own, ...(schema.anyOf ?? []).flatMap(namesIn)];
}
