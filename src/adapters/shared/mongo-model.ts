import type { TSESTree } from '@typescript-eslint/types';
import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import { calledMember, classMembers, constantInitialiser, declaredType, enclosingClass, findVariable, isFunction, propertyName, type Receiver, receiverOf, soleDefinition, type SourceView, staticValue, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type EntityRef, type Evidence, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { entityOfType } from './mongo-entity.ts';

/** A Mongoose model that something is called on. */
export interface MongoModel {
  evidence: Evidence;
  entity: Known<EntityRef>;
  /** False when only a name says so: the shape of the call must confirm it. */
  certain: boolean;
}

/** Packages that hand out models. */
export const MONGOOSE_MODULES = ['mongoose', '@nestjs/mongoose', '@typegoose/typegoose', 'typegoose', 'nestjs-typegoose', '@m8a/nestjs-typegoose'] as const;

const MODEL_TYPES = new Set(['Model', 'PaginateModel', 'AggregatePaginateModel', 'SoftDeleteModel', 'ReturnModelType', 'ModelType', 'AnyParamConstructor', 'AccessibleRecordModel', 'PaginateModelType']);
const CONNECTIONS = /^(?:mongoose|mongo|db|conn|connection|dbConnection|mongoConnection|mongooseConnection|tenantConnection|tenantDb)$/i;
/** Objects that hold models: `models.Customers`, `ctx.models.Customers`, `coreModels.Users`. */
const HOLDERS = /^_?(?:models|\w*[a-z\d]Models|Models)$/;
const MODEL_NAME = /^_?([\p{L}\p{N}][\p{L}\p{N}_$]*?)_?[mM]odel$/u;
const PASCAL = /^\p{Lu}[\p{L}\p{N}_$]*$/u;
const MAX_DEPTH = 8;
const GENERIC = unknown('the model is a parameter of generic code');
const RUN_TIME = unknown('the model is chosen at run time');

/** True for Mongoose, its Nest module, Typegoose and Mongoose's plugins. */
export function isMongooseModule(module: string): boolean {
  return (MONGOOSE_MODULES as readonly string[]).includes(module) || /^mongoose(?:-|\/)/.test(module);
}

/** Recognises a Mongoose model; undefined when nothing says so. */
export function mongoModel(node: TSESTree.Node, env: ReadEnv, depth = 0): MongoModel | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrapAwait(node);
  if (object.type === 'CallExpression') return fromCall(object, env);
  if (object.type === 'ThisExpression') return ownModel(object, env, depth);
  if (object.type !== 'Identifier' && object.type !== 'MemberExpression') return undefined;
  const receiver = receiverOf(object, env.source);
  if (receiver?.typeName !== undefined) {
    const typed = fromType(receiver, object, env);
    if (typed !== 'unsure') return typed;
  }
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  const found = made && made !== object ? madeModel(made, env, depth) : undefined;
  return found ?? fromSuper(object, env, depth) ?? fromHolder(object, env) ?? fromImport(object, receiver, env) ?? fromName(object, env);
}

function madeModel(made: TSESTree.Node, env: ReadEnv, depth: number): MongoModel | undefined {
  if (made.type === 'CallExpression') return fromCall(made, env);
  if (made.type === 'MemberExpression') return fromHolder(made, env) ?? mongoModel(made, env, depth + 1);
  return undefined;
}

