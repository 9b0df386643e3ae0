/** A small project with one leak per kind, each of a record that is read before it leaves, mostly in another file. */
export const LEAKY_PROJECT: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "dependencies": { "@prisma/client": "6.0.0" } }',
  'prisma/schema.prisma': 'model Customer {\n  id        Int    @id\n  email     String @unique\n  phone     String\n  firstName String\n}\n',
  'src/read.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\nexport const customerOf = (id: number) => prisma.customer.findUniqueOrThrow({ where: { id } });\nexport const customersOf = () => prisma.customer.findMany({ take: 50 });\n",
  'src/note.ts': 'export const note = (what: string, value: unknown) => console.info(what, value);\n',
  'src/leaks.ts': `import { writeFileSync } from 'node:fs';
import * as Sentry from '@sentry/node';
import { note } from './note';
import { customerOf, customersOf, prisma } from './read';

export async function logged(id: number) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  note('seen', customer);
}
export async function thrown(id: number) {
  const customer = await customerOf(id);
  const text = \`no access to \${customer.email}\`;
  throw new Error(text);
}
export async function sent(id: number) {
  const customer = await customerOf(id);
  Sentry.setUser({ id: String(id), email: customer.email });
}
export async function led(id: number, res: { redirect(url: string): void }) {
  const customer = await customerOf(id);
  res.redirect(\`/welcome?mail=\${encodeURIComponent(customer.email)}\`);
}
export async function kept(id: number) {
  const customer = await customerOf(id);
  localStorage.setItem('customer', JSON.stringify(customer));
}
export async function written() {
  const customers = await customersOf();
  const lines = customers.map((customer) => \`\${customer.firstName},\${customer.phone}\`);
  writeFileSync('customers.csv', lines.join('\\n'));
}
`,
};

/** Rules of the leak family. */
export const LEAK_RULES = ['no-pii-in-client-storage', 'no-pii-in-errors', 'no-pii-in-logs', 'no-pii-in-url', 'no-pii-to-external-service', 'no-plaintext-pii-export'] as const;
