import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, fileOf, findVariable, soleDefinition, textOf } from '../../ast/index.ts';
import { type CatalogEntity, type EntityRef, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** Words that code adds to a document's type: `ICustomerDocument`, `CustomerDBModel`. */
const ROLE = /(?:DBModel|HydratedDocument|Document|Doc|Entity|Record|Model|Schema|Type)$/;
/** Types around a document that leave it what it is. */
const WRAPPERS = new Set(['HydratedDocument', 'DocumentType', 'WithId', 'Document', 'InferSchemaType', 'Partial', 'Omit', 'Pick', 'Readonly', 'OptionalId', 'OptionalUnlessRequiredId']);

/** The entity that a type argument names: `CustomerDocument`, `HydratedDocument<Customer>`, `typeof Customer`; undefined for none. */
export function entityOfType(type: TSESTree.TypeNode | undefined, env: ReadEnv): Known<EntityRef> | undefined {
  if (!type) return undefined;
  if (type.type === 'TSTypeQuery' && type.exprName.type === 'Identifier') return known({ name: type.exprName.name, as: 'class' });
  if (type.type === 'TSIntersectionType') {
    for (const part of type.types) {
      const found = entityOfType(part, env);
      if (found?.kind === 'known') return found;
    }
    return undefined;
  }
  if (type.type !== 'TSTypeReference') return undefined;
  const name = textOf(env.source, type.typeName).split('.').at(-1) ?? '';
  const inner = type.typeArguments?.params[0];
  if (WRAPPERS.has(name)) return inner ? entityOfType(inner, env) : undefined;
  const declared = type.typeName.type === 'Identifier' ? (soleDefinition(findVariable(type.typeName, env.source))?.node as TSESTree.Node | undefined) : undefined;
  if (declared?.type === 'TSTypeParameter') return unknown('the entity is a type parameter');
  const from = type.typeName.type === 'Identifier' ? declaringFile(type.typeName, env) : undefined;
  return known({ name: spelling(name, env), as: 'class', ...(from === undefined ? {} : { from }) });
}

/** The file that declares a type: its entity stands nearer to that than to the code that reads. */
function declaringFile(name: TSESTree.Identifier, { source }: ReadEnv): string | undefined {
  const declared = declarationOf(name, source)?.node;
  return declared && !/^Import/.test(declared.type) ? fileOf(declared) : undefined;
}

/** The spelling that the catalog knows, else the name without the words that types add. */
function spelling(name: string, env: ReadEnv): string {
  const bare = name.replace(ROLE, '');
  const spellings = [name, bare, bare.replace(/^I(?=\p{Lu}\p{Ll})/u, ''), name.replace(/^I(?=\p{Lu}\p{Ll})/u, '')].filter((one) => one !== '');
  return spellings.find((one) => env.entity(one)) ?? spellings[2] ?? name;
}

/** True for an entity that MongoDB holds: its schema gives every document an `_id`. */
export function isMongoEntity(entity: CatalogEntity | undefined): boolean {
  return entity?.fields.some(({ name }) => name === '_id') ?? false;
}