/** `model('Customer', schema)`, `mongoose.model(…)`, `connection.model(…)`, `getModelForClass(Customer)`, `Person.discriminator('Customer', …)`. */
function fromCall(call: TSESTree.CallExpression, env: ReadEnv): MongoModel | undefined {
  const { source } = env;
  const called = calledMember(call);
  const callee = unwrap(call.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
  const [first] = call.arguments;
  if (name === undefined || !first) return undefined;
  const origin = receiverOf(called ? called.object : callee, source)?.origin;
  const imported = origin !== undefined && isMongooseModule(origin.module);
  const original = !called && origin && origin.name !== 'default' ? origin.name : name;
  if (/^(?:getModelForClass|addModelToTypegoose|getDiscriminatorModelForClass|buildSchema)$/.test(original)) {
    const target = call.arguments[original === 'getDiscriminatorModelForClass' ? 1 : original === 'addModelToTypegoose' ? 1 : 0];
    return target?.type === 'Identifier' ? { evidence: imported ? 'import' : 'convention', entity: known({ name: target.name, as: 'class' }), certain: imported } : undefined;
  }
  if (original === 'discriminator' && called && call.arguments.length > 1) return named(first, 'declaration', /\bmongoose|Schema\b/.test(source.text), env);
  if (original !== 'model' && original !== 'useModel') return undefined;
  if (!called) return imported ? named(first, 'import', true, env) : undefined;
  const type = receiverOf(called.object, source);
  const isConnection = type?.typeName === 'Connection' || type?.typeName === 'Mongoose';
  if (imported && !isConnection) return named(first, 'import', true, env);
  if (isConnection && (!type.origin || imported)) return named(first, 'declaration', true, env);
  const last = lastName(called.object);
  return last !== undefined && CONNECTIONS.test(last) ? named(first, 'convention', true, env) : undefined;
}

function named(node: TSESTree.Node, evidence: Evidence, certain: boolean, { source }: ReadEnv): MongoModel {
  const name = staticValue(node, source);
  const entity: Known<EntityRef> = name.kind === 'known' && typeof name.value === 'string' ? known({ name: name.value, as: 'model' }) : classNameOf(node, source);
  return { evidence, entity, certain };
}

/** `Customer.name` names the class; a constant of another file names nothing here. */
function classNameOf(node: TSESTree.Node, source: SourceView): Known<EntityRef> {
  const value = unwrap(node);
  if (value.type === 'MemberExpression' && propertyName(value) === 'name') {
    const owner = unwrap(value.object);
    if (owner.type === 'Identifier' && PASCAL.test(owner.name)) return known({ name: owner.name, as: 'class' });
  }
  return unknown(`\`${textOf(source, value).slice(0, 40)}\` names the model elsewhere`);
}

/** A declared type: `Model<CustomerDocument>`, `ReturnModelType<typeof Customer>`, an interface of this file that extends one. */
function fromType(receiver: Receiver, object: TSESTree.Node, env: ReadEnv): MongoModel | 'unsure' | undefined {
  const { typeName = '', origin } = receiver;
  const foreign = origin !== undefined && !isMongooseModule(origin.module);
  const injected = injectedName(receiver.declaration, env);
  if (MODEL_TYPES.has(typeName)) {
    const named = injected ?? entityOfType(receiver.typeArguments[0], env);
    if (foreign && isPackage(origin.module)) return undefined;
    return { evidence: 'declaration', entity: named ?? assignedEntity(object, env) ?? GENERIC, certain: !foreign || injected !== undefined };
  }
  const local = localModel(typeName, env);
  if (local) return { evidence: 'declaration', entity: injected ?? local, certain: true };
  // `ICustomerModel` of the project: named like a model, its call must look like one.
  const stem = MODEL_NAME.exec(typeName)?.[1]?.replace(/^I(?=\p{Lu})/u, '');
  if (stem !== undefined && !(origin && isPackage(origin.module))) return { evidence: 'declaration', entity: injected ?? known({ name: stem, as: 'class' }), certain: false };
  return lastName(object) !== undefined && injected ? { evidence: 'declaration', entity: injected, certain: false } : 'unsure';
}

/** `this.model = Customer` in the constructor, for a field whose type names no document. */
function assignedEntity(object: TSESTree.Node, env: ReadEnv): Known<EntityRef> | undefined {
  if (object.type !== 'MemberExpression' || object.object.type !== 'ThisExpression') return undefined;
  const owner = enclosingClass(object);
  const name = propertyName(object);
  for (const statement of (owner && classMembers(owner).constructor_?.body.body) ?? []) {
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
    if (assigned?.left.type !== 'MemberExpression' || assigned.left.object.type !== 'ThisExpression' || propertyName(assigned.left) !== name) continue;
    const value = unwrap(assigned.right);
    return value.type === 'Identifier' && PASCAL.test(value.name) ? mongoModel(value, env, MAX_DEPTH)?.entity : undefined;
  }
  return undefined;
}

/** An npm package, no module of the project. */
const isPackage = (module: string): boolean => /^(?:@[\w-]+\/[\w.-]+|[a-z][\w.-]*)(?:\/|$)/.test(module) && !/^(?:src|app|lib|models?|db|modules|server|shared|common)\//.test(module);

/** `@InjectModel(Customer.name)`, `@InjectModel('Customer')` of Nest; `@InjectModel(Customer)` of Typegoose. */
function injectedName(declaration: TSESTree.Node | undefined, env: ReadEnv): Known<EntityRef> | undefined {
  const decorators = declaration && 'decorators' in declaration ? ((declaration as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? []) : [];
  for (const { expression } of decorators) {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier' || expression.callee.name !== 'InjectModel') continue;
    const origin = receiverOf(expression.callee, env.source)?.origin;
    const [argument] = expression.arguments;
    if (!argument || (origin && !isMongooseModule(origin.module) && isPackage(origin.module))) return undefined;
    const value = unwrap(argument);
    if (value.type === 'Identifier' && PASCAL.test(value.name) && !/^[A-Z\d_]+$/.test(value.name)) return known({ name: value.name, as: 'class' });
    const named = staticValue(value, env.source);
    if (named.kind === 'known' && typeof named.value === 'string') return known({ name: named.value, as: 'model' });
    const byClass = classNameOf(value, env.source);
    return byClass.kind === 'known' ? byClass : undefined;
  }
  return undefined;
}

/** `interface ICustomerModel extends Model<ICustomerDocument>` of this file. */
function localModel(name: string, env: ReadEnv): Known<EntityRef> | undefined {
  const scope = env.source.scopeManager?.globalScope?.childScopes[0] ?? env.source.scopeManager?.globalScope;
  const node = soleDefinition(scope?.set.get(name))?.node as TSESTree.Node | undefined;
  if (node?.type === 'TSTypeAliasDeclaration' && node.typeAnnotation.type === 'TSTypeReference') {
    const { typeName, typeArguments } = node.typeAnnotation;
    return MODEL_TYPES.has(textOf(env.source, typeName).split('.').at(-1) ?? '') ? (entityOfType(typeArguments?.params[0], env) ?? GENERIC) : undefined;
  }
  if (node?.type !== 'TSInterfaceDeclaration') return undefined;
  for (const { expression, typeArguments } of node.extends) {
    if (MODEL_TYPES.has(lastName(expression) ?? '')) return entityOfType(typeArguments?.params[0], env) ?? GENERIC;
  }
  return undefined;
}

/** `this` where a class or a function becomes static methods of a model. */
function ownModel(self: TSESTree.Node, env: ReadEnv, depth: number): MongoModel | undefined {
  for (let current = self.parent; current; current = current.parent) {
    if (!isFunction(current) || current.type === 'ArrowFunctionExpression') continue;
    const typed = current.params[0];
    if (typed?.type === 'Identifier' && typed.name === 'this') {
      const receiver = receiverOf(typed, env.source) ?? undefined;
      const found = receiver?.typeName === undefined ? undefined : fromType(receiver, typed, env);
      return found === 'unsure' ? undefined : found;
    }
    const assigned = staticOf(current, env);
    if (assigned) return assigned;
    const method = current.parent;
    return method?.type === 'MethodDefinition' && method.static ? loadedClass(self, env, depth) : undefined;
  }
  return undefined;
}

/** `customerSchema.statics.findActive = function () { … }`, `customerSchema.static('findActive', function () { … })`, `statics: { … }`. */
function staticOf(fn: TSESTree.Node, { source }: ReadEnv): MongoModel | undefined {
  const parent = fn.parent;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    const owner = unwrap(parent.left.object);
    if (owner.type === 'MemberExpression' && propertyName(owner) === 'statics') return ofSchema(owner.object);
  }
  if (parent?.type === 'CallExpression' && calledMember(parent)?.name === 'static') return ofSchema(calledMember(parent)?.object);
  const holder = parent?.type === 'Property' ? parent.parent.parent : undefined;
  if (holder?.type === 'Property' && propertyName(holder) === 'statics' && /\bSchema\b/.test(source.text)) {
    const made = holder.parent.parent;
    const declarator = made?.type === 'NewExpression' ? made.parent : undefined;
    return declarator?.type === 'VariableDeclarator' ? ofSchema(declarator.id) : undefined;
  }
  return undefined;
}

function ofSchema(node: TSESTree.Node | undefined): MongoModel {
  const name = node && lastName(node);
  const stem = name === undefined ? undefined : /^(\w+?)_?[sS]chema$/.exec(name)?.[1];
  return { evidence: 'declaration', entity: stem === undefined ? unknown('the schema names no model') : known({ name: stem, as: 'model' }), certain: true };
}

/** A class whose static methods `customerSchema.loadClass(Customer)` lends to a model, or a class of Typegoose. */
function loadedClass(self: TSESTree.Node, env: ReadEnv, depth: number): MongoModel | undefined {
  const owner = enclosingClass(self);
  const variable = owner?.id && depth <= MAX_DEPTH ? classVariable(owner, owner.id.name, env.source) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    const call = (identifier as TSESTree.Node).parent;
    const called = call?.type === 'CallExpression' && call.arguments[0] === identifier ? calledMember(call) : undefined;
    if (called?.name === 'loadClass') return ofSchema(called.object);
  }
  const typegoose = owner?.id && /typegoose/.test(env.source.text) && /@prop\b/i.test(textOf(env.source, owner));
  return typegoose && owner.id ? { evidence: 'declaration', entity: known({ name: owner.id.name, as: 'class' }), certain: true } : undefined;
}

