import type { TSESTree } from '@typescript-eslint/types';
import { declaredType, declarationOf, exportedNode, fileOf, type FunctionNode, functionNamed, importOrigin, propertyName, soleDefinition, findVariable, type SourceView, textOf } from '../../ast/index.ts';
import type { AccessLogEntry } from '../../model/index.ts';
import { type EntryRole, roleOf } from './names.ts';

/** One value that a function which writes the log wants. */
export interface Slot {
  name: string;
  role: EntryRole | undefined;
  required: boolean;
  /** Whether it takes a list. */
  list: boolean;
  /** Whether it says that it takes texts. */
  text: boolean;
}

/** How a function that writes the access log is called from a file. */
export interface CallShape {
  /** The name under which the file knows it, or will with the import. */
  callee: string;
  /** Values by name in one object, or one by one. */
  style: 'object' | 'positional';
  slots: readonly Slot[];
  isAsync: boolean;
  /** The module to import it from, where the file does not yet. */
  from?: string;
}

/** Reads from its declaration how a function is called; undefined where that is in doubt. */
export function callShape(entry: AccessLogEntry, source: SourceView): CallShape | undefined {
  if (entry.kind !== 'function' || entry.name.includes('.')) return undefined;
  const here = localName(entry, source);
  const specifier = here === undefined ? specifierOf(entry, source) : undefined;
  const exported = specifier === undefined ? undefined : exportedNode(specifier, entry.name, source);
  const fn = here ? functionNamed(here, source) : exported?.type === 'Identifier' ? functionNamed(exported, source) : undefined;
  if (!fn?.async || (!here && isTaken(entry.name, source))) return undefined;
  const slots = slotsOf(fn, source);
  return slots && { ...slots, callee: here?.name ?? entry.name, isAsync: fn.async, ...(specifier === undefined ? {} : { from: specifier }) };
}

/** The name of an import or of a function of the file itself. */
function localName(entry: AccessLogEntry, source: SourceView): TSESTree.Identifier | undefined {
  for (const statement of source.ast.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const { local } of statement.specifiers) if (importOrigin(local, source)?.name === entry.name) return local;
  }
  return undefined;
}

function isTaken(name: string, source: SourceView): boolean {
  return new RegExp(`(?<![\\p{ID_Continue}$])${name.replace(/[$]/g, '\\$&')}(?![\\p{ID_Continue}$])`, 'u').test(source.text);
}

/** The path from the file to the one that declares the function, as other imports of the file write theirs. */
function specifierOf(entry: AccessLogEntry, source: SourceView): string | undefined {
  const file = fileOf(source.ast);
  const others = source.ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' && statement.source.value.startsWith('.') ? [statement.source.value] : []));
  if (file === undefined || entry.file === undefined || entry.file === file || !source.ast.body.some(({ type }) => type === 'ImportDeclaration')) return undefined;
  const from = file.split('/').slice(0, -1);
  const to = entry.file.split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  const extension = others.map((other) => /\.[cm]?[jt]sx?$/.exec(other)?.[0]).find((found) => found !== undefined) ?? '';
  return `${from.length === 0 ? './' : '../'.repeat(from.length)}${to.join('/').replace(/\.[cm]?[jt]sx?$/, '')}${extension}`;
}

function slotsOf(fn: FunctionNode, source: SourceView): Pick<CallShape, 'style' | 'slots'> | undefined {
  const [first, ...rest] = fn.params;
  const type = first && 'typeAnnotation' in first ? first.typeAnnotation?.typeAnnotation : undefined;
  const members = type && rest.length === 0 ? membersOf(type, source) : undefined;
  if (members) {
    const slots = members.flatMap((member) => (member.type === 'TSPropertySignature' ? [slotOf(propertyName(member) ?? '', !member.optional, member.typeAnnotation?.typeAnnotation)] : []));
    return slots.length === members.length && slots.length > 0 ? { style: 'object', slots } : undefined;
  }
  const slots = fn.params.map((parameter) => {
    const inner = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return inner.type === 'Identifier' ? slotOf(inner.name, parameter.type !== 'AssignmentPattern' && !inner.optional, inner.typeAnnotation?.typeAnnotation) : undefined;
  });
  return slots.length > 0 && slots.every((slot) => slot !== undefined) ? { style: 'positional', slots } : undefined;
}

