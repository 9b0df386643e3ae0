import type { TSESTree } from '@typescript-eslint/types';
import type { SourceField } from './source.ts';
import type { SourceText } from './source-text.ts';
import { namedClass, option, stringValue } from './typeorm-decorators.ts';
import type { ReadDecorator } from './typeorm-decorators.ts';

const RELATIONS: Readonly<Record<string, 'one' | 'many'>> = { ManyToOne: 'one', OneToOne: 'one', OneToMany: 'many', ManyToMany: 'many', TreeParent: 'one', TreeChildren: 'many' };
/** TypeORM's key decorators and the usual names of project-made ones (`@PrimaryGeneratedId`). */
const KEY = /^(?:Primary\w*|ObjectIdColumn)$/;
const TIMES = new Set(['CreateDateColumn', 'UpdateDateColumn', 'DeleteDateColumn']);

/** What the decorators of a property make of it. */
export type Column = Pick<SourceField, 'column' | 'type' | 'relation' | 'unique' | 'hidden' | 'withheld' | 'embedded'>;

/** Reads a property's decorators; undefined when none of them maps it to the database. */
export function readColumn(decorators: readonly ReadDecorator[], annotation: TSESTree.TypeNode | undefined, ownClass: string, source: SourceText): Column | undefined {
  const declared = annotation === undefined ? undefined : source.text(annotation);
  for (const { name, args } of decorators) {
    const many = Object.hasOwn(RELATIONS, name) ? RELATIONS[name] : undefined;
    if (many !== undefined) {
      const target = name.startsWith('Tree') ? ownClass : (namedClass(args[0]) ?? classInType(declared) ?? 'unknown');
      const eager = args.some((argument) => isTrue(option(argument, 'eager')));
      return { relation: { entity: target, many: many === 'many', ...(eager ? { eager: true as const } : {}) }, ...(declared === undefined ? {} : { type: declared }) };
    }
    if (name === 'Embedded') return embedded(namedClass(args[0]) ?? classInType(declared), declared);
    if (!(name.endsWith('Column') || KEY.test(name)) || name === 'JoinColumn') continue;
    const nested = embeddedClass(args[0]);
    if (nested !== undefined) return embedded(nested, declared);
    return plainColumn(name, args, declared, decorators, source);
  }
  return undefined;
}

function plainColumn(name: string, args: ReadDecorator['args'], declared: string | undefined, decorators: readonly ReadDecorator[], source: SourceText): Column {
  const options = args.find((argument) => argument.type === 'ObjectExpression');
  const typeNode = option(options, 'type');
  const written = stringValue(args[0]) ?? stringValue(typeNode) ?? (typeNode?.type === 'Identifier' ? source.text(typeNode) : undefined);
  const type = name === 'PrimaryGeneratedColumn' && (written === 'increment' || written === undefined) ? (declared ?? 'int') : (written ?? declared ?? (TIMES.has(name) ? 'timestamp' : undefined));
  const column = stringValue(option(options, 'name'));
  const unique = KEY.test(name) || isTrue(option(options, 'unique')) || decorators.some(isUniqueIndex);
  return {
    ...(column === undefined ? {} : { column }),
    ...(type === undefined ? {} : { type: isTrue(option(options, 'array')) ? `${type}[]` : type }),
    ...(unique ? { unique: true } : {}),
    ...(isFalse(option(options, 'select')) ? { hidden: true as const } : {}),
    ...(decorators.some(isWithheld) ? { withheld: true as const } : {}),
  };
}

/** class-transformer's `@Exclude()`, unless it is for the way in only; `@HideField()` of Nest's GraphQL. */
function isWithheld({ name, args }: ReadDecorator): boolean {
  return name === 'HideField' || (name === 'Exclude' && !args.some((argument) => isTrue(option(argument, 'toClassOnly'))));
}

/** `@Column(() => Address)` embeds a class; `@Column(() => String)` would be a type, as in other libraries. */
function embeddedClass(argument: TSESTree.Node | undefined): string | undefined {
  if (argument?.type !== 'ArrowFunctionExpression' && argument?.type !== 'FunctionExpression') return undefined;
  const name = namedClass(argument);
  return name === undefined || /^(?:String|Number|Boolean|Date|Object|Buffer)$/.test(name) ? undefined : name;
}

function embedded(name: string | undefined, declared: string | undefined): Column {
  const type = declared ?? name;
  return { ...(type === undefined ? {} : { type }), ...(name === undefined ? {} : { embedded: name }) };
}

/** `Promise<Order[]>`, `Relation<Order>`, `Order | null` → `Order`. */
const classInType = (type: string | undefined): string | undefined => type?.match(/\b[A-Z][\w]*/g)?.filter((name) => !/^(?:Promise|Array|Relation|Ref|Collection|Readonly\w*|Partial)$/.test(name))[0];

const isUniqueIndex = ({ name, args }: ReadDecorator): boolean => name === 'Index' && args.some((argument) => isTrue(option(argument, 'unique')));
const isTrue = (node: TSESTree.Node | undefined): boolean => node?.type === 'Literal' && node.value === true;
const isFalse = (node: TSESTree.Node | undefined): boolean => node?.type === 'Literal' && node.value === false;
