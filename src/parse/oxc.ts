import type * as Oxc from 'oxc-parser';
import type { TSESTree } from '@typescript-eslint/types';
import { nestsDeeply } from './depth.ts';
import { dialectOf, positionAt, type SourceParser, type SyntaxProblem, thrownProblem } from './parser.ts';

/**
 * The parser of the oxc project, where its binary is installed.
 * @param other takes the texts that might overrun a native stack: it can give up, not crash.
 */
export function oxcParser(oxc: typeof Oxc, other: () => SourceParser): SourceParser {
  return {
    id: 'oxc',
    parse(text, file) {
      if (nestsDeeply(text)) return other().parse(text, file);
      return guarded(() => {
        const { result, problem } = run(oxc, text, file, true);
        if (problem) return { ok: false, problem };
        const ast = result.program as unknown as TSESTree.Program;
        return { ok: true, source: { ast, comments: result.comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] })) } };
      });
    },
    check(text, file) {
      if (nestsDeeply(text)) return other().check(text, file);
      const outcome = guarded(() => {
        const { problem } = run(oxc, text, file, false);
        return problem ? { ok: false, problem } : undefined;
      });
      return outcome && !outcome.ok ? outcome.problem : undefined;
    },
  };
}

interface Attempt {
  result: Oxc.ParseResult;
  problem: SyntaxProblem | undefined;
}

/** JavaScript that is not plain is read once more as TypeScript: build tools take types in `.js` files too. */
function run(oxc: typeof Oxc, text: string, file: string, range: boolean): Attempt {
  const dialect = dialectOf(file);
  const first = attempt(oxc, text, file, { lang: dialect, range });
  if (!first.problem || dialect !== 'jsx') return first;
  const second = attempt(oxc, text, file, { lang: 'tsx', range });
  return second.problem ? first : second;
}

function attempt(oxc: typeof Oxc, text: string, file: string, options: Oxc.ParserOptions): Attempt {
  const result = oxc.parseSync(file, text, { ...options, astType: 'ts', sourceType: sourceTypeOf(file), preserveParens: false });
  const error = result.errors.find(({ severity }) => severity === 'Error');
  // With an error beyond the grammar (a `return` outside a function, a `const` without value) the whole tree is there.
  if (!error || (result.program.body.length > 0 && !UNFINISHED.test(error.message))) return { result, problem: undefined };
  return { result, problem: { message: error.message, ...positionAt(text, error.labels[0]?.start ?? 0) } };
}

/** Errors after which oxc goes on though the source breaks the grammar. */
const UNFINISHED = /closing tag/;

function sourceTypeOf(file: string): 'script' | 'module' | 'commonjs' | 'unambiguous' {
  return /\.c[jt]s$/i.test(file) ? 'commonjs' : /\.[cm]?tsx?$/i.test(file) ? 'module' : 'unambiguous';
}

function guarded<T>(attempted: () => T): T | { ok: false; problem: SyntaxProblem } {
  try {
    return attempted();
  } catch (error) {
    return { ok: false, problem: thrownProblem(error) };
  }
}
