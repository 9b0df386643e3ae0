import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ImportOrigin, importOrigin, propertyName, receiverOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** Packages whose functions and classes are Firestore's (firebase 8 to 12, firebase-admin 9 to 13, @google-cloud/firestore 4 to 8). */
export const MODULES: readonly string[] = [
  'firebase/firestore',
  'firebase/firestore/lite',
  '@firebase/firestore',
  'firebase-admin/firestore',
  'firebase-admin',
  '@google-cloud/firestore',
  'firebase',
  'firebase/app',
  'firebase/compat/app',
  'firebase/compat/firestore',
  '@angular/fire/firestore',
  '@angular/fire/compat/firestore',
  '@react-native-firebase/firestore',
  'react-firebase-hooks/firestore',
  'rxfire/firestore',
];
const PACKAGES = new Set(MODULES);
/** Registries put the package behind a prefix or into a URL. */
const PREFIXED = /^(?:npm:|https?:).*\bfire(?:base|store)\b/;
const SERVER = /firebase-admin|@google-cloud\/firestore/;
const NAME = /fire(?:base|store)/i;
const TYPE = /^(?:Firestore|FirebaseFirestore|AngularFirestore|FirebaseFirestoreTypes)$/;
const MAX_DEPTH = 8;

/** True for a module of Firestore itself. */
export const isFirestoreModule = (module: string): boolean => PACKAGES.has(module) || PREFIXED.test(module);

/** How an expression is known to be the database. `server`: the library of servers, whose queries take a `select`. */
export interface Database {
  evidence: Evidence;
  server: boolean;
}

/** The function of Firestore's modular library that a call calls: `getDocs` of `getDocs(…)`, also under another name. */
export function modularName(call: TSESTree.CallExpression, source: SourceView): string | undefined {
  const callee = unwrapAwait(call.callee);
  if (callee.type === 'Identifier') {
    const origin = importOrigin(callee, source);
    return origin && isFirestoreModule(origin.module) ? origin.name : undefined;
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  const origin = importOrigin(callee.object, source);
  return origin?.name === '*' && isFirestoreModule(origin.module) ? propertyName(callee) : undefined;
}

/** Recognises the database: `getFirestore()`, `admin.firestore()`, `new Firestore()`, by type, or named so by the project. */
export function firestoreDatabase(node: TSESTree.Node, source: SourceView, depth = 0): Database | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return fromCall(expression, source);
  const receiver = receiverOf(expression, source);
  const last = lastName(expression);
  if (receiver?.typeName !== undefined) {
    const known = TYPE.test(receiver.typeName) || (receiver.origin && isFirestoreModule(receiver.origin.module));
    return known ? { evidence: receiver.evidence, server: servesServer(receiver.origin, source) } : undefined;
  }
  if (receiver?.origin) return ofOrigin(receiver.origin, source) ?? (last !== undefined && NAME.test(last) ? { evidence: 'import', server: servesServer(undefined, source) } : undefined);
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  const found = made?.type === 'CallExpression' ? fromCall(made, source) : undefined;
  return found ?? (last !== undefined && NAME.test(last) ? { evidence: 'convention', server: servesServer(undefined, source) } : undefined);
}

/** A client that a module of the project makes: its name or the module's path says so. */
function ofOrigin(origin: ImportOrigin, source: SourceView): Database | undefined {
  return isFirestoreModule(origin.module) || NAME.test(origin.module) || NAME.test(origin.name) ? { evidence: 'import', server: servesServer(origin, source) } : undefined;
}

function fromCall(call: TSESTree.CallExpression, source: SourceView): Database | undefined {
  const called = calledMember(call);
  const callee = unwrapAwait(call.callee);
  const origin = receiverOf(called ? called.object : callee, source)?.origin;
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : '');
  if (origin && isFirestoreModule(origin.module)) return /firestore/i.test(called ? name : origin.name === 'default' ? name : origin.name) ? { evidence: 'import', server: servesServer(origin, source) } : undefined;
  if (!NAME.test(name)) return undefined;
  return { evidence: origin ? 'import' : 'convention', server: servesServer(origin, source) };
}

/** Only the library of servers can leave fields out; a module of the project is judged by what else the file imports. */
const servesServer = (origin: ImportOrigin | undefined, source: SourceView): boolean => (origin && isFirestoreModule(origin.module) ? SERVER.test(origin.module) : SERVER.test(source.text));

function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
