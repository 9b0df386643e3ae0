import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, findVariable, importOrigin, isForeign, propertyName, sourceOf, type SourceView, textOf } from '../../ast/index.ts';
import type { Catalog, CatalogEntity } from '../../model/index.ts';
import { schemaFields, type SchemaFields } from './schema-fields.ts';
import { other, type RecordShape, restrict, type Shape } from './shape.ts';

/** Generic types whose argument is what the value holds. */
const HOLDERS = new Set([
  'Array', 'ReadonlyArray', 'Promise', 'PromiseLike', 'Set', 'ReadonlySet', 'Awaited', 'NonNullable', 'Readonly', 'Required', 'Partial', 'DeepPartial', 'Maybe', 'Nullable', 'Optional', 'Iterable',
  'AsyncIterable', 'Generator', 'AsyncGenerator', 'InferSelectModel', 'HydratedDocument', 'LeanDocument', 'Selectable', 'Loaded', 'WithId', 'Record', 'Map', 'QueryResult', 'Paginated', 'Page', 'Connection',
]);
/** Packages of vendors, sign-in libraries and frameworks that have a `Customer`, `User` or `Session` of their own. */
const FOREIGN =
  /^(?:node:|next$|next\/|next-auth|better-auth|express|fastify|hono|koa|passport|stripe|openai|twilio|resend|postmark|nodemailer|intercom|jsonwebtoken|discord\.js|googleapis|firebase|jsforce|livekit|@(?:auth|auth0|clerk|supabase|firebase|octokit|slack|sentry|hubspot|sendgrid|aws-sdk|azure|microsoft|google-cloud|googleapis|livekit|stripe|shopify|paddle|workos-inc|nestjs|types|linear|notionhq|segment|anthropic-ai|kintone)\/)/;
/** What the platform calls so, wherever no import says otherwise; a project may store entities of the same name. */
const PLATFORM = new Set(['FormData', 'Request', 'Response', 'Headers', 'Event', 'Document', 'Element', 'Node', 'File', 'Blob', 'Notification', 'Text', 'Comment', 'Range', 'Selection', 'Location', 'History', 'Storage', 'Performance', 'Screen', 'Option', 'Image', 'Plugin', 'Permissions', 'Report', 'Position', 'Buffer', 'Iterator', 'Animation']);
/** Modules that hold what is stored. */
const OF_RECORDS = /prisma|generated|entit|model|schema|database|drizzle|typeorm|(?:^|[/@-])(?:db|orm|tables?|domain)(?:[/.-]|$)/i;
const REQUESTS = /(^|\.)(\w*Request|NextApiRequest|Context)$/;

/** What validation libraries call the type that a schema stands for. */
const OF_SCHEMA = /^(?:infer|output|input|Infer|InferType|InferOutput|InferInput|Static|TypeOf)$/;
const PREFIX = /^(I(?=[A-Z][a-z])|Create|Update|Upsert|New|Insert|Add|Register|Save|Edit|Patch|Full|Base|Existing|Public|Raw|Safe|Get|Find|List)(?=[A-Z])/;
const SUFFIX = /(Dto|DTO|Input|Entity|Model|Row|Record|Type|Data|Document|Doc|Payload|GetPayload|CreateInput|UpdateInput|UncheckedCreateInput|UncheckedUpdateInput|CreateManyInput|Attributes|Props|Request|Response|Body|Object|Schema|Interface|Params|Args|Values|Details|Info|Summary|View|Result|Body)$/;

/** Reads what a value is from its type annotation: `Customer`, `Contact[]`, `Pick<User, 'email'>`, `CreateCustomerDto`. */
export class TypeReader {
  constructor(
    private readonly source: SourceView,
    private readonly catalog: Catalog,
  ) {}

  /** Undefined when the type says nothing of use; `other` when it rules personal data out. */
  shape(type: TSESTree.TypeNode | undefined, depth = 0): Shape | undefined {
    if (!type || depth > 8) return undefined;
    switch (type.type) {
      case 'TSBooleanKeyword':
      case 'TSFunctionType':
      case 'TSSymbolKeyword':
      case 'TSNeverKeyword':
      case 'TSVoidKeyword':
        return other;
      case 'TSArrayType':
        return this.shape(type.elementType, depth + 1);
      case 'TSTypeOperator':
        return type.operator === 'readonly' ? this.shape(type.typeAnnotation, depth + 1) : undefined;
      case 'TSTupleType':
        return { kind: 'tuple', elements: type.elementTypes.map((element) => this.shape(element.type === 'TSNamedTupleMember' ? element.elementType : element, depth + 1)) };
      case 'TSUnionType':
      case 'TSIntersectionType': {
        const shapes = type.types.flatMap((part) => this.shape(part, depth + 1) ?? []);
        const record = shapes.find((shape) => shape.kind === 'record');
        return record ?? (shapes.length > 0 && shapes.length === type.types.filter((part) => !isNothing(part)).length ? shapes[0] : undefined);
      }
      case 'TSTypeLiteral':
        return this.members('', type.members, depth);
      case 'TSTypeReference':
        return this.reference(type, depth);
      default:
        return undefined;
    }
  }

