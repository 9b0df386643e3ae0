import type { ClientSources } from '../contract.ts';

export default {
  before: "import { collection, doc, getCountFromServer, getDoc, getDocs, limit, query, where } from 'firebase/firestore';\nimport { getFirestore } from 'firebase-admin/firestore';\nimport { db } from './firebase';\nconst customers = collection(db, 'customer');\n",
  sources: {
    unbounded: 'getDocs(customers);',
    literal: 'getDocs(query(customers, limit(20)));',
    dynamic: 'export const f = (n: number) => getDocs(query(customers, limit(n)));',
    clamped: 'export const f = (n: number) => getDocs(query(customers, limit(Math.min(n, 100))));',
    meaningless: 'let q = query(customers);\nif (n) q = query(q, limit(n));\ngetDocs(q);',
    elsewhere: 'export const f = (constraints: any) => getDocs(query(customers, ...constraints));',
    all: 'getDocs(customers);',
    some: "getFirestore().collection('customer').select('id', 'email').get();",
    except: { not: 'Firestore has no such projection' },
    everyRow: 'getDocs(query(customers, limit(5)));',
    byKey: 'getDoc(doc(customers, id));',
    byIds: "getDocs(query(customers, where('id', 'in', ids)));",
    byScope: "getDocs(query(customers, where('tenantId', '==', tenantId)));",
    mayFallAway: "getDocs(query(customers, ...(email ? [where('email', '==', email)] : [])));",
    oneRow: "getDoc(doc(db, 'customer', id));",
    count: 'getCountFromServer(customers);',
    raw: { not: 'Firestore takes no statements' },
    related: { not: 'Firestore reads one collection at a time' },
    used: 'const rows = await getDocs(customers);\nrows.forEach((row) => mail(row.data().email));',
  },
  halfTyped: ['getDocs(', 'getDocs()', 'getDocs(query())', 'getDocs(query(customers, where(), limit()))', 'getDoc(doc())', 'collection().get()', "db.collection('customer').where().get()", "db.collection().doc().update()", 'let q = q; getDocs(q);', 'getDocs(query(...[], ...customers))'],
} satisfies ClientSources;
