import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

/** A complete entry. */
const ENTRY = "{ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' }";

const SHOWN = `recordAccess(${ENTRY})`;

const shown = (code: string): string => (code.length > 60 ? `${code.slice(0, 59)}…` : code);

const finding = (id: string, turns?: ExpectedSuggestion['turns'], code = shown(`await ${SHOWN}`), data: Readonly<Record<string, string>> = {}): ExpectedFinding => ({
  id,
  data: { name: 'recordAccess', callback: '', where: '', ...data },
  ...(turns ? { suggest: [{ id: id === 'swallowed' ? 'letFail' : 'addAwait', data: { code }, turns }] } : {}),
});

const detail = (body: string, async = 'async '): string => `${HEAD}export ${async}function detail(id: string, user: { id: string }) {\n${body}\n}`;

/** Nobody waits for the entry. */
export const lost = [
  bad('a statement of its own', detail(`  ⟦recordAccess⟧(${ENTRY});`), finding('notAwaited', { [SHOWN]: `await ${SHOWN}` })),
  bad('thrown away on purpose', detail(`  void ⟦recordAccess⟧(${ENTRY});`), finding('notAwaited', { 'void recordAccess': 'await recordAccess' })),
  bad('a variable that nobody reads', detail(`  const entry = ⟦recordAccess⟧(${ENTRY});`), finding('notAwaited')),
  bad('in a function that cannot wait', detail(`  ⟦recordAccess⟧(${ENTRY});`, ''), finding('notAwaited')),
  bad('behind a condition', detail(`  user.id !== 'job' && ⟦recordAccess⟧(${ENTRY});`), finding('notAwaited', { [SHOWN]: `await ${SHOWN}` })),
  bad('a condition that is thrown away on purpose', detail(`  void (user.id !== 'job' && ⟦recordAccess⟧(${ENTRY}));`), finding('notAwaited', { 'void (': 'await (' }, shown(`await (user.id !== 'job' && ${SHOWN})`))),
  bad(
    'joined, and nobody waits for all of them',
    detail(`  Promise.all([prisma.order.count(), ⟦recordAccess⟧(${ENTRY})]);`),
    finding('notAwaited', { 'Promise.all([': 'await Promise.all([' }, shown(`await Promise.all([prisma.order.count(), ${SHOWN}])`)),
  ),
  bad(
    'a function that is called on the spot',
    `${HEAD}export async function all(ids: string[], user: { id: string }) {
  (async () => {
    for (const id of ids) await ⟦recordAccess⟧(${ENTRY});
  })();
}`,
    finding('notAwaited', { '(async () =>': 'await (async () =>' }, shown(`await (async () => { for (const id of ids) await ${SHOWN}; })()`)),
  ),
  bad(
    'after the response',
    `${HEAD}export async function show(req: { params: { id: string }; user: { id: string } }, res: { json(body: unknown): void }) {
  const { id } = req.params;
  const user = req.user;
  res.json({ id });
  ⟦recordAccess⟧(${ENTRY});
}`,
    finding('afterResponse', { [SHOWN]: `await ${SHOWN}` }),
  ),
  bad(
    'a list of promises that nobody waits for',
    `${HEAD}export async function all(ids: string[], user: { id: string }) {
  ⟦ids.map⟧((id) => recordAccess(${ENTRY}));
}`,
    finding('listNotAwaited', { [`ids.map((id) => ${SHOWN})`]: `await Promise.all(ids.map((id) => ${SHOWN}))` }, shown(`await Promise.all(ids.map((id) => ${SHOWN}))`)),
  ),
  bad(
    'a list of promises that is awaited as if it were one',
    `${HEAD}export async function all(ids: string[], user: { id: string }) {
  await ⟦ids.map⟧(async (id) => {
    await recordAccess(${ENTRY});
  });
}`,
    finding('listNotAwaited', { 'ids.map(async': 'Promise.all(ids.map(async', '});\n  });\n}': '});\n  }));\n}' }, shown(`await Promise.all(ids.map(async (id) => { await ${SHOWN}; }))`)),
  ),
  bad(
    'a loop that waits for nothing',
    `${HEAD}export async function all(ids: string[], user: { id: string }) {
  ⟦ids.forEach⟧(async (id) => {
    await recordAccess(${ENTRY});
  });
}`,
    finding('detached', { 'ids.forEach(async': 'await Promise.all(ids.map(async', '});\n  });\n}': '});\n  }));\n}' }, 'await Promise.all(ids.map(…))', { callback: 'forEach' }),
  ),
  bad('a timer', detail(`  ⟦setTimeout⟧(() => recordAccess(${ENTRY}), 0);`), finding('detached', undefined, '', { callback: 'setTimeout' })),
  bad('the next turn of the event loop', detail(`  ⟦process.nextTick⟧(async () => {\n    await recordAccess(${ENTRY});\n  });`), finding('detached', undefined, '', { callback: 'nextTick' })),
  bad(
    'a method of a service',
    `
    import { AuditService } from './lib/audit.service';
    export class CustomerController {
      constructor(private readonly audit: AuditService) {}
      async detail(id: string, user: { id: string }) {
        ⟦this.audit.record⟧(user.id, 'view', id);
      }
    }
  `,
    finding('notAwaited', { 'this.audit.record(': 'await this.audit.record(' }, "await this.audit.record(user.id, 'view', id)", { name: 'AuditService.record' }),
  ),
  bad(
    'what is awaited elsewhere answers a promise here too',
    `import { recordAccess } from '@acme/audit';
export async function one(id: string, user: { id: string }) {
  await recordAccess(${ENTRY});
}
export async function other(id: string, user: { id: string }) {
  ⟦recordAccess⟧(${ENTRY});
}`,
    finding('notAwaited', { 'string }) {\n  recordAccess': 'string }) {\n  await recordAccess' }),
  ),
];

