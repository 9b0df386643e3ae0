import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type ChainLink, classMembers, declaredType, enclosingClass, findVariable, type FunctionNode, isFunction, MOST_USES, runsBefore, soleDefinition, type SourceView, unrollChain, unwrap, unwrapAwait } from '../../ast/index.ts';
import type { ChainedStep } from '../shared/builder-step.ts';

/** Calls that begin a statement, all of them Kysely's own. */
export const HEADS: ReadonlySet<string> = new Set(['selectFrom', 'insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']);

/** Where a builder comes from: a call that begins it, or a variable of type `SelectQueryBuilder<DB, 'customer', O>`. */
export type Origin = { kind: 'made'; name: string; call: TSESTree.CallExpression; receiver: TSESTree.Node } | { kind: 'typed'; table: string };

/** Everything that happens to a builder before it runs. */
export interface Builder {
  origin: Origin;
  /** In the order in which they run. */
  steps: readonly ChainedStep[];
  /** Set when the builder goes through code that is not seen. */
  opaque?: string;
}

const MAX_DEPTH = 8;
const ANOTHER = 'the builder comes from another function';

/**
 * Follows a call back over links, variables, branches and functions of this file to where its builder begins. Kysely's builders
 * never change: only what is assigned counts, `$if` and `$call` carry steps in callbacks, and a sub-query is read from any node
 * that answers one; so they are not followed as `builderHistory` and `builderRun` of the shared readers do it. `last`: a link that
 * is no step, the call that runs the statement.
 */
export function builderOf(node: TSESTree.Node, source: SourceView, last?: TSESTree.CallExpression): Builder | undefined {
  const tracer = new Tracer(source, last);
  const origin = tracer.trace(node, node, 0);
  return origin && { origin, steps: tracer.steps, ...(tracer.opaque === undefined ? {} : { opaque: tracer.opaque }) };
}

class Tracer {
  readonly steps: ChainedStep[] = [];
  opaque: string | undefined;
  private readonly seen = new Set<Variable>();

  constructor(
    private readonly source: SourceView,
    private readonly last: TSESTree.CallExpression | undefined,
  ) {}

