import type { TSESTree } from '@typescript-eslint/types';
import type { ReadEnv } from '../adapter.ts';
import type { Request } from './follow.ts';

/** Links whose type argument says what the rows are. */
const TYPING = new Set(['returns', 'overrideTypes', 'single', 'maybeSingle']);

/** The entity of the project that a type written at the call names: `rpc('f').returns<Contact[]>()`, `rpc<Contact>('f')`. */
export function declaredRows(call: TSESTree.CallExpression, { links }: Request, env: ReadEnv): string | undefined {
  const types = [...links.filter(({ name }) => TYPING.has(name)).map((link) => link.call), call].map(({ typeArguments }) => typeArguments?.params[0]);
  for (const type of types) {
    const row = type?.type === 'TSArrayType' ? type.elementType : type;
    const name = row?.type === 'TSTypeReference' && row.typeName.type === 'Identifier' ? row.typeName.name : undefined;
    if (name !== undefined && env.entity(name)) return name;
  }
  return undefined;
}
