import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

async function main() {
  await prisma.customer.createMany({
    data: [
      { tenantId: 'harbour', familyName: 'Example', givenName: 'Erin', email: 'erin@example.com' },
      { tenantId: 'harbour', familyName: 'Sample', givenName: 'Sam', email: 'sam@example.com' },
    ],
    skipDuplicates: true,
  });
  // Made-up people on a developer's machine: neither a bound nor a log entry is needed here.
  const customers = await prisma.customer.findMany();
  for (const customer of customers) console.log('seeded', customer.email);
}

main().finally(() => prisma.$disconnect());