  /** The record in the type arguments of a request: what its body holds. */
  body(type: TSESTree.TypeNode | undefined): RecordShape | undefined {
    if (type?.type !== 'TSTypeReference' || !REQUESTS.test(textOf(this.source, type.typeName))) return undefined;
    for (const argument of type.typeArguments?.params ?? []) {
      const shape = this.shape(argument);
      if (shape?.kind === 'record') {
        if (shape.entity || shape.owner !== '') return { ...shape, origin: 'body' };
        // Fastify: `FastifyRequest<{ Body: CreateCustomerDto }>`
        const body = argument.type === 'TSTypeLiteral' ? argument.members.find((m) => m.type === 'TSPropertySignature' && propertyName(m) === 'Body') : undefined;
        const inner = body?.type === 'TSPropertySignature' ? this.shape(body.typeAnnotation?.typeAnnotation) : undefined;
        if (inner?.kind === 'record') return { ...inner, origin: 'body' };
      }
    }
    return undefined;
  }

  /** The record a class declares by its fields. */
  classShape(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): RecordShape | undefined {
    const name = node.id?.name ?? '';
    const properties = node.body.body.filter((member) => member.type === 'PropertyDefinition' && !member.static);
    return this.declared(name, properties);
  }

  private reference(type: TSESTree.TSTypeReference, depth: number): Shape | undefined {
    const { typeName } = type;
    const name = typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? typeName.right.name : undefined;
    if (name === undefined) return undefined;
    const [first, second] = type.typeArguments?.params ?? [];
    if ((name === 'Pick' || name === 'Omit') && first && second) {
      const base = this.shape(first, depth + 1);
      const keys = literalNames(second);
      if (base?.kind !== 'record' || !keys) return base?.kind === 'record' ? { ...base, fields: { kind: 'unknown' } } : base;
      return restrict(base, keys, name === 'Pick');
    }
    const held = type.typeArguments?.params.at(name === 'Record' || name === 'Map' ? 1 : 0);
    if (held && HOLDERS.has(name)) return this.shape(held, depth + 1);
    if (held?.type === 'TSTypeQuery' && OF_SCHEMA.test(name) && held.exprName.type === 'Identifier') {
      const fields = schemaFields(held.exprName, this.source);
      return fields && this.ofFields(fields);
    }
    if (/^(Date|RegExp|Function|URL|Error|AbortSignal|Logger)$/.test(name)) return name === 'Date' ? undefined : other;
    const local = typeName.type === 'Identifier' ? this.local(typeName, depth) : undefined;
    if (local) return local.shape;
    if (PLATFORM.has(name) && typeName.type === 'Identifier' && this.moduleOf(typeName) === undefined) return undefined;
    const declared = typeName.type === 'Identifier' ? declarationOf(typeName, this.source)?.node : undefined;
    if (isChoice(declared)) return other;
    return (declared && isForeign(declared, this.source) ? this.elsewhere(declared, name, depth) : undefined) ?? this.named(name, this.moduleOf(typeName));
  }

  /** A type that another file of the project declares; undefined where that says no more than its name. */
  private elsewhere(declared: TSESTree.Node, name: string, depth: number): Shape | undefined {
    const { entity, fields } = (this.entityOf(name) && this.named(name)) as RecordShape | undefined ?? {};
    // The catalog knows the record itself, unless the type says on its own what it holds of it.
    if (entity && fields && this.catalog.find(name) === entity && !isSelfContained(declared)) return undefined;
    const shape = new TypeReader(sourceOf(declared, this.source), this.catalog).declaredShape(declared, depth + 1)?.shape;
    return shape?.kind === 'record' && shape.fields.kind === 'only' && shape.fields.names.length > 0 ? shape : undefined;
  }

