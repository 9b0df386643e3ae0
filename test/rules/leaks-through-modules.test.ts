import assert from 'node:assert/strict';
import { lintAll } from '../support/rule-linter.ts';
import { projectContext } from '../support/crm-project.ts';

/** Findings of one leak rule in a file that calls functions of other files, as `line: sink`. */
function found(rule: string, sources: Readonly<Record<string, string>>, code: string): string[] {
  const context = projectContext({ sources });
  return lintAll(`import { prisma } from './prisma';\n${code}`, 'src/source.ts', context).flatMap(({ ruleId, line, message, fatal }) => {
    assert.ok(!fatal, message);
    return ruleId === `crm-guard/${rule}` ? [`${line}: ${/`([^`]+)`/.exec(message)?.[1] ?? ''}`] : [];
  });
}

const MAILER = `
  import { transport } from './transport';
  export async function sendMail(options: { to: string; text: string }) {
    const letter = { ...options, from: 'crm@example.com' };
    await transport.deliver(letter);
    console.log('sent to', options.to);
  }
`;

describe('leaks through functions of other files', () => {
  const invite = `import { sendMail } from './mailer';
export async function invite(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await sendMail({ to: customer.email, text: 'a' });
  await sendMail({ to: customer.email, text: \`\${customer.email}\` });
}`;

  it('are told once a file where the function writes besides its work', () => {
    assert.deepEqual(found('no-pii-in-logs', { 'src/mailer.ts': MAILER }, invite), ['5: sendMail → console.log']);
  });

  it('are told at every call of a function that is there to write', () => {
    const log = "export function trace(event: string, detail: unknown) {\n  const line = JSON.stringify(detail);\n  if (!event) return;\n  const at = new Date();\n  console.log(at, event, line);\n}";
    const code = `import { trace } from './trace';
export async function show(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  trace('a', customer.email);
  trace('b', customer.email);
}`;
    assert.deepEqual(found('no-pii-in-logs', { 'src/trace.ts': log }, code), ['5: trace → console.log', '6: trace → console.log']);
  });

  it('are those of the kind of call that is made, where a function does something else for each kind', () => {
    const dispatch = `import { Kind } from './kind';
export async function publish(kind: string, payload: unknown) {
  switch (kind) {
    case Kind.PAID:
    case Kind.REFUNDED:
      console.log('old', payload);
      break;
    case Kind.CREATED:
      await created(payload);
  }
}
export const again = (kind: string, payload: unknown) => publish(kind, payload);`;
    const code = (kind: string, name = 'publish'): string => `import { again, publish } from './dispatch';
export async function tell(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await ${name}(${kind}, { mail: customer.email });
}`;
    const sources = { 'src/dispatch.ts': dispatch };
    assert.deepEqual(found('no-pii-in-logs', sources, code('Kind.CREATED')), []);
    assert.deepEqual(found('no-pii-in-logs', sources, code('Kind.CREATED', 'again')), []);
    assert.deepEqual(found('no-pii-in-logs', sources, code('Kind.REFUNDED')), ['5: publish → console.log']);
    assert.deepEqual(found('no-pii-in-logs', sources, code("'PAID'")), ['5: publish → console.log']);
  });

  it('are told at home where the file of the function gives it such data as well', () => {
    const plain = "export class Sms {\n  async send(options: { to: string }) {\n    const known = await this.gateway.lookUp(options.to);\n    this.seen.push(known);\n    if (!known) throw new BadRequestError(`no such number: ${options.to}`);\n    return known;\n  }\n}\nexport const sms = new Sms();";
    const withCaller = `${plain}\nexport const remind = (phone: string) => sms.send({ to: phone });`;
    const code = `import { sms } from './sms';
export async function tell(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await sms.send({ to: customer.phone });
}`;
    assert.deepEqual(found('no-pii-in-errors', { 'src/sms.ts': plain }, code), ['5: sms.send → BadRequestError']);
    assert.deepEqual(found('no-pii-in-errors', { 'src/sms.ts': withCaller }, code), []);
  });

  it('are told once for a value object that says what was wrong with a value', () => {
    const email = `
      export class InvalidEmailError extends Error {}
      export class Email {
        private constructor(readonly value: string) {}
        static create(value: string): Email {
          const plain = value.trim();
          registry.add(plain);
          seen.push(plain.length);
          if (!plain.includes('@')) throw new InvalidEmailError(\`\${plain} is no address\`);
          return new Email(plain);
        }
      }`;
    const code = `import { Email } from './email';
export async function read(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  const one = Email.create(customer.email);
  return [one, Email.create(customer.email), Email.create(customer.email)];
}`;
    assert.deepEqual(found('no-pii-in-errors', { 'src/email.ts': email }, code), ['5: Email.create → InvalidEmailError']);
  });

  it('are told at each call where the name says that the function sends', () => {
    const hooks = `
      import axios from 'axios';
      export async function sendToPartner(payload: unknown) {
        const body = JSON.stringify(payload);
        await queue.mark('started');
        await axios.post('https://api.partner.example/in', body);
        await queue.mark('done');
      }`;
    const code = `import { sendToPartner } from './hooks';
export async function pass(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await sendToPartner({ mail: customer.email });
  await sendToPartner({ mail: customer.email });
}`;
    assert.deepEqual(found('no-pii-to-external-service', { 'src/hooks.ts': hooks }, code), ['5: sendToPartner → axios.post', '6: sendToPartner → axios.post']);
  });
});

describe('leaks of functions that answer something', () => {
  it('are told once a file, however deep the line stands', () => {
    const client = `export class Client {
  async search(text: string, onBehalfOf?: string) {
    return this.request(text, onBehalfOf);
  }
  private async request(text: string, onBehalfOf?: string) {
    console.log('search', onBehalfOf);
    return [text];
  }
}
export const client = new Client();`;
    const code = `import { client } from './client';
export async function find(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await client.search('a', customer.email);
  return client.search('b', customer.email);
}`;
    assert.deepEqual(found('no-pii-in-logs', { 'src/client.ts': client }, code), ['5: client.search → console.log']);
  });
});

describe('leaks of what another file declares', () => {
  const stored = (type: string): string => {
    const context = projectContext({ sources: { 'src/kinds.ts': 'export interface Customer { id: string; firstName?: string }\nexport interface CustomerData { id: string; phone?: string }\nexport interface CustomerData { id: string }' } });
    const code = `import { atomWithStorage } from 'jotai/utils';\nimport type { Customer, CustomerData } from './kinds';\nexport const kept = atomWithStorage<${type} | null>('kept', null);`;
    return lintAll(code, 'src/source.ts', context).map(({ message }) => message).join();
  };

  it('are the fields that the type lists, not all that the entity of its name has', () => {
    assert.match(stored('Customer'), /of Customer .* with firstName \(given name\) \(/);
    assert.match(stored('CustomerData'), /of Customer .* with phone \(telephone number\) \(/);
  });
});

describe('values that only their name makes personal', () => {
  const SCHEMA = 'model Line {\n  id String @id\n  /// @notPersonal\n  phoneNumber String\n}\nmodel Caller {\n  id String @id\n  firstName String\n  phoneNumber String\n}';
  const said = (model: string): number => {
    const context = projectContext({ schemas: { 'prisma/schema.prisma': SCHEMA } });
    const code = `import { prisma } from './prisma';\nexport async function add(json: string) {\n  const { phoneNumber } = JSON.parse(json);\n  const known = await prisma.${model}.findFirst({ where: { phoneNumber }, select: { id: true } });\n  if (known) throw new Error(\`\${phoneNumber} is taken\`);\n}`;
    return lintAll(code, 'src/source.ts', context).filter(({ ruleId }) => ruleId === 'crm-guard/no-pii-in-errors').length;
  };

  it('are nobody\'s where they are looked up as a field that is nobody\'s', () => {
    assert.equal(said('line'), 0);
    assert.equal(said('caller'), 1);
  });
});
