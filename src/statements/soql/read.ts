import type { EntityQuery, QueryLimit, QueryWhere, Span } from '../query-shape.ts';
import { after, closeOf, dotted, isIdentifier, keyAt } from '../sql/cursor.ts';
import type { Token } from '../sql/tokens.ts';
import { BEHIND_LIMIT, clause, type Clause, hasClauseHole, readClauses } from './clauses.ts';
import { readFields } from './fields.ts';
import type { SoqlStatement } from './shape.ts';
import { tokenizeSoql } from './tokens.ts';
import { MAX_DEPTH, readLimit, spanOf } from './values.ts';
import { readWhere } from './where.ts';

/**
 * Reads a SOQL query or a SOSL search. Tolerant: half-typed text and text with holes give what
 * could be read, marked `open`; nothing throws. Undefined for text in another language. Linear in
 * the length of the text.
 */
export function readSoql(text: string): SoqlStatement | undefined {
  const reader = new Reader(tokenizeSoql(text));
  const key = reader.tokens[0]?.key;
  return key === 'select' ? reader.select() : key === 'find' ? reader.find() : undefined;
}

interface Query {
  query: EntityQuery;
  open: boolean;
  limitAt?: number;
}

const namesObject = (token: Token | undefined): boolean => /^(?:word|name|hole|mixed)$/.test(token?.kind ?? '');

const ENDS_HOLED = { kind: 'unknown', why: 'the end of the query is built at run time' } as const;

class Reader {
  readonly tokens: readonly Token[];
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  select(): SoqlStatement {
    const { query, open, limitAt } = this.query(0, this.tokens.length, 'main');
    return { ...this.frame('select'), queries: [query], limit: query.limit, open, ...(limitAt === undefined ? {} : { limitAt }) };
  }

  find(): SoqlStatement {
    const { tokens } = this;
    const queries: EntityQuery[] = [];
    let open = false;
    let i = 1;
    while (i < tokens.length && keyAt(this, i) !== 'returning' && keyAt(this, i) !== 'limit') i++;
    const returning = keyAt(this, i) === 'returning';
    let end = Math.min(returning ? i + 1 : i, tokens.length);
    for (i++; returning && i < tokens.length; i = keyAt(this, end) === ',' ? end + 1 : tokens.length) {
      end = i;
      if (!namesObject(tokens[i])) break;
      end = keyAt(this, i + 1) === '(' ? after(this, i + 1) : i + 1;
      const found = this.returned(i, end);
      open ||= found.open;
      queries.push(found.query);
    }
    const behind = readClauses(this, end, tokens.length);
    const limit = clause(behind, 'limit');
    const holed = hasClauseHole(this, Math.max(0, end - 1), tokens.length);
    const amount: QueryLimit = limit ? readLimit(this, limit.from, limit.to) : holed ? ENDS_HOLED : { kind: 'none' };
    const at = amount.kind === 'none' && tokens.length > 1 && this.closed() ? (tokens[(behind.find(({ key }) => BEHIND_LIMIT.has(key))?.at ?? tokens.length) - 1]?.end) : undefined;
    return { ...this.frame('find'), queries, limit: amount, open: open || holed || queries.length === 0, ...(at === undefined ? {} : { limitAt: at }) };
  }

  /** `Contact(Id, Email WHERE … LIMIT 5)`; without parentheses only ids come back. */
  private returned(i: number, end: number): { query: EntityQuery; open: boolean } {
    const name = this.tokens[i];
    const named = name && isIdentifier(name) ? { name: name.text } : { why: 'the object is decided at run time' };
    const base = { role: 'found' as const, ...named, range: spanOf(this, i, i + 1) };
    if (end === i + 1) return { query: { ...base, fields: { kind: 'fields', names: ['Id'] }, where: { kind: 'none' }, limit: { kind: 'none' }, related: [] }, open: false };
    const to = Math.min(closeOf(this, i + 1), this.tokens.length);
    const clauses = readClauses(this, i + 2, to);
    const first = clauses[0]?.at ?? to;
    const list = readFields(this.fieldsContext(new Map(), undefined), i + 2, first);
    const { where, limit, related, open } = this.tail(clauses, first, to, new Map(), undefined);
    return { query: { ...base, fields: list.fields, where, limit, related: [...list.related, ...related] }, open: open || list.open };
  }