  /** The module a type comes from, if it is imported. */
  private moduleOf(typeName: TSESTree.EntityName): string | undefined {
    let root: TSESTree.EntityName = typeName;
    while (root.type === 'TSQualifiedName') root = root.left;
    return root.type === 'Identifier' ? importOrigin(root, this.source)?.module : undefined;
  }

  /** A type declared in this file; `shape` is undefined when the declaration says nothing. */
  private local(name: TSESTree.Identifier, depth: number): { shape: Shape | undefined } | undefined {
    const definitions = (findVariable(name, this.source)?.defs ?? []).map(({ node }) => node as TSESTree.Node);
    // `import Link from 'next/link'` beside `interface Link`: the type is meant.
    return this.declaredShape(definitions.find(({ type }) => type === 'TSInterfaceDeclaration' || type === 'TSTypeAliasDeclaration') ?? definitions[0], depth);
  }

  /** What a declaration of this file says; undefined for one of something else. */
  declaredShape(definition: TSESTree.Node | undefined, depth: number): { shape: Shape | undefined } | undefined {
    if (depth > 8) return undefined;
    switch (definition?.type) {
      case 'TSInterfaceDeclaration': {
        const { id } = definition;
        const bases = definition.extends.flatMap(({ expression }) => (expression.type === 'Identifier' && expression.name !== id.name ? (this.ofName(expression, depth + 1) ?? []) : []));
        const own = this.members(id.name, this.bodies(definition), depth);
        const base = bases.find((shape) => shape.kind === 'record');
        return { shape: base?.kind === 'record' ? withBase(own, base) : own };
      }
      case 'TSTypeAliasDeclaration': {
        if (isChoice(definition)) return { shape: other };
        if (definition.typeAnnotation.type === 'TSTypeLiteral') return { shape: this.members(definition.id.name, definition.typeAnnotation.members, depth) };
        return { shape: this.shape(definition.typeAnnotation, depth + 1) ?? this.named(definition.id.name) };
      }
      case 'ClassDeclaration':
        return { shape: this.classShape(definition) };
      case 'TSEnumDeclaration':
        return { shape: other };
      case 'TSTypeParameter':
        return { shape: this.shape(definition.constraint, depth + 1) };
      default:
        return undefined;
    }
  }

  /** What all interfaces of a name list: they are one. */
  private bodies(definition: TSESTree.TSInterfaceDeclaration): readonly TSESTree.TypeElement[] {
    const all = (findVariable(definition.id, this.source)?.defs ?? []).map(({ node }) => node as TSESTree.Node);
    return all.length < 2 ? definition.body.body : all.flatMap((one) => (one.type === 'TSInterfaceDeclaration' ? one.body.body : []));
  }

  private ofName(name: TSESTree.Identifier, depth: number): Shape | undefined {
    if (depth > 8) return undefined;
    const local = this.local(name, depth);
    return local ? local.shape : this.named(name.name);
  }

  private members(owner: string, members: readonly TSESTree.Node[], depth: number): Shape | undefined {
    void depth;
    const properties = members.filter((member) => member.type === 'TSPropertySignature');
    if (properties.length === 0 && members.some((member) => member.type === 'TSCallSignatureDeclaration')) return other;
    return this.declared(owner, properties);
  }

  /** The record of a validated input: the fields of its schema, under the entity that the schema is named after. */
  ofFields({ name, types }: SchemaFields): RecordShape {
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    const entity = title === '' ? undefined : this.entityOf(title);
    return { kind: 'record', owner: entity?.name ?? stripped(title), ...(entity ? { entity } : {}), fields: { kind: 'only', names: [...types.keys()] }, types, evidence: 'declaration', origin: 'type', related: [] };
  }

