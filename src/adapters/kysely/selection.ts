import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, resolveConstant, unrollChain, walk } from '../../ast/index.ts';
import { type Projection, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { calleeName } from '../shared/table-declaration.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { HEADS, soleReturn } from './builder.ts';
import { columnOf, fieldName, ownerOf, type Table, textOf } from './table.ts';

const MEASURES = /^(?:count|countAll|sum|avg)$/;
const MEASURE_TEXT = /^\s*(?:cast\s*\(\s*)?(?:count|sum|avg)\s*\(/i;
const ELSEWHERE = unknown('the selection is built elsewhere');

/** What a chain of `select`, `selectAll` and `returning` takes of each table. */
export class Selection {
  /** True when something was selected. */
  written = false;
  plain = false;
  aggregate = false;
  counts = true;
  /** Statements in the list: their rows come along. */
  readonly inner: TSESTree.CallExpression[] = [];
  private unreadable = false;
  private readonly whole = new Set<Table>();
  private readonly some = new Map<Table, Set<string>>();

  constructor(
    private readonly tables: readonly Table[],
    private readonly env: ReadEnv,
  ) {}

  of(table: Table): Projection {
    if (this.unreadable) return ELSEWHERE;
    return this.whole.has(table) ? { kind: 'all' } : { kind: 'fields', fields: [...(this.some.get(table) ?? [])] };
  }

  step({ name, args, conditional }: ChainedStep): void {
    if (name === 'clearSelect' || name === 'clearReturning') {
      if (!conditional) this.clear();
    } else if (name === 'selectAll' || name === 'returningAll') this.all(args[0]);
    else if ((name === 'select' || name === 'returning') && args[0]) {
      this.written = true;
      this.list(args[0]);
    }
  }

  private clear(): void {
    this.written = false;
    this.plain = false;
    this.aggregate = false;
    this.counts = true;
    this.unreadable = false;
    this.whole.clear();
    this.some.clear();
    this.inner.length = 0;
  }

  /** `selectAll()`, `selectAll('c')`, `selectAll(['c', 'o'])`. */
  private all(argument: TSESTree.Node | undefined): void {
    this.written = true;
    this.plain = true;
    const list = argument && resolveConstant(argument, this.env.source);
    if (!list) for (const table of this.tables) this.whole.add(table);
    for (const element of list?.type === 'ArrayExpression' ? list.elements : list ? [list] : []) {
      const name = textOf(element ?? undefined, this.env.source);
      const table = this.tables.find((one) => one.alias === name || one.name === name);
      if (table) this.whole.add(table);
      else this.unreadable = true;
    }
  }

  private list(argument: TSESTree.Node): void {
    const value = resolveConstant(argument, this.env.source);
    const answer = isFunction(value) ? soleReturn(value) : value;
    const list = answer && resolveConstant(answer, this.env.source);
    if (list?.type === 'ArrayExpression') for (const element of list.elements) this.element(element);
    else this.element(list ?? null);
  }

  private element(node: TSESTree.Node | null): void {
    if (!node) return;
    const text = textOf(node, this.env.source);
    if (text !== undefined) return this.column(text, true);
    if (node.type === 'SpreadElement') return this.list(node.argument);
    const value = resolveConstant(node, this.env.source);
    if (value.type === 'CallExpression' || value.type === 'TaggedTemplateExpression') this.expression(value);
    else if (isFunction(value)) this.list(value);
    else if (value.type === 'TemplateLiteral') this.unreadable = true;
    else this.unreadable = true;
  }

  private column(text: string, plain: boolean): void {
    const column = columnOf(text);
    const owner = column && ownerOf(column, this.tables);
    if (plain) this.plain = true;
    if (!column || !owner) return;
    this.some.set(owner, (this.some.get(owner) ?? new Set<string>()).add(fieldName(owner, column.name)));
  }

  /** `eb.fn.count('c.id').as('n')`, `` sql`count(*)`.as('n') ``, `eb.ref('c.email').as('mail')`, `jsonArrayFrom(…).as('orders')`. */
  private expression(node: TSESTree.Node): void {
    const { root, links } = unrollChain(node);
    const statement = this.statementIn(node);
    if (statement) {
      this.inner.push(statement);
      this.plain = true;
      return;
    }
    if (root.type === 'TaggedTemplateExpression') return this.template(root.quasi);
    const measure = links.find(({ name, call }) => call && MEASURES.test(name));
    if (measure) {
      this.aggregate = true;
      this.counts &&= measure.name.startsWith('count');
      return;
    }
    const extreme = links.find(({ name, call }) => call && /^(?:min|max)$/.test(name));
    if (extreme) {
      this.aggregate = true;
      this.counts = false;
    } else this.plain = true;
    walk(node, (part) => {
      if (part.type !== 'Literal' || typeof part.value !== 'string' || part.parent?.type === 'Property') return;
      const call = part.parent?.type === 'ArrayExpression' ? part.parent.parent : part.parent;
      const name = call?.type === 'CallExpression' ? (calleeName(call) ?? '') : '';
      if (name !== 'as' && name !== 'val' && name !== 'lit' && !(name === 'fn' && call?.type === 'CallExpression' && call.arguments[0] === part)) this.mention(part.value);
    }, this.env.source.visitorKeys);
  }

  /** A text among the arguments of a function: a column only where a table has it, or it names one. */
  private mention(text: string): void {
    const column = columnOf(text);
    if (!column) return;
    const known = this.tables.some(({ entity }) => entity?.fields.some((field) => field.name === column.name || field.column === column.name));
    if (known || (column.table !== undefined && ownerOf(column, this.tables))) this.column(text, false);
  }

  private statementIn(node: TSESTree.Node): TSESTree.CallExpression | undefined {
    let found: TSESTree.CallExpression | undefined;
    walk(node, (part) => {
      if (found) return false;
      if (part.type === 'CallExpression' && HEADS.has(calleeName(part) ?? '')) found = part;
      return undefined;
    }, this.env.source.visitorKeys);
    return found;
  }

  private template({ quasis, expressions }: TSESTree.TemplateLiteral): void {
    const text = quasis.map(({ value }) => value.raw).join('?');
    if (MEASURE_TEXT.test(text)) {
      this.aggregate = true;
      this.counts &&= /count\s*\(/i.test(text);
      return;
    }
    this.plain = true;
    for (const [, table = '', name = ''] of text.matchAll(/"?([\p{L}_][\p{L}\p{N}_$]*)"?\."?([\p{L}_][\p{L}\p{N}_$]*)"?/gu)) this.column(`${table}.${name}`, false);
    for (const [, name = ''] of this.tables.length === 1 ? text.matchAll(/(?<![."\p{L}\p{N}_$])"?([\p{L}_][\p{L}\p{N}_$]*)"?(?!["\p{L}\p{N}_$]*[.(])/gu) : []) this.mention(name);
    for (const expression of expressions) {
      if (expression.type === 'CallExpression' && /^(?:ref|id)$/.test(calleeName(expression) ?? '')) this.mention(textOf(expression.arguments[0], this.env.source) ?? '');
    }
  }
}
