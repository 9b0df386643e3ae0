import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: aggregations', () => {
  golden(adapter, catalog, {
    'stages': [
      {
        title: 'match alone returns documents',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
const rows = await Customer.aggregate([{ $match: { tenantId, status: "active" } }]);
for (const row of rows) mail(row.email);`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId, status eq "active"]'],
        result: 'rows,row: email',
        bound: 'const rows = await Customer.aggregate([{ $match: { tenantId, status: "active" } }, { $limit: 50 }]);',
      },
      {
        title: 'limit and project',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $match: { tenantId } }, { $sort: { name: 1 } }, { $limit: 20 }, { $project: { name: 1, mail: "$email", _id: 0 } }]);`,
        facts: ['import read many Customer(name+email) 20, [tenantId eq tenantId]'],
        bound: null,
      },
      {
        title: 'project that excludes',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $project: { email: 0 } }, { $limit: 5 }]);`,
        facts: ['import read many Customer(*-email) 5, every row'],
      },
      {
        title: 'unset',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $unset: ["email", "phone"] }, { $limit: 5 }]);`,
        facts: ['import read many Customer(*-email-phone) 5, every row'],
      },
      {
        title: 'unset one',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $unset: "email" }]);`,
        facts: ['import read many Customer(*-email) none, every row'],
      },
      {
        title: 'a group of numbers',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $match: { tenantId } }, { $group: { _id: "$status", n: { $sum: 1 } } }]);`,
        facts: ['import aggregate many Customer(status) none, [tenantId eq tenantId]'],
        bound: null,
      },
      {
        title: 'a group that keeps fields',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $group: { _id: "$tenantId", mails: { $push: "$email" }, one: { $first: "$name" } } }]);`,
        facts: ['import aggregate many Customer(tenantId+email+name) none, every row'],
      },
      {
        title: 'a group that keeps documents',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $group: { _id: "$tenantId", all: { $push: "$$ROOT" } } }]);`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'one group',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $group: { _id: null, total: { $sum: "$points" } } }]);`,
        facts: ['import aggregate many Customer() default 1, every row'],
      },
      {
        title: 'count',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $match: { tenantId } }, { $count: "n" }]);`,
        facts: ['import count one Customer() default 1, [tenantId eq tenantId]'],
      },
      {
        title: 'sample',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $sample: { size: 3 } }]);`,
        facts: ['import read many Customer(*) 3, every row'],
      },
      {
        title: 'unwind',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $unwind: "$orders" }, { $limit: 100 }]);`,
        facts: ['import read many Customer(*) 100, every row'],
      },
      {
        title: 'facet with a page and a count',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $match: { tenantId } }, { $facet: { data: [{ $skip: 10 }, { $limit: 10 }, { $project: { name: 1 } }], total: [{ $count: "n" }] } }]);`,
        facts: ['import read many Customer(_id+name) 10, [tenantId eq tenantId]'],
      },
      {
        title: 'facet without a limit',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $facet: { data: [{ $sort: { name: 1 } }], total: [{ $count: "n" }] } }]);`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'facet of numbers',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $facet: { byStatus: [{ $group: { _id: "$status", n: { $sum: 1 } } }] } }]);`,
        facts: ['import aggregate many Customer(status) default 1, every row'],
      },
      {
        title: 'merge writes',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $match: { tenantId } }, { $merge: "archive" }]);`,
        facts: ['import aggregate many Customer() default 0, [tenantId eq tenantId]'],
      },
      {
        title: 'replaced documents',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $replaceRoot: { newRoot: "$profile" } }, { $limit: 5 }]);`,
        facts: ['import read many Customer(? the documents are replaced) 5, every row'],
      },
      {
        title: 'match behind a group is about groups',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $group: { _id: "$email", n: { $sum: 1 } } }, { $match: { n: { $gt: 1 } } }]);`,
        facts: ['import aggregate many Customer(email) none, every row'],
      },
      {
        title: 'a stage that may be there',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
export const f = (limit?: number) => Customer.aggregate([{ $match: { tenantId } }, ...(limit ? [{ $limit: limit }] : [])]);`,
        facts: ['import read many Customer(*) meaningless: `$limit` is only set on some paths, [tenantId eq tenantId]'],
      },
    ],
    'lookups': [
      {
        title: 'variables of a lookup, held against fields',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $limit: 5 }, { $lookup: { from: "orders", let: { id: "$_id" }, pipeline: [{ $match: { paid: true, $expr: { $and: [{ $eq: ["$customerId", "$$id"] }, { $gte: ["$total", 100] }] } } }, { $limit: 3 }], as: "orders" } }]);
Customer.aggregate([{ $match: { $expr: { $eq: ["$billTo", "$shipTo"] } } }, { $limit: 5 }]);`,
        facts: [
          'import read many Customer(*) 5, every row + read many orders(*) 3, [paid eq true, customerId eq "$$id", total other 100]',
          'import read many Customer(*) 5, [billTo other "$shipTo"]',
        ],
      },
      {
        title: 'by keys',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $limit: 5 }, { $lookup: { from: "orders", localField: "_id", foreignField: "customerId", as: "orders" } }]);`,
        facts: ['import read many Customer(*) 5, every row + read many orders(*) none, [customerId in "_id"]'],
      },
      {
        title: 'with a pipeline',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $limit: 5 }, { $lookup: { from: "orders", let: { id: "$_id" }, pipeline: [{ $match: { paid: true } }, { $limit: 3 }, { $project: { total: 1, _id: 0 } }], as: "orders" } }]);`,
        facts: ['import read many Customer(*) 5, every row + read many orders(total) 3, [paid eq true]'],
      },
      {
        title: 'of which a projection keeps a part',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $lookup: { from: "users", localField: "ownerId", foreignField: "_id", as: "owner" } }, { $limit: 5 }, { $project: { name: 1, "owner.email": 1 } }]);`,
        facts: ['import read many Customer(_id+name) 5, every row + read many users(email) none, [_id in "ownerId"]'],
      },
      {
        title: 'of which a projection keeps nothing',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $lookup: { from: "users", localField: "ownerId", foreignField: "_id", as: "owner" } }, { $limit: 5 }, { $project: { name: 1 } }]);`,
        facts: ['import read many Customer(_id+name) 5, every row'],
      },
      {
        title: 'of a collection named elsewhere',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([{ $lookup: { from: User.collection.name, localField: "a", foreignField: "b", as: "c" } }, { $limit: 5 }]);`,
        facts: ['import read many Customer(*) 5, every row + read many User(*) none, [b in "a"]'],
      },
    ],
    'pipelines': [
      {
        title: 'in a constant',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
const pipeline = [{ $match: { tenantId } }, { $limit: 10 }];
Customer.aggregate(pipeline);`,
        facts: ['import read many Customer(*) 10, [tenantId eq tenantId]'],
        bound: null,
      },
      {
        title: 'that grow',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
const pipeline: any[] = [{ $match: { tenantId } }];
if (n) pipeline.push({ $limit: n });
Customer.aggregate(pipeline);`,
        facts: ['import read many Customer(? the pipeline is built elsewhere) ? the pipeline is built elsewhere, [tenantId eq tenantId …]'],
      },
      {
        title: 'of the caller',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
export const f = (pipeline: any[]) => Customer.aggregate(pipeline);`,
        facts: ['import read many Customer(? the pipeline is built elsewhere) ? the pipeline is built elsewhere, ? the pipeline is built elsewhere'],
      },
      {
        title: 'with a spread of the caller',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
export const f = (more: any[]) => Customer.aggregate([{ $match: { tenantId } }, ...more]);`,
        facts: ['import read many Customer(? the pipeline is built elsewhere) ? the pipeline is built elsewhere, [tenantId eq tenantId …]'],
      },
      {
        title: 'by links',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate().match({ tenantId }).sort({ name: 1 }).limit(5).project({ name: 1 }).exec();`,
        facts: ['import read many Customer(_id+name) 5, [tenantId eq tenantId]'],
      },
      {
        title: 'an edit on lines of their own',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([
  { $match: { tenantId } },
  { $sort: { name: 1 } },
]);`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId]'],
        bound: '  { $limit: 50 },',
      },
      {
        title: 'empty',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.aggregate([]);`,
        facts: ['import read many Customer(*) none, every row'],
        bound: 'Customer.aggregate([{ $limit: 50 }]);',
      },
    ],
  });
});
