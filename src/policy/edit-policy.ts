import { isDeepStrictEqual } from 'node:util';
import { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { compose, type Composed } from './compose.ts';
import type { TextEdit } from '../model/index.ts';

/** A member of a list: a name, or a mapping of names. */
export type ListItem = string | Readonly<Record<string, string>>;

/** What a policy is to say: a list below some keys holds `item`, or the key at the end of them has `value`. */
export type PolicyEntry = { path: readonly string[] } & ({ item: ListItem } | { value: string | boolean });

/** `broken`: the text has a mistake in its syntax, on `line` (1-based). `shape`: written in a way that no edit is safe in. */
export type PolicyEdits = { edits: readonly TextEdit[] } | { why: 'broken'; line: number } | { why: 'shape' };

/**
 * The edits that make a policy (YAML or JSON) say something more. Everything else, comments and
 * layout included, stays as it is. No edits where it says so already. Never throws.
 */
export function editPolicy(text: string, entry: PolicyEntry): PolicyEdits {
  const composed = readable(text);
  if (!composed) return { why: 'shape' };
  const { document } = composed;
  const [error] = document.errors;
  if (error) return { why: 'broken', line: text.slice(0, error.pos[0]).split('\n').length };
  if (composed.secondDocument !== undefined) return { why: 'shape' };
  const before = plain(text);
  const wanted = before && withEntry(before.value, entry, entry.path);
  if (!wanted) return { why: 'shape' };
  if (isDeepStrictEqual(wanted.value, before.value)) return { edits: [] };
  const edits = new Writer(text, entry).edits(document.contents);
  if (!edits) return { why: 'shape' };
  // An edit of a text is believed when the text then says what it should, and nothing else.
  const after = plain(applied(text, edits));
  return after && isDeepStrictEqual(after.value, wanted.value) ? { edits } : { why: 'shape' };
}

/** The lines to paste where the policy cannot be edited. */
export function policyEntryLines(entry: PolicyEntry): string {
  return blockLines(entry.path, entry, '').join('\n');
}

/** A text with edits applied that do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => b.range[0] - a.range[0]);
  return ordered.reduce((current, { range: [start, end], text: put }) => current.slice(0, start) + put + current.slice(end), text);
}

function readable(text: string): Composed | undefined {
  try {
    return compose(text);
  } catch {
    return undefined;
  }
}

function plain(text: string): { value: unknown } | undefined {
  try {
    const document = parseDocument(text, { uniqueKeys: false });
    return document.errors.length > 0 ? undefined : { value: document.toJS() as unknown };
  } catch {
    return undefined;
  }
}

type Mapping = Record<string, unknown>;
const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a part of the policy says once the entry is in it; undefined where its shape has no place for it. */
function withEntry(part: unknown, entry: PolicyEntry, [key, ...rest]: readonly string[]): { value: unknown } | undefined {
  if (key === undefined) {
    if ('value' in entry) return { value: entry.value };
    const list = part ?? [];
    if (!Array.isArray(list)) return undefined;
    const items = list as unknown[];
    return { value: items.some((one) => isDeepStrictEqual(one, entry.item)) ? part : [...items, entry.item] };
  }
  if (part !== null && part !== undefined && !isMapping(part)) return undefined;
  const inner = withEntry(part?.[key], entry, rest);
  return inner && { value: { ...part, [key]: inner.value } };
}

/** Writes into the text where the nodes of the document say. */
class Writer {
  readonly #newline: string;

  constructor(
    private readonly text: string,
    private readonly entry: PolicyEntry,
  ) {
    this.#newline = /\r\n/.test(text) ? '\r\n' : '\n';
  }

  edits(root: ParsedNode | null): TextEdit[] | undefined {
    if (isNothing(root)) return this.#atEnd();
    return isMap(root) ? this.#into(root as YAMLMap.Parsed, this.entry.path) : undefined;
  }

  /** Puts what is missing of a path of keys, and the function below it, into a mapping. */
  #into(map: YAMLMap.Parsed, [key, ...rest]: readonly string[]): TextEdit[] | undefined {
    if (key === undefined || isAnchored(map)) return undefined;
    const pair = map.items.find((item) => keyOf(item) === key);
    // What is merged in from elsewhere would be hidden by a key of its own.
    if (!pair) return map.items.some((item) => keyOf(item) === '<<') ? undefined : this.#newPair(map, [key, ...rest]);
    const { value } = pair;
    if (rest.length === 0 && 'value' in this.entry) return this.#newValue(pair, map.flow === true);
    if (isNothing(value)) return this.#belowKey(pair, rest, map.flow === true);
    if (value === null || isAlias(value) || isAnchored(value)) return undefined;
    if (isMap(value) && rest.length > 0) return this.#into(value as YAMLMap.Parsed, rest);
    return isSeq(value) && rest.length === 0 ? this.#newItem(value as YAMLSeq.Parsed) : undefined;
  }

  /** Behind everything, comments at the end of the file included. */
  #atEnd(): TextEdit[] {
    const lines = blockLines(this.entry.path, this.entry, '');
    const end = this.text.length;
    const gap = this.text.trim() === '' ? '' : /\n$/.test(this.text) ? this.#newline : this.#newline.repeat(2);
    return [{ range: [end, end], text: `${gap}${lines.join(this.#newline)}${this.#newline}` }];
  }

  #newPair(map: YAMLMap.Parsed, path: readonly string[]): TextEdit[] | undefined {
    const last = map.items.at(-1);
    const end = last && endOf(last);
    if (map.flow === true) return this.#inFlow(map, end, `${this.#quoted(path[0] ?? '')}: ${this.#flowValue(path.slice(1))}`, (indent) => `${this.#quoted(path[0] ?? '')}: ${this.#flowBlock(path.slice(1), indent)}`);
    const first = map.items[0];
    if (end === undefined || !first) return undefined;
    const indent = this.#columnOf(first.key.range[0]);
    if (path.length === this.entry.path.length) return this.#atEnd();
    return this.#newLines(end, blockLines(path, this.entry, indent));
  }

  /** Another value behind a key, whatever stood there. */
  #newValue({ key, value }: Pair<ParsedNode, ParsedNode | null>, flow: boolean): TextEdit[] | undefined {
    if (!('value' in this.entry) || (value && (isAlias(value) || isAnchored(value)))) return undefined;
    const text = this.#quoted(this.entry.value);
    if (value && isScalar(value) && value.range[1] > value.range[0]) return [{ range: [value.range[0], value.range[1]], text }];
    const colon = this.text.indexOf(':', key.range[1]);
    if (flow || colon < 0) return value && value.range[1] > value.range[0] ? [{ range: [value.range[0], value.range[1]], text }] : undefined;
    return [{ range: [colon + 1, value && isCollection(value) ? endOfNode(value) : colon + 1], text: ` ${text}` }];
  }

  /** A key with nothing behind it. */
  #belowKey(pair: Pair<ParsedNode, ParsedNode | null>, rest: readonly string[], flow: boolean): TextEdit[] | undefined {
    if (flow) {
      const [start, end] = pair.value?.range ?? [0, 0];
      return end > start ? [{ range: [start, end], text: this.#flowValue(rest) }] : undefined;
    }
    const lines = blockLines(rest, this.entry, `${this.#columnOf(pair.key.range[0])}  `);
    const value = pair.value && pair.value.range[1] > pair.value.range[0] ? pair.value.range : undefined;
    const cut: TextEdit[] = value ? [{ range: [value[0], value[1]], text: '' }] : [];
    const at = this.#newLines(value?.[1] ?? pair.key.range[1], lines);
    return at && [...cut, ...at];
  }

  #newItem(list: YAMLSeq.Parsed): TextEdit[] | undefined {
    const last = list.items.at(-1);
    const end = last?.range?.[1];
    if (list.flow === true) return this.#inFlow(list, end, this.#flowValue([], true), (indent) => this.#flowBlock([], indent, true));
    if (last === undefined || end === undefined || !last.range) return undefined;
    const line = this.#lineBefore(last.range[0]);
    const indent = /^([ \t]*)- +$/.exec(line)?.[1];
    return indent === undefined ? undefined : this.#newLines(end, blockLines([], this.entry, indent));
  }

  /** Behind the last member of `{…}` or `[…]`; on a line of its own where the members stand so. */
  #inFlow(collection: YAMLMap.Parsed | YAMLSeq.Parsed, end: number | undefined, inline: string, block: (indent: string) => string): TextEdit[] | undefined {
    const close = collection.range[1] - 1;
    const open = collection.range[0] + 1;
    if (end === undefined) return [{ range: [open, close], text: isMap(collection) ? ` ${inline} ` : inline }];
    const rest = this.text.slice(end, close);
    const hasComma = /^\s*,/.test(rest);
    if (!rest.includes('\n')) {
      const at = hasComma ? end + rest.indexOf(',') + 1 : end;
      return [{ range: [at, at], text: `${hasComma ? '' : ','} ${inline}` }];
    }
    const first = collection.items[0];
    const start = first && ('key' in first ? first.key.range[0] : first.range?.[0]);
    if (start === undefined) return undefined;
    const indent = /^[ \t]*/.exec(this.#lineBefore(start))?.[0] ?? '';
    const eol = this.text.indexOf('\n', end);
    const at = this.text[eol - 1] === '\r' ? eol - 1 : eol;
    const added = { range: [at, at] as const, text: `${this.#newline}${indent}${block(indent)}` };
    if (hasComma) return [added];
    return at === end ? [{ ...added, text: `,${added.text}` }] : [{ range: [end, end], text: ',' }, added];
  }

  /** Lines behind the line on which something ends. */
  #newLines(end: number, lines: readonly string[]): TextEdit[] {
    const body = lines.join(this.#newline);
    if (end > 0 && this.text[end - 1] === '\n') return [{ range: [end, end], text: `${body}${this.#newline}` }];
    const eol = this.text.indexOf('\n', end);
    const at = eol < 0 ? this.text.length : this.text[eol - 1] === '\r' ? eol - 1 : eol;
    return [{ range: [at, at], text: `${this.#newline}${body}` }];
  }

  #flowValue(path: readonly string[], isItem = false): string {
    const [key] = path;
    if (key !== undefined) return `{ ${this.#quoted(key)}: ${this.#flowValue(path.slice(1))} }`;
    if ('value' in this.entry) return this.#quoted(this.entry.value);
    const { item } = this.entry;
    const text = typeof item === 'string' ? this.#quoted(item) : `{ ${Object.entries(item).map(([name, value]) => `${this.#quoted(name)}: ${this.#quoted(value)}`).join(', ')} }`;
    return isItem ? text : `[${text}]`;
  }

  #flowBlock(path: readonly string[], indent: string, isItem = false): string {
    if (!this.#isJson()) return this.#flowValue(path, isItem);
    const leaf = 'value' in this.entry ? this.entry.value : isItem ? this.entry.item : [this.entry.item];
    const value = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), leaf);
    const step = indent.includes('\t') ? '\t' : indent.length > 0 && indent.length <= 4 ? indent : '  ';
    return JSON.stringify(value, null, step).replaceAll('\n', `${this.#newline}${indent}`);
  }

  #isJson(): boolean {
    return /^\s*\{/.test(this.text);
  }

  #quoted(text: string | boolean): string {
    return this.#isJson() || typeof text === 'boolean' || !isPlain(text) ? JSON.stringify(text) : text;
  }

  #lineBefore(offset: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
  }

  /** The indentation of a key; spaces for what stands before it on its line. */
  #columnOf(offset: number): string {
    return this.#lineBefore(offset).replace(/[^ \t]/g, ' ');
  }
}

