import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type BadCase, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const EMAIL = { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };

/** A function that has read a customer. */
const reading = (body: string, before = ''): string => `import { prisma } from './prisma';
${before}
export async function detail(id: string, res: any, c: any, ctx: any) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
  return customer.status;
}`;

const useId = (from: string, to: string, code = 'customer.id'): ExpectedSuggestion => ({ id: 'sayId', data: { code }, turns: { [from]: to } });
const field = (sink: string, suggest = [useId('customer.email', 'customer.id')]): ExpectedFinding => ({ id: 'fieldInError', data: { ...EMAIL, sink }, suggest });
const record = (sink: string, suggest: ExpectedFinding['suggest'] = []): ExpectedFinding => ({ id: 'recordInError', data: { ...CUSTOMER, sink }, suggest });
const named = (sink: string, fields = 'email (e-mail address)'): ExpectedFinding => ({ id: 'nameInError', data: { sink, entity: '', fields, because: '' } });

const inBody = (name: string, body: string, sink: string, before = ''): BadCase => bad(name, reading(body, before), field(sink));

/** Errors that say somebody's data. */
export const said = [
  inBody('the message of an error', 'throw new Error(`blocked: ${⟦customer.email⟧}`);', 'Error'),
  inBody('a sum of texts', "throw new Error('blocked: ' + ⟦customer.email⟧);", 'Error'),
  inBody('without new', 'throw Error(`blocked: ${⟦customer.email⟧}`);', 'Error'),
  inBody('an exception of a framework', 'throw new ConflictException(`${⟦customer.email⟧} is there already`);', 'ConflictException', "import { ConflictException } from '@nestjs/common';"),
  inBody('an error that is not thrown here', 'const error = new RangeError(`no ${⟦customer.email⟧}`);\n  report(error);', 'RangeError', "import { report } from './report';"),
  bad('a property of an error', reading("throw new AppError('blocked', { mail: ⟦customer.email⟧ });", "import { AppError } from '@acme/errors';"), field('AppError', [useId('mail: customer.email', 'id: customer.id', 'id: customer.id')])),
  bad('a whole record', reading("if (!id) throw new AppError('blocked', ⟦customer⟧);\n  if (id) return customer;", "import { AppError } from '@acme/errors';"), record('AppError', [useId("'blocked', customer", "'blocked', customer.id")])),
  bad('a thrown object', reading("if (!id) throw { code: 409, ⟦customer⟧ };\n  if (id) return customer;"), record('throw', [useId('409, customer }', '409, customerId: customer.id }', 'customerId: customer.id')])),
  bad('an answer that has the id', reading('return res.status(409).json({ id: customer.id, email: ⟦customer.email⟧ });'), field('res.json', [{ id: 'leaveOut', data: { code: 'email' }, turns: { 'customer.id, email: customer.email }': 'customer.id }' } }])),
  bad('a form that has no id yet', "import type { Customer } from '@prisma/client';\nexport const taken = (input: Pick<Customer, 'email' | 'phone'>) => new Error(`${⟦input.email⟧} is taken`);", field('Error', [])),
  bad('two fields are said once', reading('throw new Error(`blocked: ${⟦customer.email⟧} ${customer.phone}`);'), { id: 'fieldInError', data: { ...EMAIL, fields: 'email (e-mail address) and phone (telephone number)', sink: 'Error' }, suggest: [useId('${customer.email} ${customer.phone}', '${customer.id}')] }),
  inBody('a thrown text', 'throw `blocked: ${⟦customer.email⟧}`;', 'throw'),
  inBody('a rejected promise', 'return Promise.reject(`blocked: ${⟦customer.email⟧}`);', 'Promise.reject'),
  inBody('http-errors', 'throw createError(409, `${⟦customer.email⟧} is there already`);', 'createError', "import createError from 'http-errors';"),
  inBody('http-errors by name', 'throw createError.Conflict(`${⟦customer.email⟧} is there already`);', 'createError.Conflict', "import createError from 'http-errors';"),
  inBody('Boom', 'throw Boom.conflict(`${⟦customer.email⟧} is there already`);', 'Boom.conflict', "import Boom from '@hapi/boom';"),
  inBody('an invariant', 'invariant(id, `no id for ${⟦customer.email⟧}`);', 'invariant', "import invariant from 'tiny-invariant';"),
  inBody('an assertion that says it', 'assert.ok(id, `no id for ${⟦customer.email⟧}`);', 'assert.ok', "import assert from 'node:assert';"),
  inBody("Koa's throw", 'ctx.throw(409, `${⟦customer.email⟧} is there already`);', 'ctx.throw'),
  inBody('an answer of Express', 'return res.status(409).json({ error: `${⟦customer.email⟧} is there already` });', 'res.json'),
  inBody('a text answered by Fastify', 'return res.code(404).type("text/plain").send(`no ${⟦customer.email⟧}`);', 'res.send'),
  inBody('an answer of Next.js', 'return NextResponse.json({ error: `no ${⟦customer.email⟧}` }, { status: 404 });', 'NextResponse.json', "import { NextResponse } from 'next/server';"),
  inBody('an answer of Hono', 'return c.json({ error: `no ${⟦customer.email⟧}` }, 404);', 'c.json'),
  inBody('a Response', 'return new Response(`no ${⟦customer.email⟧}`, { status: 404 });', 'Response'),
  inBody('a named status', 'return res.status(HttpStatus.CONFLICT).send(`no ${⟦customer.email⟧}`);', 'res.send', "import { HttpStatus } from '@nestjs/common';"),
  bad('a class of the project that repeats what it is given', reading("throw new Blocked(⟦customer.email⟧);", 'class Blocked extends Error { constructor(mail: string) { super(`blocked: ${mail}`); } }'), field('Blocked')),
  bad('a class of the project that keeps it', reading('if (!id) throw new Blocked(⟦customer⟧);\n  if (id) return customer;', 'class Blocked extends Error { constructor(readonly who: object) { super("blocked"); } }'), record('Blocked', [useId('Blocked(customer)', 'Blocked(customer.id)')])),
  bad('the project has a masker', reading('throw new Error(`blocked: ${⟦customer.email⟧}`);', "import { maskEmail } from './mask';"), field('Error', [useId('customer.email', 'customer.id'), { id: 'mask', data: { code: 'maskEmail(customer.email)' }, turns: { 'customer.email': 'maskEmail(customer.email)' } }])),
  bad('a message that was built before', reading('const message = `blocked: ${customer.email}`;\n  throw new Error(⟦message⟧);'), { id: 'fieldInError', data: { ...EMAIL, sink: 'Error' } }),
  bad('a function of the project that throws', reading('refuse(⟦customer.email⟧);', 'const refuse = (reason: string): never => { throw new Error(`refused: ${reason}`); };'), field('refuse → Error', [useId('customer.email', 'customer.id')])),
  bad('an answer that is made by a function of the project is told once', reading('if (id) return res.status(409).json(⟦makeConflictError(customer)⟧);', "import type { Customer } from '@prisma/client';\nconst makeConflictError = (one: Customer) => ({ error: `${one.email} is taken` });"), field('res.json', [])),
  bad('a name that leaves no doubt', 'export function taken(email: string): never {\n  throw new Error(`${⟦email⟧} is taken`);\n}', named('Error')),
  bad('in Japanese', 'export const 重複 = (メールアドレス: string) => new Error(`${⟦メールアドレス⟧} は登録済みです`);', named('Error', 'メールアドレス (e-mail address)')),
  bad('a validation that repeats the value', "import { z } from 'zod';\nexport const s = z.object({ email: z.string() }).superRefine(({ email }, context) => {\n  context.addIssue({ code: 'custom', message: `${⟦email⟧} is taken` });\n});", named('addIssue')),
  bad("the settings of somebody are theirs", "interface UserSettings { phone: string; theme: string }\nexport const open = ({ phone }: UserSettings) => { throw new Error(`no answer of ${⟦phone⟧}`); };", named('Error', 'phone (telephone number)')),
];
