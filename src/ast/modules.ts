import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from './source.ts';

/** Opens modules of the project, so that a name can be followed to the file that declares it. */
export interface ModuleLinks {
  /** The file itself, relative to the root; undefined where a host does not say. */
  readonly file?: string;
  /** The module that the file means by `specifier`; undefined for packages and for what cannot be read. */
  open(specifier: string): SourceView | undefined;
  /** Whether `specifier` leads to a module of the project, without reading it; absent where a host cannot tell. */
  leads?(specifier: string): boolean;
}

const links = new WeakMap<TSESTree.Program, ModuleLinks>();
const opened = new WeakMap<TSESTree.Program, SourceView>();
let anyOpened = false;

/** Lets readers follow the imports of a file. Without it every imported name stays what the import says. */
export function linkModules(ast: TSESTree.Program, modules: ModuleLinks): void {
  links.set(ast, modules);
}

/** The module of the project that `specifier` names in the file of `source`. */
export function openModule(specifier: string, source: SourceView): SourceView | undefined {
  const module = links.get(source.ast)?.open(specifier);
  if (module && module.ast !== source.ast) {
    opened.set(module.ast, module);
    // What is read there may lead back here, by what a caller gives.
    if (!opened.has(source.ast)) opened.set(source.ast, source);
    anyOpened = true;
  }
  return module;
}

/** False when `specifier` certainly names no module of the project in the file of `source`. */
export function mayOpenModule(specifier: string, source: SourceView): boolean {
  const known = links.get(source.ast);
  return known !== undefined && (known.leads?.(specifier) ?? true);
}

/** The syntax tree a node is part of. */
export function programOf(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent) current = current.parent;
  return current;
}

/** The source of the file a node stands in: `source`, or a module that was opened while names were followed. */
export function sourceOf(node: TSESTree.Node, source: SourceView): SourceView {
  if (!anyOpened) return source;
  const program = programOf(node);
  return program === source.ast ? source : (opened.get(program as TSESTree.Program) ?? source);
}

/** True for a node of another file than `source`: its place must not be edited or compared with places here. */
export function isForeign(node: TSESTree.Node, source: SourceView): boolean {
  return anyOpened && programOf(node) !== source.ast;
}

/** The file a node stands in, relative to the root; undefined where nothing says. */
export function fileOf(node: TSESTree.Node): string | undefined {
  return links.get(programOf(node) as TSESTree.Program)?.file;
}

/** The text of a node, whichever file it stands in. */
export function textOf(source: SourceView, node: TSESTree.Node): string {
  return sourceOf(node, source).getText(node);
}

/** The text between two offsets of the file that a node stands in. */
export function textBetween(source: SourceView, node: TSESTree.Node, from: number, to: number): string {
  return sourceOf(node, source).text.slice(from, to);
}

/** The line, from 1, on which a node begins in its own file. */
export function lineOf(source: SourceView, node: TSESTree.Node): number {
  const { text } = sourceOf(node, source);
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < node.range[0]; index = text.indexOf('\n', index + 1)) line++;
  return line;
}
