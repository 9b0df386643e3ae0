import type { TSESTree } from '@typescript-eslint/types';
import { classMembers, declarationOf, declaredType, enclosingClass, enclosingFunction, isInside, isScript, propertyName, soleDefinition, type SourceView, textBetween, textOf, unwrapAwait } from '../../ast/index.ts';
import { roleOf } from './names.ts';
import { isSignedInCall } from './added.ts';
import { isIn } from './scope-names.ts';

/** Who is signed in, as the code at a place can say it. */
export interface Actor {
  /** The expression of the id: `user.id`, `ctx.session.user.id`, `userId`. */
  id: string;
  /** That of the person, where the id is taken from one. */
  whole?: string;
}

interface Ranked extends Actor {
  /** The lower, the surer. */
  rank: number;
}

/** Ways from a context, a session or a request to the id of who is signed in. */
const WAYS = [['user', 'id'], ['session', 'user', 'id'], ['currentUser', 'id'], ['auth', 'userId'], ['auth', 'user', 'id'], ['state', 'user', 'id'], ['session', 'userId'], ['userId'], ['user', 'userId'], ['user', 'sub'], ['user', 'uid'], ['user', '_id']];
const IDS = ['id', 'userId', 'uid', 'sub', '_id'];
const ID = '(?:id|userId|uid|sub|_id)';
const STEPS = '(?:\\??\\.(?:session|user|auth|currentUser|state|locals|actor|principal))+';

/**
 * The expression that names who is signed in, where the code at a place has it: a parameter, a
 * variable or a member of the class that says so, with an id that its type declares or the file uses.
 * Never one that is made up, nor whom the read asks for.
 * @param examples how other entries of the project name the actor.
 */
export function actorInScope(node: TSESTree.Node, source: SourceView, examples: readonly string[] = []): Actor | undefined {
  const read = textOf(source, node);
  const names = namesBefore(node, source);
  const found = names.flatMap((name) => (isIn(name.name, read) && roleOf(name.name) !== 'context' ? [] : ofName(name, node, source)));
  for (const example of examples) {
    const root = names.find(({ name }) => new RegExp(`^${escaped(name)}\\.[\\w$.]+$`).test(example));
    if (root) found.push({ ...actorOf(example), rank: 4 });
  }
  found.push(...ofThis(node, source));
  return found.filter(({ id }) => !isIn(id, read)).sort((a, b) => a.rank - b.rank)[0];
}

/** Names of the functions around that are declared before a place. */
function namesBefore(node: TSESTree.Node, source: SourceView): TSESTree.Identifier[] {
  const names: TSESTree.Identifier[] = [];
  for (let scope = source.getScope(node) as ReturnType<SourceView['getScope']> | null; scope && scope.type !== 'module' && scope.type !== 'global'; scope = scope.upper) {
    for (const variable of scope.variables) {
      const definition = soleDefinition(variable);
      const name = definition?.name as TSESTree.Node | undefined;
      const declared = definition?.node as TSESTree.Node | undefined;
      // Whom the read finds is not who reads.
      const isAnswer = declared?.type === 'VariableDeclarator' && isInside(node, declared);
      if (name?.type === 'Identifier' && name.range[0] < node.range[0] && !isAnswer) names.push(name);
    }
  }
  return names;
}

function ofName(name: TSESTree.Identifier, node: TSESTree.Node, source: SourceView): Ranked[] {
  const role = roleOf(name.name);
  if (role === 'actor' || role === 'user') return ofPerson(name, role, node, source);
  return role === 'context' ? ofContext(name, node, source) : [];
}

