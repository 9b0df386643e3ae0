import type { TSESTree } from '@typescript-eslint/types';
import { choicesOf, declaredType, findVariable, propertyName, receiverOf, resolveConstant, soleDefinition, type SourceView, staticValue, textOf, unwrap } from '../../ast/index.ts';
import type { CatalogEntity, Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { clientProof, lastName } from './client.ts';
import { DISTINCTIVE } from './methods.ts';

/** The model a call is made on. */
export interface Delegate {
  /** `customer` of `prisma.customer`; undefined when it is chosen at run time. */
  name: string | undefined;
  entity: CatalogEntity | undefined;
  evidence: Evidence;
}

/** Holders of models that are not a Prisma client: Drizzle's `db.query`, services and API callers of the project. */
const OTHERS = /^_?(?:query|services?|repos?|repositories|api|apis|trpc|caller|sdk|loaders?|resolvers?|stores?|cache|mocks?|models?)$/i;

/** Recognises the object a model method is called on; undefined when nothing says that it is Prisma's. */
export function delegateOf(object: TSESTree.Node, method: string, call: TSESTree.CallExpression, env: ReadEnv): Delegate | undefined {
  const place = delegatePlace(object, env.source);
  if (!place) return undefined;
  const { client, name } = place;
  const entity = name === undefined ? undefined : env.entity(name);
  if (client === undefined) return { name, entity, evidence: 'declaration' };
  if (name?.startsWith('$')) return undefined;
  const proof = clientProof(client, env.source);
  if (proof?.certain) return { name, entity, evidence: proof.evidence };
  if (name === undefined || !looksLikeCall(method, call)) return undefined;
  if (proof) return entity || (proof.evidence !== 'convention' && DISTINCTIVE.has(method)) ? { name, entity, evidence: proof.evidence } : undefined;
  const unique = entity && DISTINCTIVE.has(method) && isModelName(name, entity) && !OTHERS.test(lastName(unwrap(client)) ?? '');
  return unique ? { name, entity, evidence: 'convention' } : undefined;
}

/** Prisma's methods take one object, or nothing. */
function looksLikeCall(method: string, call: TSESTree.CallExpression): boolean {
  const argument = call.arguments[0];
  return !argument || unwrap(argument).type === 'ObjectExpression' || DISTINCTIVE.has(method);
}

/** Prisma names a delegate after its model, the first letter small. Other spellings are other libraries. */
function isModelName(name: string, entity: CatalogEntity): boolean {
  return [entity.name, ...entity.aliases].some((known) => known.charAt(0).toLowerCase() + known.slice(1) === name);
}

/** The client and the model's name in `prisma.customer`, also behind a constant, a destructuring or a `CustomerDelegate`. */
function delegatePlace(object: TSESTree.Node, source: SourceView): { client: TSESTree.Node | undefined; name: string | undefined } | undefined {
  const own = typedDelegate(object, source);
  if (own !== undefined) return { client: undefined, name: own };
  const chosen = chosenDelegate(object, source);
  if (chosen) return chosen;
  const place = resolveConstant(object, source);
  if (place.type === 'MemberExpression') {
    const name = propertyName(place) ?? computedName(place, source);
    return name !== undefined || place.computed ? { client: place.object, name } : undefined;
  }
  if (object.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(object, source));
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !declarator.init) return undefined;
  const property = declarator.id.properties.find((one) => one.type === 'Property' && one.value === definition?.name);
  const name = property?.type === 'Property' ? propertyName(property) : undefined;
  return name === undefined ? undefined : { client: declarator.init, name };
}

/** A delegate that is looked up in a table of such: `MODELS[kind]`, `CONFIG[kind].model()`. Its model is known where all are the same. */
function chosenDelegate(object: TSESTree.Node, source: SourceView): { client: TSESTree.Node; name: string | undefined } | undefined {
  const choices = choicesOf(object, source).map((choice) => unwrap(resolveConstant(choice, source))).filter((choice) => !(choice.type === 'Literal' && choice.value === null));
  const [first] = choices;
  if (first?.type !== 'MemberExpression') return undefined;
  const holder = lastName(first.object);
  const names = choices.map((choice) => (choice.type === 'MemberExpression' && lastName(choice.object) === holder ? propertyName(choice) : undefined));
  if (holder === undefined || names.includes(undefined)) return undefined;
  return { client: first.object, name: names.every((name) => name === names[0]) ? names[0] : undefined };
}

/** `prisma[MODEL]` with a constant, or with what the caller of a generic function gives. */
function computedName(member: TSESTree.MemberExpression, source: SourceView): string | undefined {
  const name = staticValue(member.property, source);
  return name.kind === 'known' && typeof name.value === 'string' ? name.value : undefined;
}

/** `Prisma.CustomerDelegate`, `PrismaClient['customer']`: the type names the model. */
function typedDelegate(object: TSESTree.Node, source: SourceView): string | undefined {
  if (object.type !== 'Identifier' && object.type !== 'MemberExpression') return undefined;
  const type = declaredType(object, source);
  if (type?.type === 'TSIndexedAccessType') {
    const key = type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'Literal' ? type.indexType.literal.value : undefined;
    return typeof key === 'string' && /Prisma|TransactionClient/.test(textOf(source, type.objectType)) ? key : undefined;
  }
  if (type?.type !== 'TSTypeReference') return undefined;
  const receiver = receiverOf(object, source);
  const model = /^(\w+)Delegate$/.exec(receiver?.typeName ?? '')?.[1];
  if (model === undefined || !/prisma/i.test(receiver?.origin?.module ?? '')) return undefined;
  return model.charAt(0).toLowerCase() + model.slice(1);
}
