import type { TSESTree } from '@typescript-eslint/types';
import { type KnownType, useTypeServices } from '../ast/index.ts';

/** The part of typescript-eslint's parser services that is used. */
interface Services {
  program?: { getTypeChecker(): unknown } | null;
  getTypeAtLocation?(node: TSESTree.Node): Type;
}

interface Type {
  flags: number;
  aliasSymbol?: TypeSymbol;
  symbol?: TypeSymbol;
  types?: readonly Type[];
}

interface TypeSymbol {
  name: string;
  declarations?: readonly { getSourceFile(): { fileName: string } }[];
}

const ANONYMOUS = new Set(['__type', '__object', '__function', '__class', 'default', 'Promise', 'Array']);
const PACKAGE = /[\\/]node_modules[\\/](?:\.pnpm[\\/][^\\/]+[\\/]node_modules[\\/])?((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](?!.*[\\/]node_modules[\\/])/;

/**
 * Offers the host's types to the readers, where its parser brought them (typed linting). A type only
 * settles what the source leaves open; nothing needs it.
 */
export function offerTypes(ast: TSESTree.Program, parserServices: unknown): void {
  const services = parserServices as Services | null | undefined;
  if (!services?.program || typeof services.getTypeAtLocation !== 'function') return;
  useTypeServices(ast, (node) => {
    try {
      return knownType(services.getTypeAtLocation?.(node));
    } catch {
      // A node that the checker does not know, such as one of another file.
      return undefined;
    }
  });
}

function knownType(type: Type | undefined): KnownType | undefined {
  for (const symbol of [type?.symbol, type?.aliasSymbol]) {
    if (!symbol || ANONYMOUS.has(symbol.name)) continue;
    const module = packageOf(symbol);
    if (module !== undefined) return { name: symbol.name, module };
  }
  const named = type?.symbol ?? type?.aliasSymbol;
  if (named && !ANONYMOUS.has(named.name)) return { name: named.name };
  const known = (type?.types ?? []).flatMap((part) => knownType(part) ?? []);
  return known.find(({ module }) => module !== undefined) ?? known[0];
}

function packageOf({ declarations = [] }: TypeSymbol): string | undefined {
  for (const declaration of declarations) {
    const name = PACKAGE.exec(declaration.getSourceFile().fileName)?.[1]?.replaceAll('\\', '/');
    if (name !== undefined) return name.startsWith('@types/') ? name.slice('@types/'.length).replace('__', '/') : name;
  }
  return undefined;
}
