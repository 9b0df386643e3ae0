import { bad, good, type BadCase, type ExpectedFinding, type GoodCase } from '../../support/rule-cases.ts';

const CUSTOMER = { entity: 'Customer', fields: 'taxId (national or tax number), firstName (given name), lastName (family name), email (e-mail address) and 2 more', because: ' (prisma/schema.prisma:9)' };
const MEMBER = { entity: 'Member', fields: 'fullName (full name), email (e-mail address), phone (telephone number) and dateOfBirth (date of birth)', because: ' (src/entities/member.entity.ts:6)' };
const PRISMA = "import { prisma } from './prisma';";

const uncapped = (why: string, cap: string, turns: Readonly<Record<string, string>>): ExpectedFinding => ({
  id: 'uncapped',
  data: { method: 'findMany', why, ...CUSTOMER },
  suggest: [{ id: 'cap', data: { code: cap }, turns }],
});
const everything = (id: string, method: string, code: string, turns: Readonly<Record<string, string>>, of: Readonly<Record<string, string>> = CUSTOMER): ExpectedFinding => ({
  id,
  data: { method, ...of },
  suggest: [{ id: 'addPages', data: { code }, turns }],
});
const asItIs = (text: string): string => `\`${text}\` is taken from the request as it is`;

/** Bounds whose size somebody else chooses. */
export const sizes: BadCase[] = [
  bad('a query parameter is the bound', `
    ${PRISMA}
    export const list = async (req, res) => {
      const limit = parseInt(req.query.limit as string) || 10;
      res.json(await prisma.customer.⟦findMany⟧({ take: limit, select: { email: true } }));
    };
    app.get('/', async (req, res) => res.json(await prisma.customer.⟦findMany⟧({ take: req.query.size, select: { email: true } })));
    app.get('/all', async (req, res) => {
      const { count } = req.query;
      res.json(await prisma.customer.⟦findMany⟧({ take: +count + 1, select: { email: true } }));
    });
  `, [
    { ...uncapped(asItIs('req.query.limit'), 'Math.min(limit, 200)', { 'take: limit': 'take: Math.min(limit, 200)' }) },
    { ...uncapped(asItIs('req.query.size'), 'Math.min(Number(req.query.size), 200)', { 'take: req.query.size': 'take: Math.min(Number(req.query.size), 200)' }) },
    { ...uncapped(asItIs('count'), 'Math.min(+count + 1, 200)', { 'take: +count + 1': 'take: Math.min(+count + 1, 200)' }) },
  ].map((finding) => ({ ...finding, data: { ...finding.data, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } }))),
  bad('a shorthand, from the search parameters of a URL', `
    ${PRISMA}
    export async function GET(request: Request) {
      const take = Number(new URL(request.url).searchParams.get('take') ?? 20);
      const list = await prisma.customer.⟦findMany⟧({ take });
      return Response.json(list.map(({ id }) => id));
    }
  `, uncapped(asItIs("new URL(request.url).searchParams.get('take')"), 'Math.min(take, 200)', { '({ take })': '({ take: Math.min(take, 200) })' })),
  bad('an input that is validated without a maximum', `
    import { z } from 'zod';
    ${PRISMA}
    const input = z.object({ limit: z.number().int().min(1).default(10) });
    class Page { @IsInt() @Min(1) limit: number = 20; }
    export const list = procedure.input(input).query(({ input: { limit } }) => prisma.customer.⟦findMany⟧({ take: limit }));
    export const page = (dto: Page) => prisma.customer.⟦findMany⟧({ take: dto.limit });
  `, [
    uncapped('the validation of `limit` says no maximum', 'Math.min(limit, 200)', { 'take: limit': 'take: Math.min(limit, 200)' }),
    uncapped('the validation of `dto.limit` says no maximum', 'Math.min(dto.limit, 200)', { 'take: dto.limit': 'take: Math.min(dto.limit, 200)' }),
  ]),
  bad('an argument of a resolver, of a controller', `
    ${PRISMA}
    export const Query = { customers: (_root, { first }, { models }) => prisma.customer.⟦findMany⟧({ take: first }) };
    class Customers {
      list(@Query('limit', ParseIntPipe) limit: number) {
        return prisma.customer.⟦findMany⟧({ take: limit });
      }
    }
  `, [
    uncapped('`first` is whatever the caller of the resolver asks for', 'Math.min(first, 200)', { 'take: first': 'take: Math.min(first, 200)' }),
    uncapped(asItIs('limit'), 'Math.min(limit, 200)', { 'take: limit': 'take: Math.min(limit, 200)' }),
  ]),
  bad('in strict, a number that somebody else sets', `
    ${PRISMA}
    export const list = (take: number) => prisma.customer.⟦findMany⟧({ take });
  `, { id: 'setElsewhere', data: { method: 'findMany', ...CUSTOMER }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '({ take })': '({ take: 100 })' } }] }, { project: 'strict' }),
];

