import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, constantInitialiser, enclosingClass, enclosingFunction, enclosingStatement, fileOf, findVariable, type FunctionNode, importOrigin, isInside, mayOpenModule, type SourceView, unwrap, walk } from '../ast/index.ts';
import { linkedSource } from './linked-source.ts';

/** A function that code calls, as a policy names it. */
export interface CalledFunction {
  /** `recordAccess`, `AuditService.record`. */
  name: string;
  /** Where it is declared, relative to the root; absent for one of a package. */
  file?: string;
  /** The package it comes from; absent for one of the project. */
  package?: string;
  /** Whether a value of the place that is asked about goes through it, or the place itself is its name. */
  at: 'value' | 'name' | 'around';
}

/** A place in a text; the file is relative to the root, the range in UTF-16 units. */
export interface CallPlace {
  file: string;
  text: string;
  range: readonly [start: number, end: number];
  link: (ast: TSESTree.Program) => void;
}

/**
 * The functions, of the project or of packages by their import, that are called around a place: in its
 * outermost function, each once. Nothing for a text that cannot be parsed. Never throws for what a text holds.
 */
export function calledFunctions({ file, text, range, link }: CallPlace): CalledFunction[] {
  const source = linkedSource(text, file, link);
  if (!source) return [];
  const node = innermost(source.ast, range);
  const values = [node, ...sourcesOf(node, source)];
  const found = new Map<string, CalledFunction>();
  walk(outermostFunction(node), (one) => {
    if (one.type !== 'CallExpression') return;
    const named = namedCall(one, source, file);
    if (!named) return;
    const callee = nameNode(one.callee);
    const at = callee.range[0] <= range[0] && range[1] <= callee.range[1] ? 'name' : values.some((value) => isInside(one, value)) ? 'value' : 'around';
    const known = found.get(`${named.name}\0${named.file ?? named.package}`);
    if (!known || RANK[at] < RANK[known.at]) found.set(`${named.name}\0${named.file ?? named.package}`, { ...named, at });
  }, visitorKeys);
  return [...found.values()].sort((a, b) => RANK[a.at] - RANK[b.at]);
}

const RANK = { name: 0, value: 1, around: 2 } as const;

/** The smallest node that holds a range. */
function innermost(ast: TSESTree.Program, [start, end]: CallPlace['range']): TSESTree.Node {
  let smallest: TSESTree.Node = ast;
  walk(ast, (node) => {
    if (node.range[0] > start || node.range[1] < end) return node.type === 'Program';
    smallest = node;
    return true;
  }, visitorKeys);
  return smallest;
}

/** What the variables of an expression were made of, and the statement that it is part of. */
function sourcesOf(node: TSESTree.Node, source: SourceView): TSESTree.Node[] {
  const statement = enclosingStatement(node);
  const found: TSESTree.Node[] = statement.type === 'ExpressionStatement' ? [statement] : [];
  walk(node, (one) => {
    const made = one.type === 'Identifier' ? constantInitialiser(findVariable(one, source)) : undefined;
    if (made) found.push(made);
  }, visitorKeys);
  return found;
}

function outermostFunction(node: TSESTree.Node): TSESTree.Node {
  let current: TSESTree.Node = node;
  for (let outer = enclosingFunction(current); outer; outer = enclosingFunction(current)) current = outer;
  return current === node ? enclosingStatement(node) : current;
}

const nameNode = (callee: TSESTree.Node): TSESTree.Node => {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? inner.property : inner;
};

function namedCall(call: TSESTree.CallExpression, source: SourceView, file: string): Omit<CalledFunction, 'at'> | undefined {
  const fn = calledFunction(call, source);
  if (fn) {
    const name = declaredName(fn);
    return name === undefined ? undefined : { name, file: fileOf(fn) ?? file };
  }
  const callee = unwrap(call.callee);
  const origin = callee.type === 'Identifier' ? importOrigin(callee, source) : undefined;
  if (!origin || origin.name === '*' || origin.name === 'default' || /^[./#]|^node:/.test(origin.module) || mayOpenModule(origin.module, source)) return undefined;
  return { name: origin.name, package: origin.module };
}

/** The name under which a policy knows a function; undefined for one without. */
function declaredName(fn: FunctionNode): string | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id?.name;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    const owner = enclosingClass(fn)?.id?.name;
    const name = parent.key.type === 'Identifier' && !parent.computed ? parent.key.name : undefined;
    return owner === undefined || name === undefined ? undefined : `${owner}.${name}`;
  }
  const object = parent.type === 'Property' ? parent.parent : undefined;
  const holder = object?.type === 'ObjectExpression' && object.parent.type === 'VariableDeclarator' ? object.parent.id : undefined;
  const name = parent.type === 'Property' ? keyName(parent) : undefined;
  return holder?.type === 'Identifier' && name !== undefined ? `${holder.name}.${name}` : undefined;
}

const keyName = (property: TSESTree.Property): string | undefined => (property.key.type === 'Identifier' && !property.computed ? property.key.name : undefined);
