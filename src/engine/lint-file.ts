import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { rules } from '../../rules/index.ts';
import { isMachineWritten } from '../ast/index.ts';
import type { Problem } from '../model/index.ts';
import { LineIndex, type ParsedSource, type SourceComment, sourceParser, type SyntaxProblem } from '../parse/index.ts';
import { collectEvidence, type FileContext, type FindingEvidence, genericNames, runRules, setFileContextProvider } from '../rulekit/index.ts';
import { type RawFinding, type Said, saidByRules, toRawFindings } from './findings.ts';
import { lintWithEslint } from './lint-with-eslint.ts';
import type { FollowedImport } from './linked-modules.ts';
import { PlainSource } from './plain-source.ts';
import { mayHoldCandidate, mayHoldFinding } from './prefilter.ts';

/** What the engine learns of one file: depends only on its text, the project's data, the modules it was followed to, and our version. */
export interface FileOutcome {
  findings: RawFinding[];
  problems: Problem[];
  /** True when the text or its calls alone cleared the file: it calls no data client itself. */
  cleared?: true;
  /** Exported names that do something with an entity that their caller gives them. */
  generic?: readonly string[];
  /** Imports that were followed to judge the file: it is judged anew when they lead elsewhere. */
  followed?: FollowedImport[];
}

const NOTHING: FileOutcome = { findings: [], problems: [] };
const CLEARED: FileOutcome = { findings: [], problems: [], cleared: true };

/**
 * Checks one file. Each step is dearer than the one before and is taken by fewer files: the text,
 * the tree, the rules alone, and, where a comment may silence what they say, ESLint's Linter around them.
 * Never throws: what goes wrong inside a rule becomes an `internal-error` problem.
 * @param anyway leaves the first two steps out: the file is known to hand entities to generic code.
 */
export function lintFile(text: string, context: FileContext, anyway = false): FileOutcome {
  const { file, project } = context;
  if (isMachineWritten(text)) return NOTHING;
  if (!anyway && !mayHoldFinding(text, project)) return checkSyntax(text, file);
  const outcome = sourceParser().parse(text, file);
  if (!outcome.ok) return { findings: [], problems: [parseProblem(outcome.problem, file)] };
  const { ast } = outcome.source;
  try {
    if (!mayHoldCandidate(ast, text, project, visitorKeys, file) && !anyway) return CLEARED;
    return lintParsed(new PlainSource(text, ast), outcome.source, context);
  } catch (error) {
    return { findings: [], problems: [internalError(file, error)] };
  }
}

/** For files that cannot hold a finding: only says whether they can be parsed. */
export function checkSyntax(text: string, file: string): FileOutcome {
  const problem = sourceParser().check(text, file);
  return problem ? { findings: [], problems: [parseProblem(problem, file)], cleared: true } : CLEARED;
}

/** A parser that gives up leaves the file unjudged, though nothing may be wrong with it. */
function parseProblem({ gaveUp, ...problem }: SyntaxProblem, file: string): Problem {
  return { kind: gaveUp ? 'internal-error' : 'syntax-error', file, ...problem };
}

function lintParsed(source: PlainSource, { comments }: ParsedSource, context: FileContext): FileOutcome {
  const evidence: FindingEvidence[] = [];
  const problems: Problem[] = [];
  const ruleError = (rule: string, error: unknown): number => problems.push(internalError(context.file, error, rule));
  runRules(Object.values(rules), source, context, { evidence: (item) => evidence.push(item), ruleError });
  const names = genericNames(source, context.project);
  const generic = names.length > 0 ? { generic: names } : undefined;
  if (evidence.length === 0) return problems.length > 0 || generic ? { findings: [], problems, ...generic } : NOTHING;
  const lines = new LineIndex(source.text);
  const said: Said[] = comments.some(({ value }) => DIRECTIVE.test(value)) ? saidInEslint(source, comments, lines, context, problems) : saidByRules(lines, evidence);
  return { findings: toRawFindings(lines, said, evidence), problems, ...generic };
}

/** A comment that ESLint or oxlint may take for a directive. */
const DIRECTIVE = /^\s*(?:eslint|oxlint)/;

/** The same reports as ESLint passes them on: its directives, and what they suppress, are its own. */
function saidInEslint(source: PlainSource, comments: readonly SourceComment[], lines: LineIndex, context: FileContext, problems: Problem[]): Said[] {
  setFileContextProvider(() => context);
  try {
    // What the rules have to prove or to complain of is known already.
    const messages = collectEvidence({ evidence: () => {}, ruleError: () => {} }, () => lintWithEslint(source, comments, lines));
    for (const { fatal, message } of messages) if (fatal) problems.push(internalError(context.file, message));
    return messages;
  } finally {
    setFileContextProvider(undefined);
  }
}

function internalError(file: string, error: unknown, rule?: string): Problem {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const place = /\n\s+at .*/.exec(stack ?? '')?.[0].trim() ?? '';
  return { kind: 'internal-error', file, message: `${rule === undefined ? '' : `${rule}: `}${message}${place === '' ? '' : ` (${place})`}` };
}
