import { good as silent } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const ENTRY = "{ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' }";

const detail = (body: string, async = 'async '): string => `${HEAD}export ${async}function detail(id: string, user: { id: string }) {\n${body}\n}`;

/** The ones that look most like a finding. */
export const lookAlikes = [
  silent('1. awaited', detail(`  await recordAccess(${ENTRY});`)),
  silent('2. returned, to whoever awaits it', detail(`  return recordAccess(${ENTRY});`, '')),
  silent('3. the body of an arrow function', `${HEAD}export const note = (id: string, user: { id: string }) => recordAccess(${ENTRY});`),
  silent('4. awaited with others', detail(`  const [orders] = await Promise.all([prisma.order.count(), recordAccess(${ENTRY})]);\n  return orders;`)),
  silent('5. one for each element, all awaited', `${HEAD}export async function all(ids: string[], user: { id: string }) {\n  await Promise.all(ids.map((id) => recordAccess(${ENTRY})));\n}`),
  silent(
    '6. kept alive beyond the response',
    `import { after } from 'next/server';
import { waitUntil } from '@vercel/functions';
${detail(`  waitUntil(recordAccess(${ENTRY}));\n  after(() => recordAccess(${ENTRY}));\n  after(async () => {\n    await recordAccess(${ENTRY});\n  });`)}
export const onFetch = (ctx: { waitUntil(promise: Promise<unknown>): void }, id: string, user: { id: string }) => ctx.waitUntil(recordAccess(${ENTRY}));`,
  ),
  silent('7. awaited later', detail(`  const entry = recordAccess(${ENTRY});\n  const orders = await prisma.order.count();\n  await entry;\n  return orders;`)),
  silent('8. a failure that is told and thrown on', `import { logger } from './logger';\n${detail(`  await recordAccess(${ENTRY}).catch((error) => {\n    logger.error(error);\n    throw error;\n  });\n  try {\n    await recordAccess(${ENTRY});\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }`)}`),
  silent('9. a failure that somebody acts on', `import { captureException, retryQueue } from './monitoring';\n${detail(`  await recordAccess(${ENTRY}).catch(captureException);\n  await recordAccess(${ENTRY}).catch((error) => retryQueue.add(error));\n  try {\n    await recordAccess(${ENTRY});\n  } catch {\n    return null;\n  }`)}`),
  silent('10. a chain that goes on with the answer', detail(`  recordAccess(${ENTRY}).then(() => prisma.order.count());\n  return recordAccess(${ENTRY}).then(() => id);`)),
  silent('11. a catch clause around more than the entry', detail(`  try {\n    const customer = await prisma.customer.findUnique({ where: { id } });\n    await recordAccess(${ENTRY});\n    return customer;\n  } catch (error) {\n    console.error(error);\n    return null;\n  }`)),
  silent(
    '12. a writer that is done when it returns',
    `import { appendFileSync } from 'node:fs';
function recordAccess(entry: object) {
  appendFileSync('access.log', JSON.stringify(entry));
}
export function detail(id: string, user: { id: string }) {
  recordAccess(${ENTRY});
}`,
  ),
  silent('13. a function of which nothing is known', `import { recordAccess } from '@acme/audit';\nexport async function detail(id: string, user: { id: string }) {\n  recordAccess(${ENTRY});\n}`),
  silent('14. the entry of a change', detail("  recordAccess({ actor: user.id, action: 'delete', entity: 'Customer', ids: [id], purpose: 'request' });")),
  silent('15. the entry of somebody who was refused', detail("  recordAccess({ actor: user.id, action: 'view_denied', entity: 'Customer', ids: [id], purpose: 'detail' });")),
  silent('16. a writer that the policy calls reliable', detail(`  recordAccess(${ENTRY});\n  void recordAccess(${ENTRY});\n  await recordAccess(${ENTRY}).catch(() => {});`), { project: 'reliable' }),
  silent(
    '17. a task that reads, logs and uses the data for itself',
    `${HEAD}export function later(ids: string[], user: { id: string }, mail: { send(to: unknown): Promise<void> }) {
  setTimeout(async () => {
    for (const id of ids) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      await recordAccess(${ENTRY});
      await mail.send(customer);
    }
  }, 1000);
}`,
  ),
  silent('18. a failed attempt, beside the entry of the one that succeeds', detail(`  try {\n    const customer = await prisma.customer.findUnique({ where: { id } });\n    await recordAccess(${ENTRY});\n    return customer;\n  } catch (error) {\n    await recordAccess({ ...${ENTRY}, purpose: 'failed' });\n    throw error;\n  }`)),
];

/** What is right, in other ways. */
export const good = [
  silent('a script that waits at its top', `${HEAD}(async () => {\n  const id = 'a';\n  const user = { id };\n  await recordAccess(${ENTRY});\n})();`),
  silent('an entry about somebody who did not come', `import { writeAuditLog } from './lib/audit-log';
export async function missed(id: string, user: { id: string }) {
  await writeAuditLog({ action: 'UPDATED_NO_SHOW', actor: user.id, entity: 'Customer', id }).catch(() => {});
}`, { project: 'changes' }),
  silent('handed to code that may wait', `import { queue } from './queue';\n${detail(`  queue.push(recordAccess(${ENTRY}));\n  queue.run(() => recordAccess(${ENTRY}));\n  const job = { entry: recordAccess(${ENTRY}) };\n  return job;`)}`),
  silent('one of two', detail(`  return user.id ? recordAccess(${ENTRY}) : undefined;`, '')),
  silent('settled together', detail(`  await Promise.allSettled([recordAccess(${ENTRY})]);`)),
  silent('another function of that name', `import { recordAccess } from './lib/metrics';\nexport const a = (id: string, user: { id: string }) => {\n  recordAccess2(${ENTRY});\n  return recordAccess;\n};\ndeclare function recordAccess2(entry: object): Promise<void>;`),
  silent(
    'a signature that answers nothing',
    `export class Screen {
  constructor(private readonly audit: AuditService) {}
  show(id: string) {
    this.audit.record('user', 'view', id);
  }
}
interface AuditService {
  record(actor: string, action: string, id: string): void;
}`,
  ),
  silent(
    'a writer that throws its failure on',
    `import { prisma } from './prisma';
export async function writeAccess(entry: { actor: string; ids: string[] }): Promise<void> {
  try {
    await prisma.accessLogEntry.create({ data: entry });
  } catch (error) {
    throw new Error('access log', { cause: error });
  }
}`,
    { project: 'failing', file: 'writer.ts' },
  ),
  silent(
    'a writer that forgives what only prepares the entry',
    `import { readFile, writeFile } from 'node:fs/promises';
export async function writeAccess(entry: { actor: string; ids: string[] }): Promise<void> {
  let entries: unknown[] = [];
  try {
    entries = JSON.parse(await readFile('log.json', 'utf8'));
  } catch {
    // None yet.
  }
  await writeFile('log.json', JSON.stringify([...entries, entry]));
}`,
    { project: 'failing', file: 'writer.ts' },
  ),
  silent('a project without an access log', 'export async function detail(id: string) {\n  recordAccess({ id });\n}\ndeclare function recordAccess(entry: object): Promise<void>;', { project: 'unlogged' }),
];
