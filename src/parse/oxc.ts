import type * as Oxc from 'oxc-parser';
import type { TSESTree } from '@typescript-eslint/types';
import { dialectOf, positionAt, type SourceParser, type SyntaxProblem, thrownProblem } from './parser.ts';

/** The parser of the oxc project, where its binary is installed. */
export function oxcParser(oxc: typeof Oxc): SourceParser {
  const run = (text: string, file: string, range: boolean): Oxc.ParseResult => oxc.parseSync(file, text, { lang: dialectOf(file), astType: 'ts', range, sourceType: sourceTypeOf(file), preserveParens: false });
  return {
    id: 'oxc',
    parse(text, file) {
      return guarded(() => {
        const result = run(text, file, true);
        const problem = firstProblem(result, text);
        if (problem) return { ok: false, problem };
        const ast = result.program as unknown as TSESTree.Program;
        return { ok: true, source: { ast, comments: result.comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] })) } };
      });
    },
    check(text, file) {
      const outcome = guarded(() => {
        const problem = firstProblem(run(text, file, false), text);
        return problem ? { ok: false, problem } : undefined;
      });
      return outcome && !outcome.ok ? outcome.problem : undefined;
    },
  };
}

function sourceTypeOf(file: string): 'script' | 'module' | 'commonjs' | 'unambiguous' {
  return /\.c[jt]s$/i.test(file) ? 'commonjs' : /\.[cm]?tsx?$/i.test(file) ? 'module' : 'unambiguous';
}

function firstProblem(result: Oxc.ParseResult, text: string): SyntaxProblem | undefined {
  const error = result.errors.find((candidate) => candidate.severity === 'Error');
  return error && { message: error.message, ...positionAt(text, error.labels[0]?.start ?? 0) };
}

function guarded<T>(run: () => T): T | { ok: false; problem: SyntaxProblem } {
  try {
    return run();
  } catch (error) {
    return { ok: false, problem: thrownProblem(error) };
  }
}
