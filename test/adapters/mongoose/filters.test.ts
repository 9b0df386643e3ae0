import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: filters', () => {
  golden(adapter, catalog, {
    'filters': [
      {
        title: 'operators',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ tenantId: { $eq: t }, email: { $in: mails }, age: { $gte: 18, $lt: 65 }, status: { $ne: "gone" } });`,
        facts: ['import read many Customer(*) none, [tenantId eq t, email in mails, age other 18, age other 65, status other "gone"]'],
      },
      {
        title: 'undefined does not fall away: it matches null',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (email?: string) => Customer.find({ email, tenantId: undefined });`,
        facts: ['import read many Customer(*) none, [email eq email, tenantId eq undefined]'],
      },
      {
        title: 'a filter that is undefined matches everything',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find(undefined); Customer.find(null);`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'a condition under a condition',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (email?: string) => Customer.find({ tenantId, ...(email && { email }) });`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId, email? eq email]'],
      },
      {
        title: 'conditions by statements',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export function f(email?: string) {
  const query: any = { tenantId: 1 };
  if (email) query.email = email;
  return Customer.find(query);
}`,
        facts: ['import read many Customer(*) none, [tenantId eq 1, email? eq email]'],
      },
      {
        title: '$and binds, $or does not',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ $and: [{ tenantId }, { email: { $exists: true } }], $or: [{ name }, { phone }] });`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId, email other true, $or other [{ name }, { phone }]]'],
      },
      {
        title: 'a pattern is no equality',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ name: /^a/i, email: new RegExp(q) });`,
        facts: ['import read many Customer(*) none, [name other /^a/i, email other new RegExp(q)]'],
      },
      {
        title: '$elemMatch',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ entities: { $elemMatch: { contentType: "c", contentId: { $in: ids } } } });`,
        facts: ['import read many Customer(*) none, [entities.contentType eq "c", entities.contentId in ids]'],
      },
      {
        title: 'a filter of the caller',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (query: object) => Customer.find(query);`,
        facts: ['import read many Customer(*) none, ? the filter is built elsewhere'],
      },
      {
        title: 'a spread of the caller',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (query: object) => Customer.find({ ...query, tenantId });`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId …]'],
      },
      {
        title: 'one of two filters',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (mine: boolean, id: string) => Customer.find(mine ? { ownerId: id, tenantId } : { tenantId });`,
        facts: ['import read many Customer(*) none, [tenantId eq tenantId …]'],
      },
      {
        title: 'a filter or nothing',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (id?: string) => Customer.find(id ? { ownerId: id } : {});`,
        facts: ['import read many Customer(*) none, [ownerId? eq id]'],
      },
      {
        title: 'where and comparisons',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.where("tenantId").equals(t).where("age").gte(21).limit(10).select("name");`,
        facts: ['import read many Customer(_id+name) 10, [tenantId eq t, age other 21]'],
        project: `Customer.where("tenantId").equals(t).where("age").gte(21).limit(10).select('id email');`,
      },
      {
        title: 'where with an object, then findOne',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.where({ email }).findOne();`,
        facts: ['import read one Customer(*) default 1, [email eq email]'],
      },
      {
        title: 'full text',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ $text: { $search: q } }).limit(10);`,
        facts: ['import read many Customer(*) 10, [$text other { $search: q }]'],
      },
      {
        title: 'a scope helper',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({ ...tenantScope(ctx) });`,
        facts: ['import read many Customer(*) none, [tenantScope other tenantScope(ctx) …]'],
      },
    ],
    'counts and writes': [
      {
        title: 'counts',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.countDocuments({ tenantId }); Customer.estimatedDocumentCount(); Customer.exists({ email }); Customer.find({ tenantId }).countDocuments();`,
        facts: [
          'import count one Customer() default 1, [tenantId eq tenantId]',
          'import count one Customer() default 1, every row',
          'import count one Customer() default 1, [email eq email]',
          'import count one Customer() default 1, [tenantId eq tenantId]',
        ],
        bound: null,
      },
      {
        title: 'creates',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.create({ name }); Customer.insertMany(rows);`,
        facts: [
          'import create one Customer() default 1, ? the method takes documents',
          'import create many Customer() default 0, ? the method takes documents',
        ],
        bound: null,
      },
      {
        title: 'updates',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.updateOne({ _id: id }, { $set: { name } }); Customer.updateMany({}, { $set: { seen: true } });`,
        facts: [
          'import update one Customer() default 1, one of [_id eq id]',
          'import update many Customer() default 0, every row',
        ],
      },
      {
        title: 'deletes',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.deleteMany({}); Customer.deleteMany(); Customer.deleteOne({ email });`,
        facts: [
          'import delete many Customer() default 0, every row',
          'import delete many Customer() default 0, every row',
          'import delete one Customer() default 1, [email eq email]',
        ],
      },
      {
        title: 'bulk operations',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.bulkWrite([{ updateOne: { filter: { _id: id }, update: {} } }]);`,
        facts: ['import update many Customer() default 0, ? each operation has its own filter'],
      },
    ],
  });
});
