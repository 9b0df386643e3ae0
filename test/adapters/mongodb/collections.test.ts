import adapter from '../../../src/adapters/mongodb.ts';
import { catalog } from '../mongoose/catalog.ts';
import { golden } from '../driver.ts';

describe('mongodb: collections', () => {
  golden(adapter, catalog, {
    'collections': [
      {
        title: 'asked for by name',
        source: `import { Db } from 'mongodb';
export const f = (db: Db) => db.collection('customers').findOne({ email });`,
        facts: ['declaration read one customers(*) default 1, [email eq email]'],
      },
      {
        title: 'with the type of its documents',
        source: `import type { Db } from 'mongodb';
export const f = (db: Db) => db.collection<Customer>(COLLECTION).find({ tenantId }).toArray();`,
        facts: ['declaration read many Customer(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'a type',
        source: `import type { Collection } from 'mongodb';
export const f = (customers: Collection<Customer>) => customers.find({ tenantId }).toArray();`,
        facts: ['declaration read many Customer(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'WithId',
        source: `import type { Collection, WithId } from 'mongodb';
export const f = (rows: Collection<WithId<Customer>>) => rows.find().toArray();`,
        facts: ['declaration read many Customer(*) none, every row'],
      },
      {
        title: 'a field that the constructor fills',
        source: `import type { Collection, Db } from 'mongodb';
export class Store {
  private readonly history: Collection<HistoryRecord>;
  constructor(db: Db) {
    this.history = db.collection<HistoryRecord>('customers');
  }
  all = () => this.history.find({}).toArray();
}`,
        facts: ['declaration read many customers(*) none, every row'],
      },
      {
        title: 'a variable that is filled later',
        source: `const { MongoClient } = require('mongodb');
let customers;
async function main(db) {
  customers = db.collection('customers');
  await customers.find({}).toArray();
}`,
        facts: ['convention read many customers(*) none, every row'],
      },
      {
        title: 'a connection of Mongoose',
        source: `import mongoose from 'mongoose';
mongoose.connection.collection('customers').find({}).toArray();
mongoose.connection.db.collection('customers').deleteMany({});`,
        facts: [
          'import read many customers(*) none, every row',
          'import delete many customers() default 0, every row',
        ],
      },
      {
        title: 'a connection that Nest injects',
        source: `import { Connection } from 'mongoose';
export class Store {
  constructor(@InjectConnection() private readonly connection: Connection) {}
  all = () => this.connection.collection('customers').find({}).toArray();
}`,
        facts: ['declaration read many customers(*) none, every row'],
      },
      {
        title: 'the collection of a model',
        source: `import { model } from 'mongoose';
const Customer = model('Customer', schema);
Customer.collection.find({}).toArray();
Customer.collection.insertMany(rows);`,
        facts: [
          'import read many Customer(*) none, every row',
          'import create many Customer() default 0, ? the method takes documents',
        ],
      },
      {
        title: 'a promise of a database',
        source: `import { getDb } from './db';
export const f = async () => (await getDb()).collection('customers').find({ tenantId }).toArray();`,
        facts: ['convention read many customers(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'a client promise',
        source: `import clientPromise from '../lib/mongodb';
export const f = async () => {
  const client = await clientPromise;
  return client.db('crm').collection('customers').find({}).toArray();
};`,
        facts: ['convention read many customers(*) none, every row'],
      },
      {
        title: 'by its name',
        source: 'export const f = (ctx: any) => ctx.customersCollection.find({ tenantId }).toArray();',
        facts: ['convention read many customers(*) none, [tenantId eq tenantId]'],
      },
      {
        title: 'among collections',
        source: 'export const f = (collections: any) => collections.customers.findOneAndUpdate({ _id: 1 }, {});',
        facts: ['convention update one customers(*) default 1, one of [_id eq 1]'],
      },
      {
        title: 'a collection of the caller',
        source: `import type { Collection } from 'mongodb';
export const copy = (from: Collection, to: Collection<any>) => from.find({}).toArray();`,
        facts: ['declaration read many <the collection is a parameter of generic code>(*) none, every row'],
      },
      {
        title: 'a name of run time',
        source: `import { Db } from 'mongodb';
export const f = (db: Db, name: string) => db.collection(name).countDocuments({});`,
        facts: ['declaration count one <the collection is named elsewhere>() default 1, every row'],
      },
    ],
    'what is not the driver': [
      {
        title: 'Firestore',
        source: `import { AggregateField, getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
db.collection('customers').where('a', '==', 1).get(); db.collection('customers').count().get(); db.collection('customers').aggregate({ n: AggregateField.count() });`,
        facts: [],
      },
      {
        title: 'arrays',
        source: 'const collection = [{ id: 1 }]; collection.find((one) => one.id === 1); customersCollection.find((one) => one.id === 1);',
        facts: [],
      },
      {
        title: 'RxDB',
        source: `import { createRxDatabase } from 'rxdb';
db.collections.customers.find({ selector: { age: 1 } }).exec();`,
        facts: [],
      },
      {
        title: 'Backbone, jQuery, Prisma',
        source: `customerCollection.create({ name }); $(collection).find('.row'); prisma.collection.count(); prisma.collection.aggregate({ _count: true });`,
        facts: [],
      },
      {
        title: 'a Collection of another library',
        source: `import { Collection } from 'discord.js';
export const f = (members: Collection<string, Member>) => members.find((one) => one.id === 1);
export const g = (members: Collection<string, Member>) => members.count({ a: 1 });`,
        facts: [],
      },
      {
        title: 'Map.delete, Array.from',
        source: 'new Map().delete(id); Array.from(collection); collection.delete(id);',
        facts: [],
      },
      {
        title: 'calls that are half there',
        source: `db.collection; db.collection('customers'); collection('customers'); find({}); db['coll' + x]('a').find({});`,
        facts: [],
      },
    ],
  });
});
