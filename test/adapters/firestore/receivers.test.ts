import adapter from '../../../src/adapters/firestore.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('firestore: receivers', () => {
  golden(adapter, catalog, {
    'receivers': [
      {
        title: 'the modular library',
        source: `import { getFirestore, collection, getDocs } from 'firebase/firestore';
const db = getFirestore(app);
const snapshot = await getDocs(collection(db, 'customer'));
snapshot.forEach((doc) => { mail(doc.data().email); });`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'snapshot,doc: email',
        bound: "import { getFirestore, collection, getDocs, limit, query } from 'firebase/firestore';\nconst snapshot = await getDocs(query(collection(db, 'customer'), limit(50)));",
      },
      {
        title: 'the library of servers',
        source: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
const snapshot = await db.collection('customer').get();
export const mails = snapshot.docs.map((doc) => doc.data().email);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'snapshot,doc: email',
        bound: "const snapshot = await db.collection('customer').limit(50).get();",
        project: "const snapshot = await db.collection('customer').select('id', 'email').get();",
      },
      {
        title: 'the older library',
        source: `const admin = require('firebase-admin');
admin.initializeApp();
const snapshot = await admin.firestore().collection('customer').limit(500).get();
snapshot.docs.map((doc) => ({ id: doc.id, ...doc.data() })).forEach((row) => send(row.phone));`,
        facts: [
          'import read many customer(*) 500, every row',
        ],
        result: 'snapshot,doc,row: phone',
        bound: "const snapshot = await admin.firestore().collection('customer').limit(50).get();",
      },
      {
        title: "a database of the project, by the module's path",
        source: `import { db } from '../lib/firebase';
import { collection, getDocs, query, where } from 'firebase/firestore';
export async function list(tenantId) { const snap = await getDocs(query(collection(db, 'customer'), where('tenantId', '==', tenantId))); return snap.docs.map((d) => ({ id: d.id, ...d.data() })); }`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId]',
        ],
        result: 'snap,d: return',
        bound: "import { collection, getDocs, query, where, limit } from 'firebase/firestore';\nexport async function list(tenantId) { const snap = await getDocs(query(collection(db, 'customer'), where('tenantId', '==', tenantId), limit(50))); return snap.docs.map((d) => ({ id: d.id, ...d.data() })); }",
      },
      {
        title: 'the namespaced client and an emulator of names',
        source: `import firebase from 'firebase/compat/app';
const store = firebase.firestore();
store.collection('customer').doc(id).get().then((doc) => show(doc.data().email));`,
        facts: [
          'import read one customer(*) default 1, one of [id eq id]',
        ],
        result: 'doc: email',
      },
      {
        title: 'typed references',
        source: `import type { CollectionReference, Query, DocumentReference } from '@google-cloud/firestore';
export class Customers { constructor(private readonly rows: CollectionReference<Customer>) {}
  async all() { return (await this.rows.get()).docs.map((d) => d.data()); }
  async some(query: Query<Customer>) { return await query.limit(10).get(); }
  async one(ref: DocumentReference<Customer>) { return (await ref.get()).data(); } }`,
        facts: [
          'declaration read many Customer(*) ? the query comes from the caller, ? the query comes from the caller',
          'declaration read many Customer(*) 10, ? the query comes from the caller',
          'declaration read one Customer(*) default 1, one of [id eq]',
        ],
      },
      {
        title: 'a class that keeps its collection',
        source: `import { Firestore } from '@google-cloud/firestore';
export class Repo { private db = new Firestore(); private customers = this.db.collection('customer'); async all() { return await this.customers.where('status', '==', 'x').get(); }
  private query() { return this.customers.orderBy('name'); } async page() { return await this.query().limit(20).get(); } }`,
        facts: [
          "import read many customer(*) none, [status eq 'x']",
          'import read many customer(*) 20, every row',
        ],
      },
      {
        title: 'helpers and converters',
        source: `import { collection, getDocs, getDoc, doc, query, limit } from 'firebase/firestore';
import { db } from './firebase';
const customers = () => collection(db, 'customer').withConverter(converter);
export const list = async () => (await getDocs(query(customers(), limit(10)))).docs;
export const one = async (id: string) => (await getDoc(doc(customers(), id))).data();`,
        facts: [
          'import read many customer(*) 10, every row',
          'import read one customer(*) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'references of another module',
        source: `import { getDocs } from 'firebase/firestore';
import { customerCollection, things } from './collections';
await getDocs(customerCollection);
await getDocs(things);`,
        facts: [
          'import read many customer(*) ? the query comes from another function, ? the query comes from another function',
          'import read many <the collection is named elsewhere>(*) ? the query comes from another function, ? the query comes from another function',
        ],
      },
      {
        title: 'a database of unknown name, by its shape and a collection of the project',
        source: "export const f = async (store) => { const all = await store.collection('customer').where('a', '==', 1).get(); return all.size; };",
        facts: [
          'convention read many customer(*) none, [a eq 1]',
        ],
      },
      {
        title: 'hooks and streams of frameworks',
        source: `import { collection, query, limit } from 'firebase/firestore';
import { useCollectionData } from 'react-firebase-hooks/firestore';
import { db } from './firebase';
export const useCustomers = () => useCollectionData(query(collection(db, 'customer'), limit(5)));`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
      },
    ],
    'what is not its own': [
      {
        title: 'maps, clients, other collections',
        types: 'asks the MongoDB driver for what only Firestore has',
        source: `import { MongoClient } from 'mongodb';
const db = new MongoClient(url).db();
db.collection('customer').find({}); db.collection('customer').get();
new Map().get('customer'); new Map().delete(id); axios.get('/customers'); _.get(customer, 'email'); cache.set('customer', x);
const ref = useRef(); ref.current.get(); formData.delete('a'); router.get('/customer', handler); new URLSearchParams().set('a', 'b');
query('select 1'); getDocs(customers); doc('x').get();`,
        facts: [],
      },
      {
        title: 'functions of the same names from elsewhere',
        source: `import { getDocs, collection, query } from './documents';
import { firestore } from 'firebase-functions';
import { useQuery, query as q } from '@tanstack/react-query';
await getDocs(collection('customer'));`,
        facts: [],
      },
      {
        title: 'an in-memory store with collections that the project does not have',
        source: "store.collection('bananas').get(); pb.collection('customer').update(id, data); pb.collection('customer').getList(1, 50);",
        facts: [],
      },
    ],
  });
});
