import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, propertyName, receiverOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** Packages of Elasticsearch (6 to 9) and OpenSearch clients. */
export const SEARCH_MODULES: readonly string[] = [
  '@elastic/elasticsearch', '@elastic/elasticsearch-serverless', '@opensearch-project/opensearch', '@nestjs/elasticsearch', 'nestjs-opensearch', 'elasticsearch', 'es6', 'es7', 'es8',
];

/** A search client. `tentative`: only its name says so. */
export interface SearchClient {
  evidence: Evidence;
  tentative?: true;
}

const TYPES = /^(?:Client|ElasticsearchService|OpensearchClient|OpenSearchClient|ElasticsearchClient)$/;
const NAMED = /^[_#]?(?:get)?(?:es|elastic|elastic_?search|open_?search)(?:_?(?:client|service))?$/i;
const MAX_DEPTH = 6;

const isSearchModule = (module: string): boolean => SEARCH_MODULES.some((one) => module === one || module.startsWith(`${one}/`));

/** Recognises a client by its package, its type, or as a last resort its name; undefined when nothing says so. */
export function searchClient(node: TSESTree.Node, source: SourceView, depth = 0): SearchClient | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') {
    const called = calledMember(expression);
    // `client.child({ … })` is a client too; `getClient()` says nothing but its name.
    if (called?.name === 'child') return searchClient(called.object, source, depth + 1);
    const name = called?.name ?? (expression.callee.type === 'Identifier' ? expression.callee.name : undefined);
    return name !== undefined && NAMED.test(name) ? { evidence: 'convention', tentative: true } : undefined;
  }
  const receiver = receiverOf(expression, source);
  if (receiver?.typeName !== undefined) {
    if (receiver.origin && isSearchModule(receiver.origin.module)) return TYPES.test(receiver.typeName) ? { evidence: receiver.evidence } : undefined;
    return receiver.origin && !/^[.~#@]|^src\//.test(receiver.origin.module) ? undefined : byName(expression);
  }
  if (receiver?.origin) return /^[.~#@]|^src\//.test(receiver.origin.module) && !isSearchModule(receiver.origin.module) ? byName(expression) : undefined;
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  if (made && made !== expression && made.type === 'CallExpression') return searchClient(made, source, depth + 1) ?? byName(expression);
  return byName(expression);
}

function byName(node: TSESTree.Node): SearchClient | undefined {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name !== undefined && NAMED.test(name) ? { evidence: 'convention', tentative: true } : undefined;
}
