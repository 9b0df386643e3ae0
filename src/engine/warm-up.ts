import { policyFor } from '../policy/index.ts';
import { assembleProject, projectView } from '../project/index.ts';
import { judgeFile } from './lint-file.ts';
import { loadRootPolicy } from './load-policy.ts';
import { todayIso } from './finish.ts';
import type { Steps } from './steps.ts';

const SCHEMA = 'model Customer {\n  id String @id\n  name String\n  email String\n  phone String\n  orders Order[]\n}\nmodel Order {\n  id String @id\n  customerId String\n  customer Customer @relation(fields: [customerId], references: [id])\n}\n';
const SOURCE = `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function recordAccess(entry) { await prisma.accessLog.create({ data: entry }); }
export async function show(req, res) {
  const customer = await prisma.customer.findUnique({ where: { id: req.params.id }, include: { orders: true } });
  if (!customer) return res.status(404).json({ error: 'none' });
  console.log('shown', customer.email);
  for (const order of customer.orders) console.error(\`order \${order.id}\`);
  return res.json(customer);
}
export const list = async (search) => {
  const all = await prisma.customer.findMany({ where: { name: { contains: search } } });
  await recordAccess({ action: 'read', subject: all.map(({ id }) => id) });
  return fetch('https://example.com/' + all[0].email, { method: 'POST', body: JSON.stringify({ ...all[0] }) });
};
`;

/** After so many the file is linted as fast as it will be. */
const ROUNDS = 12;

/**
 * Lints a small file in steps, so that what every file needs is loaded and compiled before the first
 * one is waited for. Of no other effect.
 */
export function* warmUp(): Steps<void> {
  const folder = '/';
  const { policy } = loadRootPolicy(folder, { today: todayIso(), text: '', policyFile: '/crm-guard.yaml' });
  yield;
  const project = projectView(assembleProject(folder, policy, [], [{ file: 'schema.prisma', text: SCHEMA }]).data);
  for (let round = 0; round < ROUNDS; round++) {
    yield;
    yield* judgeFile(SOURCE, { project, policy: policyFor(policy, 'a.ts'), file: 'a.ts', link: () => undefined }, true);
  }
}
