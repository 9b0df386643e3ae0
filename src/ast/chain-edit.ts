import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../model/index.ts';
import { textBetween } from './modules.ts';
import type { SourceView } from './source.ts';
import { castsAround, unwrap } from './unwrap.ts';

/**
 * Puts a new link (`.limit(100)`) behind a call or name of a chain: on a line of its own where the
 * next link is on one, or else the link of the call itself.
 */
export function insertLink(behind: TSESTree.Node, code: string, source: SourceView): TextEdit {
  const at = behind.range[1];
  const next = castsAround(behind).parent;
  const callee = behind.type === 'CallExpression' ? unwrap(behind.callee) : undefined;
  const gap = [
    next?.type === 'MemberExpression' && castsAround(behind) === next.object ? gapBefore(next, at, source) : '',
    callee?.type === 'MemberExpression' ? gapBefore(callee, callee.object.range[1], source) : '',
  ].find((one) => one.includes('\n'));
  return { range: [at, at], text: (gap ?? '') + code };
}

/** The white space between a node and the dot of the link behind it. */
function gapBefore(link: TSESTree.MemberExpression, from: number, source: SourceView): string {
  return /^\s*/.exec(textBetween(source, link, from, link.property.range[0]))?.[0] ?? '';
}
