import type { ClientSources } from '../contract.ts';

export default {
  before: "import mongoose, { Schema } from 'mongoose';\nconst Customer = mongoose.model('Customer', new Schema({}));\n",
  sources: {
    unbounded: 'Customer.find({});',
    literal: 'Customer.find().limit(20);',
    dynamic: 'export const f = (n: number) => Customer.find({}).limit(n);',
    clamped: 'export const f = (n: number) => Customer.find({}).limit(Math.min(n, 100));',
    meaningless: 'export async function f(n?: number) {\n  const query = Customer.find();\n  if (n) query.limit(n);\n  return await query;\n}',
    elsewhere: 'export const f = (options: any) => Customer.find({}, null, options);',
    all: 'Customer.find({ status: 1 });',
    some: "Customer.find().select('id email -_id');",
    except: "Customer.find().select('-passwordHash');",
    everyRow: 'Customer.find({}).limit(5);',
    byKey: 'Customer.findOne({ id });',
    byIds: 'Customer.find({ id: { $in: ids } });',
    byScope: 'Customer.find({ tenantId });',
    mayFallAway: 'export const f = (email?: string) => Customer.find({ ...(email ? { email } : {}) });',
    oneRow: 'Customer.findById(id);',
    count: 'Customer.countDocuments();',
    raw: { not: 'MongoDB has no statements of text' },
    related: "Customer.find().populate('orders');",
    used: 'const rows = await Customer.find().lean();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['Customer.', 'Customer.find({ email: })', 'Customer.find({ $and: [,] }).limit()', 'Customer.find().where().gte()', 'Customer.aggregate([{ $match }, , ...])', 'Customer.aggregate().project()', 'Customer.find(...)', 'Customer.paginate({}, { limit: "" })', 'Customer.find().populate([null, {}])', 'Customer.aggregate([{}, { $lookup: {} }, { $facet: { a: [null] } }, { $group: null }])', 'this.model.find()', 'Customer.find().'],
} satisfies ClientSources;
