import { good as silent, type GoodCase } from '../../support/rule-cases.ts';

const reading = (body: string, before = ''): string => `import { prisma } from './prisma';
${before}
export async function detail(id: string, res: any, c: any, ctx: any) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
  return customer.status;
}`;

const quiet = (name: string, body: string, before = ''): GoodCase => silent(name, reading(body, before));

/** The ten that look most like a finding. */
export const lookAlikes = [
  quiet('1. the id and the state', 'throw new Error(`customer ${customer.id} of ${customer.tenantId} is ${customer.status}`);'),
  quiet('2. a class of the project that only says the id', 'throw new NotFoundError(customer);', 'class NotFoundError extends Error { constructor(customer: { id: string }) { super(`no customer ${customer.id}`); } }'),
  silent('3. texts that speak of e-mail', "export const fail = () => new Error('the email address is not valid: no phone number');"),
  quiet('4. an answer that is no failure', 'res.json(customer);\n  res.status(200).json(customer);\n  res.status(201).send({ customer });'),
  silent('5. an error that was caught', 'export const again = (email: string, send: (to: string) => void) => { try { send(email); } catch (error) { throw new Error(`mail failed: ${(error as Error).message}`, { cause: error }); } };'),
  quiet('6. a masked value', 'throw new Error(`blocked: ${maskEmail(customer.email)}`);', "import { maskEmail } from './mask';"),
  quiet('7. how long it is, whether there is one', 'throw new RangeError(`${customer.email.length} characters, ${Boolean(customer.phone)}`);'),
  silent('8. names of fields, tools and files', 'export const unknownField = (field: { name: string }, toolName: string, fileName: string, tableName: string) => new Error(`${field.name} ${toolName} ${fileName} ${tableName}`);'),
  quiet('9. a test of the value', "if (customer.email === '') throw new Error('no e-mail address');\n  assert(customer.email.includes('@'));\n  assert.equal(customer.email, id);", "import assert from 'node:assert';"),
  silent('10. what shows an error and is none', 'export function show(email: string, toast: { error(text: string): void }, form: { setError(field: string, error: { message: string }): void }) { toast.error(email); form.setError("email", { message: "taken" }); }'),
];

export const good = [
  quiet('how much there is of something', 'throw new Error(`${Object.keys(customer).length} fields, ${customer.phone?.length ?? 0} digits`);'),
  quiet('what is missing', "const missing = (['email', 'phone'] as const).filter((key) => !customer[key]);\n  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);"),
  quiet('a failure that names the id', "res.status(404).json({ error: 'no such customer', id: customer.id, tenantId: customer.tenantId });"),
  quiet('work that was taken on', 'res.status(202).send(customer);\n  res.sendStatus(404);'),
  quiet('a masked number in an answer', 'res.status(409).json({ error: `${mask(customer.phone)} is taken` });', "import { mask } from './mask';"),
  quiet('which field a message is about', "ctx.addIssue({ code: 'custom', message: 'already taken', path: ['email'], input: customer.id });"),
  quiet('a condition that must hold', "invariant(customer.email, 'no e-mail address');", "import invariant from 'tiny-invariant';"),
  quiet('an error with a code', "throw createError(409, 'taken', { code: 'EMAIL_TAKEN', id: customer.id });", "import createError from 'http-errors';"),
  quiet('a promise that fails with the id', 'if (!customer.status) return Promise.reject(new Error(customer.id));'),
  silent('for whom a leave is', 'export const check = (gender: string) => { throw new RangeError(`only for ${gender} employees`); };'),
  quiet('a text at a place of a page', "doc.text(customer.email, 400, 30);\n  doc.fontSize(8).text(customer.phone, 420, top, { width: 160 });\n  pdfDoc.text(customer.email, 400, top);", 'declare const doc: any, pdfDoc: any, top: number;'),
  quiet('a class of the project that takes a part of what it is given', 'throw new Blocked(customer);', 'class Blocked extends Error { readonly id: string; constructor(who: { id: string }) { super("blocked"); this.id = who.id; } }'),
  quiet('a class of the project that ignores it', 'throw new Blocked(customer.email);', 'class Blocked extends Error { constructor(_mail: string) { super("blocked"); } }'),
  quiet('a status that cannot be told', 'res.status(ctx.code).json(customer);'),
  quiet('a status on its own', 'res.sendStatus(404);\n  res.status(404).end();'),
  quiet('a response with options that say nothing of failure', 'return new Response(JSON.stringify({ id: customer.id }), { headers: {} });'),
  quiet('objects whose name is a property of every object', 'ctx.constructor.constructor(customer.id);\n  ctx.hasOwnProperty.toString(customer.email);'),
  silent('a validation that names the field', "import { z } from 'zod';\nexport const s = z.object({ email: z.string().email('not an e-mail address') }).refine(({ email }) => email.length > 3, { message: 'too short', path: ['email'] });"),
  silent('classes that end in other words', 'export const make = (email: string) => new ErrorBoundary(email, new Map([[email, 1]]));\nclass ErrorBoundary { constructor(readonly a: string, readonly b: unknown) {} }'),
  silent('opaque ids of people', 'export const gone = (userId: string, customerId: string) => new Error(`no ${userId} ${customerId}`);'),
  silent('an error without words', 'export const fail = () => { throw new Error(); };'),
  silent('a record or its id', "import type { Customer } from '@prisma/client';\nexport function missing(customer: Customer | string) {\n  const id = typeof customer === 'string' ? customer : customer.id;\n  const same = customer instanceof Object ? customer.id : customer;\n  throw new Error(`no ${id} ${same}`);\n}"),
  silent('the id of a record or of what was one, handed to a function', `
    import type { Customer } from '@prisma/client';
    type ID = string | number;
    const orThrow = (id: ID) => { throw new EntityNotFoundError('Customer', id); };
    export const of = (customerOrId: Customer | ID) => (customerOrId instanceof Object ? customerOrId : orThrow(customerOrId));
  `),
  quiet('fields of low sensitivity', 'throw new Error(`no ${customer.tenantId}`);'),
  silent('the line of a connection, by its settings', "interface CallConfig { phone: string; server: string }\nexport const open = ({ phone, server }: CallConfig) => { throw new Error(`no answer of ${phone} at ${server}`); };"),
];
