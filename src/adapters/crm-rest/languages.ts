import type { SourceView } from '../../ast/index.ts';
import type { RequestFacts } from './facts.ts';
import type { HttpRequest } from './request.ts';
import type { Endpoint } from './services.ts';

/**
 * What a query text in a request says (SOQL behind `q`, OData's options): the place where the readers
 * of those languages come in. Undefined where none reads it; the caller then knows less.
 */
export function readLanguage(endpoint: Endpoint, request: HttpRequest, source: SourceView): RequestFacts | undefined {
  void endpoint;
  void request;
  void source;
  return undefined;
}
