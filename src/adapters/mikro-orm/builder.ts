import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type ChainLink, findVariable, isInside, MOST_USES, outermostWrapper, runsBefore, soleDefinition, type SourceView, unrollChain, unwrapAwait } from '../../ast/index.ts';

/** One call on a query builder. `conditional`: some paths to the terminal call leave it out. */
export interface BuilderCall {
  name: string;
  args: readonly TSESTree.Node[];
  conditional: boolean;
}

/** A query builder from where it is made to its terminal call. */
export interface BuilderHistory {
  /** `em.createQueryBuilder(Customer, 'c')`. */
  made: TSESTree.CallExpression;
  receiver: TSESTree.Node;
  calls: readonly BuilderCall[];
  /** True when the chain stands in one piece, so that links can be added to it. */
  whole: boolean;
  /** Set when the builder goes through code that is not seen. */
  opaque?: string;
}

const MAKERS = new Set(['createQueryBuilder', 'qb', 'queryBuilder']);

/** Follows a terminal call back over its chain and its variable to where the builder was made; undefined where this function does not make it. */
export function builderHistory(terminal: TSESTree.CallExpression, source: SourceView): BuilderHistory | undefined {
  const { root, links } = unrollChain(terminal);
  const own = links.slice(0, -1);
  const direct = madeIn(own);
  if (direct) return { ...direct, calls: callsOf(direct.links, false), whole: true };
  const variable = root.type === 'Identifier' ? findVariable(root, source) : undefined;
  const definition = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (!variable || definition?.type !== 'VariableDeclarator' || !definition.init || variable.references.length > MOST_USES) return undefined;
  const start = madeIn(unrollChain(unwrapAwait(definition.init)).links);
  if (!start) return undefined;
  const between = usesOf(variable, terminal);
  return { made: start.made, receiver: start.receiver, calls: [...callsOf(start.links, false), ...between.calls, ...callsOf(own, false)], whole: false, ...(between.opaque ? { opaque: 'the builder is handed to another function' } : {}) };
}

function madeIn(links: readonly ChainLink[]): { made: TSESTree.CallExpression; receiver: TSESTree.Node; links: ChainLink[] } | undefined {
  const at = links.findIndex(({ name, call }) => call !== undefined && MAKERS.has(name));
  const made = links[at];
  return made?.call ? { made: made.call, receiver: made.member.object, links: links.slice(at + 1) } : undefined;
}

const callsOf = (links: readonly ChainLink[], conditional: boolean): BuilderCall[] => links.flatMap(({ name, call }) => (call ? [{ name, args: call.arguments, conditional }] : []));

/** What is done to a builder between its declaration and its terminal call. */
function usesOf(variable: Variable, terminal: TSESTree.Node): { calls: BuilderCall[]; opaque: boolean } {
  const calls: BuilderCall[] = [];
  let opaque = false;
  for (const reference of variable.references) {
    const identifier = reference.identifier as TSESTree.Node;
    if (isInside(identifier, terminal) || identifier.range[0] > terminal.range[0] || reference.init) continue;
    const place = outermostWrapper(identifier);
    const { parent } = place;
    if (parent?.type === 'MemberExpression' && parent.object === place) {
      const chain = outermostLink(parent);
      const when = runsBefore(chain, terminal);
      if (when !== 'never') calls.push(...callsOf(unrollChain(chain).links, when === 'sometimes'));
    } else if (parent?.type === 'CallExpression' || (parent?.type === 'AssignmentExpression' && parent.left === place && unrollChain(parent.right).root.type !== 'Identifier')) opaque = true;
  }
  return { calls, opaque };
}

function outermostLink(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const { parent } = current;
    const wraps = (parent?.type === 'CallExpression' && parent.callee === current) || (parent?.type === 'MemberExpression' && parent.object === current) || parent?.type === 'ChainExpression';
    if (!parent || !wraps) return current;
    current = parent;
  }
}
