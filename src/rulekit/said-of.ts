import type { TSESTree } from '@typescript-eslint/types';
import { isForeign, isFunction, type SourceView } from '../ast/index.ts';

/** Where a comment is written before: a statement, a member of a class or an object. */
const PLACE = /(?:Statement|Declaration|Definition)$|^Property$/;
/** A comment's last line is at most so far from what it is about, in UTF-16 units; the comment itself is not longer either. */
const LONGEST = 2_000;

/**
 * The comments that stand directly before the statement of a node and before each function around it: what
 * whoever wrote them says of their purpose. Empty for a node of another file.
 */
export function commentsAbout(node: TSESTree.Node, source: SourceView): string {
  if (isForeign(node, source)) return '';
  const said: string[] = [];
  let isNear = true;
  for (let current: TSESTree.Node | undefined = node; current && current.type !== 'Program'; current = current.parent) {
    if (isFunction(current)) isNear = true;
    if (!isNear || !PLACE.test(current.type) || current.type === 'BlockStatement') continue;
    const { parent } = current as TSESTree.Node;
    // `export function` and its comment belong together.
    if (parent && /^Export/.test(parent.type)) continue;
    said.push(commentBefore(source.text, current.range[0]));
    isNear = false;
  }
  return said.filter((one) => one !== '').join('\n');
}

function commentBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - LONGEST), offset).trimEnd();
  if (before.endsWith('*/')) {
    const start = before.lastIndexOf('/*');
    return start < 0 ? '' : before.slice(start);
  }
  const lines = before.split('\n');
  let first = lines.length;
  while (first > 0 && /^\s*\/\//.test(lines[first - 1] ?? '')) first--;
  return lines.slice(first).join('\n');
}

const FOR_TESTS = /\b(?:only\s+)?(?:for|in|by|during)\s+(?:(?:unit|e2e|integration|automated|local|manual)\s+)*(?:tests?|testing)\b|\btest(?:ing)?[- ](?:only|helper|utility)\b|テスト(?:用|専用|のため|でのみ)/i;

/** True where a comment says that the code around a node is there for tests. */
export function isSaidToBeForTests(node: TSESTree.Node, source: SourceView): boolean {
  return FOR_TESTS.test(commentsAbout(node, source));
}
