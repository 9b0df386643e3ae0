import adapter from '../../../src/adapters/mongoose.ts';
import { catalog } from './catalog.ts';
import { golden } from '../driver.ts';

describe('mongoose: projections', () => {
  golden(adapter, catalog, {
    'projections': [
      {
        title: 'a document taken out whole',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
export const f = async (email: string) => {
  const found = await Customer.findOne({ email });
  if (!found) return null;
  return present(found.toObject());
};`,
        facts: ['import read one Customer(*) default 1, [email eq email]'],
        result: 'found: ? the whole row is taken out',
      },
      {
        title: 'a document that is saved again',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
export const f = async (email: string) => {
  const found = await Customer.findOne({ email });
  if (found.status !== 'open') await found.save();
};`,
        facts: ['import read one Customer(*) default 1, [email eq email]'],
        result: 'found: status',
      },
      {
        title: 'names',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}).select("name email");`,
        facts: ['import read many Customer(_id+name+email) none, every row'],
      },
      {
        title: 'names without the id',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}).select("name -_id");`,
        facts: ['import read many Customer(name) none, every row'],
      },
      {
        title: 'all but one',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}).select("-email -phone").limit(5);`,
        facts: ['import read many Customer(*-email-phone) 5, every row'],
        project: `Customer.find({}).select('id email').limit(5);`,
      },
      {
        title: 'a hidden field asked for',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.findOne({}).select("+password");`,
        facts: ['import read one Customer(_id+name+email+phone+tenantId+password) default 1, every row'],
      },
      {
        title: 'an object',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, { name: 1, email: true, _id: 0 });`,
        facts: ['import read many Customer(name+email) none, every row'],
      },
      {
        title: 'an object that excludes',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, { email: 0 });`,
        facts: ['import read many Customer(*-email) none, every row'],
      },
      {
        title: 'an array',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}).select(["name", "email"]);`,
        facts: ['import read many Customer(_id+name+email) none, every row'],
      },
      {
        title: 'an option',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, undefined, { projection: { name: 1 } });`,
        facts: ['import read many Customer(_id+name) none, every row'],
      },
      {
        title: 'fields of the caller',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export const f = (fields: string) => Customer.find({}, fields);`,
        facts: ['import read many Customer(? the projection is built elsewhere) none, every row'],
        project: null,
      },
      {
        title: 'a select on some paths',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
export async function f(brief: boolean) {
  const query = Customer.find({});
  if (brief) query.select("name");
  return await query;
}`,
        facts: ['import read many Customer(? `.select()` is only called on some paths) none, every row'],
      },
      {
        title: 'an empty text selects everything',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, "");`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: '$slice selects nothing',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, { notes: { $slice: 5 } });`,
        facts: ['import read many Customer(*) none, every row'],
      },
      {
        title: 'nested paths',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, { "address.city": 1, profile: { nick: 1 } });`,
        facts: ['import read many Customer(_id+address.city+profile.nick) none, every row'],
      },
      {
        title: 'distinct answers one field',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.distinct("email", { tenantId });`,
        facts: ['import aggregate many Customer(email) none, [tenantId eq tenantId]'],
      },
      {
        title: 'distinct behind a find',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
await Customer.find({ tenantId }).distinct("email");`,
        facts: ['import aggregate many Customer(email) none, [tenantId eq tenantId]'],
      },
      {
        title: 'selected in the chain and in the call',
        source: `import mongoose, { Schema, model, Model } from 'mongoose';
const Customer = model('Customer', new Schema({}));
Customer.find({}, "name").select("email");`,
        facts: ['import read many Customer(_id+name+email) none, every row'],
      },
    ],
  });
});
