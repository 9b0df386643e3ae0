import { prisma } from './prisma';

export interface Access {
  /** The signed-in user, or the name of the job. */
  actor: string;
  /** What was read: `Customer`, `Member` … */
  entity: string;
  /** Ids of the people whose data was read. */
  ids: readonly (string | number)[];
  /** Why: the screen or the task. */
  purpose: string;
}

/** Writes down who read whose data. Call it where the data is read, for every read. */
export async function recordAccess(access: Access): Promise<void> {
  await prisma.accessLogEntry.create({
    data: {
      actorId: access.actor,
      entity: access.entity,
      recordIds: access.ids.map(String),
      purpose: access.purpose,
    },
  });
}
