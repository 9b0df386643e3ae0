import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: models by name and look-alikes', () => {
  golden(adapter, catalog, {
    'statics of schemas': [
      {
        title: 'assigned',
        source: `import { Schema } from 'mongoose';
const customerSchema = new Schema({});
customerSchema.statics.active = function (tenantId) {
  return this.find({ tenantId });
};`,
        facts: ['declaration read many customer(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'in the options',
        source: `import { Schema } from 'mongoose';
const customerSchema = new Schema({}, {
  statics: {
    active(tenantId) {
      return this.find({ tenantId });
    },
  },
});`,
        facts: ['declaration read many customer(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'static()',
        source: `import { Schema } from 'mongoose';
const customerSchema = new Schema({});
customerSchema.static('active', function active() {
  return this.findOne({});
});`,
        facts: ['declaration read one customer(*) default 1, every row'],
      },
      {
        title: 'a typed this',
        source: `import { Model } from 'mongoose';
export async function active(this: Model<ICustomer>) {
  return this.find({});
}`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'a class of Typegoose',
        source: `import { prop, ReturnModelType } from '@typegoose/typegoose';
class Customer {
  @prop() email!: string;
  static async all() {
    return this.find({});
  }
}`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
    ],
    'imported models and models by name': [
      {
        title: 'a schema file of the project',
        source: `import { Customer } from './customer.schema';
export const list = () => Customer.find({ tenantId: 1 });`,
        facts: ['convention read many Customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'a default import',
        source: `import Customer from '../models/customer';
export const list = (query: object) => Customer.find(query);`,
        facts: ['convention read many Customer(*) none, ? the filter is built elsewhere'],
      },
      {
        title: 'require',
        source: `const Customer = require('../models/Customer');
exports.list = async (req, res) => res.json(await Customer.find());`,
        facts: ['convention read many Customer(*) none, every row'],
      },
      {
        title: 'CustomerModel',
        source: `import { CustomerModel } from '../models';
export const list = () => CustomerModel.find({}).exec();`,
        facts: ['convention read many CustomerModel(*) none, every row'],
      },
      {
        title: 'a field without a type',
        source: `export class Customers {
  constructor(deps) {
    this.customerModel = deps.customerModel;
  }
  list() {
    return this.customerModel.find({ tenantId: 1 });
  }
}`,
        facts: ['convention read many customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'db.Customer',
        source: `const db = require('./db');
exports.list = () => db.Customer.find({}).sort({ name: 1 });`,
        facts: ['convention read many Customer(*) none, every row'],
      },
    ],
    'repositories': [
      {
        title: 'a generic base class',
        types: 'mongoose 8',
        source: `import { FilterQuery, Model } from 'mongoose';
export class BaseRepository<T> {
  constructor(protected MongooseModel: Model<T>) {}
  find(query: FilterQuery<T>) {
    return this.MongooseModel.find(query).limit(100);
  }
}`,
        facts: ['declaration read many <the entity is a type parameter>(*) 100, ? the filter is built elsewhere'],
      },
      {
        title: 'a repository that hands its model up',
        types: 'its base class is elsewhere',
        source: `import { Customer } from './customer.schema';
export class CustomerRepository extends BaseRepository<CustomerDBModel> {
  constructor() {
    super(Customer, CustomerEntity);
  }
  list(tenantId: string) {
    return this.MongooseModel.find({ tenantId }).populate('owner', 'email');
  }
}`,
        facts: ['convention read many Customer(*) none, [tenantId eq tenantId] + read one User(_id+email) default 1, every row'],
      },
      {
        title: 'a model of the constructor',
        source: `import { SoftDeleteModel } from 'mongoose-delete';
import { Customer } from './customer.schema';
export class CustomerRepository {
  private customers: SoftDeleteModel;
  constructor() {
    this.customers = Customer;
  }
  count = () => this.customers.estimatedDocumentCount();
}`,
        facts: ['declaration count one Customer() default 1, every row'],
      },
      {
        title: 'the model of a named repository',
        source: 'export const all = (customerRepository: any, otherRepository: any) => [customerRepository._model.find({ tenantId }).lean(), otherRepository._model.find({ tenantId }).lean()];',
        facts: [
          'convention read many Customer(*) none, [tenantId eq tenantId]',
          'convention read many <the model is a parameter of generic code>(*) none, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'a controller factory',
        source: `import { Model } from 'mongoose';
export const all = (model: Model<any>) => async (req, res) => res.json(await model.find());`,
        facts: ['declaration read many <the model is a parameter of generic code>(*) none, every row'],
      },
    ],
    'what is not Mongoose': [
      {
        title: 'find of an array',
        source: 'const one = items.find((item) => item.id === id); const Customers = [{ id: 1 }]; Customers.find((c) => c.id === id); models.Customers.find((c) => c.id === id);',
        facts: [],
      },
      {
        title: 'a predicate in a constant',
        source: `const isMine = (c: { id: number }) => c.id === 1;
import { Customers } from "./data";
Customers.find(isMine);`,
        facts: [],
      },
      {
        title: 'Map.delete, Set, Object.create',
        source: 'new Map().delete(id); Object.create(null); Customers.delete(id); Object.create({ a: 1 });',
        facts: [],
      },
      {
        title: 'jQuery',
        source: `$('.row').find('.cell'); jQuery(Table).find('td'); Row.find('.x');`,
        facts: [],
      },
      {
        title: 'lodash',
        types: 'lodash 3',
        source: `import _ from 'lodash';
_.find(Customers, { id: 1 }); _.create({}); _.where(list, { a: 1 });`,
        facts: [],
      },
      {
        title: 'react-admin',
        source: `dataProvider.getList('customers', {}); dataProvider.create('customers', { data }); dataProvider.updateMany('customers', { ids, data });`,
        facts: [],
      },
      {
        title: 'DataLoader',
        source: 'loaders.Customer.load(id); dataLoaders.customer.clear(id);',
        facts: [],
      },
      {
        title: 'Prisma',
        source: 'prisma.customer.findMany({ where: { id } }); prisma.customer.create({ data }); prisma.customer.deleteMany({ where: { tenantId } }); prisma.customer.updateMany({ where: {}, data }); prisma.customer.count();',
        facts: [],
      },
      {
        title: 'Sequelize',
        source: `import { Customer } from './models';
Customer.findOne({ where: { id } }); models.Customer.findOne({ where: { id }, include: [Order] }); Customer.create({ where: { a } }); models.Customer.count({ where: { tenantId } });`,
        facts: [],
      },
      {
        title: 'TypeORM',
        source: `import { Customer } from './customer.entity';
Customer.find({ where: { id }, relations: ['orders'] }); this.customerRepository.find({ where: { id } }); customerRepository.deleteMany;`,
        facts: [],
      },
      {
        title: 'a Model of another library',
        types: 'asks another Model for what only Mongoose has',
        source: `import { Model } from 'objection';
export const list = (customers: Model<Customer>) => customers.find({});`,
        facts: [],
      },
      {
        title: `Nest's Sequelize`,
        source: `import { InjectModel } from '@nestjs/sequelize';
export class Customers {
  constructor(@InjectModel(Customer) private readonly customers: typeof Customer) {}
  list = () => this.customers.findOne({ where: { id: 1 } });
}`,
        facts: [],
      },
      {
        title: 'commands and value objects',
        source: `import mongoose from 'mongoose';
import { CreateCustomerCommand } from './create-customer.command';
CreateCustomerCommand.create({ email }); Email.create(text);`,
        facts: [],
      },
      {
        title: 'services, stores and machine-learning models',
        source: 'customerService.find({ tenantId: 1 }); this.customers.find({ id: 1 }); store.find("customer", 1); openai.models.list(); const view = viewModel.create({ a: 1 });',
        facts: [],
      },
      {
        title: 'a package with models',
        source: `import { Document } from 'docx';
Document.create({ a: 1 }); import { Octokit } from '@octokit/core';
Octokit.find({ a: 1 });`,
        facts: [],
      },
      {
        title: 'calls that are half there',
        source: 'Customer.find; find({}); Customer(); Customer["fi" + "nd"]({});',
        facts: [],
      },
    ],
  });
});
