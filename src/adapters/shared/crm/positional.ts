import type { TSESTree } from '@typescript-eslint/types';
import type { DialectEdit } from '../../../model/index.ts';

/** Writes one positional argument; those before it that are missing become `undefined`. Undefined where a spread hides the positions. */
export function setArgument(call: TSESTree.CallExpression, index: number, code: string): DialectEdit | undefined {
  if (call.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const present = call.arguments[index];
  if (present) return { code, edits: [{ range: present.range, text: code }] };
  const last = call.arguments.at(-1);
  const missing = Array.from({ length: index - call.arguments.length }, () => 'undefined');
  const at = last ? last.range[1] : call.range[1] - 1;
  return { code, edits: [{ range: [at, at], text: `${last ? ', ' : ''}${[...missing, code].join(', ')}` }] };
}
