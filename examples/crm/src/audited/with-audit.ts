import { recordAccess } from '../lib/access-log';

/** What every request of the desk carries. */
export interface DeskRequest {
  actor: string;
  id: string;
}

/** Writes the entry, then lets the handler read. */
export function withAudit<Answer>(entity: string, handler: (request: DeskRequest) => Promise<Answer>): (request: DeskRequest) => Promise<Answer> {
  return async (request) => {
    await recordAccess({ actor: request.actor, entity, ids: [request.id], purpose: 'desk' });
    return handler(request);
  };
}