/** Its failure goes nowhere. */
export const swallowed = [
  bad('an empty handler', detail(`  await recordAccess(${ENTRY}).catch(⟦() => {}⟧);`), finding('swallowed', { '.catch(() => {})': '' }, shown(SHOWN))),
  bad(
    'a handler that answers nothing, and nobody waits',
    detail(`  recordAccess(${ENTRY}).catch(⟦() => undefined⟧);`),
    finding('swallowed', { [`${SHOWN}.catch(() => undefined)`]: `await ${SHOWN}` }, shown(`await ${SHOWN}`)),
  ),
  bad(
    'a handler that tells the console',
    detail(`  await recordAccess(${ENTRY}).catch(⟦(error) => console.error(error)⟧);`),
    finding('swallowed', { '.catch((error) => console.error(error))': '' }, shown(SHOWN), { where: ' (only the console hears of it)' }),
  ),
  bad(
    'the console as handler',
    detail(`  await recordAccess(${ENTRY}).catch(⟦console.error⟧);`),
    finding('swallowed', { '.catch(console.error)': '' }, shown(SHOWN), { where: ' (only the console hears of it)' }),
  ),
  bad(
    'a second handler of then',
    detail(`  await recordAccess(${ENTRY}).then(() => id, ⟦() => id⟧);`),
    finding('swallowed', { 'then(() => id, () => id)': 'then(() => id)' }, shown(`${SHOWN}.then(…)`)),
  ),
  bad(
    'an empty catch clause around nothing else',
    detail(`  try {\n    await ⟦recordAccess⟧(${ENTRY});\n  } catch {}\n  return id;`),
    finding('swallowed', { [`try {\n    await ${SHOWN};\n  } catch {}`]: `await ${SHOWN};` }, shown(`await ${SHOWN};`)),
  ),
  bad(
    'a catch clause that tells the console',
    detail(`  try {\n    if (user.id) {\n      await ⟦recordAccess⟧(${ENTRY});\n    }\n  } catch (error) {\n    console.warn('access log', error);\n  }\n  return id;`),
    finding('swallowed', undefined, '', { where: ' (only the console hears of it)' }),
  ),
  bad(
    'a writer that keeps its own failure',
    `import { prisma } from './prisma';
export async function writeAccess(entry: { actor: string; ids: string[] }): Promise<void> {
  const data = await Promise.resolve(entry);
  try {
    await prisma.accessLogEntry.create({ data });
  } catch (⟦error⟧) {
    console.error('access log', error);
  }
}`,
    finding('swallowedInside', undefined, '', { name: 'writeAccess', where: ' (only the console hears of it)' }),
    { project: 'failing', file: 'writer.ts' },
  ),
  bad(
    'a writer that keeps its own failure, whose callers cannot lose it again',
    `import { prisma } from './prisma';
export async function writeAccess(entry: { actor: string; ids: string[] }): Promise<void> {
  try {
    await prisma.accessLogEntry.create({ data: entry });
  } catch (⟦error⟧) {
    console.error('access log', error);
  }
}
export async function shown(id: string, user: { id: string }) {
  await writeAccess({ actor: user.id, ids: [id] }).catch(() => {});
}`,
    finding('swallowedInside', undefined, '', { name: 'writeAccess', where: ' (only the console hears of it)' }),
    { project: 'failing', file: 'writer.ts' },
  ),
  bad(
    'written only when the read fails',
    detail(`  try {\n    return await prisma.customer.findUnique({ where: { id } });\n  } catch (error) {\n    await ⟦recordAccess⟧(${ENTRY});\n    throw error;\n  }`),
    { id: 'onlyOnFailure', data: { name: 'recordAccess', method: 'findUnique' } },
  ),
];

/** What only a strict policy asks for. */
export const strict = [
  bad(
    'a failure that only a log hears of',
    `import { logger } from './logger';\n${detail(`  await recordAccess(${ENTRY}).catch(⟦(error) => logger.error(error)⟧);`)}`,
    finding('swallowed', { '.catch((error) => logger.error(error))': '' }, shown(SHOWN), { where: ' (only a log hears of it)' }),
    { project: 'strict' },
  ),
  bad(
    'a function of which nothing is known',
    `import { recordAccess } from '@acme/audit';\nexport async function detail(id: string, user: { id: string }) {\n  ⟦recordAccess(${ENTRY})⟧;\n}`,
    finding('unknownWriter'),
    { project: 'strict' },
  ),
  bad(
    'the entry of a change',
    detail("  ⟦recordAccess⟧({ actor: user.id, action: 'delete', entity: 'Customer', ids: [id], purpose: 'request' });"),
    finding(
      'notAwaited',
      { "recordAccess({ actor: user.id, action: 'delete'": "await recordAccess({ actor: user.id, action: 'delete'" },
      shown("await recordAccess({ actor: user.id, action: 'delete', entity: 'Customer', ids: [id], purpose: 'request' })"),
    ),
    { project: 'strict' },
  ),
];
