import { CUSTOMER, MEMBER } from '../../support/crm-data.ts';
import { bad, good as silent } from '../../support/rule-cases.ts';

/** Filters and projections that somebody else hands in as a whole. */
export const given = [
  bad(
    'a filter that the request brings, behind a validation that lets everything through',
    `
    import { z } from 'zod';
    import { publicProcedure } from './trpc';
    import { prisma } from './prisma';
    export const list = publicProcedure.input(z.object({ query: z.any() })).query(async ({ input }) => {
      const { query } = input;
      return prisma.customer.⟦findMany⟧({ where: query });
    });
    export const raw = publicProcedure.input(z.any()).query(({ input }) => prisma.customer.⟦findMany⟧({ where: input }));
    `,
    [
      { id: 'givenFilter', data: { ...CUSTOMER, method: 'findMany' }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '{ where: query }': '{ where: query, take: 100 }' } }] },
      { id: 'givenFilter', data: { ...CUSTOMER, method: 'findMany' }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '{ where: input }': '{ where: input, take: 100 }' } }] },
    ],
  ),
  bad(
    'the query string or the body of a request as the filter',
    `
    import { Model } from 'mongoose';
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export const customers = (model: Model<Customer>) => async (req, res) => res.json(await model.⟦find⟧(req.query));
    export const members = (repo: Repository<Member>) => async (req, res) => res.json(await repo.⟦find⟧({ where: { ...req.body.filter } }));
    `,
    [
      { id: 'givenFilter', data: { ...CUSTOMER, method: 'find' }, suggest: [{ id: 'addBound', data: { code: '.limit(100)' }, turns: { 'find(req.query)': 'find(req.query).limit(100)' } }] },
      { id: 'givenFilter', data: { ...MEMBER, method: 'find' }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '{ where: { ...req.body.filter } }': '{ where: { ...req.body.filter }, take: 100 }' } }] },
    ],
  ),
  bad(
    'a bound that means nothing, where the caller also chooses the fields',
    `
    import { Model } from 'mongoose';
    export const active = (model: Model<Customer>, query, fields, limit?: number) =>
      model.⟦find⟧({ ...query, status: { $ne: 'deleted' } }, fields).limit(limit || 0).lean();
    `,
    {
      id: 'meaningless',
      data: { ...CUSTOMER, method: 'find', why: 'falls back to 0, which means no limit' },
      suggest: [{ id: 'cap', data: { code: 'Math.min(limit || 100, 200)' }, turns: { 'limit(limit || 0)': 'limit(Math.min(limit || 100, 200))' } }],
    },
  ),
  bad(
    'a filter of the request that is everything where there is none, shown in a log when the query fails',
    `
    import { z } from 'zod';
    import { publicProcedure } from './trpc';
    import { prisma } from './prisma';
    export const list = publicProcedure.input(z.any()).query(async ({ input }) => {
      const { query = {} } = input;
      try {
        return await prisma.customer.⟦findMany⟧({ where: query });
      } catch (error) {
        console.error('Reading failed', { error, query });
        throw error;
      }
    });
    export const raw = publicProcedure.input(z.any()).query(({ input }) => prisma.customer.⟦findMany⟧({ where: input ?? {} }));
    `,
    [
      { id: 'givenFilter', data: { ...CUSTOMER, method: 'findMany' }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '{ where: query }': '{ where: query, take: 100 }' } }] },
      { id: 'givenFilter', data: { ...CUSTOMER, method: 'findMany' }, suggest: [{ id: 'addBound', data: { code: 'take: 100' }, turns: { '{ where: input ?? {} }': '{ where: input ?? {}, take: 100 }' } }] },
    ],
  ),
  bad(
    'a number of rows that is none, or a thousand, keeps to whoever pages through them',
    `
    import { Model } from 'mongoose';
    import { z } from 'zod';
    import { publicProcedure } from './trpc';
    export const first = (model: Model<Customer>, query: { limit?: string }) => model.⟦find⟧().limit(parseInt(query.limit || '0', 10));
    export const some = (model: Model<Customer>, limit?: number) => model.⟦find⟧().limit(limit ? limit : 0);
    export const list = (model: Model<Customer>) =>
      publicProcedure.input(z.object({ limit: z.number().max(1000).default(50) })).query(({ input }) => model.⟦find⟧().limit(input.limit));
    `,
    [
      { id: 'meaningless', data: { ...CUSTOMER, method: 'find', why: 'falls back to 0, which means no limit' }, suggest: [{ id: 'cap', data: { code: "Math.min(parseInt(query.limit || '0', 10) || 100, 200)" }, turns: { "parseInt(query.limit || '0', 10)": "Math.min(parseInt(query.limit || '0', 10) || 100, 200)" } }] },
      { id: 'meaningless', data: { ...CUSTOMER, method: 'find', why: 'falls back to 0, which means no limit' }, suggest: [{ id: 'cap', data: { code: 'Math.min((limit ? limit : 0) || 100, 200)' }, turns: { 'limit ? limit : 0': 'Math.min((limit ? limit : 0) || 100, 200)' } }] },
      { id: 'tooMany', data: { ...CUSTOMER, method: 'find', rows: 1000, maxRows: 200 }, suggest: [{ id: 'cap', data: { code: 'Math.min(input.limit, 200)' }, turns: { '.limit(input.limit)': '.limit(Math.min(input.limit, 200))' } }] },
    ],
  ),
];

