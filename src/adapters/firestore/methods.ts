import type { Operation } from '../../model/index.ts';
import type { Role } from './result.ts';

/** What a function or method of Firestore does with the collection, query or document it is given. */
export interface Method {
  operation: Operation;
  /** The snapshot is given to a callback. */
  listens?: true;
}

const read: Method = { operation: 'read' };
const listen: Method = { operation: 'read', listens: true };
const count: Method = { operation: 'count' };
const aggregate: Method = { operation: 'aggregate' };

/** Functions of the modular library, and of those that wrap it for frameworks. */
export const FUNCTIONS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...['getDocs', 'getDocsFromServer', 'getDocsFromCache', 'getDoc', 'getDocFromServer', 'getDocFromCache'].map((name): [string, Method] => [name, read]),
  ...['collectionData', 'docData', 'collectionSnapshots', 'docSnapshots', 'useCollection', 'useCollectionOnce', 'useCollectionData', 'useCollectionDataOnce', 'useDocument', 'useDocumentOnce', 'useDocumentData', 'useDocumentDataOnce'].map((name): [string, Method] => [name, read]),
  ['onSnapshot', listen],
  ['getCountFromServer', count],
  ['getAggregateFromServer', aggregate],
  ['addDoc', { operation: 'create' }],
  ['setDoc', { operation: 'update' }],
  ['updateDoc', { operation: 'update' }],
  ['deleteDoc', { operation: 'delete' }],
]);

/** Functions whose answer is not a snapshot. */
export const HOOKS = /^(?:use|collection|doc)[A-Z]/;

/** Methods of collections, queries and documents. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['get', read],
  ['stream', read],
  ['onSnapshot', listen],
  ['valueChanges', read],
  ['snapshotChanges', read],
  ['listDocuments', read],
  ['add', { operation: 'create' }],
  ['create', { operation: 'create' }],
  ['set', { operation: 'update' }],
  ['update', { operation: 'update' }],
  ['delete', { operation: 'delete' }],
]);

/** Methods of transactions and batches, which are given the document. */
export const BATCHED = new Set(['get', 'set', 'update', 'delete', 'create']);

/** What the answer of a read is. */
export const roleOf = (rows: boolean): Role => (rows ? 'snapshot' : 'document');
