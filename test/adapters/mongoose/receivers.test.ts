import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: receivers', () => {
  golden(adapter, catalog, {
    'models made in the file': [
      {
        title: 'model() of the package',
        source: `import { model } from 'mongoose';
export const Customer = model('Customer', customerSchema);
export const list = () => Customer.find({ tenantId: 1 });`,
        facts: ['import read many Customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'mongoose.model with types',
        source: `import mongoose from 'mongoose';
const Customer = mongoose.model<ICustomer, CustomerModel>('Customer', schema);
Customer.find({});`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'a model that may be there already',
        source: `import mongoose from 'mongoose';
const Customer = mongoose.models.Customer || mongoose.model('Customer', schema);
Customer.find({});`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'an import in CommonJS',
        source: `const mongoose = require('mongoose');
const Customer = mongoose.model('Customer', schema);
module.exports.list = () => Customer.find({});`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'a model asked for by name',
        source: `import mongoose from 'mongoose';
mongoose.model('Customer').find({});`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'a connection of its own',
        source: `import { Connection } from 'mongoose';
export const list = (tenant: Connection) => tenant.model('Customer', schema).find({});`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'Customer.name',
        source: `import mongoose from 'mongoose';
mongoose.model(Customer.name).find({});`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'a name of another file',
        source: `import mongoose from 'mongoose';
import { NAME } from './names';
mongoose.model(NAME).find({});`,
        facts: ['import read many <`NAME` names the model elsewhere>(*) none, every row'],
      },
      {
        title: 'a discriminator',
        source: `import { Person } from './person.model';
const Customer = Person.discriminator('Customer', customerSchema);
Customer.find({ tenantId }).lean();`,
        facts: ['declaration read many Customer(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'Typegoose',
        source: `import { getModelForClass, prop } from '@typegoose/typegoose';
class Customer {
  @prop() email!: string;
}
const CustomerModel = getModelForClass(Customer);
CustomerModel.find({}).limit(5);`,
        facts: ['import read many Customer(*) 5, every row'],
      },
    ],
    'models that Nest injects': [
      {
        title: 'by Customer.name',
        source: `import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
@Injectable()
export class Customers {
  constructor(@InjectModel(Customer.name) private readonly customers: Model<CustomerDocument>) {}
  list() {
    return this.customers.find().exec();
  }
}`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'by the type',
        source: `import { Model } from 'mongoose';
export class Customers {
  constructor(@InjectModel(CUSTOMER) private readonly model: Model<CustomerDocument>) {}
  list() {
    return this.model.find({ tenantId: 1 });
  }
}`,
        facts: ['declaration read many Customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'by a text',
        source: `import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
export class Customers {
  @InjectModel('Customer') private model: Model<any>;
  list() {
    return this.model.find({ tenantId: 1 });
  }
}`,
        facts: ['declaration read many Customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'HydratedDocument',
        source: `import { HydratedDocument, Model } from 'mongoose';
export class Customers {
  constructor(private readonly model: Model<HydratedDocument<Customer>>) {}
  list = () => this.model.find();
}`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'Typegoose',
        source: `import { ReturnModelType } from '@typegoose/typegoose';
export class Customers {
  constructor(private readonly model: ReturnModelType<typeof Customer>) {}
  list = () => this.model.find();
}`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'an interface of the file',
        source: `import { Model } from 'mongoose';
export interface ICustomerModel extends Model<ICustomerDocument> {
  one(): Promise<void>;
}
export const list = (customers: ICustomerModel) => customers.find();`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'paginated',
        source: `import { PaginateModel } from 'mongoose';
export const list = (customers: PaginateModel<ICustomerDocument>) => customers.paginate({}, { limit: 20 });`,
        facts: ['declaration read many Customer(*) 20, every row'],
      },
    ],
    'models in a context': [
      {
        title: 'models.Customers',
        source: 'export const list = async ({ models }: IContext, query: any) => models.Customers.find(query).lean();',
        facts: ['convention read many Customers(*) none, ? the filter is built elsewhere'],
      },
      {
        title: 'ctx.models.Customers',
        source: 'export const list = (ctx: any) => ctx.models.Customers.find({ tagIds: ctx.tag });',
        facts: ['convention read many Customers(*) none, [tagIds eq ctx.tag]'],
      },
      {
        title: 'generateModels()',
        source: `export const list = async (subdomain: string) => {
  const models = await generateModels(subdomain);
  return models.Customers.findOne({ _id: subdomain });
};`,
        facts: ['convention read one Customers(*) default 1, one of [_id eq subdomain]'],
      },
      {
        title: 'taken out of the models',
        source: `export const list = async (subdomain: string) => {
  const { Customers } = await generateModels(subdomain);
  return Customers.find({ tenantId: 1 }).limit(10);
};`,
        facts: ['convention read many Customers(*) 10, [tenantId eq 1]'],
      },
      {
        title: 'taken out of the context',
        source: `export const list = (ctx: any) => {
  const { models: { Customers } } = ctx;
  return Customers.countDocuments({});
};`,
        facts: ['convention count one Customers() default 1, every row'],
      },
      {
        title: 'statics of a loaded class',
        source: `export const loadCustomerClass = (models: IModels) => {
  class Customer {
    public static async active(query, fields, skip?, limit?) {
      return models.Customers.find({ ...query, status: { $ne: "deleted" } }, fields)
        .skip(skip || 0)
        .limit(limit || 0)
        .lean();
    }
    public static async all() {
      return this.find({});
    }
  }
  customerSchema.loadClass(Customer);
  return customerSchema;
};`,
        facts: [
          'convention read many Customers(? the projection is built elsewhere) meaningless: falls back to 0, which means no limit, [status other "deleted" …]',
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a model chosen at run time',
        source: 'export const count = (models: IModels, name: string) => models[name].countDocuments({});',
        facts: ['convention count one <the model is chosen at run time>() default 1, every row'],
      },
      {
        title: 'models of mongoose',
        source: `import mongoose from 'mongoose';
mongoose.models.customer.find({});`,
        facts: ['import read many customer(*) none, every row'],
      },
    ],
  });
});
