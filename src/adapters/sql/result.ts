import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, outermostWrapper, propertyName, resultUse, type SourceView } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';
import type { ResultShape } from './client.ts';

/** Properties of a result that hold no field of a row. */
const HARMLESS = new Set(['rowCount', 'command', 'oid', 'fields', 'affectedRows', 'insertId']);

/** What becomes of the rows, seen through the envelope in which the client hands them out. */
export function rowsUse(node: TSESTree.Node, shape: ResultShape, source: SourceView): ResultUse {
  if (shape === 'rows') return resultUse(node, true, source);
  const finder = new RowsFinder(shape, source);
  finder.follow(outermostWrapper(node));
  if (finder.lost !== undefined) return { bindings: finder.bindings, fields: unknown(finder.lost), escapes: finder.escapes };
  return merge(finder.rows.map((rows) => resultUse(rows, true, source)), finder.bindings);
}

class RowsFinder {
  readonly rows: TSESTree.Node[] = [];
  readonly bindings: string[] = [];
  lost: string | undefined;
  escapes: ResultUse['escapes'] = 'unknown';
  private readonly shape: ResultShape;
  private readonly source: SourceView;

  constructor(shape: ResultShape, source: SourceView) {
    this.shape = shape;
    this.source = source;
  }

  /** Follows the envelope `node` to where its rows are taken out. */
  follow(node: TSESTree.Node): void {
    const parent = node.parent as TSESTree.Node | undefined;
    if (parent?.type === 'ExpressionStatement') return;
    if (parent?.type === 'MemberExpression' && parent.object === node) return this.member(parent);
    if (parent?.type === 'VariableDeclarator' && parent.init === node) return this.bind(parent.id);
    if (parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === node)) this.escapes = 'return';
    else if (parent?.type === 'CallExpression' && parent.callee !== node) this.escapes = 'argument';
    this.lost = 'the result is passed on before its rows are taken out';
  }

  private member(member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    if (name === (this.shape === 'rows-property' ? 'rows' : '0')) this.rows.push(member);
    else if (name === undefined || !HARMLESS.has(name)) this.lost = 'the result is used in a way that is not understood';
  }

  private bind(target: TSESTree.Node): void {
    if (target.type === 'Identifier') this.uses(target, (use) => this.follow(use));
    else if (target.type === 'ObjectPattern' && this.shape === 'rows-property') {
      for (const property of target.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        if (property.type === 'Property' && name === 'rows') this.takeOut(property.value);
        else if (name === undefined || !HARMLESS.has(name)) this.lost = 'the result is used in a way that is not understood';
      }
    } else if (target.type === 'ArrayPattern' && this.shape === 'pair') {
      const [rows] = target.elements;
      if (rows) this.takeOut(rows);
    } else this.lost = 'the result is used in a way that is not understood';
  }

  private takeOut(target: TSESTree.Node): void {
    const name = target.type === 'AssignmentPattern' ? target.left : target;
    if (name.type === 'Identifier') {
      this.bindings.push(name.name);
      this.uses(name, (use) => this.rows.push(use));
    } else this.lost = 'the rows are taken apart in a pattern';
  }

  private uses(name: TSESTree.Identifier, each: (use: TSESTree.Node) => void): void {
    const variable = findVariable(name, this.source);
    if (!variable) this.lost = 'assigned to an unknown variable';
    for (const reference of variable?.references ?? []) if (reference.isRead()) each(reference.identifier as TSESTree.Node);
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