/** Loops that handle every row: read page by page, none is missed. */
export const loops: BadCase[] = [
  bad('a loop over every customer, by a cursor', `
    ${PRISMA}
    export async function remind() {
      const customers = await prisma.customer.⟦findMany⟧({
        select: { id: true, phone: true, email: true, birthDate: true, firstName: true, lastName: true, taxId: true },
      });
      for (const customer of customers) {
        await send(customer.email);
      }
    }
  `, everything('unbounded', 'findMany', 'take: 100, cursor: …', {
    'const customers = await': 'let cursor: string | undefined;\n  do {\n    const customers = await',
    '  select: {': '    select: {',
    'taxId: true },\n  });\n  for': "taxId: true },\n      orderBy: { id: 'asc' }, take: 100, skip: cursor ? 1 : 0, cursor: cursor ? { id: cursor } : undefined,\n    });\n    for",
    '    await send(customer.email);\n  }': '      await send(customer.email);\n    }\n    cursor = customers.length < 100 ? undefined : customers.at(-1)?.id;\n  } while (cursor);',
  })),
  bad('a loop over every member, by the key', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function remind(members: Repository<Member>) {
      const list = await members.⟦find⟧();
      for (const member of list) await send(member.email, member.phone, member.dateOfBirth, member.fullName);
    }
  `, everything('unbounded', 'find', 'take: 100, skip', {
    'const list = await members.find();\n  for (const member of list) await send(member.email, member.phone, member.dateOfBirth, member.fullName);': "for (let skip = 0; ; skip += 100) {\n    const list = await members.find({ order: { id: 'ASC' }, take: 100, skip });\n    for (const member of list) await send(member.email, member.phone, member.dateOfBirth, member.fullName);\n    if (list.length < 100) break;\n  }",
  }, MEMBER)),
  bad('a loop over every document, from a cursor', `
    import mongoose from 'mongoose';
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    export async function remind() {
      const customers = await Customer.⟦find⟧({ status: 'active' }, 'email').lean().exec();
      for (const customer of customers) await send(customer.email);
    }
  `, everything('unboundedFilter', 'find', 'for await (… .cursor())', {
    "const customers = await Customer.find({ status: 'active' }, 'email').lean().exec();\n  for (const customer of customers)": "for await (const customer of Customer.find({ status: 'active' }, 'email').lean().cursor())",
  }, { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' })),
  bad('rows that are handed to a function, that each get something done, or of which one is looked for: no bound is offered', `
    ${PRISMA}
    import { toCsv } from './csv';
    export async function csv(path: string) {
      const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'active' }, select: { id: true, email: true } });
      await writeFile(path, toCsv(customers));
    }
    export async function remindAll() {
      const customers = await prisma.customer.⟦findMany⟧({ where: { active: true }, select: { id: true, email: true } });
      await Promise.all(customers.map(async (customer) => send(customer.email)));
    }
    export async function missing(imported: { email: string }[]) {
      const known = await prisma.customer.⟦findMany⟧({ where: { deletedAt: null }, select: { id: true, email: true } });
      return imported.filter((row) => !known.some((one) => one.email === row.email));
    }
  `, [1, 2, 3].map(() => ({ id: 'unboundedFilter', data: { method: 'findMany', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } }))),
  bad('all of them are gathered from a cursor', `
    import mongoose from 'mongoose';
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    export async function gather() {
      const all = [];
      const cursor = Customer.⟦find⟧({}, 'email').lean();
      for await (const customer of cursor) all.push(customer);
      return all;
    }
  `, { id: 'unbounded', data: { method: 'find', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } }),
  bad('all of them are gathered from what a function answers: a bound there would leave some out', `
    import mongoose from 'mongoose';
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    const everybody = () => {
      const query = { status: 'active' };
      return Customer.⟦find⟧(query, 'email').lean();
    };
    export async function gather() {
      const all = [];
      for await (const customer of everybody()) all.push(customer);
      await enqueue(all);
    }
  `, { id: 'unboundedFilter', data: { method: 'find', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } }),
  bad('what a function answers is looped over somewhere, and may be elsewhere', `
    import mongoose from 'mongoose';
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    export const everybody = () => Customer.⟦find⟧({ status: 'active' }, 'email').lean();
    const waited = async () => Customer.⟦find⟧({ status: 'active' }, 'email').lean();
    const twice = () => Customer.⟦find⟧({ status: 'active' }, 'email').lean();
    export async function stream() {
      for await (const customer of everybody()) await send(customer.email);
      for await (const customer of await waited()) await send(customer.email);
      for await (const customer of twice()) await send(customer.email);
      return twice();
    }
  `, ['everybody = () =>', 'waited = async () =>', 'twice = () =>'].map((start) => ({
    id: 'unboundedFilter',
    data: { method: 'find', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' },
    suggest: [{ id: 'addBound', data: { code: '.limit(100)' }, turns: { [`${start} Customer.find({ status: 'active' }, 'email')`]: `${start} Customer.find({ status: 'active' }, 'email').limit(100)` } }],
  }))),
  bad('all of them are compared, kept, or one is looked for: a bound would miss some, pages would not help', `
    ${PRISMA}
    export async function duplicates() {
      const customers = await prisma.customer.⟦findMany⟧({ select: { id: true, email: true } });
      const seen = new Map();
      for (const customer of customers) {
        if (seen.has(customer.email)) await merge(customer.id);
        seen.set(customer.email, customer.id);
      }
    }
    export async function everyPage() {
      const rows = [];
      for (let skip = 0; ; skip += 100) {
        const page = await prisma.customer.⟦findMany⟧({ take: 100, skip, select: { id: true, email: true } });
        if (page.length === 0) return rows;
        rows.push(...page);
      }
    }
  `, [
    { id: 'unbounded', data: { method: 'findMany', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } },
    { id: 'meaningless', data: { method: 'findMany', why: 'a loop reads page after page', ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' } },
  ]),
];

export const sizesSilent: GoodCase[] = [
  good('a size that something on the way may limit', `
    import { z } from 'zod';
    ${PRISMA}
    import { clamp, toPage } from './pages';
    export const compared = async (req, res) => {
      const limit = Number(req.query.limit);
      if (limit > res.locals.most) return res.status(400).end();
      res.json(await prisma.customer.findMany({ take: limit, select: { email: true } }));
    };
    export const clamped = (req) => prisma.customer.findMany({ take: clamp(req.query.limit) });
    export const paged = (req) => prisma.customer.findMany({ take: toPage(req.query).limit });
    export const most = (req) => prisma.customer.findMany({ take: Math.min(Number(req.query.limit), 100) });
    export const refined = procedure.input(z.object({ limit: z.number().refine((n) => n < 500) })).query(({ input }) => prisma.customer.findMany({ take: input.limit }));
    export const limited = procedure.input(z.object({ limit: z.number().max(100) })).query(({ input }) => prisma.customer.findMany({ take: input.limit }));
    class Page { @IsInt() @Max(50) limit: number = 20; }
    export const page = (dto: Page) => prisma.customer.findMany({ take: dto.limit });
    app.get('/', validate(schema), async (req, res) => res.json(await prisma.customer.findMany({ take: Number(req.query.limit), select: { email: true } })));
    app.get('/typed', async (req, res) => {
      const { limit } = req.query as unknown as { limit: number };
      res.json(await prisma.customer.findMany({ take: limit, select: { email: true } }));
    });
    app.get('/fastify', { schema }, async (request, reply) => prisma.customer.findMany({ take: request.query.limit }));
  `),
  good('pages that are handled one after the other', `
    import mongoose from 'mongoose';
    ${PRISMA}
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    export async function remind() {
      let cursor: string | undefined;
      do {
        const customers = await prisma.customer.findMany({ select: { id: true, email: true }, orderBy: { id: 'asc' }, take: 100, skip: cursor ? 1 : 0, cursor: cursor ? { id: cursor } : undefined });
        for (const customer of customers) await send(customer.email);
        cursor = customers.length < 100 ? undefined : customers.at(-1)?.id;
      } while (cursor);
    }
    export async function stream() {
      for await (const customer of Customer.find({}, 'email').cursor()) await send(customer.email);
    }
    export async function streamOfName() {
      const cursor = Customer.find({}, 'email').batchSize(500).lean();
      for await (const customer of cursor) await send(customer.email);
    }
    async function inBatches(cursor) {
      const batch = [];
      for await (const customer of cursor) {
        batch.push(customer.email);
        if (batch.length < 50) continue;
        await sendAll(batch);
        batch.length = 0;
      }
      await sendAll(batch);
    }
    export async function streamElsewhere() {
      const cursor = Customer.find({}, 'email').cursor();
      await inBatches(cursor);
    }
    const everybody = () => Customer.find({}, 'email').batchSize(500).lean();
    export async function streamOfAnswer() {
      for await (const customer of everybody()) await send(customer.email);
    }
  `),
  good('a query that is handed, before it runs, to what adds the page', `
    import mongoose from 'mongoose';
    import { paginate, withPage } from 'our-utils';
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }));
    export const list = (params) => paginate(Customer.find({ status: params.status }).sort({ email: 1 }), { page: params.page, perPage: params.perPage });
    export const other = (params) => withPage(Customer.aggregate([{ $match: { status: params.status } }]), params.status, { limit: 20 });
  `),
];
