import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { parse } from '@typescript-eslint/typescript-estree';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { inRoot } from '../../scripts/setup/paths.mjs';

/** A node and the file it stands in, relative to the repository. */
export interface Place<N extends TSESTree.Node = TSESTree.Node> {
  file: string;
  node: N;
}

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** The sources below some folders, and what their names stand for. Enough for our own code, which imports by name and path. */
export function readSources(folders: readonly string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
  );
  return new Sources(new Map(files.map((file) => [file, parse(readFileSync(inRoot(file), 'utf8'), { range: true, loc: true })])));
}

/** Answers of names: values, callers, results. */
export class Sources {
  readonly #programs: ReadonlyMap<string, TSESTree.Program>;
  /** By file and name: initial and assigned values of variables, results of functions, calls, and where an imported name is from. */
  readonly #values = new Map<string, Place[]>();
  readonly #results = new Map<string, Place[]>();
  readonly #calls = new Map<string, Place<TSESTree.CallExpression>[]>();
  readonly #imports = new Map<string, string>();

  constructor(programs: ReadonlyMap<string, TSESTree.Program>) {
    this.#programs = programs;
    this.visit((node, file) => this.#index(node, file));
  }

  /** Calls back for every node of every file. */
  visit(callback: (node: TSESTree.Node, file: string) => void): void {
    for (const [file, ast] of this.#programs) walk(ast, (node) => callback(node, file));
  }

  /** What a variable is set to, by the declarations and assignments that stand in a function around the name. */
  values(name: TSESTree.Identifier, file: string): readonly Place[] {
    const around = new Set<TSESTree.Node | undefined>([undefined]);
    for (let fn = enclosingFunction(name); fn; fn = enclosingFunction(fn)) around.add(fn);
    return (this.#values.get(this.#declared(name.name, file)) ?? []).filter(({ node }) => around.has(enclosingFunction(node)));
  }

  /** What the function that is called answers. */
  answers(callee: TSESTree.Node, file: string): readonly Place[] {
    return this.#results.get(this.#declared(nameOf(callee), file)) ?? [];
  }

  /** The calls of a function: in its file, and where its name is imported; of a method, in its file. */
  callsOf(fn: FunctionNode, file: string): readonly Place<TSESTree.CallExpression>[] {
    const name = functionName(fn);
    const importers = [...this.#imports].flatMap(([local, origin]) => (origin === key(file, name) ? [local] : []));
    return [key(file, name), ...importers].flatMap((one) => this.#calls.get(one) ?? []);
  }

  #declared(name: string, file: string): string {
    return this.#imports.get(key(file, name)) ?? key(file, name);
  }

  #index(node: TSESTree.Node, file: string): void {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const { local, ...specifier } of node.specifiers) {
          const imported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : local.name;
          this.#imports.set(key(file, local.name), key(path.posix.join(path.posix.dirname(file), node.source.value), imported));
        }
        break;
      case 'VariableDeclarator':
        if (node.init) push(this.#values, key(file, nameOf(node.id)), { file, node: node.init });
        break;
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier') push(this.#values, key(file, node.left.name), { file, node: node.right });
        break;
      case 'CallExpression':
        push(this.#calls, key(file, nameOf(node.callee)), { file, node });
        break;
      case 'ReturnStatement':
        if (node.argument) push(this.#results, key(file, functionName(enclosingFunction(node))), { file, node: node.argument });
        break;
      case 'ArrowFunctionExpression':
        if (node.expression) push(this.#results, key(file, functionName(node)), { file, node: node.body });
        break;
      default:
    }
  }
}

const key = (file: string, name: string): string => `${file}#${name}`;

const isFunction = (node: TSESTree.Node): node is FunctionNode => node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** The function a node stands in. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current;
}

/** The name by which a function is called; empty for one without. */
export function functionName(node: FunctionNode | undefined): string {
  if (!node) return '';
  if (node.id) return node.id.name;
  const { parent } = node;
  if (parent.type === 'VariableDeclarator') return nameOf(parent.id);
  return parent.type === 'MethodDefinition' || parent.type === 'Property' || parent.type === 'PropertyDefinition' ? nameOf(parent.key) : '';
}

/** The last part of a name: `why` of `this.why`; empty where there is none. */
export function nameOf(node: TSESTree.Node): string {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return node.type === 'MemberExpression' ? nameOf(node.property) : '';
}

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

/** Visits a tree from above and gives every node its parent. */
function walk(node: TSESTree.Node, visit: (node: TSESTree.Node) => void): void {
  visit(node);
  for (const child of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[child];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!one) continue;
      one.parent = node;
      walk(one, visit);
    }
  }
}
