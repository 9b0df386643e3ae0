import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../../../ast/index.ts';
import { namesPerson } from '../../meaning.ts';
import { annotate } from '../annotate.ts';
import { classesOf, superClasses } from '../classes.ts';
import { type SourceText, sourceText } from '../source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from '../source.ts';
import { isEnvelope } from './shape.ts';

/** How deep literals stand in literals and types are taken from types. */
const MAX_DEPTH = 4;
/** Types that change no field's name. */
const SAME_FIELDS = /^(?:Partial|Required|Readonly|DeepPartial|NonNullable|Prettify|Simplify|Expand|Id)$/;
/** What only the parts of a page have. */
const OF_PAGES = /^(?:children|className|on[A-Z]\w*)$/;
const PAGE_TYPE = /\b(?:ReactNode|ReactElement|JSX\.Element|Dispatch|RefObject|SetStateAction)\b/;

/**
 * Reads interfaces, type aliases and classes that are named after a person (`Customer`, `CreateLeadDto`)
 * and hold data: the shape in which such records are handed around. What a page's parts take, what
 * wraps answers, and what only does things is left out. Never throws.
 */
export const readPersonTypes: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const reader = new TypesReader(ast, sourceText(text));
  return reader.read();
};

/** Fields of a type and the names of types elsewhere that it takes more from. */
interface Members {
  fields: SourceField[];
  bases: string[];
  /** Members that are functions. */
  functions: number;
  /** It is what a part of a page takes. */
  page: boolean;
}

type Declared = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | TSESTree.ClassDeclaration | TSESTree.ClassExpression;

class TypesReader {
  private readonly declared = new Map<string, { node: Declared; from: number }>();
  private readonly problems: SourceResult['problems'] = [];

  constructor(
    ast: TSESTree.Program,
    private readonly source: SourceText,
  ) {
    for (const statement of ast.body) {
      const inner = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
      if (inner.type === 'TSInterfaceDeclaration' || inner.type === 'TSTypeAliasDeclaration') this.declared.set(inner.id.name, { node: inner, from: source.start(statement) });
    }
    for (const { node, from } of classesOf(ast)) if (node.id && !this.declared.has(node.id.name)) this.declared.set(node.id.name, { node, from });
  }

  read(): SourceResult {
    const entities = [...this.declared].flatMap(([name, { node, from }]) => (namesPerson(name) ? this.entity(name, node, from) : []));
    return { entities, problems: this.problems };
  }

