import type { TSESTree } from '@typescript-eslint/types';
import { resultUse, type SourceView } from '../../ast/index.ts';
import { type ResultUse, unknown } from '../../model/index.ts';
import type { SearchMethod } from './methods.ts';

/** What a hit holds beside the document. */
const META: ReadonlySet<string> = new Set(['_id', '_index', '_score', '_type', '_version', 'found', 'sort', 'highlight']);

/** What the code does with the documents of an answer. */
export function documentUse(call: TSESTree.CallExpression, { path, documents, many }: SearchMethod, source: SourceView): ResultUse {
  if (documents) return resultUse(call, many, source);
  if (!path) return { bindings: [], fields: unknown('the answer of this method is not followed'), escapes: 'unknown' };
  // Version 7 of the client puts the answer into a `body`.
  return resultUse(call, many ? { way: ['body?', ...path, '[]', '._source'], beside: META } : ['body?', ...path], source);
}
