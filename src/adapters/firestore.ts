import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, isFunction, resolveConstant, soleDefinition, type SourceView, unwrapAwait } from '../ast/index.ts';
import { type DataAccess, known, type ResultUse, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { boundOf, documentFilter, filterOf, projectionOf } from './firestore/constraints.ts';
import { firestoreDatabase, modularName, MODULES } from './firestore/database.ts';
import { chainEdits, modularEdits } from './firestore/edits.ts';
import { BATCHED, FUNCTIONS, HOOKS, type Method, METHODS, roleOf } from './firestore/methods.ts';
import { type Reference, referenceOf } from './firestore/reference.ts';
import { READS_EVERY_PAGE } from './shared/paging.ts';
import { callbackUse, snapshotUse } from './firestore/result.ts';

const ID = 'firestore';
const CALLS = /(?:\.(?:get|add|set|update|delete|create|stream|listDocuments|onSnapshot|getAll|valueChanges|snapshotChanges)|(?:get|add|set|update|delete)Docs?\w*|onSnapshot|FromServer|use(?:Collection|Document)\w*|(?:collection|doc)(?:Data|Snapshots))\s*[<(]/;

/** Reads Firestore: the modular library, the one of servers, the older chained one, and hooks over them. */
export const firestore: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set([...FUNCTIONS.keys(), ...METHODS.keys(), 'getAll']),
  tokens: [...['irebase', 'irestore'].map((word) => [CALLS, word]), [CALLS, /\.collection(?:Group)?\s*[<(]/, '.collection']],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const modular = modularName(node, env.source);
    const fn = modular === undefined ? undefined : FUNCTIONS.get(modular);
    if (fn && modular !== undefined) return readFunction(node, modular, fn, env);
    const called = calledMember(node);
    if (!called) return undefined;
    if (called.name === 'getAll') return readAll(node, called, env);
    const method = METHODS.get(called.name);
    if (!method) return undefined;
    return readMethod(node, called, method, env) ?? readBatched(node, called, method, env);
  },
};

type Called = NonNullable<ReturnType<typeof calledMember>>;

/** `getDocs(query(…))`, `updateDoc(doc(…), values)`. */
function readFunction(call: TSESTree.CallExpression, name: string, method: Method, env: ReadEnv): DataAccess | undefined {
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const about = /Docs|ollection|Count|Aggregate|addDoc/.test(name) ? 'rows' : name === 'onSnapshot' ? undefined : 'document';
  const reference = referenceOf(first, env) ?? elsewhere(about ?? 'rows');
  if (about === 'rows' && reference.kind === 'document') return undefined;
  const reportNode = call.callee.type === 'MemberExpression' ? call.callee.property : call.callee;
  return accessOf({ call, name, reportNode, method, reference: { ...reference, evidence: 'import' }, edits: () => modularEdits(call, first, reference, env.source), env });
}

const NOT_FOLLOWED: ResultUse = { bindings: [], fields: unknown('values of a hook or stream are not followed'), escapes: 'unknown' };

function elsewhere(kind: Reference['kind']): Reference {
  return { kind, place: { entity: unknown('the collection is named elsewhere'), parents: [] }, evidence: 'import', server: false, tentative: false, steps: [], opaque: 'the query comes from another function' };
}

/** `db.collection('customers').where(…).get()`, `db.doc('customers/1').update(…)`. */
function readMethod(call: TSESTree.CallExpression, { name, object, member }: Called, method: Method, env: ReadEnv): DataAccess | undefined {
  const reference = referenceOf(object, env);
  const wanted = OF_DOCUMENTS.test(name) ? 'document' : OF_ROWS.test(name) ? 'rows' : undefined;
  if (!reference || (wanted !== undefined && reference.kind !== wanted)) return undefined;
  // MongoDB has collections by name as well.
  if (reference.tentative && /mongo/i.test(env.source.text)) return undefined;
  return accessOf({ call, name, reportNode: member.property, method, reference, edits: () => (name === 'listDocuments' ? {} : chainEdits(member, reference, env.source)), env });
}

const OF_DOCUMENTS = /^(?:set|update|delete|create)$/;
const OF_ROWS = /^(?:add|stream|listDocuments)$/;

/** `transaction.get(ref)`, `batch.update(ref, values)`. */
function readBatched(call: TSESTree.CallExpression, { name, object, member }: Called, method: Method, env: ReadEnv): DataAccess | undefined {
  const [first] = call.arguments;
  if (!BATCHED.has(name) || !first || first.type === 'SpreadElement' || !isBatch(object, env.source)) return undefined;
  const reference = referenceOf(first, env);
  return reference && (name === 'get' || reference.kind === 'document') ? accessOf({ call, name, reportNode: member.property, method, reference, edits: () => ({}), env }) : undefined;
}

const BATCH_NAME = /^(?:t|tx|trx|txn|transaction|batch|writeBatch|bulkWriter|writer)$/i;

/** A transaction or batch by its making, else by its name. */
function isBatch(node: TSESTree.Node, source: SourceView): boolean {
  const value = unwrapAwait(resolveConstant(node, source));
  if (value.type === 'CallExpression') return modularName(value, source) === 'writeBatch' || /^(?:batch|bulkWriter)$/.test(calledMember(value)?.name ?? '');
  if (value.type !== 'Identifier') return false;
  const fn = soleDefinition(findVariable(value, source))?.node as TSESTree.Node | undefined;
  const call = isFunction(fn) && fn.parent.type === 'CallExpression' ? fn.parent : undefined;
  const runs = call && (modularName(call, source) ?? calledMember(call)?.name);
  return runs === 'runTransaction' || BATCH_NAME.test(value.name);
}

/** `db.getAll(ref1, ref2)`: as many documents as are named. */
function readAll(call: TSESTree.CallExpression, { name, object, member }: Called, env: ReadEnv): DataAccess | undefined {
  const database = firestoreDatabase(object, env.source);
  if (!database && !isBatch(object, env.source)) return undefined;
  const [first] = call.arguments;
  const spread = call.arguments.some((argument) => argument.type === 'SpreadElement');
  const reference = first && first.type !== 'SpreadElement' ? referenceOf(first, env) : undefined;
  if (!database && !reference) return undefined;
  return {
    client: ID,
    evidence: database?.evidence ?? 'convention',
    operation: 'read',
    method: name,
    entity: reference?.place.entity ?? unknown('the documents are named elsewhere'),
    cardinality: 'many',
    rowBound: spread ? unknown('as many documents as are named') : { kind: 'default', rows: call.arguments.length, why: 'the documents are named one by one' },
    projection: { kind: 'all' },
    filter: { kind: 'fields', fields: [{ name: 'id', op: 'in', optional: false }], unique: false, open: false },
    related: [],
    get result() {
      return snapshotUse(call, 'documents', env.source);
    },
    edits: {},
    node: call,
    reportNode: member.property,
  };
}

interface Site {
  call: TSESTree.CallExpression;
  name: string;
  reportNode: TSESTree.Node;
  method: Method;
  reference: Reference;
  /** Of a read that answers many rows. */
  edits: () => DataAccess['edits'];
  env: ReadEnv;
}

function accessOf(site: Site): DataAccess {
  const { call, name, reportNode, method, reference, env } = site;
  const aggregated = reference.steps.find((step) => step.name === 'count' || step.name === 'aggregate');
  const operation = aggregated ? (aggregated.name === 'count' ? 'count' : 'aggregate') : method.operation;
  const reads = operation === 'read';
  const isRows = reference.kind === 'rows';
  const many = isRows && reads;
  const bound = rowBound(site, reads, isRows);
  return {
    client: ID,
    evidence: reference.evidence,
    // The library of browsers and apps is under the database's security rules.
    ...(reference.server ? {} : { callerRights: true }),
    // A document that gets its id here did not exist before.
    operation: operation === 'update' && name !== 'update' && name !== 'updateDoc' && !isRows && !reference.place.id && reference.opaque === undefined ? 'create' : operation,
    method: name,
    entity: reference.place.entity,
    cardinality: many ? 'many' : 'one',
    rowBound: bound,
    projection: reads && name !== 'listDocuments' ? (isRows ? projectionOf(reference, env.source) : { kind: 'all' }) : { kind: 'fields', fields: [] },
    filter: isRows ? filterOf(reference, env.source) : documentFilter(reference),
    related: [],
    get result() {
      return resultOf(site, reads, isRows);
    },
    // A loop over pages stays one, whatever the size of its pages.
    edits: many && !(bound.kind === 'meaningless' && bound.why === READS_EVERY_PAGE) ? site.edits() : {},
    node: call,
    reportNode,
  };
}

function rowBound({ call, reference, env }: Site, reads: boolean, isRows: boolean): RowBound {
  if (reads) return isRows ? boundOf(reference, call, env.source) : { kind: 'default', rows: 1, why: 'a path names one document' };
  return { kind: 'default', rows: 0, why: 'no documents are answered' };
}

function resultOf({ call, name, method, env }: Site, reads: boolean, isRows: boolean): ResultUse {
  if (HOOKS.test(name)) return NOT_FOLLOWED;
  if (!reads || name === 'listDocuments') return { bindings: [], fields: known([]), escapes: 'no' };
  if (method.listens) return callbackUse(call.arguments.find((argument) => isFunction(argument) || argument.type === 'ObjectExpression'), roleOf(isRows), env.source);
  if (name === 'valueChanges' || name === 'snapshotChanges') return NOT_FOLLOWED;
  return snapshotUse(call, name === 'stream' ? 'documents' : roleOf(isRows), env.source);
}

export default firestore;
