import type { TSESTree } from '@typescript-eslint/types';
import type { Evidence } from '../../model/index.ts';
import { type Endpoint, type Service, SERVICES } from './services.ts';
import type { RequestUrl } from './url.ts';

/** A service, what a request does there, and how it was recognised. */
export interface FoundService {
  service: Service;
  endpoint: Endpoint;
  evidence: Evidence;
}

/** The service a URL belongs to: by its host, by a path that only it has, by the name of what holds the host. */
export function serviceOf({ host, path, hints }: RequestUrl, verb: string, node: TSESTree.Node): FoundService | undefined {
  const written = host.replace(/:\d+$/, '').replace(/\uE000\d+\uE001/g, 'x');
  for (const service of SERVICES) {
    const isHost = written !== '' && service.host.test(written);
    const isForeign = written !== '' && !isHost && !host.includes('\uE000');
    if (isForeign) continue;
    const isNamed = !isHost && (hints.some((hint) => service.name.test(hint)) || isInside(service, node));
    const evidence: Evidence | undefined = isHost ? 'declaration' : isNamed || service.distinctive?.test(path) ? 'convention' : undefined;
    const endpoint = evidence && service.endpoint(path, verb);
    if (endpoint && evidence && (isHost || isNamed || service.distinctive)) return { service, endpoint, evidence };
  }
  return undefined;
}

/** `class PipedriveClient { … }`, `function pipedriveDeals() { … }`: whose host it is may be said by the name around. */
function isInside(service: Service, node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    const name = current.type === 'MethodDefinition' || current.type === 'PropertyDefinition' ? current.key : /^(?:Class|Function|VariableDeclarator)/.test(current.type) && 'id' in current ? current.id : undefined;
    if (name && 'type' in name && (name.type === 'Identifier' || name.type === 'PrivateIdentifier') && service.name.test(name.name)) return true;
  }
  return false;
}
