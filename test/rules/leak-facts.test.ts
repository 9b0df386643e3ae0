import assert from 'node:assert/strict';
import { projectContext } from '../support/crm-project.ts';
import { lintAll } from '../support/rule-linter.ts';

/** Messages of one leak rule. */
function told(rule: string, code: string, sources: Readonly<Record<string, string>> = {}): string[] {
  const context = projectContext({ sources });
  return lintAll(`import { prisma } from './prisma';\n${code}`, 'src/source.ts', context).flatMap(({ ruleId, message, fatal }) => {
    assert.ok(!fatal, message);
    return ruleId === `crm-guard/${rule}` ? [message] : [];
  });
}

describe('what a leak rule says of a value', () => {
  it('names the fields that a type of another file lists, not those of the stored record', () => {
    const code = "import type { Customer } from './types';\nexport const keep = (customer: Customer) => localStorage.setItem('customer', JSON.stringify(customer));";
    const [own] = told('no-pii-in-client-storage', code, { 'src/types.ts': 'export interface Customer { id: string; email?: string; firstName?: string }' });
    assert.match(own ?? '', /record of Customer .*email \(e-mail address\)/);
    assert.doesNotMatch(own ?? '', /phone|lastName|more/);
    const [alias] = told('no-pii-in-client-storage', code, { 'src/types.ts': 'export type Customer = { id: string; phone: string };' });
    assert.match(alias ?? '', /with phone/);
    const [built] = told('no-pii-in-client-storage', code, { 'src/types.ts': "import type { Row } from './row';\nexport interface Customer extends Row { label: string }" });
    assert.match(built ?? '', /lastName|more/, 'a type that builds on another may hold all of it');
    assert.deepEqual(told('no-pii-in-client-storage', code, { 'src/types.ts': 'export interface Customer { id: string; status: string }' }), []);
  });

  it('names an entity only where it declares the field or the value was read from it', () => {
    const [undeclared] = told('no-pii-in-logs', 'export const log = (customer: any) => console.log(customer.recoveryEmail);');
    assert.match(undeclared ?? '', /writes recoveryEmail \(e-mail address\) to the log/);
    const [declared] = told('no-pii-in-logs', 'export const log = (customer: any) => console.log(customer.email);');
    assert.match(declared ?? '', /email \(e-mail address\) of Customer/);
    const [read] = told('no-pii-in-logs', "export async function log(id: string) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  console.log(customer.email);\n}");
    assert.match(read ?? '', /of Customer/);
  });

  it('takes a member that is typed as a number or a text for no record', () => {
    const log = (type: string) => told('no-pii-in-logs', `import type { Customer } from '@prisma/client';\ninterface Order { id: string; customer: ${type} }\nexport const log = (order: Order) => console.log(order.customer);`);
    assert.deepEqual(log('number'), []);
    assert.deepEqual(log('string | null'), []);
    assert.deepEqual(told('no-pii-in-logs', "import Order from './order-button';\ninterface Order { id: string; customer: number }\nexport const log = (order: Order) => console.log(Order, order.customer);"), []);
    assert.equal(log('Customer').length, 1);
    assert.equal(log('Customer | null').length, 1);
  });

  it('takes of what a function answers the part that a pattern names', () => {
    const load = "async function load() {\n  const customers = await prisma.customer.findMany({ take: 10 });\n  const lines = customers.map((customer) => `${customer.email},${customer.phone}`);\n  return { lines: lines.join('\\n'), title: 'all' };\n}\n";
    const taken = (body: string) => told('no-pii-in-logs', `${load}export async function run() {\n  ${body}\n}`).length;
    assert.equal(taken('let lines, title;\n  ({ lines, title } = await load());\n  console.log(title);'), 0);
    assert.equal(taken('let lines, title;\n  ({ lines, title } = await load());\n  console.log(lines);'), 1);
    assert.equal(taken('let text, title;\n  ({ lines: text, title } = await load());\n  console.log(text);'), 1);
    assert.equal(taken('const { title } = await load();\n  console.log(title);'), 0);
    assert.equal(taken('const { lines } = await load();\n  console.log(lines);'), 1);
  });

  it('knows an order\'s own name from that of its customer', () => {
    const log = (fields: string, of: string) => told('no-pii-in-logs', `interface Overview { id: string; ${fields} }\nexport const log = (deal: Overview) => console.log(deal.${of});`).length;
    assert.equal(log('name: string; customer_name: string', 'name'), 0);
    assert.equal(log('name: string; customer_name: string', 'customer_name'), 1);
    assert.equal(log('name: string; firstName: string; lastName: string', 'firstName'), 1);
  });
});

