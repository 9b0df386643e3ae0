import type { TSESTree } from '@typescript-eslint/types';
import { type ChainLink, isFunction, propertyName, unrollChain, unwrap } from '../../../ast/index.ts';
import { namesPerson } from '../../meaning.ts';
import { annotate } from '../annotate.ts';
import { type SourceText, sourceText } from '../source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from '../source.ts';
import { option, stringValue } from '../typeorm-decorators.ts';
import { isEnvelope } from './shape.ts';

const MAX_DEPTH = 4;
/** Zod's makers of values with the type they answer (zod 3 and 4): https://zod.dev/api. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'string', email: 'string', url: 'string', cuid: 'string', cuid2: 'string', ulid: 'string', uuid: 'uuid', nanoid: 'string', e164: 'string', ipv4: 'string', ipv6: 'string', base64: 'string',
  number: 'number', int: 'number', int32: 'number', bigint: 'bigint', boolean: 'boolean', stringbool: 'boolean', date: 'Date', enum: 'enum', nativeEnum: 'enum', literal: 'enum', record: 'json', map: 'json', any: 'any', unknown: 'any', function: 'function',
};
/** Links that change which fields an object has. */
const OBJECTS: ReadonlySet<string> = new Set(['object', 'strictObject', 'looseObject', 'interface', 'strictInterface', 'looseInterface']);

/**
 * Reads zod's object schemas that are named after a person, by their constant or by the type that is
 * inferred of them, with what they extend, merge, pick and omit. Never throws.
 */
export const readZodSchemas: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => new ZodReader(ast, sourceText(text)).read();

/** Fields of a schema and the names of schemas elsewhere that it takes all of. */
interface Shape {
  fields: SourceField[];
  bases: string[];
}

class ZodReader {
  private readonly constants = new Map<string, { id: TSESTree.Identifier; init: TSESTree.Node; from: number }>();
  /** Types that are inferred: the schema's name and what its type is called. */
  private readonly inferred = new Map<string, string[]>();
  private readonly problems: SourceResult['problems'] = [];
  private readonly makers = new Set(['z', 'zod']);

  constructor(
    ast: TSESTree.Program,
    private readonly source: SourceText,
  ) {
    for (const statement of ast.body) {
      const inner = statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement;
      if (inner.type === 'ImportDeclaration' && /(?:^|[/@-])zod(?:$|[/-])/.test(String(inner.source.value))) for (const { local } of inner.specifiers) this.makers.add(local.name);
      if (inner.type === 'TSTypeAliasDeclaration') this.infer(inner);
      for (const { id, init } of inner.type === 'VariableDeclaration' ? inner.declarations : []) {
        if (id.type === 'Identifier' && init) this.constants.set(id.name, { id, init: unwrap(init), from: source.start(statement) });
      }
    }
  }

  read(): SourceResult {
    const entities = [...this.constants].flatMap(([name, { id, init, from }]): SourceEntity[] => {
      const types = this.inferred.get(name) ?? [];
      const names = [...types, name].filter(namesPerson);
      const [shown, ...aliases] = names;
      const shape = shown === undefined ? undefined : this.shapeOf(init, MAX_DEPTH, new Set([name]));
      if (shown === undefined || !shape || (shape.fields.length === 0 ? shape.bases.length === 0 : isEnvelope({ name: shown, fields: shape.fields }))) return [];
      const at = this.source.start(id);
      const entity: SourceEntity = { name: shown, aliases: [...new Set([...aliases, ...(shown === name ? [] : [name])])], line: this.source.lineAt(at), fields: shape.fields, ...(shape.bases.length > 0 ? { extends: shape.bases } : {}) };
      annotate(entity, [this.source.commentsAround(from, at, at), described(unrollChain(init).links)].filter(Boolean).join('\n'), entity.line, this.problems);
      return [entity];
    });
    return { entities, problems: this.problems };
  }

  /** `type Customer = z.infer<typeof customerSchema>`. */
  private infer({ id, typeAnnotation }: TSESTree.TSTypeAliasDeclaration): void {
    if (typeAnnotation.type !== 'TSTypeReference') return;
    const { typeName, typeArguments } = typeAnnotation;
    const called = typeName.type === 'TSQualifiedName' ? typeName.right.name : typeName.type === 'Identifier' ? typeName.name : '';
    const [of] = typeArguments?.params ?? [];
    if (!/^(?:infer|input|output|TypeOf)$/.test(called) || of?.type !== 'TSTypeQuery' || of.exprName.type !== 'Identifier') return;
    this.inferred.set(of.exprName.name, [...(this.inferred.get(of.exprName.name) ?? []), id.name]);
  }

  /** The fields of an object schema; undefined for a schema of anything else. */
  private shapeOf(node: TSESTree.Node, depth: number, seen: Set<string>): Shape | undefined {
    if (depth === 0) return undefined;
    const { root, links } = unrollChain(node);
    if (root.type !== 'Identifier') return undefined;
    const rest = [...links];
    let shape: Shape | undefined;
    if (this.makers.has(root.name)) {
      const made = rest.shift();
      const [first, second] = made?.call?.arguments ?? [];
      if (!made || !first) return undefined;
      if (OBJECTS.has(made.name)) shape = this.objectShape(first, depth, seen);
      else if (made.name === 'intersection' && second) shape = joined(this.shapeOf(first, depth - 1, seen), this.shapeOf(second, depth - 1, seen));
      else if (/^(?:array|optional|nullable|lazy|preprocess)$/.test(made.name)) {
        const inner = unwrap(made.name === 'preprocess' && second ? second : first);
        return this.shapeOf(isFunction(inner) && inner.body.type !== 'BlockStatement' ? inner.body : inner, depth - 1, seen);
      } else return undefined;
    } else shape = this.named(root.name, depth, seen);
    for (const link of rest) shape = shape && this.changed(shape, link, depth, seen);
    return shape;
  }