/** The name of a class as the code around it sees it; inside, the class has a name of its own. */
function classVariable(owner: TSESTree.Node, name: string, source: SourceView): Variable | undefined {
  for (let scope: Scope | null = owner.parent ? source.getScope(owner.parent) : null; scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable && scope.type !== 'class') return variable;
  }
  return undefined;
}

/** A repository hands the model to its base class: `super(Subscriber, SubscriberEntity)`, then `this.MongooseModel.find(…)`. */
function fromSuper(object: TSESTree.Node, env: ReadEnv, depth: number): MongoModel | undefined {
  if (object.type !== 'MemberExpression' || object.object.type !== 'ThisExpression' || !/model$/i.test(propertyName(object) ?? '')) return undefined;
  const owner = enclosingClass(object);
  if (!owner?.superClass) return undefined;
  for (const statement of classMembers(owner).constructor_?.body.body ?? []) {
    const call = statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' ? statement.expression : undefined;
    if (call?.callee.type !== 'Super') continue;
    for (const argument of call.arguments) {
      const model = argument.type === 'SpreadElement' ? undefined : mongoModel(argument, env, depth + 1);
      if (model) return { ...model, evidence: 'convention' };
    }
  }
  return { evidence: 'convention', entity: GENERIC, certain: false };
}

