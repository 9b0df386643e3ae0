import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, isFunction, isInside, MOST_USES, outermostWrapper, propertyName, resultUse, type SourceView, unrollChain, walk } from '../../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../../model/index.ts';

/** Where the rows of an answer are. */
export interface Envelope {
  /** Properties that lead from the answer to the rows: `results`, or `json()` (a method) and then `data`; empty where the answer is the rows. */
  path: readonly string[];
  /** False where what is found there is one row. */
  many: boolean;
  /** The property of a row under which its fields are: `properties`. */
  inner?: string;
  /** Index of the argument whose first parameter gets the answer, beside the promise. */
  callback?: number;
}

/** What becomes of the rows, seen through the envelope in which a service hands them out. */
export function envelopedUse(call: TSESTree.CallExpression, envelope: Envelope, source: SourceView): ResultUse {
  const finder = new RowsFinder(envelope, source);
  finder.answer(call);
  const callback = envelope.callback === undefined ? undefined : call.arguments[envelope.callback];
  if (isFunction(callback) && callback.params[0]) finder.bind(callback.params[0], 0);
  if (finder.lost !== undefined) return { bindings: finder.bindings, fields: unknown(finder.lost), escapes: finder.escapes, ...(finder.through ? { through: finder.through } : {}) };
  const use = merge(finder.rows.map((rows) => resultUse(rows, envelope.many, source)), finder.bindings);
  return envelope.inner === undefined ? use : throughInner(use, envelope.inner, call, finder.rows, source);
}

class RowsFinder {
  readonly rows: TSESTree.Node[] = [];
  readonly bindings: string[] = [];
  lost: string | undefined;
  escapes: ResultUse['escapes'] = 'unknown';
  through: TSESTree.Node | undefined;
  private budget = MOST_USES;
  /** Callbacks of `then`, with the call whose value their answer is. */
  private readonly callbacks = new Map<TSESTree.Node, { call: TSESTree.Node }>();

  constructor(
    private readonly envelope: Envelope,
    private readonly source: SourceView,
  ) {}

  answer(call: TSESTree.Node): void {
    this.follow(call, 0);
  }

  /** Follows what holds the rows `depth` properties further in. */
  private follow(node: TSESTree.Node, depth: number): void {
    if (depth >= this.envelope.path.length) {
      this.rows.push(node);
      return;
    }
    if (this.budget-- <= 0) return this.lose('too many uses');
    const value = outermostWrapper(node);
    const parent = value.parent as TSESTree.Node | undefined;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'UnaryExpression':
        return;
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, depth) : this.lose('the result is used as a key');
      case 'VariableDeclarator':
        return parent.init === value ? this.bind(parent.id, depth) : undefined;
      case 'AssignmentExpression':
        return parent.right === value ? this.bind(parent.left, depth) : undefined;
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return this.follow(parent, depth);
      case 'ReturnStatement':
        return this.returned(value, parent, depth);
      case 'ArrowFunctionExpression':
        return parent.body === value ? this.returned(value, parent.body, depth) : this.lose('default of a parameter');
      case 'CallExpression':
      case 'NewExpression':
        return this.escape('argument', parent);
      default:
        this.lose('the result is used in a way that is not understood');
    }
  }

  private member(member: TSESTree.MemberExpression, depth: number): void {
    const name = propertyName(member);
    const call = member.parent?.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, depth);
    if (call && name === 'then') {
      const callback = call.arguments[0];
      if (isFunction(callback)) {
        this.callbacks.set(callback, { call });
        if (callback.params[0]) this.bind(callback.params[0], depth);
        return;
      }
      return callback ? this.escape('argument', call) : undefined;
    }
    if (call && `${name ?? ''}()` === this.envelope.path[depth]) return this.follow(call, depth + 1);
    // Whatever else an envelope holds (totals, cursors, status) is no row.
    if (name === this.envelope.path[depth]) this.follow(member, depth + 1);
    else if (name === undefined) this.lose('the result is used in a way that is not understood');
  }

  bind(pattern: TSESTree.Node, depth: number): void {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (target.type === 'Identifier') {
      if (depth >= this.envelope.path.length) this.bindings.push(target.name);
      const uses = (findVariable(target, this.source)?.references ?? []).filter((reference) => reference.isRead());
      for (const use of uses) this.follow(use.identifier as TSESTree.Node, depth);
      return;
    }
    if (target.type === 'ObjectPattern' && depth < this.envelope.path.length) {
      for (const property of target.properties) {
        if (property.type === 'Property' && propertyName(property) === this.envelope.path[depth]) this.bind(property.value, depth + 1);
        else if (property.type !== 'Property') this.lose('the result is taken apart in a pattern');
      }
      return;
    }
    this.lose('the rows are taken apart in a pattern');
  }

  /** What a callback of `then` answers is the value of the whole call. */
  private returned(value: TSESTree.Node, through: TSESTree.Node, depth: number): void {
    const fn = enclosingFunction(value);
    const callback = fn && this.callbacks.get(fn);
    if (callback) this.follow(callback.call, depth);
    else this.escape('return', through);
  }

  private escape(how: 'return' | 'argument', through: TSESTree.Node): void {
    if (this.escapes !== 'return') {
      this.escapes = how;
      this.through = through;
    }
    this.lost ??= 'the result is passed on before its rows are taken out';
  }

  private lose(why: string): void {
    this.lost ??= why;
  }
}

/** Fields that are read under one property of each row: `row.properties.email`. */
function throughInner(use: ResultUse, inner: string, call: TSESTree.Node, rows: readonly TSESTree.Node[], source: SourceView): ResultUse {
  if (use.fields.kind !== 'known' || !use.fields.value.includes(inner)) return use;
  const own = use.fields.value.filter((name) => name !== inner);
  const scope: TSESTree.Node = enclosingFunction(call) ?? source.ast;
  const uses: ResultUse[] = [];
  let opaque = false;
  walk(scope, (node) => {
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern' && propertyName(node) === inner) {
      opaque ||= node.value.type !== 'Identifier';
      const variable = node.value.type === 'Identifier' ? findVariable(node.value, source) : undefined;
      for (const reference of variable?.references ?? []) if (reference.isRead()) uses.push(resultUse(reference.identifier as TSESTree.Node, false, source));
    }
    if (node.type !== 'MemberExpression' || propertyName(node) !== inner) return;
    const { root } = unrollChain(node);
    const isOurs = (root.type === 'Identifier' && use.bindings.includes(root.name)) || rows.some((one) => isInside(one, node));
    if (isOurs) uses.push(resultUse(node, false, source));
  });
  if (opaque || uses.length === 0) return { ...use, fields: unknown('the fields are taken apart in a pattern') };
  const whole = merge([{ ...use, fields: known(own) }, ...uses], []);
  return { ...whole, bindings: use.bindings };
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
    bindings: [...new Set([...bindings, ...uses.flatMap((use) => use.bindings)])],
    fields: why === undefined ? known([...fields]) : unknown(why),
    escapes: worst.escapes,
    ...(worst.through ? { through: worst.through } : {}),
  };
}
