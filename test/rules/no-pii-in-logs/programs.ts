import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, good } from '../../support/rule-cases.ts';

const EMAIL = { id: 'fieldLogged', data: { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)', sink: 'console.log' } };

const reading = (end: string, mail = 'one.email'): string => `import { prisma } from './prisma';
async function main() {
  for (const one of await prisma.customer.findMany({ take: 5 })) console.log(${mail});
}
${end}`;

const replaced = { id: 'logId', data: { code: 'one.id' }, turns: { '(one.email)': '(one.id)' } };
const marked = (end: string): string => reading(end, '⟦one.email⟧');

/** Programs that stay, and modules. */
export const staying = [
  bad('a program that waits for more', marked("process.on('message', main);\nmain().finally(() => prisma.$disconnect());"), { ...EMAIL, suggest: [replaced] }),
  bad('a module that others call', marked('export default main;\nmain().finally(() => prisma.$disconnect());'), { ...EMAIL, suggest: [replaced] }),
  bad('a program that runs on a schedule', marked("cron.schedule('0 0 * * *', main);\nmain().finally(() => prisma.$disconnect());"), { ...EMAIL, suggest: [replaced] }),
  bad('a file that does not say how it ends', marked('main();'), { ...EMAIL, suggest: [replaced] }),
];

/** Programs that run once talk to whoever runs them. */
export const running = [
  good('closes what it opened', reading('main().finally(() => prisma.$disconnect());')),
  good('ends itself', reading('main().catch((error) => { console.error(error.message); process.exit(1); });')),
  good('with a shell before it', `#!/usr/bin/env node\n${reading('main();')}`),
  good('written in place', "import { prisma } from './prisma';\n(async () => {\n  const one = await prisma.customer.findFirstOrThrow();\n  console.log(one.email);\n  await prisma.$disconnect();\n})();"),
];
