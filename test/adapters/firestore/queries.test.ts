import adapter from '../../../src/adapters/firestore.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('firestore: queries', () => {
  golden(adapter, catalog, {
    'filters': [
      {
        title: 'conditions of both libraries',
        source: `import { collection, getDocs, query, where, or, and, documentId } from 'firebase/firestore';
import { db } from './firebase';
await getDocs(query(collection(db, 'customer'), where('a', '==', 1), where('b', 'in', list), where('c', '>=', 2), where(documentId(), 'in', ids), where('tags', 'array-contains', 't')));
await getDocs(query(collection(db, 'customer'), or(where('a', '==', 1), where('b', '==', 2))));
await getDocs(query(collection(db, 'customer'), and(where('a', '==', 1), where('b', '==', 2))));
await getDocs(query(collection(db, 'customer'), where(field, '==', 1)));`,
        facts: [
          "import read many customer(*) none, [a eq 1, b in list, c other 2, id in ids, tags other 't']",
          'import read many customer(*) none, [OR other]',
          'import read many customer(*) none, [a eq 1, b eq 2]',
          'import read many customer(*) none, ? conditions are built elsewhere',
        ],
      },
      {
        title: 'conditions of the library of servers',
        source: `import { Firestore, Filter, FieldPath } from '@google-cloud/firestore';
const db = new Firestore();
await db.collection('customer').where('a', '==', 1).where(new FieldPath('address', 'city'), '==', c).where(FieldPath.documentId(), '==', id).get();
await db.collection('customer').where(Filter.or(Filter.where('a', '==', 1), Filter.where('b', '==', 2))).get();
await db.collection('customer').where(Filter.and(Filter.where('a', '==', 1), Filter.where('b', '==', 2))).get();`,
        facts: [
          'import read many customer(*) none, [a eq 1, address.city eq c, id eq id]',
          'import read many customer(*) none, [OR other]',
          'import read many customer(*) none, [a eq 1, b eq 2]',
        ],
      },
      {
        title: 'a query that grows',
        source: `import { collection, getDocs, query, where, limit } from 'firebase/firestore';
import { db } from './firebase';
export async function search({ status, size }) {
  let q = query(collection(db, 'customer'), where('tenantId', '==', tenantId));
  if (status) q = query(q, where('status', '==', status));
  if (size) q = query(q, limit(size));
  return await getDocs(q);
}`,
        facts: [
          'import read many customer(*) meaningless: `limit` is only called on some paths, [tenantId eq tenantId, status? eq status]',
        ],
        bound: '  return await getDocs(query(q, limit(50)));',
      },
      {
        title: 'a list of constraints that grows',
        source: `import { collection, getDocs, query, where, limit, type QueryConstraint } from 'firebase/firestore';
import { db } from './firebase';
export async function search({ status, rest }) {
  const constraints: QueryConstraint[] = [where('tenantId', '==', tenantId)];
  if (status) constraints.push(where('status', '==', status));
  constraints.push(limit(25));
  return await getDocs(query(collection(db, 'customer'), ...constraints, ...(rest ? [where('rest', '==', rest)] : [])));
}
export const any = async (constraints) => await getDocs(query(collection(db, 'customer'), ...constraints));`,
        facts: [
          'import read many customer(*) 25, [tenantId eq tenantId, status? eq status, rest? eq rest]',
          'import read many customer(*) ? constraints are built elsewhere, ? constraints are built elsewhere',
        ],
        bound: '  constraints.push(limit(50));',
      },
      {
        title: 'a chain that grows',
        source: `import { firestore } from './firebase-admin';
export async function search(req) {
  let query = firestore.collection('customer').where('tenantId', '==', tenantId);
  if (req.status) query = query.where('status', '==', req.status);
  for (const [key, value] of Object.entries(req.more)) query = query.where(key, '==', value);
  query = query.limit(req.limit);
  return await query.get();
}
export async function either(a) { let q; if (a) { q = firestore.collection('customer').where('x', '==', 1); } else { q = firestore.collection('customer'); } return await q.get(); }`,
        facts: [
          'import read many customer(*) dynamic, [tenantId eq tenantId, status? eq req.status …]',
          'import read many customer(*) ? the query is chosen at run time, [x? eq 1 …]',
        ],
      },
    ],
    'paths': [
      {
        title: 'documents above tie the rows to a parent',
        source: [
          "import { collection, collectionGroup, doc, getDoc, getDocs } from 'firebase/firestore';",
          "import { db } from './firebase';",
          "await getDocs(collection(db, 'companies', companyId, 'customer'));",
          'await getDocs(collection(db, `companies/${companyId}/customer`));',
          "await getDocs(collection(doc(db, 'companies', companyId), 'customer'));",
          "await getDocs(collectionGroup(db, 'customer'));",
          "await getDoc(doc(db, 'customer', id));",
          'await getDoc(doc(db, `customer/${id}`));',
          "await getDoc(doc(db, 'companies', companyId, 'customer', id));",
          'await getDocs(collection(db, name));',
        ].join('\n'),
        facts: [
          'import read many customer(*) none, [companyId eq companyId]',
          'import read many customer(*) none, [companyId eq `companies/${companyId}/customer`]',
          'import read many customer(*) none, [companyId eq companyId]',
          'import read many customer(*) none, every row',
          'import read one customer(*) default 1, one of [id eq id]',
          'import read one customer(*) default 1, one of [id eq `customer/${id}`]',
          'import read one customer(*) default 1, one of [companyId eq companyId, id eq id]',
          'import read many <the collection is chosen at run time>(*) none, every row',
        ],
      },
      {
        title: 'chains',
        source: [
          "import { getFirestore } from 'firebase-admin/firestore';",
          'const db = getFirestore();',
          "await db.collection('companies').doc(companyId).collection('customer').get();",
          'await db.doc(`customer/${id}`).get();',
          'await db.collection(`companies/${companyId}/customer`).doc(id).get();',
          "await db.collectionGroup('customer').get();",
          "await db.collection('customer').listDocuments();",
          "await db.getAll(db.doc('customer/1'), db.doc('customer/2'));",
          'await db.getAll(...refs);',
        ].join('\n'),
        facts: [
          'import read many customer(*) none, [companyId eq companyId]',
          'import read one customer(*) default 1, one of [id eq `customer/${id}`]',
          'import read one customer(*) default 1, one of [companyId eq `companies/${companyId}/customer`, id eq id]',
          'import read many customer(*) none, every row',
          'import read many customer() none, every row',
          'import read many customer(*) default 2, [id in]',
          'import read many <the documents are named elsewhere>(*) ? as many documents as are named, [id in]',
        ],
      },
      {
        title: 'a chain of many links',
        source: `import { getFirestore } from 'firebase-admin/firestore';
await getFirestore().collection('customer').where('a', '==', 1).where('b', '==', 2).where('c', '==', 3).where('d', '==', 4).where('e', '==', 5).where('f', '==', 6).where('g', '==', 7).where('h', '==', 8).orderBy('i').orderBy('j').startAfter(k).limit(9).get();`,
        facts: [
          'import read many customer(*) 9, [a eq 1, b eq 2, c eq 3, d eq 4, e eq 5, f eq 6, g eq 7, h eq 8]',
        ],
      },
    ],
  });
});
