import { isMap, isPair, isScalar, isSeq } from 'yaml';
import { compose } from './compose.ts';

/** Where someone points or types in a policy. */
export interface PolicyPlace {
  /** Keys and indices from the top down to the mapping (`part: key`) or to the value. */
  path: readonly (string | number)[];
  part: 'key' | 'value';
  /** The word there, as far as it is typed, and its range in UTF-16 units. */
  word: string;
  range: readonly [start: number, end: number];
  /** Other keys of the mapping. */
  siblings: readonly string[];
  /** True where a mapping may begin: nothing stands before the word in its line but indentation, `-` or a bracket. */
  opensLine: boolean;
}

const MARK = 'x0crm0guard0here0x';
const WORD = /[^\s:,[\]{}"'#&*!|>%`]/;

/** The place of a policy's text at an offset, half-typed or not; undefined where it cannot be told. Never throws. */
export function placeAt(text: string, offset: number): PolicyPlace | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // A dash that stands alone begins an item and is no word.
  if (/^-+$/.test(text.slice(start, end))) start = end;
  if (/(?:^|\s)#/.test(line)) return undefined;
  try {
    const { document } = compose(`${text.slice(0, start)}${/[-:]$/.test(text.slice(0, start)) ? ' ' : ''}${MARK}${text.slice(end)}`);
    const found = search(document.contents, []);
    return found && { ...found, word: text.slice(start, end), range: [start, end], opensLine: /^[\s-]*$|[{,]\s*$/.test(line) };
  } catch {
    return undefined;
  }
}

type Found = Pick<PolicyPlace, 'path' | 'part' | 'siblings'>;

function search(node: unknown, path: readonly (string | number)[]): Found | undefined {
  if (isScalar(node)) return isMark(node) ? { path, part: 'value', siblings: [] } : undefined;
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = search(item, [...path, index]);
      if (found) return found;
    }
  }
  if (!isMap(node)) return undefined;
  for (const pair of node.items) {
    if (!isPair(pair)) continue;
    if (isMark(pair.key)) return { path, part: 'key', siblings: node.items.flatMap(({ key }) => (isScalar(key) && !isMark(key) ? [String(key.value)] : [])) };
    const found = search(pair.value, [...path, isScalar(pair.key) ? String(pair.key.value) : '']);
    if (found) return found;
  }
  return undefined;
}

const isMark = (node: unknown): boolean => isScalar(node) && typeof node.value === 'string' && node.value.includes(MARK);
