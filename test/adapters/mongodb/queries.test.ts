import adapter from '../../../src/adapters/mongodb.ts';
import { catalog } from '../mongoose/catalog.ts';
import { golden } from '../driver.ts';

describe('mongodb: queries', () => {
  golden(adapter, catalog, {
    'row bounds': [
      {
        title: 'nothing',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
const rows = await customers.find({}).toArray();
for (const row of rows) mail(row.email);`,
        facts: ['import read many customers(*) none, every row'],
        result: 'rows,row: email',
        bound: 'const rows = await customers.find({}).limit(50).toArray();',
        project: 'const rows = await customers.find({}).project({ id: 1, email: 1, _id: 0 }).toArray();',
      },
      {
        title: 'a limit of the cursor',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({ tenantId }).sort({ name: 1 }).skip(10).limit(20).toArray();`,
        facts: ['import read many customers(*) 20, [tenantId eq tenantId]'],
        bound: 'await customers.find({ tenantId }).sort({ name: 1 }).skip(10).limit(50).toArray();',
      },
      {
        title: 'a limit among the options',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({ tenantId }, { limit: 20, sort: { name: 1 } }).toArray();`,
        facts: ['import read many customers(*) 20, [tenantId eq tenantId]'],
        bound: 'await customers.find({ tenantId }, { limit: 50, sort: { name: 1 } }).toArray();',
        project: 'await customers.find({ tenantId }, { limit: 20, sort: { name: 1 }, projection: { id: 1, email: 1, _id: 0 } }).toArray();',
      },
      {
        title: 'limit(0) is no limit',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}).limit(0).toArray();`,
        facts: ['import read many customers(*) meaningless: 0 means no limit, every row'],
        bound: 'await customers.find({}).limit(50).toArray();',
      },
      {
        title: 'limit: 0 is no limit',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}, { limit: 0 }).toArray();`,
        facts: ['import read many customers(*) meaningless: 0 means no limit, every row'],
      },
      {
        title: 'a negative limit counts by its size',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}).limit(-5).toArray();`,
        facts: ['import read many customers(*) 5, every row'],
      },
      {
        title: 'an optional limit',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
export const f = (limit?: number) => customers.find({}, { limit }).toArray();`,
        facts: ['import read many customers(*) meaningless: the value can be undefined, which means no limit, every row'],
      },
      {
        title: 'a limit under a condition',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
export async function f(n?: number) {
  let cursor = customers.find({ tenantId });
  if (n) cursor = cursor.limit(n);
  return cursor.toArray();
}`,
        facts: ['import read many customers(*) meaningless: `.limit()` is only called on some paths, [tenantId eq tenantId]'],
      },
      {
        title: 'a cursor that the caller reads',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
export const f = () => customers.find({ tenantId });`,
        facts: ['import read many customers(? the cursor is read by the caller) ? the cursor is read by the caller, [tenantId eq tenantId]'],
      },
      {
        title: 'for await',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
for await (const one of customers.find({ tenantId })) mail(one.email);`,
        facts: ['import read many customers(*) none, [tenantId eq tenantId]'],
        result: 'one: email',
        bound: 'for await (const one of customers.find({ tenantId }).limit(50)) mail(one.email);',
      },
      {
        title: 'forEach',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}).forEach((one) => mail(one.email));`,
        facts: ['import read many customers(*) none, every row'],
        result: 'one: email',
      },
      {
        title: 'next answers one',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
const one = await customers.find({ email }).next();
send(one.phone);`,
        facts: ['import read one customers(*) default 1, [email eq email]'],
        result: 'one: phone',
      },
      {
        title: 'an aggregate with a limit of its cursor',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.aggregate([{ $match: { tenantId } }]).limit(5).toArray();`,
        facts: ['import read many customers(*) 5, [tenantId eq tenantId]'],
      },
      {
        title: 'an aggregate without',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.aggregate([{ $match: { tenantId } }, { $project: { email: 1 } }]).toArray();`,
        facts: ['import read many customers(_id+email) none, [tenantId eq tenantId]'],
        bound: 'await customers.aggregate([{ $match: { tenantId } }, { $project: { email: 1 } }, { $limit: 50 }]).toArray();',
      },
    ],
    'projections and filters': [
      {
        title: 'the projection of the options',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}, { projection: { name: 1, email: 1 } }).toArray();`,
        facts: ['import read many customers(_id+name+email) none, every row'],
        project: 'await customers.find({}, { projection: { id: 1, email: 1, _id: 0 } }).toArray();',
      },
      {
        title: 'a projection of the cursor',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({}).project({ email: 0 }).toArray();`,
        facts: ['import read many customers(*-email) none, every row'],
        project: null,
      },
      {
        title: 'findOne',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.findOne({ _id: id }, { projection: { email: 1, _id: 0 } });`,
        facts: ['import read one customers(email) default 1, one of [_id eq id]'],
        project: 'await customers.findOne({ _id: id }, { projection: { id: 1, email: 1, _id: 0 } });',
      },
      {
        title: 'findOne without any',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.findOne({ _id: id });`,
        facts: ['import read one customers(*) default 1, one of [_id eq id]'],
        project: 'await customers.findOne({ _id: id }, { projection: { id: 1, email: 1, _id: 0 } });',
      },
      {
        title: 'options of the caller',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
export const f = (options: object) => customers.findOne({ _id: id }, options);`,
        facts: ['import read one customers(? options are built elsewhere) default 1, one of [_id eq id]'],
        project: null,
      },
      {
        title: 'undefined matches null',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
export const f = (email?: string) => customers.findOne({ email });`,
        facts: ['import read one customers(*) default 1, [email eq email]'],
      },
      {
        title: 'distinct',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.distinct("email", { tenantId });`,
        facts: ['import aggregate many customers(email) none, [tenantId eq tenantId]'],
      },
      {
        title: 'operators',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
await customers.find({ _id: { $in: ids }, tenantId: { $eq: t }, $or: [{ a }, { b }] }).toArray();`,
        facts: ['import read many customers(*) none, [_id in ids, tenantId eq t, $or other [{ a }, { b }]]'],
      },
    ],
    'counts and writes': [
      {
        title: 'counts',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
customers.countDocuments({ tenantId }); customers.estimatedDocumentCount(); customers.find({ tenantId }).count();`,
        facts: [
          'import count one customers() default 1, [tenantId eq tenantId]',
          'import count one customers() default 1, every row',
          'import count one customers() default 1, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'creates',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
customers.insertOne(doc); customers.insertMany(docs);`,
        facts: [
          'import create one customers() default 1, ? the method takes documents',
          'import create many customers() default 0, ? the method takes documents',
        ],
      },
      {
        title: 'updates',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
customers.updateOne({ _id: id }, { $set: { a } }); customers.updateMany({}, { $set: { a } }); customers.findOneAndUpdate({ _id: id }, { $set: { a } }, { projection: { email: 1 } });`,
        facts: [
          'import update one customers() default 1, one of [_id eq id]',
          'import update many customers() default 0, every row',
          'import update one customers(_id+email) default 1, one of [_id eq id]',
        ],
      },
      {
        title: 'deletes',
        source: `import { MongoClient } from 'mongodb';
const customers = new MongoClient(uri).db('crm').collection('customers');
customers.deleteMany({}); customers.deleteOne({ _id: id }); customers.bulkWrite(operations);`,
        facts: [
          'import delete many customers() default 0, every row',
          'import delete one customers() default 1, one of [_id eq id]',
          'import update many customers() default 0, ? each operation has its own filter',
        ],
      },
    ],
  });
});