describe('the id that a leak rule offers', () => {
  const offered = (body: string): number => {
    const found = lintAll(`import { prisma } from './prisma';\nexport async function run(id: string) {\n  ${body}\n}`, 'src/source.ts', projectContext({}));
    return found.filter(({ ruleId }) => ruleId === 'crm-guard/no-pii-in-logs').flatMap(({ suggestions = [] }) => suggestions.filter(({ desc }) => desc.includes('id instead'))).length;
  };

  it('is that of one record, not of what a read of many answers', () => {
    assert.equal(offered('const page = await prisma.customer.findMany({ take: 10 });\n  console.log(page);'), 0);
    assert.equal(offered('const found = await prisma.customer.findUnique({ where: { id } });\n  console.log(found);'), 1);
  });
});

describe('what a leak rule leaves out', () => {
  it('errors that tell back what was found to be none of its kind', () => {
    const said = (test: string, rest = 'x;') => told('no-pii-in-errors', `import { isEmail, isEmailAddress, isEmailVerified, isSenderAllowed, EMAIL } from './checks';\nexport function check(email: string) {\n  if (${test}) throw new Error(\`"\${email}" is refused\`);\n  ${rest}\n}`).length;
    assert.equal(said('!isEmail(email)', 'email.trim();'), 0);
    assert.equal(said('email && !isEmailAddress(email)'), 0);
    assert.equal(said('!EMAIL.test(email)'), 0);
    assert.equal(said('isEmail(email)'), 1);
    assert.equal(said('!isEmailVerified(email)'), 1);
    assert.equal(said('!isSenderAllowed(email)'), 1);
    assert.equal(said('!isEmail(email) || email.length > 9'), 1);
  });

  it('the name of the colleague whose task a record is', () => {
    const log = (fields: string) => told('no-pii-in-logs', `interface Ticket { id: string; assigneeName: string; requesterName: string; assigneeEmail: string }\nexport const log = (ticket: Ticket) => console.log(${fields});`).length;
    assert.equal(log('ticket.assigneeName'), 0);
    assert.equal(log('ticket.assigneeEmail'), 1);
    assert.equal(log('ticket.assigneeName, ticket.requesterName'), 1);
  });

  it('files that a program keeps for its own user, for that account alone', () => {
    const write = (options: string, value = 'given', type = 'Login') => told('no-plaintext-pii-export', `import fs from 'node:fs';\nimport type { Customer } from '@prisma/client';\ninterface Login { email: string; label: string }\nexport const keep = (given: ${type}) => fs.writeFileSync('me.json', JSON.stringify(${value})${options});`).length;
    assert.equal(write(', { mode: 0o600 }'), 0);
    assert.equal(write(", { encoding: 'utf8', mode: '0600' }"), 0);
    assert.equal(write(', { mode: 0o644 }'), 1);
    assert.equal(write(''), 1);
    assert.equal(write(', { mode: 0o600 }', 'given', 'Customer[]'), 1, 'records of the project are more than settings');
  });

  it('the tax number of an organisation that is looked up', () => {
    const ask = (fn: string, name: string) => told('no-pii-in-url', `export const ${fn} = async (base: string, ${name}: string) => fetch(\`\${base}/info?no=\${${name}}\`);`).length;
    assert.equal(ask('getCompanyInfo', 'tinNo'), 0);
    assert.equal(ask('lookUpSupplier', 'vatNumber'), 0);
    assert.equal(ask('getCustomerInfo', 'tinNo'), 1);
    assert.equal(ask('getCompanyInfo', 'passportNumber'), 1);
    assert.equal(ask('getCompanyInfo', 'email'), 1);
  });

  it('what stands behind # in an address, also where a condition chooses it', () => {
    const to = (url: string) => told('no-pii-in-url', `export const go = (email: string, isOther: boolean, router: any) => router.push(\`${url}\`);`).length;
    assert.equal(to("/orders?next=/a#embedded=true&email=${isOther ? '' : email}"), 0);
    assert.equal(to("/orders?next=/a&email=${isOther ? '' : email}"), 1);
  });
});
