import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, type SourceView, unwrap } from '../ast/index.ts';
import type { AccessNode } from '../adapters/adapter.ts';
import { isSinkNode, type SinkNode } from '../flow/index.ts';

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

const byProgram = new WeakMap<TSESTree.Program, readonly AccessNode[]>();
const sinkNodes = new WeakMap<TSESTree.Program, readonly SinkNode[]>();

/** Every call and tagged template of a file in source order; one walk serves all rules. */
export function fileCalls(source: SourceView): readonly AccessNode[] {
  return byProgram.get(source.ast) ?? collectCalls(source.ast, source.visitorKeys);
}

/** Every node of a file that can be a sink, in source order; the same walk. */
export function fileSinkNodes(source: SourceView): readonly SinkNode[] {
  if (!sinkNodes.has(source.ast)) collectCalls(source.ast, source.visitorKeys);
  return collectedSinkNodes(source.ast);
}

/** The same for a tree that `collectCalls` has walked; empty for others. */
export function collectedSinkNodes(ast: TSESTree.Program): readonly SinkNode[] {
  return sinkNodes.get(ast) ?? [];
}

/**
 * Walks a tree once: collects its calls and sets `parent` on every node, as hosts do. The engine
 * uses it to look at a file before it builds what a host would.
 */
export function collectCalls(ast: TSESTree.Program, keys: VisitorKeys): readonly AccessNode[] {
  const calls: AccessNode[] = [];
  const sinks: SinkNode[] = [];
  const stack: TSESTree.Node[] = [ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') calls.push(node);
    if (isSinkNode(node)) sinks.push(node);
    const names = keys[node.type];
    if (!names) continue;
    for (let i = names.length - 1; i >= 0; i--) {
      const value = (node as unknown as Record<string, unknown>)[names[i] as string];
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) {
        for (let j = value.length - 1; j >= 0; j--) push(value[j], node, stack);
      } else push(value, node, stack);
    }
  }
  byProgram.set(ast, calls);
  sinkNodes.set(ast, sinks);
  return calls;
}

function push(value: unknown, parent: TSESTree.Node, stack: TSESTree.Node[]): void {
  const child = value as TSESTree.Node | null;
  if (typeof child?.type !== 'string') return;
  child.parent = parent as never;
  stack.push(child);
}

/** Name with which a call or tagged template ends: `findMany` of `a.b.findMany()`, `sql` of `` sql`…` ``. */
export function callName(node: AccessNode): string | undefined {
  const callee = unwrap(node.type === 'CallExpression' ? node.callee : node.tag);
  if (callee.type === 'MemberExpression') return propertyName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}
