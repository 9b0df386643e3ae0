import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunction, propertyName, walk } from '../../ast/index.ts';

/** The body of a function that stands inside no other function: what a person types in. */
export interface Body {
  /** UTF-16 offsets of the block, braces included. */
  start: number;
  end: number;
  /** Under which names others call the function. */
  names: readonly string[];
  /** Words inside the block. */
  inside: ReadonlySet<string>;
  /** Names that the block takes of its own object: `find` of `this.find()`. */
  ofThis: ReadonlySet<string>;
  /** The class whose member it is. */
  owner?: TSESTree.Node;
  /** Words around the function that may decide about it: wrappers, decorators, middleware beside it, its parameters. */
  around: readonly ReadonlySet<string>[];
  /** Position of its statement among the {@link Outline.shells}. */
  shell: number;
}

/** A statement of the module without the bodies in it. */
export interface Shell {
  names: readonly string[];
  /** Words that may tie what it names to something else: those of statements that call something. */
  mentions: ReadonlySet<string>;
  /** True when it declares something that functions may fill for each other: a list, a map, a variable that is assigned later. */
  shared: boolean;
  /** True for a route of one handler (`router.get('/customers', list)`): nothing about other routes. */
  route: boolean;
}

/** What a module consists of, as far as it tells which functions can matter to each other. */
export interface Outline {
  bodies: Body[];
  shells: readonly Shell[];
}

type Node = TSESTree.Node;

/** The outline of a tree whose nodes know their parents. Linear in the size of the text. */
export function outlineOf(ast: TSESTree.Program, text: string): Outline {
  const functions = outermostFunctions(ast);
  const holders = holdersOf(functions);
  const words = new Map<Node, ReadonlySet<string>>();
  const around = (node: Node): ReadonlySet<string> => {
    let known = words.get(node);
    if (!known) words.set(node, (known = wordsIn(childNodes(node, visitorKeys).filter((child) => !holders.has(child) && !isBody(child, node)).map((child) => text.slice(...child.range)).join(' '))));
    return known;
  };
  const statements = ast.body.filter(({ type }) => type !== 'ImportDeclaration');
  const shellOf = new Map<Node, number>(statements.map((statement, index) => [statement, index]));
  const bodies = functions.map((fn): Body => {
    const ancestors = upTo(fn, ast);
    const [start, end] = (fn.body as Node).range;
    const owner = ownerOf(fn);
    return { start, end, names: namesOf(fn), ...wordsOfBody(text.slice(start, end)), ...(owner ? { owner } : {}), around: ancestors.map(around), shell: shellOf.get(ancestors.at(-1) as Node) ?? -1 };
  });
  return { bodies, shells: statements.map((statement) => shell(statement, text, holders, around)) };
}

/** The blocks of a tree's outermost functions, in source order. */
export function bodyRanges(ast: TSESTree.Program): (readonly [start: number, end: number])[] {
  return outermostFunctions(ast).map(({ body }) => (body as Node).range);
}

const WORD = /[\w$\u0080-\uffff]+/g;

/** Every word of a text, those of its strings and comments as well: rather too many than too few. */
export function wordsIn(text: string): Set<string> {
  return new Set(text.match(WORD));
}

const OF_THIS = /\b(?:_?this|self|that|super)\s*[?!]?\.\s*#?([\w$\u0080-\uffff]+)/g;