function membersOf(type: TSESTree.TypeNode, source: SourceView): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const declared = declarationOf(type.typeName, source)?.node;
  if (declared?.type === 'TSInterfaceDeclaration' && declared.extends.length === 0) return declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation.members : undefined;
}

function slotOf(name: string, required: boolean, type: TSESTree.TypeNode | undefined): Slot {
  const inner = type?.type === 'TSTypeOperator' ? type.typeAnnotation : type;
  const list = inner?.type === 'TSArrayType' || (inner === undefined && /(?:ids|subjects|targets)$/i.test(name));
  const element = inner?.type === 'TSArrayType' ? inner.elementType : inner;
  return { name, role: roleOf(name), required, list, text: element?.type === 'TSStringKeyword' };
}

/**
 * The expression that names who is signed in, where the code at a place has it: a parameter that
 * says so, the id of a user, `req.user.id` where the file uses that. Never one that is made up.
 */
export function actorInScope(node: TSESTree.Node, source: SourceView): string | undefined {
  const names: TSESTree.Identifier[] = [];
  for (let scope = source.getScope(node) as ReturnType<SourceView['getScope']> | null; scope && scope.type !== 'module' && scope.type !== 'global'; scope = scope.upper) {
    for (const variable of scope.variables) {
      const name = soleDefinition(variable)?.name as TSESTree.Node | undefined;
      if (name?.type === 'Identifier' && name.range[0] < node.range[0]) names.push(name);
    }
  }
  const found = names.flatMap((name) => expressionOf(name, node, source) ?? []);
  return found.sort((a, b) => a.rank - b.rank)[0]?.text;
}

function expressionOf(name: TSESTree.Identifier, node: TSESTree.Node, source: SourceView): { text: string; rank: number } | undefined {
  const role = roleOf(name.name);
  const within = textOf(source, node);
  const isMentioned = new RegExp(`(?<![\\w$.])${name.name.replace(/[$]/g, '\\$&')}(?![\\w$])`).test(within);
  if (role === 'actor' || role === 'user') {
    const type = declaredType(name, source);
    // What the read itself asks for is whom it is about.
    if (isMentioned) return undefined;
    if (type?.type === 'TSStringKeyword' || /Id$/.test(name.name)) return { text: name.name, rank: role === 'actor' ? 0 : 2 };
    if (type?.type === 'TSTypeLiteral' ? hasId(type) : new RegExp(`(?<![\\w$.])${name.name}\\.id(?![\\w$])`).test(source.text)) return { text: `${name.name}.id`, rank: 1 };
    return undefined;
  }
  if (role !== 'context') return undefined;
  const used = new RegExp(`(?<![\\w$.])${name.name.replace(/[$]/g, '\\$&')}((?:\\.(?:session|user|auth|currentUser|state))+\\.(?:id|userId|uid|sub))(?![\\w$])`).exec(source.text);
  if (used) return { text: `${name.name}${used[1]}`, rank: 3 };
  const type = declaredType(name, source);
  const user = type?.type === 'TSTypeLiteral' ? type.members.find((member) => propertyName(member) === 'user') : undefined;
  const userType = user?.type === 'TSPropertySignature' && !user.optional ? user.typeAnnotation?.typeAnnotation : undefined;
  return userType?.type === 'TSTypeLiteral' && hasId(userType) ? { text: `${name.name}.user.id`, rank: 3 } : undefined;
}

function hasId(type: TSESTree.TSTypeLiteral): boolean {
  return type.members.some((member) => propertyName(member) === 'id');
}

/** Whether a name means nothing yet at a place. */
export function isFree(name: string, node: TSESTree.Node, source: SourceView): boolean {
  return findVariable({ ...node, type: 'Identifier', name } as unknown as TSESTree.Identifier, source) === undefined && !isTaken(name, source);
}
