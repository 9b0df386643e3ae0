import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: populate and pages', () => {
  golden(adapter, catalog, {
    'populate': [
      {
        title: 'names',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.findOne({ _id: id }).populate("orders owner");`,
        facts: ['import read one Customer(*) default 1, one of [_id eq id] + read many Order(*) none, every row | read one User(*) default 1, every row'],
      },
      {
        title: 'fields',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find().limit(5).populate("owner", "email");`,
        facts: ['import read many Customer(*) 5, every row + read one User(_id+email) default 1, every row'],
      },
      {
        title: 'an object',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find().limit(5).populate({ path: "orders", select: "total -_id", match: { paid: true }, options: { limit: 10 }, populate: { path: "customer", select: "email" } });`,
        facts: ['import read many Customer(*) 5, every row + read many Order(total) 10, [paid eq true] { read one Customer(_id+email) default 1, every row }'],
      },
      {
        title: 'an array',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find().limit(5).populate([{ path: "owner", select: "-email" }, "orders"]);`,
        facts: ['import read many Customer(*) 5, every row + read one User(*-email) default 1, every row | read many Order(*) none, every row'],
      },
      {
        title: 'a model by name',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find().limit(5).populate({ path: "agent", model: "User" });`,
        facts: ['import read many Customer(*) 5, every row + read many User(*) ? relation is not known, every row'],
      },
      {
        title: 'a path that no schema knows',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find().limit(5).populate("agent");`,
        facts: ['import read many Customer(*) 5, every row + read many <`agent` is not a relation the catalog knows>(*) ? relation is not known, every row'],
      },
      {
        title: 'a path of run time',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (path: string) => Customer.find().limit(5).populate(path);`,
        facts: ['import read many Customer(*) 5, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere'],
      },
      {
        title: 'among the options',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, null, { limit: 5, populate: "owner" });`,
        facts: ['import read many Customer(*) 5, every row + read one User(*) default 1, every row'],
      },
    ],
    'paginate plugins': [
      {
        title: 'ten rows by default',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.paginate({ tenantId });`,
        facts: ['import read many Customer(*) default 10, [tenantId eq tenantId]'],
      },
      {
        title: 'a limit',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.paginate({ tenantId }, { page: 2, limit: 25, select: "name email", populate: "owner" });`,
        facts: ['import read many Customer(_id+name+email) 25, [tenantId eq tenantId] + read one User(*) default 1, every row'],
        bound: 'await Customer.paginate({ tenantId }, { page: 2, limit: 50, select: "name email", populate: "owner" });',
      },
      {
        title: 'no limit given falls back to the default',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (options: any) => Customer.paginate({ tenantId }, { limit: undefined });`,
        facts: ['import read many Customer(*) default 10, [tenantId eq tenantId]'],
      },
      {
        title: 'switched off',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.paginate({}, { pagination: false });`,
        facts: ['import read many Customer(*) none, every row'],
        bound: 'await Customer.paginate({}, { limit: 50 });',
      },
      {
        title: 'options of the caller',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (options: any) => Customer.paginate({ tenantId }, options);`,
        facts: ['import read many Customer(? options are built elsewhere) ? arguments are built elsewhere, [tenantId eq tenantId]'],
      },
      {
        title: 'an aggregate',
        types: 'the plugin adds it to a model whose type says so',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const aggregate = Customer.aggregate([{ $match: { tenantId } }, { $project: { name: 1 } }]);
await Customer.aggregatePaginate(aggregate, { limit: 30 });`,
        facts: [
          'import read many Customer(_id+name) ? the query is handed to another function, [tenantId eq tenantId …]',
          'import read many Customer(_id+name) 30, [tenantId eq tenantId]',
        ],
      },
    ],
  });
});
