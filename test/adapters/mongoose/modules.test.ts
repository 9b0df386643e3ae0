import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: models of other files', () => {
  golden(adapter, catalog, {
    'types that other files declare': [
      {
        title: 'the models of a context, each with a model type of its own',
        source: `import { IContext } from './context';
export const customers = (_root, args, { models }: IContext) => models.Customers.find({}).limit(20);`,
        files: {
          'context.ts': `import { ICustomerModel } from './customer-model';
export interface IModels { Customers: ICustomerModel; }
export interface IContext { models: IModels; }`,
          'customer-model.ts': `// A comment that makes places of this file differ from those of the first.
import type { Model } from 'mongoose';
import type { ICustomerDocument } from './types';
export interface ICustomerModel extends Model<ICustomerDocument> { getCustomer(_id: string): Promise<ICustomerDocument>; }`,
          'types.ts': 'export interface ICustomerDocument { email: string }',
        },
        facts: ['declaration read many Customer(*) 20, every row'],
      },
      {
        title: 'the models of the context of procedures, by the type that their builder was given',
        source: `import { protectedProcedure } from './procedures';
export const customers = protectedProcedure.input(schema).query(async ({ ctx, input }) => {
  const { models } = ctx;
  return models.People.find({}).limit(20);
});
export const others = protectedProcedure.query(({ ctx: { models } }) => models.Others.find({}).limit(20));
export const handled = protectedProcedure.query(({ ctx }) => ctx.models.People.find({}).limit(20));`,
        files: {
          'procedures.ts': `import { t } from './trpc';
export const publicProcedure = t.procedure;
export const protectedProcedure = publicProcedure.use(isSignedIn);`,
          'trpc.ts': `import { initTRPC } from '@trpc/server';
import type { Context } from './context';
export const t = initTRPC.context<Context>().create({ transformer });`,
          'context.ts': `import { ICustomerModel } from './customer-model';
import type { createContext } from './shared';
type Completed<T> = Awaited<ReturnType<typeof createContext<T>>>;
export interface IModels { People: ICustomerModel; }
export type Context = Completed<{ models: IModels }>;`,
          'customer-model.ts': `import type { Model } from 'mongoose';
import type { ICustomerDocument } from './types';
export interface ICustomerModel extends Model<ICustomerDocument> {}`,
          'types.ts': 'export interface ICustomerDocument { email: string }',
        },
        facts: [
          'declaration read many Customer(*) 20, every row',
          'convention read many Others(*) 20, every row',
          'declaration read many Customer(*) 20, every row',
        ],
      },
      {
        title: 'a model of a wrapped document',
        source: `import { Deps } from './deps';
export const list = ({ customers }: Deps) => customers.find({}).limit(20);`,
        files: {
          'deps.ts': `/* a comment, for other places */ import type { Model, HydratedDocument } from 'mongoose';
import type { CustomerDocument } from './types';
export interface Deps { customers: Model<HydratedDocument<CustomerDocument>> }`,
        },
        facts: ['declaration read many Customer(*) 20, every row'],
      },
    ],
  });
});