  private named(name: string, depth: number, seen: Set<string>): Shape | undefined {
    const constant = this.constants.get(name);
    if (!constant) return namesPerson(name) ? { fields: [], bases: [name] } : { fields: [], bases: [] };
    if (seen.has(name)) return undefined;
    return this.shapeOf(constant.init, depth - 1, new Set([...seen, name]));
  }

  private changed(shape: Shape, { name, call }: ChainLink, depth: number, seen: Set<string>): Shape | undefined {
    const [first] = call?.arguments ?? [];
    if (!first) return shape;
    if (name === 'extend' || name === 'augment' || name === 'safeExtend' || name === 'setKey') return joined(shape, this.objectShape(first, depth, seen));
    if (name === 'merge' || name === 'and') return joined(shape, this.shapeOf(first, depth - 1, seen));
    const keys = unwrap(first);
    if ((name !== 'pick' && name !== 'omit') || keys.type !== 'ObjectExpression') return shape;
    const names = keys.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []));
    // What is left of a schema elsewhere is not known here; what is picked of it is.
    if (name === 'omit') return { fields: shape.fields.filter((field) => !names.includes(field.name)), bases: [] };
    const known = shape.fields.filter((field) => names.includes(field.name));
    const picked = shape.bases.length === 0 ? [] : names.filter((one) => !known.some((field) => field.name === one));
    return { fields: [...known, ...picked.map((one): SourceField => ({ name: one, line: this.source.lineAt(this.source.start(keys)) }))], bases: [] };
  }

  private objectShape(node: TSESTree.Node, depth: number, seen: Set<string>): Shape {
    const object = this.objectOf(unwrap(node));
    const shape: Shape = { fields: [], bases: [] };
    for (const property of object?.properties ?? []) {
      if (property.type === 'SpreadElement') {
        // `...customerSchema.shape`
        const { root, links } = unrollChain(property.argument);
        const spread = root.type === 'Identifier' && links.at(-1)?.name === 'shape' ? this.shapeOf(links.at(-1)?.member.object ?? root, depth - 1, seen) : undefined;
        const more = joined(shape, spread);
        shape.fields = more.fields;
        shape.bases = more.bases;
        continue;
      }
      const name = property.computed ? undefined : propertyName(property);
      if (name !== undefined) shape.fields.push(...this.fields(name, property, depth, seen));
    }
    return shape;
  }

  private objectOf(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
    const value = node.type === 'Identifier' ? this.constants.get(node.name)?.init : node;
    return value?.type === 'ObjectExpression' ? value : undefined;
  }

  private fields(name: string, property: TSESTree.Property, depth: number, seen: Set<string>): SourceField[] {
    const value = unwrap(property.value);
    const { root, links } = unrollChain(value);
    const at = this.source.start(property.key);
    const line = this.source.lineAt(at);
    const type = root.type === 'Identifier' && this.makers.has(root.name) ? typeOf(links) : undefined;
    if (type === 'function') return [];
    const field: SourceField = { name, ...(type === undefined ? {} : { type }), line };
    annotate(field, [this.source.commentsAround(this.source.start(property), at, this.source.end(property)), described(links)].filter(Boolean).join('\n'), line, this.problems);
    const parts = type === undefined && field.annotation === undefined ? this.shapeOf(value, depth - 1, seen) : undefined;
    return parts && parts.fields.length > 0 ? parts.fields.map((part) => ({ ...part, name: `${name}.${part.name}` })) : [field];
  }
}

function joined(one: Shape | undefined, other: Shape | undefined): Shape {
  const fields = [...(one?.fields ?? []), ...(other?.fields ?? [])];
  // What comes later stands in place of what came before.
  return { fields: [...new Map(fields.map((field) => [field.name, field])).values()], bases: [...(one?.bases ?? []), ...(other?.bases ?? [])] };
}

/** `z.string().email()`, `z.coerce.date()`, `z.array(z.string())`, `z.string().transform(Number)`. */
function typeOf(links: readonly ChainLink[]): string | undefined {
  const maker = links.find(({ name }) => name !== 'coerce' && name !== 'iso');
  if (!maker) return undefined;
  const [first] = maker.call?.arguments ?? [];
  if (/^(?:array|set|optional|nullable)$/.test(maker.name) && first) {
    const inner = typeOf(unrollChain(first).links);
    return inner === undefined ? undefined : maker.name === 'array' || maker.name === 'set' ? `${inner}[]` : inner;
  }
  return Object.hasOwn(TYPES, maker.name) ? TYPES[maker.name] : undefined;
}

/** What `.describe('…')` and `.meta({ description })` say, the last of them. */
function described(links: readonly ChainLink[]): string {
  for (const { name, call } of [...links].reverse()) {
    if (name === 'describe') return stringValue(call?.arguments[0]) ?? '';
    const said = name === 'meta' || name === 'openapi' ? stringValue(option(call?.arguments[0], 'description')) : undefined;
    if (said !== undefined) return said;
  }
  return '';
}