/** What looks like a filter of the request's own and is narrowed somewhere. */
export const narrowed = [
  silent('a filter that a repository of the project takes from its own callers', `
    import { prisma } from './prisma';
    export const list = (where) => prisma.customer.findMany({ where });
  `),
  silent('a filter that a validation describes', `
    import { z } from 'zod';
    import { publicProcedure } from './trpc';
    import { prisma } from './prisma';
    export const list = publicProcedure.input(z.object({ query: z.object({ id: z.string() }) })).query(({ input }) => prisma.customer.findMany({ where: input.query }));
  `),
  silent('a filter that is completed or checked before it is used', `
    import { z } from 'zod';
    import { publicProcedure } from './trpc';
    import { prisma } from './prisma';
    export const own = publicProcedure.input(z.any()).query(({ input, ctx }) => {
      const { query } = input;
      query.id = ctx.customerId;
      return prisma.customer.findMany({ where: query });
    });
    export const guarded = publicProcedure.input(z.any()).query(({ input }) => {
      const { query = {} } = input;
      if (!Object.keys(query).length) throw new Error('Say whom');
      return prisma.customer.findMany({ where: query });
    });
    export const ours = publicProcedure.input(z.any()).query(({ input }) => prisma.customer.findMany({ where: input || { id: { in: [1, 2] } } }));
    export const noted = publicProcedure.input(z.any()).query(({ input }) => {
      const { query = {} } = input;
      restrict({ query });
      return prisma.customer.findMany({ where: query });
    });
    export const checked = publicProcedure.input(z.any()).query(({ input }) => {
      assertNarrow(input);
      return prisma.customer.findMany({ where: input });
    });
  `),
  silent('a filter that a function makes of the request', `
    import { prisma } from './prisma';
    export const list = async (req, res) => res.json(await prisma.customer.findMany({ where: filterFrom(req.query) }));
  `),
  silent('a route whose request is validated first', `
    import { Model } from 'mongoose';
    export const route = (app, model: Model<Customer>) => app.get('/customers', validate(customerQuery), async (req, res) => res.json(await model.find(req.query)));
  `),
  silent('a bound beside a filter of the request', `
    import { prisma } from './prisma';
    export const list = async (req, res) => res.json(await prisma.customer.findMany({ where: req.body, take: 50 }));
  `),
  silent('fields that the caller chooses, with a bound or without', `
    import { Model } from 'mongoose';
    export const page = (model: Model<Customer>, fields) => model.find({}, fields).limit(20);
    export const all = (model: Model<Customer>, fields) => model.find({}, fields);
  `),
];
