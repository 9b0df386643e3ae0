import { CONTACT, CUSTOMER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, good } from '../../support/rule-cases.ts';

const EMAIL = { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };

const field = (sink: string): ExpectedFinding => ({ id: 'fieldLogged', data: { ...EMAIL, sink }, suggest: [{ id: 'logId', data: { code: 'customer.id' }, turns: { 'customer.email)': 'customer.id)' } }] });
const record = (sink: string, of = CUSTOMER): ExpectedFinding => ({ id: 'recordLogged', data: { ...of, sink } });

const reading = (before: string, body: string): string => `import { prisma } from './prisma';
${before}
export async function detail(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
}`;

/** Values on their way through functions of the project, fields of classes and callbacks. */
export const through = [
  bad('a function that logs what it is given', reading('function trace(value: unknown) { console.log("trace", value); }', 'trace(⟦customer.email⟧);'), field('trace → console.log')),
  bad('an arrow function, a template, a text made of it', reading('const trace = (value: unknown) => { const line = `seen: ${JSON.stringify(value)}`; console.log(line); };', 'trace(⟦customer.email⟧);'), field('trace → console.log')),
  bad('two functions deep', reading('const write = (line: string) => console.info(line);\nconst trace = (part: string) => write(`> ${part}`);', 'trace(⟦customer.email⟧);'), field('trace → console.info')),
  bad('one of several parameters', reading('function trace(event: string, detail: object, level = 1) { console.log(level, event, detail); }', "trace('read', ⟦customer⟧);\n  return customer;"), { ...record('trace → console.log'), suggest: [{ id: 'logId', data: { code: 'customer.id' }, turns: { "'read', customer": "'read', customer.id" } }] }),
  bad('the rest of the parameters', reading('const trace = (event: string, ...rest: unknown[]) => console.log(event, rest);', "trace('read', 1, ⟦customer.email⟧);"), field('trace → console.log')),
  bad('the one instance that a class hands out', reading('class Trace { private static instance?: Trace; static getInstance(): Trace { return (Trace.instance ??= new Trace()); } write(value: unknown) { console.log(value); } }\nconst trace = Trace.getInstance();', 'trace.write(⟦customer.email⟧);'), field('trace.write → console.log')),
  bad('a method of the same class', `
    import { PrismaService } from './prisma.service';
    export class Contacts {
      constructor(private readonly prisma: PrismaService) {}
      private debug(body: unknown) { console.debug(body); }
      async detail(id: string) {
        const contact = await this.prisma.contact.findUniqueOrThrow({ where: { id } });
        this.debug(⟦contact⟧);
        return contact;
      }
    }
  `, { ...record('this.debug → console.debug', CONTACT), suggest: [{ id: 'logId', data: { code: 'contact.id' }, turns: { 'this.debug(contact)': 'this.debug(contact.id)' } }] }),
  bad('what a function reads and answers', `
    import { prisma } from './prisma';
    const load = async (id: string) => {
      const found = await prisma.customer.findUniqueOrThrow({ where: { id } });
      return found;
    };
    export async function detail(id: string) {
      const it = await load(id);
      console.log(⟦it.email⟧);
    }
  `, { id: 'fieldLogged', data: { ...EMAIL, sink: 'console.log' }, suggest: [{ id: 'logId', data: { code: 'it.id' }, turns: { 'it.email': 'it.id' } }] }),
  bad('a text that a function makes of a record', `
    import { prisma } from './prisma';
    import type { Customer } from '@prisma/client';
    const label = (one: Customer) => \`\${one.email} (\${one.id})\`;
    export async function detail(id: string) {
      const it = await prisma.customer.findUniqueOrThrow({ where: { id } });
      console.log(⟦label(it)⟧);
    }
  `, { id: 'fieldLogged', data: { ...EMAIL, sink: 'console.log' } }),
  bad('a field of the class that a method filled', `
    import { PrismaService } from './prisma.service';
    export class Contacts {
      private current;
      constructor(private readonly prisma: PrismaService) {}
      async open(id: string) { this.current = await this.prisma.contact.findUniqueOrThrow({ where: { id } }); return this.current; }
      show() { console.log(⟦this.current⟧); }
    }
  `, record('console.log', CONTACT)),
];

/** Told where the value leaves, once for all callers. */
export const inside = [
  bad('a function of this file that logs besides what it does', `
    import { prisma } from './prisma';
    import { send } from './mailer';
    async function invite(to: string, text: string) {
      const letter = { to, text };
      await send(letter);
      console.log('sent', ⟦to⟧);
      return letter.text;
    }
    export async function inviteAll(id: string) {
      const customer = await prisma.customer.findUniqueOrThrow({ where: { id }, select: { email: true } });
      await invite(customer.email, 'a');
      await invite(customer.email, 'b');
    }
  `, { id: 'fieldLogged', data: { ...EMAIL, sink: 'console.log' } }),
];

const silent = (name: string, before: string, body: string) => good(name, reading(before, body));

/** Functions that get personal data and do not write it. */
export const throughGood = [
  silent('a function that logs something else', 'function trace(value: unknown, id: string) { console.log("trace", id, typeof value); }', 'trace(customer.email, customer.id);'),
  silent('a function that masks what it logs', "import { mask } from './mask';\nfunction trace(value: string) { console.log(mask(value)); }", 'trace(customer.email);'),
  silent('a function that logs how long it is', 'function trace(value: string) { console.log(value.length); }', 'trace(customer.email);'),
  silent('a function that logs the id of what it gets', 'function trace(one: { id: string }) { console.log(one.id); }', 'trace(customer);\n  return customer;'),
  silent('a function of another module that cannot be seen', "import { trace } from '@acme/trace';", 'trace(customer.email);'),
  silent('a parameter that another name hides', 'function trace(value: string) { [1].forEach((value) => console.log(value)); }', 'trace(customer.email);'),
  silent('a function that is set again', 'let trace = (value: unknown) => console.log(value);\ntrace = () => undefined;', 'trace(customer.email);'),
  silent('functions that call each other forever', 'function ping(a: unknown, n: number): void { pong(a, n); }\nfunction pong(a: unknown, n: number): void { ping(a, n - 1); }', 'ping(customer.email, 1);'),
  silent('a log that only development sees', "const trace = (value: unknown) => { if (process.env.NODE_ENV !== 'production') console.log(value); };", 'trace(customer.email);\n  if (__DEV__) console.log(customer.email);\n  import.meta.env.DEV && console.log(customer.email);'),
  silent('a log that production has left before', 'function trace(value: unknown) { if (isProduction) return; console.log(value); }', 'trace(customer.email);'),
  silent('a function that answers how many', "const count = async () => (await prisma.customer.findMany({ take: 10, select: { id: true, email: true } })).length;", 'console.log(await count(), customer.id);'),
];