function blockLines([key, ...rest]: readonly string[], entry: PolicyEntry, indent: string): string[] {
  const scalar = (text: string | boolean): string => (typeof text === 'string' && isPlain(text) ? text : JSON.stringify(text));
  if (key !== undefined) {
    if (rest.length === 0 && 'value' in entry) return [`${indent}${scalar(key)}: ${scalar(entry.value)}`];
    return [`${indent}${scalar(key)}:`, ...blockLines(rest, entry, `${indent}  `)];
  }
  if ('value' in entry) return [];
  if (typeof entry.item === 'string') return [`${indent}- ${scalar(entry.item)}`];
  return Object.entries(entry.item).map(([name, value], index) => `${indent}${index === 0 ? '- ' : '  '}${scalar(name)}: ${scalar(value)}`);
}

/** Texts that need no quotes anywhere in YAML. */
const isPlain = (text: string): boolean => /^[\p{L}$_./][\p{L}\p{N}$_./-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);

const keyOf = ({ key }: Pair<ParsedNode, ParsedNode | null>): unknown => (isScalar(key) ? key.value : undefined);

const isNothing = (node: ParsedNode | null): boolean => node === null || (isScalar(node) && node.value === null && node.anchor === undefined);

/** What is written once and used at several places is not changed at one of them. */
const isAnchored = (node: ParsedNode): boolean => (isCollection(node) || isScalar(node)) && node.anchor !== undefined;

function endOf({ key, value }: Pair<ParsedNode, ParsedNode | null>): number {
  return value && value.range[1] > value.range[0] ? endOfNode(value) : key.range[1];
}

/** Where the last thing that is written of a node ends: a collection of lines reaches over what stands behind it. */
function endOfNode(node: ParsedNode): number {
  if (!isCollection(node) || node.flow === true) return node.range[1];
  const last = node.items.at(-1) as ParsedNode | Pair<ParsedNode, ParsedNode | null> | undefined;
  if (last === undefined) return node.range[1];
  return 'key' in last ? endOf(last) : endOfNode(last);
}
