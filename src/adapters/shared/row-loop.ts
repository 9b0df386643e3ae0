import type { TSESTree } from '@typescript-eslint/types';
import type { Scope } from '@typescript-eslint/scope-manager';
import { castsAround, findVariable, gathers, insertProperty, isForeign, isFunction, newLineAt, setArgumentProperty, type SourceView, textBetween, walk } from '../../ast/index.ts';
import type { DialectEdit, TextEdit } from '../../model/index.ts';

/** `const rows = await …; for (const row of rows) { … }`: all that becomes of the rows. */
export interface RowLoop {
  declaration: TSESTree.VariableDeclaration;
  /** Name of the variable that holds the rows. */
  rows: string;
  loop: TSESTree.ForOfStatement;
}

/**
 * The loop right behind an access that handles its rows one by one, where nothing else uses them and
 * the loop is not broken off and gathers nothing: the rows can as well be read page after page.
 */
export function rowLoop(access: TSESTree.Node, source: SourceView): RowLoop | undefined {
  const awaited = castsAround(access).parent;
  const declarator = awaited?.type === 'AwaitExpression' ? castsAround(awaited).parent : undefined;
  if (isForeign(access, source) || declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const declaration = declarator.parent;
  const block = declaration.parent;
  if (declaration.declarations.length !== 1 || block.type !== 'BlockStatement') return undefined;
  const loop = block.body[block.body.indexOf(declaration) + 1];
  if (loop?.type !== 'ForOfStatement' || loop.await || loop.right.type !== 'Identifier' || loop.right.name !== declarator.id.name || isBroken(loop) || gathers(loop, source)) return undefined;
  const uses = findVariable(declarator.id, source)?.references.filter((reference) => !reference.init) ?? [];
  return uses.length === 1 && uses[0]?.identifier === loop.right ? { declaration, rows: declarator.id.name, loop } : undefined;
}

/** True when the loop is left before its end; a `break` of a loop or `switch` inside is another matter, which is not looked into. */
function isBroken(loop: TSESTree.ForOfStatement): boolean {
  let broken = false;
  walk(loop.body, (node) => {
    if (broken || isFunction(node)) return false;
    broken = node.type === 'BreakStatement' || (node.type === 'ContinueStatement' && node.label !== null);
    return !broken;
  });
  return broken;
}

/** What reads page after page around the loop. */
export interface PageLoop {
  /** Stands before the rows are read and opens a block. */
  head: string;
  /** Arguments that make the read one of a page: `take: 100, skip`. */
  page: string;
  /** Stands behind the loop and closes the block, one line each; the last is the block's end. */
  tail: readonly string[];
}

/** Puts a loop over the pages around a read and the loop that handles its rows. */
export function pageEdits({ declaration, loop }: RowLoop, call: TSESTree.CallExpression, object: TSESTree.ObjectExpression | undefined, offset: number, { head, page, tail }: PageLoop, source: SourceView): DialectEdit {
  const line = newLineAt(declaration.range[0], source);
  const [key = '', ...rest] = page.split(': ');
  const argument = object ? [insertProperty(object, page, source)] : setArgumentProperty(call, undefined, key, rest.join(': '), source, offset).edits;
  const [end = '', ...inside] = tail.toReversed();
  const isText = textBetween(source, loop, declaration.range[0], loop.range[1]).includes('`');
  const edits: TextEdit[] = [
    { range: [declaration.range[0], declaration.range[0]], text: `${head.replaceAll('\n', line)}${line}  ` },
    ...argument.map(({ range, text }) => ({ range, text: isText ? text : text.replaceAll('\n', '\n  ') })),
    { range: [loop.range[1], loop.range[1]], text: `${inside.toReversed().map((text) => `${line}  ${text}`).join('')}${line}${end}` },
  ];
  return { code: page, edits: [...edits, ...(isText ? [] : indented(declaration.range[0], loop.range[1], edits, source))].sort((a, b) => a.range[0] - b.range[0]) };
}

/** Puts what answers rows one at a time in the place of the rows that a loop goes through. */
export function overCursor(access: TSESTree.Node, cursor: string, source: SourceView): DialectEdit | undefined {
  const found = rowLoop(access, source);
  // A comment between the two would be lost.
  if (!found || textBetween(source, access, found.declaration.range[1], found.loop.range[0]).trim() !== '') return undefined;
  const { declaration, loop } = found;
  return {
    code: 'for await (… .cursor())',
    edits: [
      { range: [declaration.range[0], loop.range[0]], text: '' },
      { range: [loop.range[0], loop.left.range[0]], text: 'for await (' },
      { range: loop.right.range, text: cursor },
    ],
  };
}

/** Two more spaces before each line; not asked for where a text of several lines would change. */
function indented(from: number, to: number, edits: readonly TextEdit[], { text }: SourceView): TextEdit[] {
  const found: TextEdit[] = [];
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    const start = at + 1;
    if (!/[\r\n]/.test(text[start] ?? '\n') && !edits.some(({ range }) => range[0] <= start && start <= range[1])) found.push({ range: [start, start], text: '  ' });
  }
  return found;
}

/** The first of some names that nothing is called yet where a node stands. */
export function freeName(names: readonly string[], place: TSESTree.Node, source: SourceView): string | undefined {
  return names.find((name) => {
    for (let scope: Scope | null = source.getScope(place); scope; scope = scope.upper) if (scope.set.has(name)) return false;
    return true;
  });
}