/** `models.Customers`, `mongoose.models.Customer`, `(await generateModels(subdomain)).Customers`, and names taken out of such. */
function fromHolder(object: TSESTree.Node, env: ReadEnv): MongoModel | undefined {
  const place = holderPlace(object, env.source);
  if (!place) return undefined;
  const holder = unwrapAwait(place.holder);
  const maker = holder.type === 'CallExpression' ? unwrap(holder.callee) : undefined;
  const name = maker ? lastName(maker) : lastName(holder);
  if (name === undefined || !(maker ? /models$/i : HOLDERS).test(name)) return undefined;
  const owner = holder.type === 'MemberExpression' ? receiverOf(holder.object, env.source)?.origin : undefined;
  const mongoose = owner !== undefined && isMongooseModule(owner.module);
  if (place.name === undefined) return { evidence: 'convention', entity: RUN_TIME, certain: false };
  return PASCAL.test(place.name) || mongoose ? { evidence: mongoose ? 'import' : 'convention', entity: known({ name: place.name, as: 'model' }), certain: mongoose } : undefined;
}

function holderPlace(object: TSESTree.Node, source: SourceView): { holder: TSESTree.Node; name: string | undefined } | undefined {
  if (object.type === 'MemberExpression') {
    const name = propertyName(object);
    return name !== undefined || object.computed ? { holder: object.object, name } : undefined;
  }
  if (object.type !== 'Identifier') return undefined;
  const variable = findVariable(object, source);
  const value = constantInitialiser(variable);
  const member = value && unwrapAwait(value);
  if (member?.type === 'MemberExpression' && propertyName(member) !== undefined) return { holder: member.object, name: propertyName(member) };
  const definition = soleDefinition(variable);
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !declarator.init) return undefined;
  // `const { models: { Customers } } = ctx` as well as `const { Customers } = models`.
  for (const property of declarator.id.properties) {
    if (property.type !== 'Property') continue;
    if (property.value === definition?.name) return { holder: declarator.init, name: propertyName(property) };
    const nested = property.value.type === 'ObjectPattern' ? property.value.properties.find((one) => one.type === 'Property' && one.value === definition?.name) : undefined;
    if (nested?.type === 'Property' && property.key.type === 'Identifier') return { holder: property.key, name: propertyName(nested) };
  }
  return undefined;
}

