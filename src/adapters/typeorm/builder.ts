import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type ChainLink, findVariable, isFunction, type SourceView, unrollChain, unwrap } from '../../ast/index.ts';

/** One call on a query builder. `conditional`: it stands in a branch the terminal call does not. */
export interface BuilderCall {
  name: string;
  args: readonly TSESTree.Node[];
  call: TSESTree.CallExpression;
  conditional: boolean;
}

/** Everything that happens to one query builder before its terminal call. */
export interface BuilderHistory {
  /** The call that made the builder: `….createQueryBuilder(…)`. */
  origin: ChainLink;
  /** Object on which `createQueryBuilder` was called. */
  receiver: TSESTree.Node;
  calls: readonly BuilderCall[];
  /** Set when the builder goes through code that is not seen: a helper, another function. */
  opaque?: string;
}

/** Follows a terminal call back over chained links, variables and branches to where the builder was made. */
export function builderHistory(terminal: TSESTree.CallExpression, source: SourceView): BuilderHistory | undefined {
  return new Tracer(terminal, source).trace(terminal);
}

class Tracer {
  private readonly calls: BuilderCall[] = [];
  private readonly seen = new Set<Variable>();
  private opaque: string | undefined;

  constructor(
    private readonly terminal: TSESTree.CallExpression,
    private readonly source: SourceView,
  ) {}

  trace(node: TSESTree.Node): BuilderHistory | undefined {
    const made = this.origin(node, 0);
    return made && { ...made, calls: this.calls, ...(this.opaque === undefined ? {} : { opaque: this.opaque }) };
  }

  private origin(node: TSESTree.Node, depth: number): Pick<BuilderHistory, 'origin' | 'receiver'> | undefined {
    if (depth > 6) return undefined;
    const { root, links } = unrollChain(node);
    const start = links.findIndex(({ name, call }) => name === 'createQueryBuilder' && call);
    if (start >= 0) {
      this.record(links.slice(start + 1));
      const origin = links[start] as ChainLink;
      return { origin, receiver: unwrap(origin.member.object) };
    }
    this.record(links);
    if (root.type !== 'Identifier') return undefined;
    const variable = findVariable(root, this.source);
    if (!variable || this.seen.has(variable)) return undefined;
    this.seen.add(variable);
    this.uses(variable);
    const initial = initialValue(variable);
    return initial && this.origin(initial, depth + 1);
  }

  private record(links: readonly ChainLink[]): void {
    for (const { name, call } of links) {
      if (call && call !== this.terminal) this.calls.push({ name, args: call.arguments, call, conditional: isConditional(call, this.terminal) });
    }
  }

  /** Calls on the same variable elsewhere in the function, reassignments, and hands that take it. */
  private uses(variable: Variable): void {
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (identifier.range[0] >= this.terminal.range[0]) continue;
      const parent = identifier.parent;
      if (parent?.type === 'MemberExpression' && parent.object === identifier) {
        this.record(unrollChain(outermostLink(parent)).links);
      } else if (reference.isWrite() && !reference.init && parent?.type === 'AssignmentExpression') {
        const { root, links } = unrollChain(parent.right);
        const self = root.type === 'Identifier' && findVariable(root, this.source) === variable;
        // Links on the variable itself were already met as a use of it.
        if (!self) {
          this.record(links);
          if (!links.some(({ name }) => name === 'createQueryBuilder')) this.opaque ??= 'the builder comes from another function';
        }
      } else if (parent?.type === 'CallExpression' && parent.arguments.includes(identifier as TSESTree.Expression)) {
        this.opaque ??= 'the builder is handed to another function';
      } else if (parent?.type === 'Property' || parent?.type === 'ArrayExpression') this.opaque ??= 'the builder is handed on';
    }
  }
}

function outermostLink(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent = current.parent;
    if (parent?.type === 'CallExpression' && parent.callee === current) current = parent;
    else if (parent?.type === 'MemberExpression' && parent.object === current) current = parent;
    else if (parent && unwrap(parent) !== parent && 'expression' in parent && parent.expression === current) current = parent;
    else return current;
  }
}

function initialValue(variable: Variable): TSESTree.Node | undefined {
  const node = variable.defs[0]?.node as TSESTree.Node | undefined;
  return variable.defs.length === 1 && node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? node.init : undefined;
}

/** True when `node` stands in an `if`, `case`, loop, logical or conditional part that does not hold `other` as well. */
function isConditional(node: TSESTree.Node, other: TSESTree.Node): boolean {
  for (let current: TSESTree.Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (isFunction(parent) && !contains(parent, other)) return true;
    const branch =
      (parent.type === 'IfStatement' && parent.test !== current) ||
      (parent.type === 'ConditionalExpression' && parent.test !== current) ||
      (parent.type === 'LogicalExpression' && parent.right === current) ||
      (parent.type === 'SwitchCase' && parent.test !== current) ||
      parent.type === 'CatchClause';
    if (branch && !contains(current, other)) return true;
  }
  return false;
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
