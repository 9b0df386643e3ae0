import assert from 'node:assert/strict';
import { assertInProportion } from '../support/growth.ts';
import { lintAll } from '../support/rule-linter.ts';

/** Sinks of every kind, each of which is given what was read at the top, what a variable was built from, and what a function makes. */
const SINKS = [
  (i: number) => `console.log(\`read \${customer.email}\`, label(customer), parts${i});`,
  (i: number) => `if (customer.status === '${i}') throw new Error(\`\${customer.lastName} is gone\`);`,
  (i: number) => `note('seen ${i}', customer);`,
  (i: number) => `res.redirect(\`/c/${i}?mail=\${encodeURIComponent(customer.email)}\`);`,
  (i: number) => `localStorage.setItem('c${i}', JSON.stringify({ ...customer, at: ${i} }));`,
  (i: number) => `mixpanel.track('seen ${i}', { mail: customer.email });`,
  (i: number) => `writeFileSync('c${i}.csv', [customer.email, parts${i}].join());`,
  (i: number) => `pages${i % 7}.push(Papa.unparse([customer]));`,
  (i: number) => `logger.info({ seen: ${i}, user: { email: customer.email, phone: customer.phone } });`,
  (i: number) => `Sentry.captureMessage(\`gone ${i} \${customer.email}\`);`,
  (i: number) => `save('c${i}', \`\${customer.phone} \${parts${i}}\`);`,
  (i: number) => `links.push(\`https://crm.example/verify?n=${i}&mail=\${customer.email}\`, hello(customer.email));`,
  (i: number) => `tokens.push(jwt.sign({ sub: customer.id, n: ${i}, email: customer.email }, 'k'));`,
  (i: number) => `res.cookie('c${i}', customer.email);`,
  (i: number) => `try {\n    writeFileSync(path${i % 7}, [customer.email, parts${i}].join());\n  } finally {\n    unlinkSync(path${i % 7});\n  }`,
  (i: number) => `await mailer.sendMail({ to: customer.email, text: 'c${i}', attachments: [{ filename: 'c.csv', content: Papa.unparse([customer]) }] });`,
  (i: number) => `await fetch('https://api.openai.com/v1/embeddings', { method: 'POST', body: JSON.stringify({ n: ${i}, input: customer.notes ?? customer.email }) });`,
  (i: number) => `res.status(404).json({ error: \`no ${i} for \${customer.email}\` });`,
  (i: number) => `trace.getActiveSpan()?.setAttribute('c${i}', customer.phone);`,
];

/** A file of ten lines per sink. */
function fileOf(sinks: number): string {
  const bodies = Array.from({ length: sinks }, (_, i) => {
    const sink = SINKS[i % SINKS.length] as (i: number) => string;
    return `  const parts${i} = [customer.firstName, customer.phone].join(' ');\n  const copy${i} = { ...customer, parts: parts${i} };\n  if (copy${i}.parts.length > ${i}) {\n    count += copy${i}.parts.length;\n  }\n  rows.push(copy${i}.id);\n  for (const row of rows) {\n    count += row.length;\n  }\n  ${sink(i)}`;
  });
  return `import { prisma } from './prisma';
import * as Sentry from '@sentry/node';
import { unlinkSync, writeFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import nodemailer from 'nodemailer';
import { trace } from '@opentelemetry/api';
import mixpanel from 'mixpanel';
import Papa from 'papaparse';
import pino from 'pino';
const logger = pino({ redact: ['user.email'] });
const note = (what: string, value: unknown) => console.info(what, value);
const mailer = nodemailer.createTransport();
const save = (key: string, value: string) => localStorage.setItem(key, value);
const hello = (email: string) => \`https://crm.example/hello?email=\${email}\`;
const label = (one: { email: string; id: string }) => \`\${one.email} \${one.id}\`;
export async function all(id: string, res: any) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  const rows: string[] = [];
  const links: string[] = [];
  const tokens: string[] = [];
${Array.from({ length: 7 }, (_, i) => `  const pages${i}: string[] = [];\n  const path${i} = '/tmp/c${i}';`).join('\n')}
  let count = 0;
${bodies.join('\n')}
  return count;
}`;
}

describe('leak rules in large files', function () {
  this.timeout(120_000);

  it('find what every sink is given', () => {
    const found = lintAll(fileOf(50), 'src/source.ts').filter(({ ruleId }) => /no-pii|no-plaintext/.test(ruleId ?? ''));
    const kinds = new Set(found.map(({ ruleId }) => ruleId));
    assert.equal(kinds.size, 6, [...kinds].join(', '));
    assert.ok(found.length >= 40, `only ${found.length} findings`);
  });

  it('take time in proportion to the number of sinks', () => {
    assertInProportion((n) => {
      const code = fileOf(n);
      return () => lintAll(code, 'src/source.ts');
    }, 100, 500);
  });
});
