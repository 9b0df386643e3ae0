import assert from 'node:assert/strict';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import mongodb from '../../../src/adapters/mongodb.ts';
import mongoose from '../../../src/adapters/mongoose.ts';
import { accessesOf, applied, boundText, PARSERS, projectionText, tryView, view } from '../driver.ts';
import { catalog } from './catalog.ts';

const HEADS: readonly [Adapter, string, readonly string[]][] = [
  [
    mongoose,
    "import { model } from 'mongoose';\nconst Customer = model('Customer', schema);\n",
    [
      'Customer.find();',
      'Customer.find({ tenantId }, null);',
      'Customer.find({}, undefined, { sort: { name: 1 } });',
      'Customer.find({}, null, { limit: 0 });',
      'Customer.find({ tenantId }).sort({ name: 1 }).limit(0).lean();',
      'export const f = (n?: number) => Customer.find({}).limit(n);',
      'export async function f(n?: number) {\n  const query = Customer.find({ tenantId });\n  if (n) query.limit(n);\n  return await query;\n}',
      'Customer.find({})\n  // newest first\n  .sort({ at: -1 })\n  .lean();',
      'Customer.find({})?.lean();',
      "Customer.where('age').gte(18);",
      'Customer.aggregate([{ $match: { tenantId } }]);',
      'Customer.aggregate([\n  { $match: { tenantId } },\n]);',
      'Customer.aggregate([]);',
      'Customer.paginate({}, { pagination: false });',
      'Customer.paginate({}, { page: 2, pagination: false, sort });',
      'for await (const one of Customer.find({}).cursor()) mail(one);',
    ],
  ],
  [
    mongodb,
    "import type { Collection } from 'mongodb';\ndeclare const customers: Collection<Customer>;\n",
    [
      'await customers.find().toArray();',
      'await customers.find({ tenantId }, { sort: { name: 1 } }).toArray();',
      'await customers.find({}, { limit: 0 }).toArray();',
      'await customers.find({}).limit(0).toArray();',
      'await customers\n  .find({})\n  .sort({ at: -1 })\n  .toArray();',
      'await customers.aggregate([{ $match: { tenantId } }]).toArray();',
      'for await (const one of customers.find({})) mail(one);',
    ],
  ],
];

describe('what an edit of a Mongo read writes is read again', () => {
  for (const [adapter, head, statements] of HEADS) {
    for (const statement of statements) {
      it(`${adapter.id}: ${statement.replace(/\s+/g, ' ')}`, () => {
        const text = head + statement;
        for (const parser of PARSERS) {
          const [access] = accessesOf(adapter, view(text, parser), catalog);
          assert.ok(access?.edits.bound, 'a read without a bound offers one');
          const bounded = applied(text, access.edits.bound(50));
          const [again] = accessesOf(adapter, tryView(bounded, parser) ?? assert.fail(bounded), catalog);
          assert.equal(again && boundText(again.rowBound), '50', bounded);
          if (!access.edits.project) continue;
          const narrowed = applied(text, access.edits.project(['email']));
          const [less] = accessesOf(adapter, tryView(narrowed, parser) ?? assert.fail(narrowed), catalog);
          assert.match(less ? projectionText(less.projection) : '', /^(?:_id\+)?email$/, narrowed);
        }
      });
    }
  }
});
