import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, isFunction, outermostWrapper, propertyName, resultUse, type SourceView } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';

/** How a client wraps what it answers: `{ data, error }`, `{ Items, LastEvaluatedKey }`. */
export interface Envelope {
  /** The properties that lead to the rows: `['data']`, `['data', 'users']`. */
  rows: readonly string[];
  /** Properties of the envelope that hold no field of a row. */
  harmless: ReadonlySet<string>;
}

/** What becomes of the rows, seen through the envelope in which a client hands them out. `ends`: the calls and names that hold it. */
export function envelopeUse(ends: readonly TSESTree.Node[], envelope: Envelope, many: boolean, source: SourceView): ResultUse {
  const finder = new RowsFinder(envelope, many, source);
  for (const end of ends) finder.follow(end, envelope.rows);
  const found = finder.rows.map((rows) => resultUse(rows, many, source));
  const bindings = [...finder.bindings, ...found.flatMap((use) => use.bindings)];
  const worst = found.reduce<ResultUse | undefined>((most, use) => (most && RANK[most.escapes] >= RANK[use.escapes] ? most : use), undefined);
  const escapes = finder.lost && RANK[finder.lost.escapes] > RANK[worst?.escapes ?? 'no'] ? finder.lost : worst;
  const unreadable = finder.lost?.why ?? found.map(({ fields }) => (fields.kind === 'unknown' ? fields.why : undefined)).find((why) => why !== undefined);
  const fields = [...finder.taken, ...found.flatMap((use) => (use.fields.kind === 'known' ? use.fields.value : []))];
  return {
    bindings,
    fields: unreadable === undefined ? known([...new Set(fields)]) : unknown(unreadable),
    escapes: escapes?.escapes ?? 'no',
    ...(escapes?.through ? { through: escapes.through } : {}),
  };
}

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;

interface Lost {
  why: string;
  escapes: ResultUse['escapes'];
  through?: TSESTree.Node;
}

const NOT_UNDERSTOOD = 'the result is used in a way that is not understood';
const PASSED_ON = 'the result is passed on before its rows are taken out';
const MOST_STEPS = 300;

/** Finds the expressions that are the rows themselves. */
class RowsFinder {
  readonly rows: TSESTree.Node[] = [];
  readonly bindings: string[] = [];
  /** Fields that a pattern takes out of one row. */
  readonly taken: string[] = [];
  lost: Lost | undefined;
  private steps = MOST_STEPS;

  constructor(
    private readonly envelope: Envelope,
    private readonly many: boolean,
    private readonly source: SourceView,
  ) {}

  /** `path`: the properties that are still between `node` and the rows. */
  follow(node: TSESTree.Node, path: readonly string[]): void {
    if (path.length === 0) return void this.rows.push(node);
    if (this.steps-- <= 0) return this.lose(NOT_UNDERSTOOD, 'unknown', node);
    const value = outermostWrapper(node);
    const parent = value.parent as TSESTree.Node | undefined;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'IfStatement':
        return;
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, path) : this.lose(NOT_UNDERSTOOD, 'unknown', parent);
      case 'VariableDeclarator':
        return this.bind(parent.id, path);
      case 'AssignmentExpression':
        return parent.right === value ? this.bind(parent.left, path) : undefined;
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return parent.type === 'ConditionalExpression' && parent.test === value ? undefined : this.follow(parent, path);
      case 'ArrayExpression':
        return this.together(parent, value, path);
      case 'ReturnStatement':
        return this.lose(PASSED_ON, 'return', parent);
      case 'ArrowFunctionExpression':
        return this.lose(PASSED_ON, parent.body === value ? 'return' : 'unknown', value);
      case 'CallExpression':
      case 'NewExpression':
        return this.lose(PASSED_ON, parent.callee === value ? 'unknown' : 'argument', parent);
      default:
        return this.lose(NOT_UNDERSTOOD, 'unknown', value);
    }
  }

  private lose(why: string, escapes: ResultUse['escapes'], through: TSESTree.Node): void {
    if (!this.lost || RANK[this.lost.escapes] < RANK[escapes]) this.lost = { why, escapes, through };
  }

  private member(member: TSESTree.MemberExpression, path: readonly string[]): void {
    const name = propertyName(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (name === path[0]) return this.follow(member, path.slice(1));
    if (name !== undefined && this.envelope.harmless.has(name)) return;
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, path);
    const callback = call && name === 'then' ? call.arguments[0] : undefined;
    if (!isFunction(callback)) return this.lose(NOT_UNDERSTOOD, 'unknown', member);
    const [parameter] = callback.params;
    if (parameter) this.bind(parameter, path);
  }

  private bind(target: TSESTree.Node, path: readonly string[]): void {
    if (target.type === 'AssignmentPattern') return this.bind(target.left, path);
    if (target.type === 'Identifier') {
      if (path.length === 0) this.bindings.push(target.name);
      const reads = (findVariable(target, this.source)?.references ?? []).filter((reference) => reference.isRead());
      for (const { identifier } of reads) this.follow(identifier as TSESTree.Node, path);
      return;
    }
    if (target.type !== 'ObjectPattern' || (path.length === 0 && this.many)) return this.lose(NOT_UNDERSTOOD, 'unknown', target);
    for (const property of target.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      if (name !== undefined && path.length === 0) this.taken.push(name);
      else if (property.type === 'Property' && name === path[0]) this.bind(property.value, path.slice(1));
      else if (name === undefined || !this.envelope.harmless.has(name)) this.lose(NOT_UNDERSTOOD, 'unknown', property);
    }
  }

  /** One of several requests that are waited for together: `const [{ data }, tags] = await Promise.all([…])`. */
  private together(list: TSESTree.ArrayExpression, value: TSESTree.Node, path: readonly string[]): void {
    const call = list.parent;
    const joins = call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'all';
    const outer = joins ? outermostWrapper(call) : undefined;
    const target = outer?.parent?.type === 'VariableDeclarator' ? outer.parent.id : undefined;
    if (target?.type !== 'ArrayPattern') return this.lose(PASSED_ON, outer?.parent?.type === 'ReturnStatement' ? 'return' : 'unknown', list);
    const element = target.elements[list.elements.indexOf(value as TSESTree.Expression)];
    if (element) this.bind(element, path);
  }
}
