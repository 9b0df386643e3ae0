import adapter from '../../../src/adapters/firestore.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('firestore: answers', () => {
  golden(adapter, catalog, {
    'bounds': [
      {
        title: 'limits',
        source: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
export async function f(n) {
  await db.collection('customer').limit(20).get();
  await db.collection('customer').limit(Math.min(n, 100)).get();
  await db.collection('customer').limitToLast(5).get();
  await db.collection('customer').limit(n).get();
}`,
        facts: [
          'import read many customer(*) 20, every row',
          'import read many customer(*) dynamic<=100, every row',
          'import read many customer(*) 5, every row',
          'import read many customer(*) dynamic, every row',
        ],
        bound: "  await db.collection('customer').limit(50).get();",
      },
      {
        title: 'a loop over pages reads everything',
        source: `import { collection, getDocs, query, limit, startAfter } from 'firebase/firestore';
import { db } from './firebase';
export async function all() {
  let last = null; const rows = [];
  while (true) {
    const snap = await getDocs(query(collection(db, 'customer'), limit(500), startAfter(last)));
    if (snap.empty) break;
    rows.push(...snap.docs.map((d) => d.data()));
    last = snap.docs[snap.docs.length - 1];
  }
}
export const page = (last) => getDocs(query(collection(db, 'customer'), limit(10), startAfter(last)));`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
          'import read many customer(*) 10, every row',
        ],
      },
    ],
    'what is asked for': [
      {
        title: 'fields, counts, listeners',
        source: `import { getFirestore } from 'firebase-admin/firestore';
import { collection, getCountFromServer, getAggregateFromServer, onSnapshot, query, limit, sum } from 'firebase/firestore';
import { db as app } from './firebase';
const db = getFirestore();
await db.collection('customer').select('id', 'email').limit(5).get();
await db.collection('customer').select(...fields).get();
await db.collection('customer').where('a', '==', 1).count().get();
await getCountFromServer(collection(app, 'customer'));
await getAggregateFromServer(collection(app, 'order'), { total: sum('total') });
onSnapshot(query(collection(app, 'customer'), limit(10)), (snap) => setRows(snap.docs.map((d) => d.data())));
db.collection('customer').onSnapshot((snap) => { snap.forEach((d) => log(d.data().email)); });`,
        facts: [
          'import read many customer(id+email) 5, every row',
          'import read many customer(? the fields are chosen at run time) none, every row',
          'import count one customer() default 0, [a eq 1]',
          'import count one customer() default 0, every row',
          'import aggregate one order() default 0, every row',
          'import read many customer(*) 10, every row',
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a stream',
        types: 'the package types the rows of a stream as text',
        source: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
for await (const d of db.collection('customer').stream()) print(d.get('email'));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
    ],
    'writes': [
      {
        title: 'both libraries, batches, transactions',
        source: `import { addDoc, collection, deleteDoc, doc, runTransaction, setDoc, updateDoc, writeBatch } from 'firebase/firestore';
import { db } from './firebase';
await addDoc(collection(db, 'customer'), { email });
await setDoc(doc(db, 'customer', id), { email }, { merge: true });
await setDoc(doc(collection(db, 'customer')), { email });
await updateDoc(doc(db, 'customer', id), { email });
await deleteDoc(doc(db, 'customer', id));
const batch = writeBatch(db);
batch.update(doc(db, 'customer', id), { email }); batch.delete(doc(db, 'customer', id));
await runTransaction(db, async (tx) => { const snap = await tx.get(doc(db, 'customer', id)); tx.update(doc(db, 'customer', id), { n: snap.data().n + 1 }); });`,
        facts: [
          'import create one customer() default 0, every row',
          'import update one customer() default 0, one of [id eq id]',
          'import create one customer() default 0, one of [id eq]',
          'import update one customer() default 0, one of [id eq id]',
          'import delete one customer() default 0, one of [id eq id]',
          'import update one customer() default 0, one of [id eq id]',
          'import delete one customer() default 0, one of [id eq id]',
          'import read one customer(*) default 1, one of [id eq id]',
          'import update one customer() default 0, one of [id eq id]',
        ],
      },
      {
        title: 'chains',
        source: `const admin = require('firebase-admin');
const db = admin.firestore();
await db.collection('customer').add({ email });
await db.collection('customer').doc(id).set({ email });
await db.collection('customer').doc().set({ email });
await db.collection('customer').doc(id).update({ email });
await db.collection('customer').doc(id).delete();`,
        facts: [
          'import create one customer() default 0, every row',
          'import update one customer() default 0, one of [id eq id]',
          'import create one customer() default 0, one of [id eq]',
          'import update one customer() default 0, one of [id eq id]',
          'import delete one customer() default 0, one of [id eq id]',
        ],
      },
    ],
    'results': [
      {
        title: 'rows taken out of snapshots',
        types: 'JavaScript: a spread document has no declared fields',
        source: `import { collection, getDocs } from 'firebase/firestore';
import { db } from './firebase';
export async function a() { const { docs } = await getDocs(collection(db, 'customer')); const rows = docs.map((d) => { const row = d.data(); return { id: d.id, ...row }; }); return rows.map((r) => r.email); }`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'docs,d,row,rows,r: email',
      },
      {
        title: 'one document',
        source: `import { doc, getDoc } from 'firebase/firestore';
import { db } from './firebase';
export async function b() { const snap = await getDoc(doc(db, 'customer', id)); if (!snap.exists()) return null; const { email, phone } = snap.data(); return email + phone; }`,
        facts: [
          'import read one customer(*) default 1, one of [id eq id]',
        ],
        result: 'snap: email+phone',
      },
      {
        title: 'handed on',
        source: `import { collection, getDocs } from 'firebase/firestore';
import { db } from './firebase';
export async function c() { const snap = await getDocs(collection(db, 'customer')); return toCustomers(snap); }`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'snap: argument',
      },
    ],
    'edits': [
      {
        title: 'a query gets a constraint more, with its import',
        source: `import { collection, getDocs, orderBy, query } from 'firebase/firestore';
import { db } from './firebase';
await getDocs(query(collection(db, 'customer'), orderBy('name')));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: "import { collection, getDocs, orderBy, query, limit } from 'firebase/firestore';\nawait getDocs(query(collection(db, 'customer'), orderBy('name'), limit(50)));",
      },
      {
        title: 'where the name is taken there is none',
        source: `import { collection, getDocs } from 'firebase/firestore';
import { db } from './firebase';
export const f = async (limit) => await getDocs(collection(db, 'customer'));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: null,
      },
      {
        title: 'on lines of their own',
        source: `import { getFirestore } from 'firebase-admin/firestore';
const db = getFirestore();
const snap = await db
  .collection('customer')
  .where('status', '==', 'x')
  .get();`,
        facts: [
          "import read many customer(*) none, [status eq 'x']",
        ],
        bound: '  .limit(50)',
        project: "  .select('id', 'email')",
      },
    ],
  });
});
