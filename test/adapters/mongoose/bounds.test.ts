import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: row bounds', () => {
  golden(adapter, catalog, {
    'row bounds': [
      {
        title: 'nothing',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = () => Customer.find();`,
        facts: ['import read many Customer(*) none, every row'],
        bound: 'export const f = () => Customer.find().limit(50);',
        project: `export const f = () => Customer.find().select('id email');`,
      },
      {
        title: 'a limit',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}).sort({ name: 1 }).skip(10).limit(20).lean();`,
        facts: ['import read many Customer(*) 20, every row'],
        bound: 'await Customer.find({}).sort({ name: 1 }).skip(10).limit(50).lean();',
      },
      {
        title: 'limit(0) is no limit',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}).limit(0);`,
        facts: ['import read many Customer(*) meaningless: 0 means no limit, every row'],
        bound: 'await Customer.find({}).limit(50);',
      },
      {
        title: 'a limit that falls back to 0',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function list(query: object, skip?: number, limit?: number) {
  return Customer.find({ ...query, status: "active" })
    .skip(skip || 0)
    .limit(limit || 0)
    .lean();
}`,
        facts: ['import read many Customer(*) meaningless: falls back to 0, which means no limit, [status eq "active" …]'],
        bound: '    .limit(50)',
      },
      {
        title: 'a number parsed with 0 for nothing',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (req: any) => Customer.find({}).limit(parseInt(req.query.limit || "0", 10));`,
        facts: ['import read many Customer(*) meaningless: falls back to 0, which means no limit, every row'],
      },
      {
        title: 'a ternary that ends in 0',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (n?: number) => Customer.find({}).limit(n ? n : 0);`,
        facts: ['import read many Customer(*) meaningless: falls back to 0, which means no limit, every row'],
      },
      {
        title: 'an optional limit',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (limit?: number) => Customer.find({}).limit(limit);`,
        facts: ['import read many Customer(*) meaningless: the value can be undefined, which means no limit, every row'],
      },
      {
        title: 'a negative limit counts by its size',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}).limit(-20);`,
        facts: ['import read many Customer(*) 20, every row'],
      },
      {
        title: 'the options of the third argument',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}, null, { limit: 20, sort: { name: 1 } });`,
        facts: ['import read many Customer(*) 20, every row'],
        bound: 'await Customer.find({}, null, { limit: 50, sort: { name: 1 } });',
      },
      {
        title: 'an option that may be undefined',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (limit?: number) => Customer.find({}, "name email", { limit });`,
        facts: ['import read many Customer(_id+name+email) meaningless: the value can be undefined, which means no limit, every row'],
      },
      {
        title: 'limit: 0 among the options',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}, null, { limit: 0 });`,
        facts: ['import read many Customer(*) meaningless: 0 means no limit, every row'],
        bound: 'await Customer.find({}, null, { limit: 50 });',
      },
      {
        title: 'a limit of the chain beats the option',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}, null, { limit: 5000 }).limit(10);`,
        facts: ['import read many Customer(*) 10, every row'],
      },
      {
        title: 'options of the caller',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (options: object) => Customer.find({}, null, options);`,
        facts: ['import read many Customer(? options are built elsewhere) ? arguments are built elsewhere, every row'],
        bound: 'export const f = (options: object) => Customer.find({}, null, options).limit(50);',
      },
      {
        title: 'setOptions',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({}).setOptions({ limit: 30 });`,
        facts: ['import read many Customer(*) 30, every row'],
      },
      {
        title: 'links on lines of their own',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = () =>
  Customer.find({ tenantId: 1 })
    .sort({ name: 1 })
    .lean();`,
        facts: ['import read many Customer(*) none, [tenantId eq 1]'],
        bound: '    .limit(50)',
        project: `    .select('id email')`,
      },
      {
        title: 'CRLF',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = () =>\r
  Customer.find({ tenantId: 1 })\r
    .lean();\r
`,
        facts: ['import read many Customer(*) none, [tenantId eq 1]'],
      },
      {
        title: 'a cursor',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
for await (const one of Customer.find({ tenantId: 1 }).select("email").cursor()) mail(one.email);`,
        facts: ['import read many Customer(_id+email) none, [tenantId eq 1]'],
        result: 'one: email',
        bound: 'for await (const one of Customer.find({ tenantId: 1 }).limit(50).select("email").cursor()) mail(one.email);',
      },
      {
        title: 'a wrapper of the project ends the query',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (args: any) => paginate(Customer.find({ tenantId: 1 }), args);`,
        facts: ['import read many Customer(? the query is handed to another function) ? the query is handed to another function, [tenantId eq 1]'],
        project: null,
      },
      {
        title: 'Promise.all ends nothing',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const [rows, total] = await Promise.all([Customer.find({ tenantId }).limit(10), Customer.countDocuments({ tenantId })]);`,
        facts: [
          'import read many Customer(*) 10, [tenantId eq tenantId]',
          'import count one Customer() default 1, [tenantId eq tenantId]',
        ],
        result: 'rows: ',
      },
    ],
    'queries in variables': [
      {
        title: 'a limit later on',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(n: number) {
  const query = Customer.find({ tenantId: 1 });
  query.sort({ name: 1 });
  query.limit(n);
  const rows = await query.lean();
  return rows.map((row) => row.email);
}`,
        facts: ['import read many Customer(*) dynamic, [tenantId eq 1]'],
        result: 'rows,row: email',
      },
      {
        title: 'a limit under a condition',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(n?: number) {
  let query = Customer.find({ tenantId: 1 });
  if (n) query = query.limit(n);
  return query.exec();
}`,
        facts: ['import read many Customer(*) meaningless: `.limit()` is only called on some paths, [tenantId eq 1]'],
      },
      {
        title: 'a limit in both branches',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(n?: number) {
  const query = Customer.find({ tenantId: 1 });
  if (n) query.limit(n); else query.limit(20);
  return query.exec();
}`,
        facts: ['import read many Customer(*) dynamic, [tenantId eq 1]'],
      },
      {
        title: 'handed to a helper',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(options: any) {
  const query = Customer.find({ tenantId: 1 });
  applyPaging(query, options);
  return query;
}`,
        facts: ['import read many Customer(? the query is handed to another function) ? the query is handed to another function, [tenantId eq 1]'],
      },
      {
        title: 'conditions that are added',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(email?: string) {
  const query = Customer.find();
  if (email) query.where("email").equals(email);
  return await query.limit(5);
}`,
        facts: ['import read many Customer(*) 5, [email? eq email]'],
      },
      {
        title: 'a query that a helper narrows',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
function paged(query: any, size: number) { return query.sort({ _id: 1 }).limit(Math.min(size, 50)); }
export async function page(size: number) { return await paged(Customer.find({ active: true }), size).lean(); }`,
        facts: [
          'import read many Customer(*) dynamic<=50, [active eq true]',
        ],
      },
      {
        title: 'a base query that somebody goes on with',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const active = (tenantId: string) => Customer.find({ tenantId, active: true });
export const page = (t: string) => active(t).limit(20);`,
        facts: ['import read many Customer(*) 20, [tenantId eq tenantId, active eq true]'],
      },
      {
        title: 'a resolver that answers a query',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const resolvers = { customers: (_: unknown, { tenantId }: Args) => Customer.find({ tenantId }) };`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId]'],
        result: 'return',
        bound: 'export const resolvers = { customers: (_: unknown, { tenantId }: Args) => Customer.find({ tenantId }).limit(50) };',
      },
      {
        title: 'rows that a callback gets',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ tenantId }, (error, rows) => send(rows));`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId]'],
        result: '? the rows go to a callback',
        project: null,
      },
      {
        title: 'rows that the callback of exec gets',
        types: 'mongoose 6',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ tenantId }).limit(5).exec((error, rows) => send(rows));`,
        facts: ['import read many Customer(*) 5, [tenantId eq tenantId]'],
        result: '? the rows go to a callback',
      },
      {
        title: 'rows that then gets',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ tenantId }).limit(5).then((rows) => rows.map((row) => row.email));`,
        facts: ['import read many Customer(*) 5, [tenantId eq tenantId]'],
        result: 'rows,row: email',
      },
      {
        title: 'a cursor in a variable has run',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(send: (rows: unknown) => void) {
  const cursor = Customer.find({ tenantId: 1 }).cursor();
  send(cursor);
}`,
        facts: ['import read many Customer(*) none, [tenantId eq 1]'],
      },
    ],
    'one row': [
      {
        title: 'findOne',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const one = await Customer.findOne({ email }).select("name email");
send(one.email);`,
        facts: ['import read one Customer(_id+name+email) default 1, [email eq email]'],
        result: 'one: email',
        bound: null,
        project: `const one = await Customer.findOne({ email }).select('id email');`,
      },
      {
        title: 'findById',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const one = await Customer.findById(id);`,
        facts: ['import read one Customer(*) default 1, one of [_id eq id]'],
        project: `const one = await Customer.findById(id).select('id email');`,
      },
      {
        title: 'findById with fields',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const one = await Customer.findById(id, "name");`,
        facts: ['import read one Customer(_id+name) default 1, one of [_id eq id]'],
      },
      {
        title: 'findOneAndUpdate answers the document',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
const one = await Customer.findOneAndUpdate({ _id: id }, { $set: { name } }, { new: true, projection: { email: 1, _id: 0 } });`,
        facts: ['import update one Customer(email) default 1, one of [_id eq id]'],
        project: null,
      },
      {
        title: 'findByIdAndDelete',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.findByIdAndDelete(id);`,
        facts: ['import delete one Customer(*) default 1, one of [_id eq id]'],
      },
    ],
  });
});
