import type { TSESTree } from '@typescript-eslint/types';
import { type ClassNode, enclosingClass, findVariable, type FunctionNode, isFunction, propertyName, type SourceView, textOf, unwrap, walk } from '../../ast/index.ts';

/** What a subtree contains, as bits. `Log` crosses function borders, the others do not. */
export const Mark = { Log: 1, Exit: 2, Await: 4 } as const;

/** Facts of one file, gathered in one walk and shared by all its accesses. */
export interface FileIndex {
  readonly source: SourceView;
  /** Calls that write the access log by themselves. */
  readonly logCalls: ReadonlySet<TSESTree.Node>;
  /** What the subtree of a node contains. */
  marks(node: TSESTree.Node): number;
  /** The function of this file that a callee or a name stands for, when the file says so. */
  functionOf(callee: TSESTree.Node): FunctionNode | undefined;
  /** Tests of `if` and conditional expressions by their source text; a negated one stands under what it negates. */
  testsReading(text: string): readonly TSESTree.Node[];
  /** Every `this.name` of a class. */
  memberUses(owner: TSESTree.Node, name: string): readonly TSESTree.Node[];
}

/** Base classes that are looked through for a method. */
const MOST_BASES = 5;

const EXITS = new Set(['ReturnStatement', 'BreakStatement', 'ContinueStatement', 'ThrowStatement']);

/** Walks the file once. A function that contains a log call makes its callers contain one. */
export function indexFile(source: SourceView, isLogCall: (call: TSESTree.CallExpression) => boolean): FileIndex {
  const marks = new Map<TSESTree.Node, number>();
  const logCalls = new Set<TSESTree.Node>();
  const members = new Map<TSESTree.Node, Map<string, TSESTree.Node[]>>();
  const markUp = (from: TSESTree.Node, bit: number, crossing: boolean): void => {
    for (let node: TSESTree.Node | undefined = from; node; node = node.parent) {
      const before = marks.get(node) ?? 0;
      if (before & bit) return;
      marks.set(node, before | bit);
      if (!crossing && isFunction(node)) return;
    }
  };
  walk(
    source.ast,
    (node) => {
      if (node.type === 'CallExpression') {
        if (judge(isLogCall, node)) logCalls.add(node);
      } else if (EXITS.has(node.type)) markUp(node, Mark.Exit, false);
      else if (node.type === 'AwaitExpression') markUp(node, Mark.Await, false);
      else if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
        const owner = enclosingClass(node);
        const name = propertyName(node);
        if (!owner || name === undefined) return;
        const ofClass = members.get(owner) ?? new Map<string, TSESTree.Node[]>();
        members.set(owner, ofClass);
        const uses = ofClass.get(name) ?? [];
        ofClass.set(name, uses);
        uses.push(node);
      }
    },
    source.visitorKeys,
  );
  const tests = lazyTests(source);
  const heirs = heirsIn(members.keys(), source);
  const memberUses = (owner: TSESTree.Node, name: string): readonly TSESTree.Node[] => [owner, ...(heirs.get(owner) ?? [])].flatMap((one) => members.get(one)?.get(name) ?? []);
  for (const call of logCalls) markUp(call, Mark.Log, true);
  markCallers(logCalls, source, memberUses, (node) => markUp(node, Mark.Log, true));
  return {
    source,
    logCalls,
    marks: (node) => marks.get(node) ?? 0,
    functionOf: (callee) => localFunction(callee, source),
    testsReading: (text) => tests().get(text) ?? [],
    memberUses,
  };
}

/** The classes of a file that extend another of it, by that other. */
function heirsIn(classes: Iterable<TSESTree.Node>, source: SourceView): ReadonlyMap<TSESTree.Node, readonly TSESTree.Node[]> {
  const heirs = new Map<TSESTree.Node, TSESTree.Node[]>();
  for (const heir of classes) {
    let current = heir as ClassNode;
    for (let bases = 0; bases < MOST_BASES; bases++) {
      const base = baseIn(current, source);
      if (!base || base === heir) break;
      const known = heirs.get(base);
      if (known) known.push(heir);
      else heirs.set(base, [heir]);
      current = base;
    }
  }
  return heirs;
}

