import { parse as parseTypescript, type TSESTreeOptions } from '@typescript-eslint/typescript-estree';
import type { TSESTree } from '@typescript-eslint/types';
import { dialectOf, type ParseOutcome, type SourceParser, type SyntaxProblem, thrownProblem } from './parser.ts';

/** TypeScript's own parser: slower, but runs wherever Node runs. */
export const typescriptParser: SourceParser = {
  id: 'typescript',
  parse(text, file) {
    const dialect = dialectOf(file);
    const options: TSESTreeOptions = {
      filePath: file,
      jsx: dialect === 'tsx' || dialect === 'jsx',
      range: true,
      loc: false,
      comment: true,
      tokens: false,
      jsDocParsingMode: 'none',
      suppressDeprecatedPropertyWarnings: true,
    };
    try {
      const program = parseTypescript(text, options) as unknown as TSESTree.Program;
      const comments = (program.comments ?? []).map(({ type, value, range }) => ({ type: type as 'Line' | 'Block', value, range: [range[0], range[1]] as [number, number] }));
      return { ok: true, source: { ast: program, comments } };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  },
  check(text, file) {
    const outcome: ParseOutcome = this.parse(text, file);
    return outcome.ok ? undefined : outcome.problem;
  },
};

function problemOf(error: unknown): SyntaxProblem {
  const { location } = error as { location?: { start?: { line: number; column: number } } };
  return thrownProblem(error, { line: location?.start?.line ?? 1, column: (location?.start?.column ?? 0) + 1 });
}