  private query(from: number, to: number, role: EntityQuery['role']): Query {
    const clauses = readClauses(this, from + 1, to);
    const source = clause(clauses, 'from');
    const { alias, aliases, ...object } = source ? this.object(source) : { alias: undefined, aliases: new Map<string, readonly string[]>(), why: 'no object is named yet', range: spanOf(this, to - 1, to) };
    const list = readFields(this.fieldsContext(aliases, alias), from + 1, clauses[0]?.at ?? to);
    const tail = this.tail(clauses, source ? source.from + 1 : to, to, aliases, alias);
    const grouped = clause(clauses, 'group') !== undefined;
    const measured = list.measures !== undefined && !grouped;
    const query: EntityQuery = {
      role, ...object, fields: list.fields, where: tail.where, limit: tail.limit, related: [...list.related, ...tail.related],
      ...(role === 'child' ? { names: 'relation' as const } : {}),
      ...(list.range ? { fieldsRange: list.range } : {}),
      ...(measured && list.measures ? { measure: list.measures } : {}),
    };
    const behind = clauses.find(({ key }) => BEHIND_LIMIT.has(key))?.at ?? to;
    const halfTyped = clauses.some((one) => one.from >= one.to);
    const complete = source && !halfTyped && this.closed() ? this.tokens[behind - 1] : undefined;
    return { query, open: tail.open || list.open || halfTyped || !source, ...(complete && tail.limit.kind === 'none' ? { limitAt: complete.end } : {}) };
  }

  /** The object of FROM and its alias; further names there are aliases of paths. */
  private object({ from, to }: Clause): { name?: string; why?: string; range: Span; alias: string | undefined; aliases: Map<string, readonly string[]> } {
    const aliases = new Map<string, readonly string[]>();
    const token = this.tokens[from];
    if (!token || from >= to) return { why: 'no object is named yet', range: spanOf(this, Math.max(0, from - 1), from), alias: undefined, aliases };
    const { parts, next } = dotted(this, from, to);
    const behind = this.tokens[next];
    const built = parts.length === 0 || keyAt(this, next) === '.';
    const at = keyAt(this, next) === 'as' ? next + 1 : next;
    const named = behind && next < to ? this.tokens[at] : undefined;
    const alias = named?.kind === 'word' ? named.text.toLowerCase() : undefined;
    for (let i = at; i < to; i++) {
      if (keyAt(this, i) !== ',') continue;
      const path = dotted(this, i + 1, to);
      const short = this.tokens[keyAt(this, path.next) === 'as' ? path.next + 1 : path.next];
      if (short?.kind === 'word' && path.next < to) aliases.set(short.text.toLowerCase(), path.parts[0]?.toLowerCase() === alias ? path.parts.slice(1) : path.parts);
    }
    const range = spanOf(this, from, Math.max(next, from + 1));
    return { ...(built ? { why: 'the object is decided at run time' } : { name: parts.join('.') }), range, alias, aliases };
  }

  private tail(clauses: readonly Clause[], from: number, to: number, aliases: ReadonlyMap<string, readonly string[]>, alias: string | undefined): { where: QueryWhere; limit: QueryLimit; related: EntityQuery[]; open: boolean } {
    const related: EntityQuery[] = [];
    const condition = clause(clauses, 'where');
    const path = this.path(aliases, alias);
    const context = { tokens: this.tokens, field: (parts: readonly string[]) => path(parts).join('.'), semiJoin: (i: number) => this.nested(i, 'filter') };
    let where: QueryWhere = condition ? readWhere(context, condition.from, condition.to, related) : { kind: 'none' };
    const behindFrom = clauses.find(({ at }) => at >= from)?.at ?? to;
    if (hasClauseHole(this, from - 1, behindFrom)) where = { kind: 'conditions', conditions: where.kind === 'conditions' ? where.conditions : [], open: true };
    const amount = clause(clauses, 'limit');
    if (amount) return { where, limit: readLimit(this, amount.from, amount.to), related, open: false };
    const holed = hasClauseHole(this, from - 1, to);
    return { where, limit: holed ? ENDS_HOLED : { kind: 'none' }, related, open: holed };
  }

  private fieldsContext(aliases: ReadonlyMap<string, readonly string[]>, alias: string | undefined): Parameters<typeof readFields>[0] {
    return { tokens: this.tokens, path: this.path(aliases, alias), child: (i) => this.nested(i, 'child') };
  }

  /** Spells aliases in a path out. */
  private path(aliases: ReadonlyMap<string, readonly string[]>, alias: string | undefined): (parts: readonly string[]) => readonly string[] {
    return (parts) => {
      const first = parts[0]?.toLowerCase() ?? '';
      if (parts.length < 2) return parts;
      if (first === alias) return parts.slice(1);
      const path = aliases.get(first);
      return path ? [...path, ...parts.slice(1)] : parts;
    };
  }

  private nested(i: number, role: EntityQuery['role']): EntityQuery | undefined {
    if (this.depth >= MAX_DEPTH || keyAt(this, i + 1) !== 'select') return undefined;
    this.depth++;
    const { query } = this.query(i + 1, Math.min(closeOf(this, i), this.tokens.length), role);
    this.depth--;
    return query;
  }

  /** False while a parenthesis is still open: nothing can be put behind it. */
  private closed(): boolean {
    return !this.tokens.some(({ key, close }) => key === '(' && close === this.tokens.length);
  }

  private frame(verb: SoqlStatement['verb']): Pick<SoqlStatement, 'verb' | 'keyword' | 'range'> {
    const [first] = this.tokens;
    return { verb, keyword: { text: first?.text ?? '', start: first?.start ?? 0, end: first?.end ?? 0 }, range: spanOf(this, 0, this.tokens.length) };
  }
}
