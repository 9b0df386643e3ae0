import type { TSESTree } from '@typescript-eslint/types';
import { isFirstOnly, isMeasured, outermostWrapper, propertyName, readsOf, resultUse, type SourceView } from '../../ast/index.ts';
import { type HeldRows, known, type ResultUse, unknown } from '../../model/index.ts';
import type { ResultShape } from './packages.ts';

/** Properties of a result that hold no field of a row. */
const HARMLESS = new Set(['rowCount', 'rowsAffected', 'command', 'oid', 'fields', 'affectedRows', 'insertId']);

/** Where each envelope has its rows. */
const ROWS_IN: Readonly<Partial<Record<ResultShape, string>>> = { 'rows-property': 'rows', recordset: 'recordset', results: 'results', pair: '0' };

/** What becomes of the rows, seen through the envelope in which the client hands them out. */
export function rowsUse(node: TSESTree.Node, shape: ResultShape, source: SourceView): ResultUse {
  if (shape === 'rows' || shape === 'row') return resultUse(node, shape === 'rows', source);
  if (shape === 'stream') return { bindings: [], fields: unknown('the rows come out as a stream or a document'), escapes: 'unknown' };
  const finder = new RowsFinder(shape, source);
  finder.hold(node, true);
  finder.follow(outermostWrapper(node));
  const { bindings, held } = finder;
  if (finder.lost !== undefined) return { bindings, fields: unknown(finder.lost), escapes: finder.escapes, held };
  return { ...merge([...finder.rows.map((rows) => resultUse(rows, true, source)), ...finder.single.map((row) => resultUse(row, false, source))], bindings), held };
}

/** True when of all rows the code only takes the first: `rows[0]`, `const [row] = …`. */
export function takesFirstOnly(node: TSESTree.Node, shape: ResultShape, source: SourceView): boolean {
  const outer = outermostWrapper(node);
  if (shape === 'rows') return isFirstOnly(outer, source);
  if (shape === 'row' || shape === 'stream') return false;
  const finder = new RowsFinder(shape, source);
  finder.follow(outer);
  return finder.lost === undefined && finder.rows.every((rows) => isFirstOnly(rows, source)) && (finder.takenApart || !finder.rows.every(isMeasured));
}

/** How a client that the file does not name hands its rows out, judged by what the code takes from the result. */
export function shapeOfUse(node: TSESTree.Node, source: SourceView): ResultShape {
  const outer = outermostWrapper(node);
  const parent = outer.parent as TSESTree.Node | undefined;
  if (parent?.type === 'MemberExpression' && parent.object === outer) return memberShape(parent);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer) return 'rows';
  const target = parent.id;
  if (target.type === 'ObjectPattern') return target.properties.some((property) => property.type === 'Property' && propertyName(property) === 'rows') ? 'rows-property' : 'rows';
  if (target.type === 'Identifier') return readsOf(target, source).some((use) => use.parent?.type === 'MemberExpression' && memberShape(use.parent) === 'rows-property') ? 'rows-property' : 'rows';
  const [first] = target.type === 'ArrayPattern' ? target.elements : [];
  return first?.type === 'Identifier' && readsOf(first, source).some(isList) ? 'pair' : 'rows';
}

const memberShape = (member: TSESTree.MemberExpression): ResultShape => (propertyName(member) === 'rows' ? 'rows-property' : 'rows');

/** True for a use that only a list has: `.length`, `.map(…)`, `[0]`, `for … of`. */
function isList(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === 'ForOfStatement') return parent.right === use;
  const name = parent?.type === 'MemberExpression' && parent.object === use ? propertyName(parent) : undefined;
  return name !== undefined && /^(length|map|forEach|filter|find|some|every|reduce|flatMap|slice|at|\d+)$/.test(name);
}

class RowsFinder {
  readonly rows: TSESTree.Node[] = [];
  /** Uses of one row that a pattern takes out: `const { rows: [row] } = …`. */
  readonly single: TSESTree.Node[] = [];
  takenApart = false;
  readonly bindings: string[] = [];
  readonly held: HeldRows[] = [];
  lost: string | undefined;
  escapes: ResultUse['escapes'] = 'unknown';
  private readonly shape: ResultShape;
  private readonly source: SourceView;

