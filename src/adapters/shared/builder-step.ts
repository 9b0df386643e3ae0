import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../../ast/index.ts';
import type { TextEdit } from '../../model/index.ts';

/** One call on a query builder. `conditional`: some paths to where the statement runs leave it out. */
export interface Step {
  name: string;
  args: readonly TSESTree.Node[];
  call: TSESTree.CallExpression;
  member: TSESTree.MemberExpression;
  conditional: boolean;
}

/** A new link behind a call of a chain, on a line of its own where that call's link is on one. */
export function linkBehind(place: TSESTree.Node, code: string, source: SourceView): TextEdit {
  const at = place.range[1];
  const member = place.type === 'CallExpression' && place.callee.type === 'MemberExpression' ? place.callee : undefined;
  const gap = member ? (/^\s*/.exec(source.text.slice(member.object.range[1], member.property.range[0]))?.[0] ?? '') : '';
  return { range: [at, at], text: (gap.includes('\n') ? gap : '') + code };
}
