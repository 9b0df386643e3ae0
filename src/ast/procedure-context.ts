import type { TSESTree } from '@typescript-eslint/types';
import { unrollChain } from './chain.ts';
import { sourceOf } from './modules.ts';
import { declarationOf, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';

/** `t`, `t.procedure`, `publicProcedure`, `protectedProcedure`: more stations than that no project has. */
const MOST_STATIONS = 5;

/**
 * The type that a project gives the context of its procedures, for a function that handles one:
 * `Context` of `initTRPC.context<Context>().create()`, by which `t.procedure.query(({ ctx }) => …)` is
 * made, also through builders of other modules. What middleware adds to it is not read. Undefined for
 * other functions. See https://trpc.io/docs/server/context.
 */
export function procedureContext(handler: TSESTree.Node, source: SourceView): TSESTree.TypeNode | undefined {
  const call = handler.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !call.arguments.includes(handler as TSESTree.CallExpressionArgument)) return undefined;
  let node: TSESTree.Node = call;
  for (let stations = 0; stations < MOST_STATIONS; stations++) {
    const { root, links } = unrollChain(node);
    const named = links.find(({ name }) => name === 'context')?.call?.typeArguments?.params[0];
    if (named) return completed(named, source);
    if (root.type !== 'Identifier') return undefined;
    const next = resolveConstant(root, sourceOf(root, source));
    if (next === root) return undefined;
    node = next;
  }
  return undefined;
}

/**
 * A type of the project that is completed with what it is given, `CreateContext<{ models: Models }>`: what it is
 * given, since the type itself is as a rule the answer of a function.
 */
function completed(type: TSESTree.TypeNode, source: SourceView, depth = 0): TSESTree.TypeNode {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const given = type.typeArguments?.params.find(({ type: kind }) => kind === 'TSTypeLiteral');
  if (given) return given;
  const declared = depth < MOST_STATIONS ? declarationOf(type.typeName, sourceOf(type, source))?.node : undefined;
  if (declared?.type !== 'TSTypeAliasDeclaration' || declared.typeAnnotation.type !== 'TSTypeReference') return type;
  const inner = completed(declared.typeAnnotation, source, depth + 1);
  return inner.type === 'TSTypeLiteral' ? inner : type;
}