  constructor(shape: ResultShape, source: SourceView) {
    this.shape = shape;
    this.source = source;
  }

  /** Takes note of where rows are to be had; `wrapped`: in their envelope. */
  hold(node: TSESTree.Node, wrapped: boolean, way: readonly string[] = ['[]']): void {
    const rows = ROWS_IN[this.shape];
    if (!wrapped) this.held.push({ node, way });
    else if (rows !== undefined) this.held.push({ node, way: [rows, ...way] });
  }

  /** Follows the envelope `node` to where its rows are taken out. */
  follow(node: TSESTree.Node): void {
    const parent = node.parent as TSESTree.Node | undefined;
    if (parent?.type === 'ExpressionStatement') return;
    if (parent?.type === 'MemberExpression' && parent.object === node) return this.member(parent);
    if (parent?.type === 'VariableDeclarator' && parent.init === node) return this.bind(parent.id);
    if (parent?.type === 'AwaitExpression') return this.follow(parent);
    if (parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === node)) this.escapes = 'return';
    else if (parent?.type === 'CallExpression' && parent.callee !== node) this.escapes = 'argument';
    this.lost = 'the result is passed on before its rows are taken out';
  }

  private member(member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    const call = member.parent;
    if (this.shape === 'json') {
      if (name === 'json' && call.type === 'CallExpression' && call.callee === member) this.rows.push(call);
      else if (name !== 'close' && name !== 'query_id') this.lost = 'the result is used in a way that is not understood';
      return;
    }
    if (name === ROWS_IN[this.shape]) {
      this.hold(member, false);
      this.rows.push(member);
    }
    else if (name === undefined || !HARMLESS.has(name)) this.lost = 'the result is used in a way that is not understood';
  }

  private bind(target: TSESTree.Node): void {
    if (target.type === 'Identifier') {
      this.hold(target, true);
      for (const use of readsOf(target, this.source)) this.follow(use);
    } else if (target.type === 'ObjectPattern' && this.shape !== 'pair') {
      for (const property of target.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        if (property.type === 'Property' && name === ROWS_IN[this.shape]) this.takeOut(property.value);
        else if (name === undefined || !HARMLESS.has(name)) this.lost = 'the result is used in a way that is not understood';
      }
    } else if (target.type === 'ArrayPattern' && this.shape === 'pair') {
      const [rows] = target.elements;
      if (rows) this.takeOut(rows);
    } else this.lost = 'the result is used in a way that is not understood';
  }

  private takeOut(target: TSESTree.Node): void {
    const name = target.type === 'AssignmentPattern' ? target.left : target;
    const only = name.type === 'ArrayPattern' && name.elements.length === 1 ? name.elements[0] : undefined;
    if (name.type === 'Identifier') {
      this.bindings.push(name.name);
      this.hold(name, false);
      this.rows.push(...readsOf(name, this.source));
    } else if (only?.type === 'Identifier') {
      this.bindings.push(only.name);
      this.hold(only, false, []);
      this.single.push(...readsOf(only, this.source));
      this.takenApart = true;
    } else this.lost = 'the rows are taken apart in a pattern';
  }
}

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;

function merge(uses: readonly ResultUse[], bindings: readonly string[]): ResultUse {
  let worst: ResultUse = { bindings, fields: known([]), escapes: 'no' };
  const fields = new Set<string>();
  let why: string | undefined;
  for (const use of uses) {
    if (RANK[use.escapes] > RANK[worst.escapes]) worst = use;
    if (use.fields.kind === 'known') for (const name of use.fields.value) fields.add(name);
    else why ??= use.fields.kind === 'unknown' ? use.fields.why : 'the rows are used in a way that is not understood';
  }
  return {
    bindings: [...bindings, ...uses.flatMap((use) => use.bindings)],
    fields: why === undefined ? known([...fields]) : unknown(why),
    escapes: worst.escapes,
    ...(worst.through ? { through: worst.through } : {}),
  };
}
