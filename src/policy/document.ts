import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { Document, ParsedNode, YAMLError, YAMLMap } from 'yaml';
import { TooDeep, compose } from './compose.ts';
import { syntaxMessage, texts } from './messages.ts';
import type { Localized, MessageData } from '../l10n/index.ts';

/** UTF-16 offsets into the text (without BOM); `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** One key of a mapping with its value. */
export interface Entry {
  key: string;
  keySpan: Span;
  value: DocumentNode;
}

/**
 * A policy document as plain data with positions: aliases resolved, merge keys applied.
 * `broken` marks a value that is already reported. An aliased node appears at every place of use
 * as the same object, whose span is the place where it is written.
 */
export type DocumentNode =
  | { kind: 'scalar'; value: string | number | boolean | null; span: Span }
  | { kind: 'list'; items: readonly DocumentNode[]; span: Span }
  | { kind: 'map'; entries: ReadonlyMap<string, Entry>; span: Span }
  | { kind: 'broken'; span: Span };

/** A mistake in the text itself. `structural` ones make what follows them unreliable. */
export interface SyntaxProblem {
  span: Span;
  message: Localized;
  data: MessageData;
  structural: boolean;
}

/** Result of reading a text. `root` is undefined for an empty document. */
export interface ReadDocument {
  root: DocumentNode | undefined;
  problems: readonly SyntaxProblem[];
}

/** Reads YAML (and so JSON) into a tree with positions. Never throws; `text` carries no BOM. */
export function readDocument(text: string): ReadDocument {
  try {
    return new DocumentReader(text).read();
  } catch (error) {
    const start = error instanceof TooDeep ? error.offset : 0;
    const span = { start, end: Math.min(start + 1, text.length) };
    const message = error instanceof TooDeep ? texts.tooDeep : texts.yamlOther;
    return { root: { kind: 'broken', span }, problems: [{ span, message, data: { detail: String(error) }, structural: true }] };
  }
}

class DocumentReader {
  readonly #text: string;
  readonly #problems: SyntaxProblem[] = [];
  /** Anchors read so far; `undefined` while the anchored node itself is being read. */
  readonly #anchors = new Map<string, DocumentNode | undefined>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): ReadDocument {
    const { document, secondDocument } = compose(this.#text);
    this.#reportSyntax(document);
    for (const warning of document.warnings) this.#reportTag(warning);
    if (secondDocument !== undefined) this.#report({ start: secondDocument, end: secondDocument + 3 }, texts.yamlDocuments, {}, true);
    const root = document.contents === null ? undefined : this.#node(document.contents);
    const empty = root?.kind === 'scalar' && root.value === null;
    return { root: empty ? undefined : root, problems: this.#problems };
  }

  #reportSyntax(document: Document.Parsed): void {
    const lines = new Set<number>();
    for (const error of document.errors) {
      const [start, end] = error.pos;
      // One slip makes a parser complain several times about the same line.
      const line = lineOf(this.#text, start);
      if (lines.has(line)) continue;
      lines.add(line);
      const { message, data } = syntaxMessage(error.code, error.message, this.#text.slice(start, end));
      // A parser notices at the end of the text what was opened long before: that is the place to mend.
      const opened = message === texts.yamlUnclosed || message === texts.yamlQuote ? openedBefore(document, start, message === texts.yamlQuote) : undefined;
      this.#report(opened ?? { start, end }, message, data, true);
    }
  }

  /** An unknown tag is nearly always a negated glob without quotes: `- !src/legacy/**`. */
  #reportTag(warning: YAMLError): void {
    const [start] = warning.pos;
    const rest = /^[^\s#,\]}]*/.exec(this.#text.slice(start))?.[0] ?? '';
    this.#report({ start, end: start + rest.length }, texts.unquotedTag, { value: rest }, false);
  }

  #report(span: Span, message: Localized, data: MessageData, structural = false): void {
    this.#problems.push({ span, message, data, structural });
  }

  #node(node: ParsedNode): DocumentNode {
    if (isAlias(node)) return this.#alias(node.source, spanOf(node));
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, undefined);
    const read = this.#plainNode(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, read);
    return read;
  }

  #plainNode(node: ParsedNode): DocumentNode {
    const span = spanOf(node);
    // An unknown tag is reported already, and what stands behind it is not what was meant.
    if (node.tag?.startsWith('!')) return { kind: 'broken', span };
    if (isMap(node)) return this.#map(node as YAMLMap.Parsed, span);
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.#node(item as ParsedNode)), span };
    if (!isScalar(node)) return { kind: 'broken', span };
    const { value } = node;
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', value, span };
    }
    return { kind: 'scalar', value: this.#text.slice(span.start, span.end), span };
  }

  #alias(name: string, span: Span): DocumentNode {
    const target = this.#anchors.get(name);
    if (target) return target;
    const message = this.#anchors.has(name) ? texts.circularAlias : texts.unknownAlias;
    this.#report(span, message, { name });
    return { kind: 'broken', span };
  }

  #map(node: YAMLMap.Parsed, span: Span): DocumentNode {
    const entries = new Map<string, Entry>();
    const merged: DocumentNode[] = [];
    for (const pair of node.items) {
      const keySpan = spanOf(pair.key);
      const key = this.#key(pair.key, keySpan);
      const value: DocumentNode = pair.value ? this.#node(pair.value) : { kind: 'scalar', value: null, span: keySpan };
      // A key with nothing behind it is underlined itself: its value has no width.
      const located = value.kind === 'scalar' && value.span.start === value.span.end ? { ...value, span: keySpan } : value;
      if (key === undefined) continue;
      if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
        merged.push(...(value.kind === 'list' ? value.items : [value]));
        continue;
      }
      const first = entries.get(key);
      if (first) this.#report(keySpan, texts.duplicateKey, { key, line: lineOf(this.#text, first.keySpan.start) });
      else entries.set(key, { key, keySpan, value: located });
    }
    for (const source of merged) this.#merge(entries, source);
    return { kind: 'map', entries, span };
  }

  #merge(entries: Map<string, Entry>, source: DocumentNode): void {
    if (source.kind === 'map') {
      for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry);
    } else if (source.kind !== 'broken') {
      this.#report(source.span, texts.badMerge, {});
    }
  }

  #key(key: ParsedNode, span: Span): string | undefined {
    if (isScalar(key)) return typeof key.value === 'string' ? key.value : this.#text.slice(span.start, span.end);
    if (isAlias(key)) {
      const target = this.#alias(key.source, span);
      if (target.kind === 'scalar') return String(target.value);
      if (target.kind === 'broken') return undefined;
    }
    this.#report(span, texts.complexKey, {});
    return undefined;
  }
}

function spanOf(node: ParsedNode): Span {
  const [start, end] = node.range;
  return { start, end };
}

/** The quote of the quoted text, or the bracket of the innermost flow collection, that reaches as far as `offset`. */
function openedBefore(document: Document.Parsed, offset: number, quoted: boolean): Span | undefined {
  let start: number | undefined;
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || node.range[0] >= offset || node.range[2] < offset) return;
    const opens = quoted ? isScalar(node) && /^QUOTE_/.test(node.type ?? '') : isCollection(node) && node.flow === true;
    if (opens) [start] = node.range;
  });
  return start === undefined ? undefined : { start, end: start + 1 };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