  /** `anchor`: what runs after all that counts. */
  trace(node: TSESTree.Node, anchor: TSESTree.Node, depth: number): Origin | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const { root, links } = unrollChain(node);
    const start = links.findIndex(({ name, call }) => HEADS.has(name) && call);
    const head = links[start];
    if (head?.call) {
      this.record(links.slice(start + 1), false, depth);
      return { kind: 'made', name: head.name, call: head.call, receiver: unwrap(head.member.object) };
    }
    // `({ exists, selectFrom }) => exists(selectFrom('orders')…)`.
    if (root.type === 'CallExpression' && root.callee.type === 'Identifier' && HEADS.has(root.callee.name) && soleDefinition(findVariable(root.callee, this.source))?.type === 'Parameter') {
      this.record(links, false, depth);
      return { kind: 'made', name: root.callee.name, call: root, receiver: root.callee };
    }
    const origin = this.fromRoot(root, links, anchor, depth);
    if (origin) this.record(links, false, depth);
    return origin;
  }

  private fromRoot(root: TSESTree.Node, links: readonly ChainLink[], anchor: TSESTree.Node, depth: number): Origin | undefined {
    if (root.type === 'Identifier') return this.variable(root, anchor, depth);
    if (root.type === 'ConditionalExpression') {
      const origin = this.trace(root.consequent, anchor, depth + 1);
      this.unsure('the builder is made in two ways');
      return origin;
    }
    if (root.type === 'CallExpression') return this.helper(root, localFunction(root.callee, this.source), anchor, depth);
    const [first] = links;
    if (root.type !== 'ThisExpression' || !first?.call) return undefined;
    return this.helper(first.call, method(root, first), anchor, depth);
  }

  /** A function that answers a builder: one it makes, or the one it is handed with something added. */
  private helper(call: TSESTree.CallExpression, fn: FunctionNode | undefined, anchor: TSESTree.Node, depth: number): Origin | undefined {
    const answer = fn && soleReturn(fn);
    const chain = answer && unrollChain(answer);
    const { root } = chain ?? {};
    const at = root?.type === 'Identifier' && !chain?.links.some(({ name }) => HEADS.has(name)) ? (fn?.params.findIndex((parameter) => parameter.type === 'Identifier' && parameter.name === root.name) ?? -1) : -1;
    const handed = call.arguments[at];
    if (chain && handed) {
      const origin = this.trace(handed, anchor, depth + 1);
      if (origin) this.record(chain.links, false, depth);
      return origin;
    }
    const made = answer && this.trace(answer, answer, depth + 1);
    if (made) return made;
    for (const argument of call.arguments) {
      const origin = this.trace(argument, anchor, depth + 1);
      if (!origin) continue;
      this.opaque ??= 'the builder is handed to another function';
      return origin;
    }
    return undefined;
  }

  private variable(name: TSESTree.Identifier, anchor: TSESTree.Node, depth: number): Origin | undefined {
    const variable = findVariable(name, this.source);
    if (!variable || this.seen.has(variable) || variable.references.length > MOST_USES) return undefined;
    this.seen.add(variable);
    const node = soleDefinition(variable)?.node as TSESTree.Node | undefined;
    const initial = node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node.init : undefined;
    const writes = variable.references.flatMap((reference) => {
      const assignment = (reference.identifier as TSESTree.Node).parent;
      return reference.isWrite() && !reference.init && assignment?.type === 'AssignmentExpression' && assignment.range[0] < anchor.range[0] ? [assignment] : [];
    });
    const own = writes.filter(({ right }) => !this.goesOn(right, variable));
    const first = initial ?? own.shift()?.right;
    const origin = first ? this.trace(first, first, depth + 1) : this.typed(name);
    if (!origin) return undefined;
    if (own.length > 0) this.unsure('the builder is made in several places');
    for (const { right } of writes) {
      const assignment = right.parent as TSESTree.Node;
      const when = runsBefore(assignment, anchor);
      if (when !== 'never' && this.goesOn(right, variable)) this.reassigned(right, variable, when === 'sometimes', depth);
    }
    return origin;
  }

  /** What was done so far may not have been done to the builder that runs. */
  private unsure(why: string): void {
    this.opaque ??= why;
    for (const [at, step] of this.steps.entries()) this.steps[at] = { ...step, conditional: true };
  }

  /** `query.where(…)`, or a choice of such, for the variable `query`. */
  private goesOn(node: TSESTree.Node, variable: Variable): boolean {
    const { root } = unrollChain(node);
    if (root.type === 'ConditionalExpression') return this.goesOn(root.consequent, variable) && this.goesOn(root.alternate, variable);
    return root.type === 'Identifier' && findVariable(root, this.source) === variable;
  }

  private reassigned(node: TSESTree.Node, variable: Variable, conditional: boolean, depth: number): void {
    const { root, links } = unrollChain(node);
    if (root.type === 'ConditionalExpression' && depth <= MAX_DEPTH) {
      this.reassigned(root.consequent, variable, true, depth + 1);
      this.reassigned(root.alternate, variable, true, depth + 1);
    }
    this.record(links, conditional, depth);
  }

  /** A parameter or variable whose type says what it selects from. */
  private typed(name: TSESTree.Identifier): Origin | undefined {
    const type = declaredType(name, this.source);
    if (type?.type !== 'TSTypeReference') return undefined;
    const parts = this.builderType(type, 0);
    const table = parts?.typeArguments?.params[1];
    const text = table?.type === 'TSLiteralType' && table.literal.type === 'Literal' ? table.literal.value : undefined;
    if (typeof text !== 'string') return undefined;
    this.opaque ??= 'the builder comes from the caller';
    return { kind: 'typed', table: text };
  }

  private builderType(type: TSESTree.TSTypeReference, depth: number): TSESTree.TSTypeReference | undefined {
    if (type.typeName.type !== 'Identifier' || depth > 3) return undefined;
    if (/^SelectQueryBuilder$/.test(type.typeName.name)) return type;
    const alias = soleDefinition(findVariable(type.typeName, this.source))?.node as TSESTree.Node | undefined;
    return alias?.type === 'TSTypeAliasDeclaration' && alias.typeAnnotation.type === 'TSTypeReference' ? this.builderType(alias.typeAnnotation, depth + 1) : undefined;
  }

  private record(links: readonly ChainLink[], conditional: boolean, depth: number): void {
    for (const { name, call, member } of links) {
      if (!call || call === this.last) continue;
      if (name === '$if' || name === '$call') this.callback(call.arguments.at(-1), conditional || name === '$if', depth);
      else this.steps.push({ name, args: call.arguments, call, member, conditional });
    }
  }

  /** What `$if(condition, (qb) => qb.where(…))` adds. */
  private callback(node: TSESTree.Node | undefined, conditional: boolean, depth: number): void {
    const written = node && unwrap(node);
    const fn = isFunction(written) ? written : written && localFunction(written, this.source);
    const answer = fn && soleReturn(fn);
    const chain = answer && unrollChain(answer);
    const [parameter] = fn?.params ?? [];
    if (chain && chain.root.type === 'Identifier' && parameter?.type === 'Identifier' && chain.root.name === parameter.name && depth <= MAX_DEPTH) this.record(chain.links, conditional, depth + 1);
    else this.opaque ??= ANOTHER;
  }
}

function method(self: TSESTree.Node, link: ChainLink | undefined): FunctionNode | undefined {
  const owner = link?.call ? enclosingClass(self) : undefined;
  if (!owner || !link) return undefined;
  const { fields, methods } = classMembers(owner);
  const fn = methods.get(link.name)?.value ?? fields.get(link.name)?.value;
  return isFunction(fn) ? fn : undefined;
}

/** The function of this file that an expression names. */
export function localFunction(node: TSESTree.Node, source: SourceView): FunctionNode | undefined {
  const name = unwrap(node);
  if (name.type !== 'Identifier') return undefined;
  const declared = soleDefinition(findVariable(name, source))?.node as TSESTree.Node | undefined;
  const fn = declared?.type === 'VariableDeclarator' ? declared.init : declared;
  return isFunction(fn) ? fn : undefined;
}

/** What a function answers, when it ends with its only return. */
export function soleReturn(fn: FunctionNode): TSESTree.Node | undefined {
  if (fn.body.type !== 'BlockStatement') return unwrapAwait(fn.body);
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? unwrapAwait(last.argument) : undefined;
}
