import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { rules } from '../../rules/index.ts';
import type { Problem } from '../model/index.ts';
import { LineIndex, type ParsedSource, sourceParser, type SyntaxProblem } from '../parse/index.ts';
import { collectEvidence, type FileContext, type FindingEvidence, setFileContextProvider, wouldReport } from '../rulekit/index.ts';
import { type RawFinding, toRawFindings } from './findings.ts';
import { lintWithEslint } from './lint-with-eslint.ts';
import { PlainSource } from './plain-source.ts';
import { mayHoldCandidate, mayHoldFinding } from './prefilter.ts';

/** What the engine learns of one file: depends only on its text, the project's data and our version. */
export interface FileOutcome {
  findings: RawFinding[];
  problems: Problem[];
}

const NOTHING: FileOutcome = { findings: [], problems: [] };

/**
 * Checks one file. Each step is dearer than the one before and is taken by fewer files: the text,
 * the tree, the rules alone, and, where a rule has something to say, ESLint's Linter around them.
 * Never throws: what goes wrong inside a rule becomes an `internal-error` problem.
 */
export function lintFile(text: string, context: FileContext): FileOutcome {
  const { file } = context;
  if (!mayHoldFinding(text)) return checkSyntax(text, file);
  const outcome = sourceParser().parse(text, file);
  if (!outcome.ok) return { findings: [], problems: [parseProblem(outcome.problem, file)] };
  const { ast } = outcome.source;
  try {
    if (!mayHoldCandidate(ast, text, visitorKeys)) return NOTHING;
    const source = new PlainSource(text, ast);
    return wouldReport(Object.values(rules), source, context) ? report(source, outcome.source, context) : NOTHING;
  } catch (error) {
    return { findings: [], problems: [internalError(file, error)] };
  }
}

/** For files that cannot hold a finding: only says whether they can be parsed. */
export function checkSyntax(text: string, file: string): FileOutcome {
  const problem = sourceParser().check(text, file);
  return problem ? { findings: [], problems: [parseProblem(problem, file)] } : NOTHING;
}

/** A parser that gives up leaves the file unjudged, though nothing may be wrong with it. */
function parseProblem({ gaveUp, ...problem }: SyntaxProblem, file: string): Problem {
  return { kind: gaveUp ? 'internal-error' : 'syntax-error', file, ...problem };
}

function report(source: PlainSource, { comments }: ParsedSource, context: FileContext): FileOutcome {
  const evidence: FindingEvidence[] = [];
  const problems: Problem[] = [];
  const lines = new LineIndex(source.text);
  setFileContextProvider(() => context);
  try {
    const messages = collectEvidence(
      { evidence: (item) => evidence.push(item), ruleError: (rule, error) => problems.push(internalError(context.file, error, rule)) },
      () => lintWithEslint(source, comments, lines),
    );
    for (const { fatal, message } of messages) if (fatal) problems.push(internalError(context.file, message));
    return { findings: toRawFindings(lines, messages, evidence), problems };
  } finally {
    setFileContextProvider(undefined);
  }
}

function internalError(file: string, error: unknown, rule?: string): Problem {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const place = /\n\s+at .*/.exec(stack ?? '')?.[0].trim() ?? '';
  return { kind: 'internal-error', file, message: `${rule === undefined ? '' : `${rule}: `}${message}${place === '' ? '' : ` (${place})`}` };
}