function ofPerson(name: TSESTree.Identifier, role: 'actor' | 'user', node: TSESTree.Node, source: SourceView): Ranked[] {
  if (/(?:name|e?mail|role|type|kind|info|login)$/i.test(name.name)) return [];
  const type = declaredType(name, source);
  const isId = type?.type === 'TSStringKeyword' || type?.type === 'TSNumberKeyword' || /(?:Id|ID|^uid)$/.test(name.name);
  if (isId) return mayBeMissing(name, node, source) ? [] : [{ id: name.name, rank: role === 'actor' ? 0 : 2 }];
  if (mayBeMissing(name, node, source)) return [];
  const typed = type && IDS.find((key) => memberOf(type, key, source)?.optional === false);
  if (typed !== undefined) return [{ id: `${name.name}.${typed}`, whole: name.name, rank: 1 }];
  if (type?.type === 'TSTypeLiteral') return [];
  const used = new RegExp(`(?<![\\w$.])${escaped(name.name)}\\.${ID}(?![\\w$])`).exec(source.text);
  return used ? [{ id: used[0], whole: name.name, rank: 1 }] : [];
}

function ofContext(name: TSESTree.Identifier, node: TSESTree.Node, source: SourceView): Ranked[] {
  const used = [...source.text.matchAll(new RegExp(`(?<![\\w$.])${escaped(name.name)}(${STEPS}\\??\\.${ID})(?![\\w$])`, 'g'))].map(([text]) => text);
  const plain = used.find((text) => !text.includes('?'));
  if (plain !== undefined && !mayBeMissing(name, node, source)) return [{ ...actorOf(plain), rank: 3 }];
  // `if (!session?.user?.id) return` in front of the read makes the plain way sure.
  const asked = used.find((text) => text.includes('?') && isAskedFor(text, node, source));
  if (asked !== undefined) return [{ ...actorOf(asked.replaceAll('?.', '.')), rank: 3 }];
  const type = declaredType(name, source);
  const way = type && WAYS.find((steps) => isDeclared(type, steps, source));
  return way && !mayBeMissing(name, node, source) ? [{ ...actorOf([name.name, ...way].join('.')), rank: 3 }] : [];
}

/** `this.currentUser.id`, where the class uses or declares it. */
function ofThis(node: TSESTree.Node, source: SourceView): Ranked[] {
  const owner = enclosingClass(node);
  const fn = enclosingFunction(node);
  if (!owner || fn?.parent.type === 'Property' || (fn?.parent.type === 'MethodDefinition' && fn.parent.static)) return [];
  const used = new RegExp(`(?<![\\w$])this(?:\\.(?:request|req|ctx|context|cls))?${STEPS.replaceAll('\\??', '')}\\.${ID}(?![\\w$])`).exec(textOf(source, owner));
  if (used) return [{ ...actorOf(used[0]), rank: 3 }];
  const { fields, constructor_ } = classMembers(owner);
  const parameters = (constructor_?.params ?? []).flatMap((parameter) => (parameter.type === 'TSParameterProperty' ? [parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter] : []));
  for (const member of [...fields.values(), ...parameters]) {
    const name = member.type === 'PropertyDefinition' ? propertyName(member) : member.type === 'Identifier' ? member.name : undefined;
    const type = 'typeAnnotation' in member ? member.typeAnnotation?.typeAnnotation : undefined;
    const role = name === undefined ? undefined : roleOf(name);
    if (name === undefined || !type || (member.type === 'PropertyDefinition' && member.optional)) continue;
    if ((role === 'actor' || role === 'user') && type.type === 'TSStringKeyword' && /Id$/.test(name)) return [{ id: `this.${name}`, rank: 3 }];
    const ways = role === 'actor' || role === 'user' ? IDS.map((id) => [id]) : role === 'context' ? WAYS : [];
    const way = ways.find((steps) => isDeclared(type, steps, source));
    if (way) return [{ ...actorOf(['this', name, ...way].join('.')), rank: 3 }];
  }
  return [];
}

/** An id with the person it is taken from. */
function actorOf(id: string): Actor {
  const whole = new RegExp(`^(.*)\\.${ID}$`).exec(id)?.[1];
  return whole === undefined || /(?:^|\.)(?:session|auth|ctx|context|req|request)$/.test(whole) ? { id } : { id, whole };
}

