import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledMember, classMembers, enclosingClass, findVariable, MOST_USES, propertyName, type Receiver, receiverOf, type SourceView, staticValue, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type EntityRef, type Evidence, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { entityOfType } from '../shared/mongo-entity.ts';
import { isMongooseModule, lastName, mongoModel } from '../shared/mongo-model.ts';

/** A collection that something is called on. */
export interface MongoCollection {
  evidence: Evidence;
  entity: Known<EntityRef>;
  /** False when only a name says so: the shape of the call must confirm it. */
  certain: boolean;
}

const MAX_DEPTH = 6;
const GENERIC = unknown('the collection is a parameter of generic code');
/** `customersCollection`, `customerCol`, `getCustomersCollection()`. */
const NAME = /^_?(?:get)?([\p{L}\p{N}$_]*?)_?(?:Collection|Coll|Col|collection)$/u;
/** Databases that are asked for a collection and are not MongoDB's. */
const OTHERS = /['"](?:firebase|firebase-admin|@google-cloud\/firestore|@angular\/fire|@react-native-firebase|pocketbase|rxdb|lokijs|@tanstack\/db|@nuxt\/content|payload|appwrite)/;

/** True for the driver and for what hands on its database. */
export function isMongodbModule(module: string): boolean {
  return module === 'mongodb' || module.startsWith('mongodb/') || module === 'mongodb-legacy' || module === '@fastify/mongodb' || isMongooseModule(module);
}

/** True where a file names the driver or Mongoose. */
export function speaksMongodb(text: string): boolean {
  return /['"](?:mongodb|mongodb-legacy|mongoose|@nestjs\/mongoose|@fastify\/mongodb)['"]/.test(text);
}

/** Recognises a collection of the MongoDB driver; undefined when nothing says so. */
export function mongoCollection(node: TSESTree.Node, env: ReadEnv, depth = 0): MongoCollection | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrapAwait(node);
  if (object.type === 'CallExpression') return fromCall(object, env);
  if (object.type !== 'Identifier' && object.type !== 'MemberExpression') return undefined;
  const receiver = receiverOf(object, env.source);
  const made = receiver?.initialiser ?? assignedValue(object, env.source);
  const value = made && unwrapAwait(made);
  const found = value?.type === 'CallExpression' ? fromCall(value, env) : undefined;
  if (receiver?.typeName === 'Collection') {
    if (receiver.origin && !isMongodbModule(receiver.origin.module)) return undefined;
    if (!receiver.origin && OTHERS.test(env.source.text)) return undefined;
    const typed = entityOfType(receiver.typeArguments[0], env);
    return { evidence: 'declaration', entity: found?.entity.kind === 'known' ? found.entity : (typed ?? stemEntity(object) ?? GENERIC), certain: receiver.origin !== undefined || speaksMongodb(env.source.text) };
  }
  if (receiver?.typeName !== undefined) return undefined;
  return found ?? ofModel(object, env) ?? fromName(object, env.source);
}

/** `db.collection<Customer>('customers')`, `client.db().collection('customers')`, `mongoose.connection.collection('customers')`. */
function fromCall(call: TSESTree.CallExpression, env: ReadEnv): MongoCollection | undefined {
  const { source } = env;
  const called = calledMember(call);
  if (called?.name !== 'collection') return byNameOfCall(call, source);
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const proof = databaseProof(called.object, source);
  if (!proof) return undefined;
  const name = staticValue(first, source);
  const typed = entityOfType(call.typeArguments?.params[0], env);
  const entity: Known<EntityRef> = name.kind === 'known' && typeof name.value === 'string' ? known({ name: name.value, as: 'table' }) : typed?.kind === 'known' ? typed : unknown('the collection is named elsewhere');
  return { ...proof, entity };
}

/** Whether something is a database of the driver: by import, type, or the driver's own way of asking for one. */
function databaseProof(node: TSESTree.Node, source: SourceView): { evidence: Evidence; certain: boolean } | undefined {
  const object = unwrapAwait(node);
  const receiver = knownReceiver(object, source, 0);
  const { origin, typeName } = receiver ?? {};
  if (origin && isMongodbModule(origin.module)) return { evidence: typeName === undefined ? 'import' : receiver?.evidence === 'import' ? 'import' : 'declaration', certain: true };
  if (typeName !== undefined && /^(?:Db|MongoClient|Connection)$/.test(typeName) && !origin) return { evidence: 'declaration', certain: speaksMongodb(source.text) };
  if (OTHERS.test(source.text)) return undefined;
  const certain = speaksMongodb(source.text);
  const last = object.type === 'CallExpression' ? (calledMember(object)?.name ?? lastName(unwrap(object.callee))) : lastName(object);
  return certain || /db|database|mongo|connection|conn$/i.test(last ?? '') ? { evidence: 'convention', certain } : undefined;
}

/** What is known of an expression, of what it was made of, or of what its chain begins with. */
function knownReceiver(node: TSESTree.Node, source: SourceView, depth: number): Receiver | undefined {
  const receiver = receiverOf(node, source);
  if (depth > MAX_DEPTH || receiver?.origin || receiver?.typeName !== undefined) return receiver;
  const made = receiver?.initialiser ? unwrapAwait(receiver.initialiser) : node;
  const next = rootOf(made);
  return next === node ? receiver : (knownReceiver(next, source, depth + 1) ?? receiver);
}

/** The name at the beginning of `client.db('crm').collection`. */
function rootOf(node: TSESTree.Node): TSESTree.Node {
  let current = unwrapAwait(node);
  for (let depth = 0; depth < 8; depth++) {
    if (current.type === 'CallExpression') current = unwrapAwait(current.callee);
    else if (current.type === 'MemberExpression' && unwrap(current.object).type !== 'ThisExpression') current = unwrapAwait(current.object);
    else return current;
  }
  return current;
}

/** `this.customers = db.collection('customers')` in the constructor, for a field with a type. */
function assignedValue(object: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  if (object.type === 'Identifier') return soleAssignment(findVariable(object, source));
  if (object.type !== 'MemberExpression' || object.object.type !== 'ThisExpression') return undefined;
  const owner = enclosingClass(object);
  const name = propertyName(object);
  if (!owner || name === undefined) return undefined;
  const { fields, constructor_ } = classMembers(owner);
  const value = fields.get(name)?.value;
  if (value) return value;
  for (const statement of constructor_?.body.body ?? []) {
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
    if (assigned?.left.type === 'MemberExpression' && assigned.left.object.type === 'ThisExpression' && propertyName(assigned.left) === name) return assigned.right;
  }
  return undefined;
}

/** The value of `let customers; customers = db.collection('customers')`, where nothing else is assigned. */
function soleAssignment(variable: Variable | undefined): TSESTree.Node | undefined {
  if (!variable || variable.references.length > MOST_USES) return undefined;
  const values = variable.references.flatMap((reference) => {
    const identifier = reference.identifier as TSESTree.Node;
    if (!reference.isWrite() || reference.init) return [];
    return identifier.parent?.type === 'AssignmentExpression' && identifier.parent.left === identifier ? [identifier.parent.right] : [undefined];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** `Customer.collection`, the driver's collection of a Mongoose model. */
function ofModel(object: TSESTree.Node, env: ReadEnv): MongoCollection | undefined {
  if (object.type !== 'MemberExpression' || propertyName(object) !== 'collection') return undefined;
  return mongoModel(object.object, env);
}

function byNameOfCall(call: TSESTree.CallExpression, source: SourceView): MongoCollection | undefined {
  const name = calledMember(call)?.name ?? lastName(unwrap(call.callee));
  if (name === undefined || !NAME.test(name) || !speaksMongodb(source.text)) return undefined;
  const [first] = call.arguments;
  const text = first ? staticValue(first, source) : undefined;
  const stem = NAME.exec(name)?.[1];
  const entity: Known<EntityRef> = text?.kind === 'known' && typeof text.value === 'string' ? known({ name: text.value, as: 'table' }) : stem !== undefined && stem !== '' && !first ? known({ name: stem, as: 'table' }) : unknown('the collection is named elsewhere');
  return { evidence: 'convention', entity, certain: false };
}

/** `customersCollection`, `collections.customers`: only the name speaks. */
function fromName(object: TSESTree.Node, source: SourceView): MongoCollection | undefined {
  const entity = stemEntity(object);
  if (entity) return { evidence: 'convention', entity, certain: false };
  if (object.type !== 'MemberExpression') return lastName(object) === 'collection' && speaksMongodb(source.text) ? { evidence: 'convention', entity: GENERIC, certain: false } : undefined;
  const name = propertyName(object);
  if (name === undefined || !/^_?collections$/.test(lastName(object.object) ?? '')) return name !== undefined && /^_?(?:mongo)?collection$/i.test(name) ? { evidence: 'convention', entity: GENERIC, certain: false } : undefined;
  return { evidence: 'convention', entity: known({ name, as: 'table' }), certain: false };
}

function stemEntity(object: TSESTree.Node): Known<EntityRef> | undefined {
  const name = lastName(object);
  const stem = name === undefined ? undefined : NAME.exec(name)?.[1];
  return stem === undefined || stem === '' || /^(?:mongo|src|source|dst|dest|target|the|base|raw)$/i.test(stem) ? undefined : known({ name: stem, as: 'table' });
}