/** The class of the same file that a class extends. */
function baseIn({ superClass }: ClassNode, source: SourceView): ClassNode | undefined {
  const base = superClass?.type === 'Identifier' ? (findVariable(superClass, source)?.defs[0]?.node as TSESTree.Node | undefined) : undefined;
  return base?.type === 'ClassDeclaration' ? base : undefined;
}

function lazyTests(source: SourceView): () => ReadonlyMap<string, TSESTree.Node[]> {
  let byText: Map<string, TSESTree.Node[]> | undefined;
  return () => {
    if (byText) return byText;
    const found = (byText = new Map<string, TSESTree.Node[]>());
    walk(
      source.ast,
      (node) => {
        if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression' && node.type !== 'LogicalExpression') return;
        let test = unwrap(node.type === 'LogicalExpression' ? node.left : node.test);
        if (test.type === 'UnaryExpression' && test.operator === '!') test = unwrap(test.argument);
        if (test.range[1] - test.range[0] > 200) return;
        const text = textOf(source, test);
        const same = found.get(text);
        if (same) same.push(test);
        else found.set(text, [test]);
      },
      source.visitorKeys,
    );
    return found;
  };
}

function judge(isLogCall: (call: TSESTree.CallExpression) => boolean, call: TSESTree.CallExpression): boolean {
  try {
    return isLogCall(call);
  } catch {
    return false;
  }
}

/** Marks every place that names a function which contains a log, until nothing new is found. */
function markCallers(
  logCalls: ReadonlySet<TSESTree.Node>,
  source: SourceView,
  memberUses: FileIndex['memberUses'],
  mark: (node: TSESTree.Node) => void,
): void {
  const seen = new Set<TSESTree.Node>();
  const queue: TSESTree.Node[] = [...logCalls];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (let node = next.parent; node; node = node.parent) {
      if (!isFunction(node)) continue;
      if (seen.has(node)) break;
      seen.add(node);
      for (const use of usesOf(node, source, memberUses)) {
        mark(use);
        queue.push(use);
      }
    }
  }
}

/** The places that name a function of this file; undefined name (an anonymous callback): none. */
export function usesOf(fn: FunctionNode, source: SourceView, memberUses: FileIndex['memberUses']): TSESTree.Node[] {
  const parent = fn.parent as TSESTree.Node;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    const name = propertyName(parent);
    const owner = enclosingClass(parent);
    return name === undefined || !owner ? [] : [...memberUses(owner, name)];
  }
  const id = functionName(fn);
  const variable = id && findVariable(id, source);
  return variable ? variable.references.filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node) : [];
}

/** The identifier that names a function: its own, or that of the constant it is assigned to. */
export function functionName(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id ?? undefined;
  const parent = fn.parent as TSESTree.Node;
  return parent.type === 'VariableDeclarator' && parent.init === fn && parent.id.type === 'Identifier' ? parent.id : undefined;
}

function localFunction(node: TSESTree.Node, source: SourceView): FunctionNode | undefined {
  const callee = unwrap(node);
  if (isFunction(callee)) return callee;
  if (callee.type === 'Identifier') {
    const variable = findVariable(callee, source);
    const definition = variable?.defs.length === 1 ? (variable.defs[0]?.node as TSESTree.Node) : undefined;
    if (definition?.type === 'FunctionDeclaration') return definition;
    if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init) return undefined;
    const value = unwrap(definition.init);
    if (isFunction(value)) return value;
    // `useCallback(() => …)`, `memo(…)`: not followed, the wrapper may not call it.
    return undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  const object = unwrap(callee.object);
  if (name === undefined) return undefined;
  if (object.type === 'ThisExpression') {
    const owner = enclosingClass(object);
    return owner ? methodNamed(owner, name, source) : undefined;
  }
  return undefined;
}

/** A method of a class, or of the nearest base class in this file that has it. */
function methodNamed(owner: ClassNode, name: string, source: SourceView, bases = 0): FunctionNode | undefined {
  for (const member of owner.body.body) {
    if ((member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && propertyName(member) === name) {
      return isFunction(member.value) ? member.value : undefined;
    }
  }
  const base = baseIn(owner, source);
  return base && bases < MOST_BASES ? methodNamed(base, name, source, bases + 1) : undefined;
}
