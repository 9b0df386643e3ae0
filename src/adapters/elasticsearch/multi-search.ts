import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, unwrap } from '../../ast/index.ts';
import { type Parameters, readParameters } from './parameters.ts';

/** One search of `msearch`: a line that names the index, and a line with the query. */
export interface OneSearch {
  /** The line of the query, where it stands in the call. */
  node: TSESTree.Node;
  parameters: Parameters;
}

const MOST_SEARCHES = 50;

/**
 * The searches of `msearch({ searches: [head, body, head, body] })`, in `body` before version 8 and in
 * OpenSearch; undefined where the list is built elsewhere. A head without an index takes that of the call.
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-msearch
 */
export function multiSearches(call: TSESTree.CallExpression, parameters: Parameters, source: SourceView): readonly OneSearch[] | undefined {
  const found = [parameters.get('searches'), parameters.get('body')].find(({ kind }) => kind === 'set');
  const list = found?.kind === 'set' ? resolveConstant(unwrap(found.member.value), source) : undefined;
  if (list?.type !== 'ArrayExpression' || list.elements.length === 0 || list.elements.length % 2 !== 0) return undefined;
  if (list.elements.some((element) => !element || element.type === 'SpreadElement')) return undefined;
  const lines = (list.elements as TSESTree.Expression[]).slice(0, MOST_SEARCHES * 2);
  const read = (node: TSESTree.Node): Parameters => readParameters({ ...call, arguments: [node] } as TSESTree.CallExpression, source);
  return lines.flatMap((node, at) => {
    if (at % 2 === 0) return [];
    const head = read(lines[at - 1] as TSESTree.Node);
    const body = read(node);
    return [{ node, parameters: { ...body, get: (name: string) => (name === 'index' ? indexOf(head, parameters) : body.get(name)) } }];
  });
}

function indexOf(head: Parameters, call: Parameters): ReturnType<Parameters['get']> {
  const own = head.get('index');
  return own.kind === 'absent' ? call.get('index') : own;
}
