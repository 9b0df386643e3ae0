import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, isFunction, outermostWrapper, propertyName, resultUse, type SourceView } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';

/** Where an answer has its rows. */
export interface Envelope {
  /** Properties that lead to the rows: `['results']`, `['hits', 'hits']`. */
  path: readonly string[];
  /** Properties that may stand in front and change nothing: `body` of Elasticsearch 7. */
  through?: ReadonlySet<string>;
  /** What stands there is one row, not a list. */
  one?: true;
}

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;
const MISUNDERSTOOD = 'the answer is used in a way that is not understood';

/** What becomes of the rows of an answer that holds more than rows. */
export function nestedRowsUse(node: TSESTree.Node, envelope: Envelope, source: SourceView): ResultUse {
  const finder = new Finder(envelope, source);
  finder.follow(node, 0);
  return finder.merged();
}

class Finder {
  private readonly rows: TSESTree.Node[] = [];
  private readonly bindings: string[] = [];
  private lost: string | undefined;
  private escapes: ResultUse['escapes'] = 'no';
  private through: TSESTree.Node | undefined;
  private budget = 200;

  constructor(
    private readonly envelope: Envelope,
    private readonly source: SourceView,
  ) {}

  follow(node: TSESTree.Node, depth: number): void {
    if (this.budget-- <= 0) return this.lose('too many uses');
    const outer = outermostWrapper(node);
    const parent = outer.parent as TSESTree.Node | undefined;
    if (!parent || parent.type === 'ExpressionStatement') return;
    if (parent.type === 'MemberExpression' && parent.object === outer) return this.member(parent, depth);
    if (parent.type === 'VariableDeclarator' && parent.init === outer) return this.bind(parent.id, depth);
    if (parent.type === 'AssignmentExpression' && parent.right === outer && parent.left.type === 'Identifier') return this.bind(parent.left, depth);
    if (parent.type === 'ReturnStatement' || (parent.type === 'ArrowFunctionExpression' && parent.body === outer)) return this.leave('return', parent);
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== outer) return this.leave('argument', parent);
    this.lose(MISUNDERSTOOD);
  }

  private member(member: TSESTree.MemberExpression, depth: number): void {
    const name = propertyName(member);
    const call = member.parent?.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, depth);
    if (call && name === 'then') {
      const [callback] = call.arguments;
      const parameter = isFunction(callback) ? callback.params[0] : undefined;
      return parameter ? this.bind(parameter, depth) : this.lose(MISUNDERSTOOD);
    }
    if (name === undefined) return this.lose(MISUNDERSTOOD);
    if (name === this.envelope.path[depth]) return depth + 1 === this.envelope.path.length ? void this.rows.push(member) : this.follow(member, depth + 1);
    if (depth === 0 && this.envelope.through?.has(name)) this.follow(member, depth);
  }

  private bind(target: TSESTree.Node, depth: number): void {
    if (target.type === 'Identifier') {
      this.bindings.push(target.name);
      for (const use of reads(target, this.source)) this.follow(use, depth);
      return;
    }
    if (target.type !== 'ObjectPattern') return this.lose(MISUNDERSTOOD);
    for (const property of target.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      if (property.type !== 'Property' || name === undefined) this.lose(MISUNDERSTOOD);
      else if (name === this.envelope.path[depth]) this.taken(property.value, depth + 1);
      else if (depth === 0 && this.envelope.through?.has(name)) this.bind(property.value, depth);
    }
  }

  private taken(value: TSESTree.Node, depth: number): void {
    const target = value.type === 'AssignmentPattern' ? value.left : value;
    if (depth < this.envelope.path.length) return this.bind(target, depth);
    if (target.type !== 'Identifier') return this.lose('the rows are taken apart in a pattern');
    this.bindings.push(target.name);
    this.rows.push(...reads(target, this.source));
  }

  private leave(how: 'return' | 'argument', node: TSESTree.Node): void {
    if (RANK[how] > RANK[this.escapes]) {
      this.escapes = how;
      this.through = node;
    }
    this.lose('the answer is passed on before its rows are taken out');
  }

  private lose(why: string): void {
    this.lost ??= why;
    if (this.escapes === 'no') this.escapes = 'unknown';
  }

  merged(): ResultUse {
    const fields = new Set<string>();
    for (const use of this.rows.map((rows) => resultUse(rows, !this.envelope.one, this.source))) {
      this.bindings.push(...use.bindings);
      if (use.fields.kind === 'known') for (const name of use.fields.value) fields.add(name);
      else this.lost ??= use.fields.kind === 'unknown' ? use.fields.why : MISUNDERSTOOD;
      if (RANK[use.escapes] <= RANK[this.escapes]) continue;
      this.escapes = use.escapes;
      this.through = use.through;
    }
    return { bindings: this.bindings, fields: this.lost === undefined ? known([...fields]) : unknown(this.lost), escapes: this.escapes, ...(this.through ? { through: this.through } : {}) };
  }
}

function reads(name: TSESTree.Identifier, source: SourceView): TSESTree.Node[] {
  return (findVariable(name, source)?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier as TSESTree.Node);
}
