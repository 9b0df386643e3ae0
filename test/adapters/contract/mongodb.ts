import type { ClientSources } from '../contract.ts';

export default {
  before: "import { MongoClient } from 'mongodb';\nconst customers = new MongoClient('').db('crm').collection('Customer');\n",
  sources: {
    unbounded: 'await customers.find({}).toArray();',
    literal: 'await customers.find().limit(20).toArray();',
    dynamic: 'export const f = (n: number) => customers.find({}).limit(n).toArray();',
    clamped: 'export const f = (n: number) => customers.find({}, { limit: Math.min(n, 100) }).toArray();',
    meaningless: 'export async function f(n?: number) {\n  const cursor = customers.find();\n  if (n) cursor.limit(n);\n  return await cursor.toArray();\n}',
    elsewhere: 'export const f = (options: any) => customers.find({}, options).toArray();',
    all: 'customers.find({ status: 1 });',
    some: 'customers.find({}, { projection: { id: 1, email: 1, _id: 0 } });',
    except: 'customers.find().project({ passwordHash: 0 });',
    everyRow: 'customers.find({}).limit(5);',
    byKey: 'customers.findOne({ id });',
    byIds: 'customers.find({ id: { $in: ids } });',
    byScope: 'customers.find({ tenantId });',
    mayFallAway: 'export const f = (email?: string) => customers.find({ ...(email ? { email } : {}) }).toArray();',
    oneRow: 'customers.findOne({});',
    count: 'customers.countDocuments();',
    raw: { not: 'MongoDB has no statements of text' },
    related: "customers.aggregate([{ $lookup: { from: 'orders', localField: '_id', foreignField: 'customerId', as: 'orders' } }]);",
    used: 'const rows = await customers.find().toArray();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['customers.', 'customers.find({ email: })', 'customers.find({ $or: [,] }, {}).limit()', 'customers.find().project().toArray()', 'customers.aggregate([{ $match }, , ...])', 'customers.aggregate()', 'customers.find(...)', "db.collection().find()", "db.collection('').find({}).", 'customers.distinct()', 'customers.aggregate([{}, { $unionWith: null }, { $unset: [] }])'],
} satisfies ClientSources;