/** The words of a body, and those that it takes of its own object: all where that goes by another name. */
export function wordsOfBody(text: string): Pick<Body, 'inside' | 'ofThis'> {
  const inside = wordsIn(text);
  return { inside, ofThis: /=\s*this\b|\bthis\s*\[/.test(text) ? inside : new Set([...text.matchAll(OF_THIS)].map(([, name = '']) => name)) };
}

type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

function outermostFunctions(ast: TSESTree.Program): FunctionNode[] {
  const found: FunctionNode[] = [];
  walk(ast, (node) => {
    if (!isFunction(node) || node.body?.type !== 'BlockStatement') return true;
    // What an object is made with concerns all its methods.
    if (node.parent?.type === 'MethodDefinition' && node.parent.kind === 'constructor') return false;
    found.push(node as FunctionNode);
    return false;
  });
  return found;
}

function isBody(child: Node, parent: Node): boolean {
  return isFunction(parent) && parent.body === child;
}

/** All nodes that have one of the functions inside them, and these. */
function holdersOf(functions: readonly Node[]): Set<Node> {
  const holders = new Set<Node>();
  for (const fn of functions) for (let node: Node | undefined = fn; node && !holders.has(node); node = node.parent) holders.add(node);
  return holders;
}

/** The function and what stands around it, up to the statement of the module. */
function upTo(fn: Node, ast: TSESTree.Program): Node[] {
  const nodes: Node[] = [];
  for (let node: Node | undefined = fn; node && node !== ast; node = node.parent) nodes.push(node);
  return nodes;
}

function namesOf(fn: FunctionNode): string[] {
  const own = fn.id ? [fn.id.name] : [];
  for (let node: Node | undefined = fn.parent; node; node = node.parent) {
    if (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'Property') return [...own, ...keyOf(node.key)];
    if (node.type === 'VariableDeclarator') return [...own, ...declared(node.id)];
    if (node.type === 'AssignmentExpression') return [...own, ...(node.left.type === 'MemberExpression' ? [propertyName(node.left) ?? ''] : declared(node.left))];
  }
  return own;
}

/** The class of which the function is a method, or the value of a property. */
function ownerOf(fn: FunctionNode): Node | undefined {
  const member = fn.parent;
  return member.type === 'MethodDefinition' || member.type === 'PropertyDefinition' ? member.parent.parent : undefined;
}

function keyOf(key: Node): string[] {
  if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return [key.name];
  return key.type === 'Literal' ? [...wordsIn(String(key.value))] : [];
}

/** The names that a pattern, or a declaration, brings into the module. */
function declared(node: Node | null): string[] {
  if (!node) return [];
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => declared(id));
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') return declared(node.declaration);
  if (node.type === 'ObjectPattern' || node.type === 'ArrayPattern') {
    const names: string[] = [];
    walk(node, (inner) => void (inner.type === 'Identifier' && names.push(inner.name)));
    return names;
  }
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
}

function shell(statement: Node, text: string, holders: ReadonlySet<Node>, around: (node: Node) => ReadonlySet<string>): Shell {
  const mentions = holders.has(statement) ? shellWords(statement, holders, around) : calls(statement) ? wordsIn(text.slice(...statement.range)) : new Set<string>();
  return { names: declared(statement), mentions, shared: isShared(statement), route: isRoute(statement) };
}

/** Of a class or an object with functions only what stands beside its members: each of these has words of its own. */
function shellWords(statement: Node, holders: ReadonlySet<Node>, around: (node: Node) => ReadonlySet<string>): Set<string> {
  const words = new Set<string>();
  const open = [statement];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const word of around(node)) words.add(word);
    if (node.type === 'ClassBody' || node.type === 'ObjectExpression') continue;
    for (const child of childNodes(node, visitorKeys)) if (holders.has(child)) open.push(child);
  }
  return words;
}

/** Whether a statement does something with what it names: a list of exports ties nothing to anything. */
function calls(statement: Node): boolean {
  let found = false;
  walk(statement, (node) => {
    found ||= node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'Decorator' || node.type === 'ClassDeclaration';
    return !found;
  });
  return found;
}

const FILLED = /^(?:Map|Set|WeakMap|WeakSet|Array|Object)$/;

function isShared(statement: Node): boolean {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return false;
  if (declaration.kind !== 'const') return true;
  return declaration.declarations.some(({ init }) => {
    if (init?.type === 'ArrayExpression' || init?.type === 'ObjectExpression') return true;
    return init?.type === 'NewExpression' && init.callee.type === 'Identifier' && FILLED.test(init.callee.name);
  });
}

const VERB = /^(?:get|post|put|patch|delete|head|options)$/;

function isRoute(statement: Node): boolean {
  const call = statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' ? statement.expression : undefined;
  const path = call?.arguments[0];
  return call?.callee.type === 'MemberExpression' && VERB.test(propertyName(call.callee) ?? '') && path?.type === 'Literal' && typeof path.value === 'string' && /^(?:\/|$)/.test(path.value);
}
