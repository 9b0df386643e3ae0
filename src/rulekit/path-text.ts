import type { TSESTree } from '@typescript-eslint/types';
import { lineOf, type SourceView } from '../ast/index.ts';
import type { PathDescription } from '../flow/index.ts';
import { format, type Localized } from '../l10n/index.ts';

const texts: Record<PathDescription, Localized> = {
  return: { en: 'the `return` in line {line}', ja: '{line}行目の `return`' },
  end: { en: 'reaching the end of the function (line {line})', ja: '関数の終わり（{line}行目）に達する経路' },
  branch: { en: 'the branch in line {line} goes past it', ja: '{line}行目の分岐でログを通らない経路' },
  loop: { en: 'the loop in line {line} may run zero times', ja: '{line}行目のループが一度も実行されない経路' },
  catch: { en: 'the `catch` in line {line} swallows its failure', ja: '{line}行目の `catch` で失敗が握りつぶされる経路' },
};

/** The path without a log in words, with its line. */
export function describePath(path: { description: PathDescription; node: TSESTree.Node }, source: SourceView): string {
  return format(texts[path.description], { line: lineOf(source, path.node) });
}