  private entity(name: string, node: Declared, from: number): SourceEntity[] {
    if (isOfLibrary(node)) return [];
    const { fields, bases, functions, page } = this.members(node, 0, new Set());
    if (page || (fields.length === 0 && bases.length === 0)) return [];
    // What mostly does things is no record; a record of a class may do some.
    if (functions > (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' ? fields.length / 2 : fields.length)) return [];
    const at = node.id ? this.source.start(node.id) : from;
    const entity: SourceEntity = { name, aliases: [], line: this.source.lineAt(at), fields, ...(bases.length > 0 ? { extends: bases } : {}) };
    if (fields.length > 0 && isEnvelope(entity)) return [];
    annotate(entity, this.source.commentsAround(Math.min(from, ...decoratorStarts(node, this.source)), at, at), entity.line, this.problems);
    return [entity];
  }

  private members(node: TSESTree.Node, depth: number, seen: Set<string>): Members {
    const found: Members = { fields: [], bases: [], functions: 0, page: false };
    if (depth > MAX_DEPTH) return found;
    switch (node.type) {
      case 'TSInterfaceDeclaration':
        this.collect(node.body.body, found, depth);
        for (const { expression, typeArguments } of node.extends) this.take(expression.type === 'Identifier' ? expression.name : undefined, typeArguments?.params ?? [], found, depth, seen);
        return found;
      case 'TSTypeAliasDeclaration':
        return this.members(node.typeAnnotation, depth, seen);
      case 'TSTypeLiteral':
        this.collect(node.members, found, depth);
        return found;
      case 'TSIntersectionType':
        for (const part of node.types) add(found, this.members(part, depth + 1, seen));
        return found;
      case 'TSTypeReference':
        this.take(node.typeName.type === 'Identifier' ? node.typeName.name : undefined, node.typeArguments?.params ?? [], found, depth, seen);
        return found;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.ofClass(node, found, depth);
        for (const base of superClasses(node.superClass ?? undefined)) this.take(base, [], found, depth, seen);
        return found;
      default:
        return found;
    }
  }

  /** The fields of a type that is named: read where the file declares it, else left for the merge to find. */
  private take(name: string | undefined, given: readonly TSESTree.TypeNode[], found: Members, depth: number, seen: Set<string>): void {
    const [first, second] = given;
    if (name === undefined) return;
    if (SAME_FIELDS.test(name) && first) return add(found, this.members(first, depth + 1, seen));
    if ((name === 'Pick' || name === 'Omit') && first && second) return this.chosen(name, first, second, found, depth, seen);
    const local = this.declared.get(name);
    if (!local) {
      if (namesPerson(name)) found.bases.push(name);
      return;
    }
    if (seen.has(name)) return;
    seen.add(name);
    add(found, this.members(local.node, depth + 1, seen));
  }

  /** `Pick` names its fields itself; of `Omit` only what the file declares is sure. */
  private chosen(name: 'Pick' | 'Omit', from: TSESTree.TypeNode, keys: TSESTree.TypeNode, found: Members, depth: number, seen: Set<string>): void {
    const names = textsIn(keys);
    const base = this.members(from, depth + 1, seen);
    if (name === 'Omit') found.fields.push(...base.fields.filter((field) => !names.includes(field.name)));
    else for (const key of names) found.fields.push(base.fields.find((field) => field.name === key) ?? { name: key, line: this.source.lineAt(this.source.start(keys)) });
  }

  private collect(members: readonly TSESTree.Node[], found: Members, depth: number): void {
    for (const member of members) {
      if (member.type === 'TSMethodSignature' || member.type === 'TSCallSignatureDeclaration') found.functions++;
      if (member.type === 'TSPropertySignature' && !member.computed) this.field(member, member.typeAnnotation?.typeAnnotation, member, found, depth);
    }
  }

  private ofClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, found: Members, depth: number): void {
    for (const member of node.body.body) {
      if ((member.type === 'PropertyDefinition' || member.type === 'TSAbstractPropertyDefinition') && !member.static && !member.computed && member.key.type !== 'PrivateIdentifier') {
        const isFunction = member.value?.type === 'ArrowFunctionExpression' || member.value?.type === 'FunctionExpression';
        if (isFunction) found.functions++;
        else this.field(member, member.typeAnnotation?.typeAnnotation, member, found, depth);
      }
      if (member.type === 'MethodDefinition' && member.kind === 'method' && !member.static) found.functions++;
      if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
      for (const parameter of member.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (inner.type === 'Identifier') this.named(inner.name, inner, inner.typeAnnotation?.typeAnnotation, parameter, found, depth);
      }
    }
  }

  private field(member: TSESTree.Node, type: TSESTree.TypeNode | undefined, whole: TSESTree.Node, found: Members, depth: number): void {
    const name = propertyName(member);
    if (name !== undefined) this.named(name, 'key' in member ? (member.key as TSESTree.Node) : member, type, whole, found, depth);
  }

  private named(name: string, key: TSESTree.Node, type: TSESTree.TypeNode | undefined, whole: TSESTree.Node, found: Members, depth: number): void {
    const written = type && this.source.text(type);
    if (OF_PAGES.test(name) || (written !== undefined && PAGE_TYPE.test(written))) found.page = true;
    if (type?.type === 'TSFunctionType' || type?.type === 'TSConstructorType') {
      found.functions++;
      return;
    }
    const at = this.source.start(key);
    const line = this.source.lineAt(at);
    const field: SourceField = { name, ...(written === undefined ? {} : { type: written }), line };
    const from = Math.min(this.source.start(whole), ...decoratorStarts(whole, this.source));
    annotate(field, this.source.commentsAround(from, at, this.source.end(whole)), line, this.problems);
    const parts = field.annotation === undefined && depth < MAX_DEPTH ? literalOf(type) : undefined;
    const inner: Members = { fields: [], bases: [], functions: 0, page: false };
    if (parts) this.collect(parts.members, inner, depth + 1);
    if (inner.fields.length > 0) found.fields.push(...inner.fields.map((part) => ({ ...part, name: `${name}.${part.name}` })));
    else found.fields.push(field);
  }
}

/** Entities of libraries are read by their own readers; a part of a page is no record. */
function isOfLibrary(node: Declared): boolean {
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return false;
  if ((node.decorators ?? []).some(({ expression }) => LIBRARY.test(nameOf(expression) ?? ''))) return true;
  const base = node.superClass && nameOf(node.superClass);
  return base !== undefined && base !== null && /^(?:Pure)?Component$|^(?:Model|BaseModel|HTMLElement|EventEmitter|Error)$/.test(base);
}

const LIBRARY = /^(?:Entity|ViewEntity|ChildEntity|Embeddable|Table|Schema|ModelOptions|modelOptions|ObjectType|InputType|InterfaceType|Injectable|Controller|Resolver|Component|Module|Directive|Pipe|Processor|EventsHandler|CommandHandler|QueryHandler)$/;

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'CallExpression') return nameOf(node.callee);
  if (node.type === 'MemberExpression') return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.type === 'Identifier' ? node.name : undefined;
}

function add(found: Members, more: Members): void {
  for (const field of more.fields) if (!found.fields.some((known) => known.name === field.name)) found.fields.push(field);
  found.bases.push(...more.bases);
  found.functions += more.functions;
  found.page ||= more.page;
}

/** `{ city: string }`, `{ city: string }[]`, `{ city: string } | null`. */
function literalOf(type: TSESTree.TypeNode | undefined): TSESTree.TSTypeLiteral | undefined {
  if (type?.type === 'TSArrayType') return literalOf(type.elementType);
  if (type?.type === 'TSUnionType') {
    const some = type.types.filter((part) => part.type !== 'TSNullKeyword' && part.type !== 'TSUndefinedKeyword');
    return some.length === 1 ? literalOf(some[0]) : undefined;
  }
  return type?.type === 'TSTypeLiteral' ? type : undefined;
}

function textsIn(type: TSESTree.TypeNode): string[] {
  return (type.type === 'TSUnionType' ? type.types : [type]).flatMap((part) => (part.type === 'TSLiteralType' && part.literal.type === 'Literal' && typeof part.literal.value === 'string' ? [part.literal.value] : []));
}

const decoratorStarts = (node: TSESTree.Node, source: SourceText): number[] => ('decorators' in node ? ((node.decorators as TSESTree.Decorator[] | undefined) ?? []) : []).map((decorator) => source.start(decorator));
