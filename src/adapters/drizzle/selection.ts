import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, propertyName, resolveConstant, soleDefinition, type SourceView, unrollChain, unwrap, textOf } from '../../ast/index.ts';
import { type Projection, unknown } from '../../model/index.ts';
import { calleeName } from '../shared/table-declaration.ts';
import { columnOf } from './table.ts';

/** Functions that answer a number over many rows, and no value of any. */
const MEASURES = /^(?:count|countDistinct|sum|sumDistinct|avg|avgDistinct)$/;
/** Functions over many rows that answer values of them. */
const AGGREGATES = /^(?:min|max)$/;
const MEASURE_TEXT = /\b(?:count|sum|avg|stddev\w*|var\w*|bool_(?:and|or)|every)\s*\(\s*(?:distinct\s+)?(?:case\b[^]*)?$/i;
const AGGREGATE_TEXT = /\b(?:count|sum|avg|min|max|bool_(?:and|or)|every)\s*\(/i;
/** Functions that put the values of many rows into one. */
const COLLECTS = /\b(?:array_agg|string_agg|group_concat|jsonb?_agg|jsonb?_object_agg|json_group_array|listagg)\s*\(/i;
/** Answer all columns of a table as an object. */
const ALL_COLUMNS = /^(?:getTableColumns|getColumns|getViewSelectedFields)$/;
const ELSEWHERE = unknown('the selection is built elsewhere');
const MAX_DEPTH = 8;

/** What a select list takes of each table. */
export class Selection {
  /** True when some column stands for itself, outside of any aggregate. */
  plain = false;
  /** True when a function over many rows is selected. */
  aggregate = false;
  /** True when such functions do nothing but count. */
  counts = true;
  /** True when the values of many rows are put into one. */
  collects = false;
  /** True when the rows hold objects in which the columns stand. */
  nested = false;
  /** Columns that are selected as they are, as `table.column`. */
  readonly columns: string[] = [];
  private unreadable = false;
  private readonly whole = new Map<string, 'all' | Set<string>>();
  private readonly some = new Map<string, Set<string>>();

  constructor(
    private readonly source: SourceView,
    private readonly tables: ReadonlySet<string>,
  ) {}

  /** What is taken of a table, by its key. */
  of(table: string): Projection {
    if (this.unreadable) return ELSEWHERE;
    const whole = this.whole.get(table);
    const some = this.some.get(table) ?? new Set();
    if (whole === 'all') return { kind: 'all' };
    if (whole === undefined) return { kind: 'fields', fields: [...some] };
    const left = [...whole].filter((field) => !some.has(field));
    return left.length > 0 ? { kind: 'except', fields: left } : { kind: 'all' };
  }

  /** Reads `{ id: customers.id, user: { … }, ...getTableColumns(orders) }`. */
  object(node: TSESTree.Node, depth = 0): void {
    const value = resolveConstant(node, this.source);
    if (value.type !== 'ObjectExpression' || depth > MAX_DEPTH) {
      this.spread(node, depth);
      return;
    }
    for (const member of value.properties) {
      if (member.type === 'SpreadElement') this.spread(member.argument, depth + 1);
      else this.value(member.value, depth + 1);
    }
  }

  private spread(node: TSESTree.Node, depth: number): void {
    const value = resolveConstant(node, this.source);
    const columns = this.allColumns(value);
    if (columns !== undefined) {
      this.plain = true;
      this.whole.set(columns, 'all');
    } else if (value.type === 'ObjectExpression' && depth <= MAX_DEPTH) this.object(value, depth);
    else if (value.type === 'LogicalExpression' && value.operator === '&&') this.spread(value.right, depth + 1);
    else if (value.type === 'ConditionalExpression' && depth <= MAX_DEPTH) {
      this.spread(value.consequent, depth + 1);
      this.spread(value.alternate, depth + 1);
    } else if (!this.rest(value)) this.unreadable = true;
  }

  private allColumns(node: TSESTree.Node): string | undefined {
    const table = node.type === 'CallExpression' && ALL_COLUMNS.test(calleeName(node) ?? '') ? node.arguments[0] : undefined;
    return table && textOf(this.source, unwrap(table));
  }

  /** `rest` of `const { password, ...rest } = getTableColumns(users)`. */
  private rest(node: TSESTree.Node): boolean {
    const definition = node.type === 'Identifier' ? soleDefinition(findVariable(node, this.source)) : undefined;
    const declaration = definition?.node as TSESTree.Node | undefined;
    if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'ObjectPattern' || !declaration.init) return false;
    const table = this.allColumns(resolveConstant(declaration.init, this.source));
    const last = declaration.id.properties.at(-1);
    if (table === undefined || last?.type !== 'RestElement' || last.argument !== definition?.name) return false;
    const left = declaration.id.properties.map((property) => (property.type === 'Property' ? propertyName(property) : undefined)).filter((name) => name !== undefined);
    this.plain = true;
    this.whole.set(table, new Set(left));
    return true;
  }

  private value(node: TSESTree.Node, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.unreadable = true;
      return;
    }
    const expression = unwrap(node);
    if (this.tables.has(textOf(this.source, expression))) {
      this.nested = true;
      this.plain = true;
      this.whole.set(textOf(this.source, expression), 'all');
      return;
    }
    const column = columnOf(expression, this.source);
    if (column) {
      this.plain = true;
      this.columns.push(`${column.table}.${column.name}`);
      return this.take(column);
    }
    const value = resolveConstant(expression, this.source);
    switch (value.type) {
      case 'ObjectExpression':
        this.nested = true;
        return this.object(value, depth + 1);
      case 'TaggedTemplateExpression':
        return this.template(value.quasi, depth);
      case 'CallExpression':
        return this.call(value, depth);
      case 'ConditionalExpression':
        this.value(value.consequent, depth + 1);
        return this.value(value.alternate, depth + 1);
      case 'Literal':
        return;
      default:
        if (this.allColumns(value) === undefined) this.unreadable = true;
    }
  }

  private take({ table, name }: { table: string; name: string }): void {
    const fields = this.some.get(table) ?? new Set<string>();
    this.some.set(table, fields.add(name));
  }

  private call(call: TSESTree.CallExpression, depth: number): void {
    const { root, links } = unrollChain(call);
    // `.as('x')` and `.mapWith(Number)` say how a value is named and read, not which it is.
    if (root.type === 'TaggedTemplateExpression') return this.template(root.quasi, depth);
    const made = root.type === 'CallExpression' ? root : links.find((link) => link.call && !/^(?:as|mapWith)$/.test(link.name))?.call;
    const name = made && calleeName(made);
    if (!made || name === undefined) {
      this.unreadable = true;
      return;
    }
    const columns = this.allColumns(made);
    if (columns !== undefined) {
      this.nested = true;
      this.plain = true;
      this.whole.set(columns, 'all');
    } else if (MEASURES.test(name)) {
      this.aggregate = true;
      this.counts &&= name.startsWith('count');
    } else if (name === '$count' || links.some((link) => link.name === 'from')) {
      // A statement inside the list brings what it selects itself.
      this.plain = true;
    } else {
      if (AGGREGATES.test(name)) this.aggregated();
      else this.plain = true;
      for (const argument of made.arguments) this.columnsIn(argument, depth + 1);
    }
  }

  private aggregated(): void {
    this.aggregate = true;
    this.counts = false;
  }

  /** Columns among the arguments of a function that is not known. */
  private columnsIn(node: TSESTree.Node, depth: number): void {
    const expression = unwrap(node);
    const column = columnOf(expression, this.source);
    if (column) this.take(column);
    else if (expression.type === 'TaggedTemplateExpression') this.template(expression.quasi, depth);
    else if (expression.type === 'CallExpression' && depth <= MAX_DEPTH) for (const argument of expression.arguments) this.columnsIn(argument, depth + 1);
    else if (expression.type === 'ObjectExpression' && depth <= MAX_DEPTH) for (const member of expression.properties) this.columnsIn(member.type === 'Property' ? member.value : member.argument, depth + 1);
    else if (this.tables.has(textOf(this.source, expression))) this.whole.set(textOf(this.source, expression), 'all');
  }

  /** `` sql<number>`count(${orders.id})` ``: columns in it are read, unless they are only counted. */
  private template({ quasis, expressions }: TSESTree.TemplateLiteral, depth: number): void {
    const text = quasis.map(({ value }) => value.raw).join('?');
    // A window gives every row its own number.
    const aggregate = AGGREGATE_TEXT.test(text) && !/\bover\s*\(/i.test(text) && !/^\s*\(\s*select\b/i.test(text);
    this.collects ||= COLLECTS.test(text);
    if (aggregate) {
      this.aggregate = true;
      this.counts &&= !/\b(?:sum|avg|min|max)\s*\(/i.test(text);
    } else this.plain = true;
    let before = '';
    for (const [at, expression] of expressions.entries()) {
      before += quasis[at]?.value.raw ?? '';
      if (!MEASURE_TEXT.test(before.slice(-300))) this.columnsIn(expression, depth + 1);
      before += '?';
    }
  }
}
