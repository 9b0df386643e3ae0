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