  private declared(name: string, properties: readonly TSESTree.Node[]): RecordShape {
    const types = new Map<string, string>();
    const nodes = new Map<string, TSESTree.TypeNode>();
    for (const property of properties) {
      const key = propertyName(property);
      const type = 'typeAnnotation' in property ? (property.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation : undefined;
      if (key !== undefined) types.set(key, type ? textOf(this.source, type) : '');
      if (key !== undefined && type) nodes.set(key, type);
    }
    const entity = name === '' ? undefined : this.entityOf(name);
    return {
      kind: 'record',
      owner: entity?.name ?? stripped(name),
      ...(entity ? { entity } : {}),
      fields: { kind: 'only', names: [...types.keys()] },
      types,
      members: nodes,
      evidence: 'declaration',
      origin: 'type',
      related: [],
    };
  }

  /** A type of another file, by its name alone. */
  private named(name: string, module?: string): Shape | undefined {
    const candidate = this.entityOf(name);
    const entity = candidate && isOwnRecord(candidate, module) ? candidate : undefined;
    if (entity) {
      return { kind: 'record', entity, owner: entity.name, fields: { kind: 'all' }, evidence: 'declaration', origin: 'type', related: [] };
    }
    // The module before it keeps the name apart from the project's own entity.
    if (candidate === undefined && fieldTypes(this.catalog).has(name)) return other;
    const owner = candidate && module !== undefined ? `${module}.${stripped(name)}` : stripped(name);
    if (!isPersonOwner(owner, this.catalog)) return undefined;
    return { kind: 'record', owner, fields: { kind: 'unknown' }, evidence: 'declaration', origin: 'type', related: [] };
  }

  private entityOf(name: string): ReturnType<Catalog['find']> {
    const exact = this.catalog.find(name);
    if (exact) return exact;
    if (fieldTypes(this.catalog).has(name)) return undefined;
    const short = stripped(name);
    return short === name ? undefined : this.catalog.find(short);
  }
}

/**
 * Whether a type of that module can be taken for the entity of its name. `Stripe.Customer` is somebody
 * else's customer; and a type called `Session` or `Link` may be anything unless it comes from where
 * the project keeps its records.
 */
function isOwnRecord(entity: CatalogEntity, module: string | undefined): boolean {
  if (module === undefined) return true;
  return !FOREIGN.test(module) && (entity.subject !== undefined || OF_RECORDS.test(module));
}

function withBase(own: Shape | undefined, base: RecordShape): Shape {
  if (own?.kind !== 'record' || own.fields.kind !== 'only') return base;
  if (base.fields.kind !== 'only') return base;
  return { ...own, fields: { kind: 'only', names: [...base.fields.names, ...own.fields.names] }, types: new Map([...(base.types ?? []), ...(own.types ?? [])]), members: new Map([...(base.members ?? []), ...(own.members ?? [])]) };
}

/** A type that lists its fields and builds on no other: a front end's `Customer` holds less than the stored one. */
function isSelfContained(declared: TSESTree.Node): boolean {
  if (declared.type === 'TSInterfaceDeclaration') return declared.extends.length === 0 && declared.body.body.length > 0;
  return declared.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' && declared.typeAnnotation.members.length > 0;
}

function isNothing(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSNullKeyword' || type.type === 'TSUndefinedKeyword';
}

/** A type that only names which of several it is: an enumeration, or texts and numbers to choose from. */
function isChoice(node: TSESTree.Node | undefined): boolean {
  if (node?.type === 'TSEnumDeclaration') return true;
  if (node?.type !== 'TSTypeAliasDeclaration') return false;
  const { typeAnnotation: type } = node;
  const parts = type.type === 'TSUnionType' ? type.types : [type];
  return parts.every((part) => part.type === 'TSLiteralType' || isNothing(part)) || (type.type === 'TSIndexedAccessType' && type.objectType.type === 'TSTypeQuery');
}

const ofFields = new WeakMap<Catalog['data'], ReadonlySet<string>>();

/** Names that a Prisma schema gives to types of fields, its enumerations among them: `CustomerType`. */
function fieldTypes({ data }: Catalog): ReadonlySet<string> {
  let names = ofFields.get(data);
  if (!names) ofFields.set(data, (names = new Set(data.entities.filter(({ declaredBy }) => declaredBy?.includes('prisma')).flatMap(({ fields }) => fields.flatMap(({ type, relation }) => (type === undefined || relation ? [] : [type.replace(/[?[\]!]+$/, '')]))))));
  return names;
}

function literalNames(type: TSESTree.TypeNode): string[] | undefined {
  const parts = type.type === 'TSUnionType' ? type.types : [type];
  const names: string[] = [];
  for (const part of parts) {
    if (part.type !== 'TSLiteralType' || part.literal.type !== 'Literal' || typeof part.literal.value !== 'string') return undefined;
    names.push(part.literal.value);
  }
  return names;
}

/** `CreateCustomerDto` → `Customer`. */
function stripped(name: string): string {
  let current = name;
  for (let i = 0; i < 3; i++) {
    const next = current.replace(SUFFIX, '').replace(PREFIX, '');
    if (next === '' || next === current) break;
    current = next;
  }
  return current;
}

/** True when records under this name are about persons: only then is a bare `name` a person's. */
export function isPersonOwner(owner: string, catalog: Catalog): boolean {
  return owner !== '' && catalog.classifyName('name', { owner }) !== undefined;
}