/** `import { Customer } from './customer.schema'`, `const Customer = require('../models/customer')`. */
function fromImport(object: TSESTree.Node, receiver: Receiver | undefined, env: ReadEnv): MongoModel | undefined {
  const name = lastName(object);
  if (name === undefined || !PASCAL.test(name) || receiver?.typeName !== undefined) return undefined;
  const { origin } = receiver ?? {};
  if (!origin || isPackage(origin.module)) return undefined;
  const own = origin.name !== 'default' && origin.name !== '*' ? origin.name : name;
  const stem = MODEL_NAME.exec(own)?.[1] ?? own;
  return { evidence: 'convention', entity: known({ name: env.entity(own) ? own : stem, as: 'model' }), certain: false };
}

/** `this.customerModel`, `CustomerModel`, `db.Customer`: only the name speaks. */
function fromName(object: TSESTree.Node, env: ReadEnv): MongoModel | undefined {
  const name = lastName(object);
  if (name === undefined || declaredType(object, env.source)?.type === 'TSTypeReference') return undefined;
  const stem = MODEL_NAME.exec(name)?.[1];
  if (stem !== undefined && !/^(?:mongoose|base|the|db|data|view)$/i.test(stem)) return { evidence: 'convention', entity: known({ name: stem, as: 'model' }), certain: false };
  if (/^_?(?:mongoose|base|the|db)?model$/i.test(name)) return { evidence: 'convention', entity: ofRepository(object, env) ?? GENERIC, certain: false };
  return PASCAL.test(name) && env.entity(name) ? { evidence: 'convention', entity: known({ name, as: 'model' }), certain: false } : undefined;
}

/** `subscriberRepository._model`: the repository is named after what it holds, if the project has it. */
function ofRepository(object: TSESTree.Node, env: ReadEnv): Known<EntityRef> | undefined {
  const owner = object.type === 'MemberExpression' ? lastName(object.object) : undefined;
  const stem = owner === undefined ? undefined : /^_?(\w+?)(?:Repository|Repo)$/.exec(owner)?.[1];
  const entity = stem === undefined ? undefined : env.entity(stem);
  return entity && known({ name: entity.name, as: 'model' });
}

/** The name an expression ends with: `Customers` of `ctx.models.Customers`. */
export function lastName(node: TSESTree.Node): string | undefined {
  const value = unwrap(node);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
}
