import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, walk } from '../../../ast/index.ts';
import { type SourceText, sourceText } from '../source-text.ts';
import type { SourceResult } from '../source.ts';
import { isAside } from '../types/shape.ts';
import { readGraphqlSdl } from './sdl.ts';

/** The head of a definition with fields, as no other language in a string writes it: TypeScript has `=` there, Go `struct`. */
const DEFINITION = /(?:^|[\s`'"])(?:type|input|interface)\s+[A-Z]\w{0,80}(?:\s+implements\s[\w\s&,]{0,200}|\s*@[^{}`]{0,300})?\s*\{/;
const HEAD = /(?:^|[\s`'"])(?:type|input)\s+[A-Z]\w{0,80}[^=;{}()]{0,300}\{/;
const BUILT_IN = /[:[]\s*(?:ID|String|Int|Boolean|Float)\b(?![.(])/;
/** How deep a text may be put together of others (`${customerFields}`), and how long it may get. */
const MAX_DEPTH = 4;
const MAX_LENGTH = 400_000;

/** A cheap test of the text: whether a file may hold GraphQL's schema language in its strings. */
export const mayHoldGraphqlSdl = (text: string, file: string): boolean => !isAside(file) && HEAD.test(text) && BUILT_IN.test(text);

/**
 * Reads type definitions in the strings of a file: those marked as GraphQL, those given to
 * `buildSchema`, and the plain templates that are put together to a schema elsewhere. A hole that
 * names a text of the same file is filled with it, every other is empty. Never throws.
 */
export const readGraphqlInCode: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const context: Context = { texts: textsOf(ast), source: sourceText(text) };
  const found: SourceResult = { entities: [], problems: [] };
  const enums: string[] = [];
  const seen = new Set<string>();
  walk(ast, (node) => {
    if (!isText(node)) return;
    const lines: FilledLine[] = [];
    fill(node, context, lines, MAX_DEPTH);
    const sdl = lines.map((line) => line.text).join('\n');
    if (!DEFINITION.test(sdl)) return;
    const lineOf = (line: number): number => lines[Math.min(line, lines.length) - 1]?.line ?? 1;
    const result = readGraphqlSdl(sdl);
    for (const entity of result.entities) {
      const line = lineOf(entity.line);
      if (seen.has(`${entity.name}:${line}`)) continue;
      seen.add(`${entity.name}:${line}`);
      found.entities.push({ ...entity, line, fields: entity.fields.map((field) => ({ ...field, line: lineOf(field.line) })) });
    }
    // Holes make a text look broken that is whole at run time: only what is wrong with annotations is told.
    for (const problem of result.problems) if (problem.message.startsWith('@pii')) found.problems.push({ ...problem, line: lineOf(problem.line) });
    enums.push(...(result.enums ?? []));
  });
  return { ...found, ...(enums.length > 0 ? { enums } : {}) };
};

type TextNode = TSESTree.TemplateLiteral | TSESTree.StringLiteral;

interface Context {
  /** Texts that names of the file stand for. */
  texts: ReadonlyMap<string, TextNode>;
  source: SourceText;
}

/** One line of a text that is put together, with the line of the file that it stands on. */
interface FilledLine {
  text: string;
  line: number;
}

const isText = (node: TSESTree.Node): node is TextNode => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

function textsOf(ast: TSESTree.Program): ReadonlyMap<string, TextNode> {
  const texts = new Map<string, TextNode>();
  for (const statement of ast.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    for (const { id, init } of declaration?.type === 'VariableDeclaration' ? declaration.declarations : []) {
      const value = init && unwrap(init);
      const text = value?.type === 'TaggedTemplateExpression' ? value.quasi : value;
      if (id.type === 'Identifier' && text && isText(text)) texts.set(id.name, text);
    }
  }
  return texts;
}

/** Appends the lines of a text, its holes filled as far as they name texts. */
function fill(node: TextNode, context: Context, lines: FilledLine[], depth: number): void {
  if (lines.length > MAX_LENGTH / 40) return;
  if (node.type === 'Literal') return append(node.value, context.source.lineAt(context.source.start(node)), lines, context.source.text(node).includes('\n') ? 1 : 0);
  for (const [at, quasi] of node.quasis.entries()) {
    append(quasi.value.cooked ?? quasi.value.raw, context.source.lineAt(context.source.start(quasi)), lines, 1);
    const hole = node.expressions[at];
    const text = hole?.type === 'Identifier' && depth > 0 ? context.texts.get(hole.name) : undefined;
    if (text) fill(text, context, lines, depth - 1);
  }
}

/** @param step how many lines of the file one line of the text takes: none where `\n` stands in a string. */
function append(text: string, line: number, lines: FilledLine[], step: 0 | 1): void {
  for (const [at, part] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (at === 0 && last) last.text += part;
    else lines.push({ text: part, line: line + at * step });
  }
}