/** True for what a call answers that may find nobody signed in, or an optional parameter, where the code in front of a place does not ask. */
function mayBeMissing(name: TSESTree.Identifier, node: TSESTree.Node, source: SourceView): boolean {
  if (isScript(source)) return false;
  const declared = declarationOf(name, source)?.node;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrapAwait(declared.init) : undefined;
  const type = declaredType(name, source);
  const isOptional = name.optional === true || (type?.type === 'TSUnionType' && type.types.some((part) => part.type === 'TSNullKeyword' || part.type === 'TSUndefinedKeyword')) || (init?.type === 'CallExpression' && isSignedInCall(init) && !/^(?:require|ensure|assert|must|verify)/i.test(textOf(source, init.callee)));
  return isOptional && !isAskedFor(name.name, node, source);
}

/** Whether the function asks for a value in front of a place: `if (!user) …`. */
function isAskedFor(expression: string, node: TSESTree.Node, source: SourceView): boolean {
  const fn = enclosingFunction(node);
  const before = fn ? textBetween(source, fn, fn.range[0], node.range[0]) : '';
  const parts = expression.split(/\??\./);
  const pattern = parts.map(escaped).join('\\??\\.');
  return new RegExp(`!\\s*${pattern}(?![\\w$(])|(?<![\\w$.])${pattern}\\s*(?:===?\\s*(?:null|undefined)|==\\s*null)`).test(before);
}

function isDeclared(type: TSESTree.TypeNode, steps: readonly string[], source: SourceView): boolean {
  let current: TSESTree.TypeNode | undefined = type;
  for (const step of steps) {
    const member: { type: TSESTree.TypeNode | undefined; optional: boolean } | undefined = current && memberOf(current, step, source);
    if (!member || member.optional) return false;
    current = member.type;
  }
  return current?.type === 'TSStringKeyword' || current?.type === 'TSNumberKeyword' || current?.type === 'TSBigIntKeyword';
}

/** One member of a type that the project declares, and whether it may be missing. */
function memberOf(type: TSESTree.TypeNode, key: string, source: SourceView, depth = 0): { type: TSESTree.TypeNode | undefined; optional: boolean } | undefined {
  if (depth > 6) return undefined;
  if (type.type === 'TSTypeLiteral') return signature(type.members, key);
  if (type.type === 'TSIntersectionType') {
    for (const part of type.types) {
      const found = memberOf(part, key, source, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? declaredMember(type.typeName, key, source, depth) : undefined;
}

function declaredMember(name: TSESTree.Identifier, key: string, source: SourceView, depth: number): { type: TSESTree.TypeNode | undefined; optional: boolean } | undefined {
  const declared = declarationOf(name, source)?.node;
  if (declared?.type === 'TSTypeAliasDeclaration') return memberOf(declared.typeAnnotation, key, source, depth + 1);
  if (declared?.type === 'ClassDeclaration') {
    const field = classMembers(declared).fields.get(key);
    return field && { type: field.typeAnnotation?.typeAnnotation, optional: field.optional };
  }
  if (declared?.type !== 'TSInterfaceDeclaration') return undefined;
  const own = signature(declared.body.body, key);
  if (own || depth > 5) return own;
  for (const { expression } of declared.extends) {
    const found = expression.type === 'Identifier' ? declaredMember(expression, key, source, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function signature(members: readonly TSESTree.TypeElement[], key: string): { type: TSESTree.TypeNode | undefined; optional: boolean } | undefined {
  const member = members.find((one) => one.type === 'TSPropertySignature' && propertyName(one) === key);
  if (member?.type !== 'TSPropertySignature') return undefined;
  const type = member.typeAnnotation?.typeAnnotation;
  const nothing = type?.type === 'TSUnionType' && type.types.some((part) => part.type === 'TSNullKeyword' || part.type === 'TSUndefinedKeyword');
  return { type, optional: member.optional || nothing };
}

const escaped = (text: string): string => text.replace(/[$]/g, '\\$&');
