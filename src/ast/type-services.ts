import type { TSESTree } from '@typescript-eslint/types';

/** What a type checker says of an expression. */
export interface KnownType {
  /** Name of the type: `PrismaClient`, `Repository`. */
  name: string;
  /** Package that declares it; undefined for types of the project. */
  module?: string;
}

/** Answers the type of an expression; undefined for `any`, unions of strangers and anonymous types. */
export type TypeServices = (node: TSESTree.Node) => KnownType | undefined;

const services = new WeakMap<TSESTree.Program, TypeServices>();

/** Lets readers ask a type checker where the host has one. They ask only what the source leaves open. */
export function useTypeServices(ast: TSESTree.Program, types: TypeServices): void {
  services.set(ast, types);
}

/** The type of an expression, where the host of its file knows types. */
export function typeOf(node: TSESTree.Node, ast: TSESTree.Program): KnownType | undefined {
  return services.get(ast)?.(node);
}
