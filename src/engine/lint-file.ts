import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { rules } from '../../rules/index.ts';
import { isMachineWritten } from '../ast/index.ts';
import type { Problem } from '../model/index.ts';
import { LineIndex, type ParsedSource, type SourceComment, sourceParser, type SyntaxProblem } from '../parse/index.ts';
import { collectCalls, collectEvidence, type FileContext, type FindingEvidence, genericNames, runRules, setFileContextProvider } from '../rulekit/index.ts';
import { type RawFinding, type Said, saidByRules, toRawFindings } from './findings.ts';
import { lintWithEslint } from './lint-with-eslint.ts';
import type { FollowedImport } from './linked-modules.ts';
import { PlainSource } from './plain-source.ts';
import { mayHoldCandidate, mayHoldFinding } from './prefilter.ts';
import { atOnce, type Steps } from './steps.ts';

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

/** What became of one file, and what that was made of. */
export interface Judged {
  outcome: FileOutcome;
  /** What the rules said, in their order; empty where they were not asked. */
  evidence: readonly FindingEvidence[];
  /** The tree, its nodes know their parents; undefined where the rules were not asked. */
  ast?: TSESTree.Program;
  /** True when comments may silence what the rules say. */
  directed?: true;
}

/**
 * Checks one file. Each step is dearer than the one before and is taken by fewer files: the text,
 * the tree, the rules alone, and, where a comment may silence what they say, ESLint's Linter around them.
 * Never throws: what goes wrong inside a rule becomes an `internal-error` problem.
 * @param anyway leaves the first two steps out: the file is known to hand entities to generic code.
 */
export function lintFile(text: string, context: FileContext, anyway = false): FileOutcome {
  return atOnce(judgeFile(text, context, anyway)).outcome;
}

/** The same as {@link lintFile}, in steps that each take a small part of the time. */
export function* judgeFile(text: string, context: FileContext, anyway = false): Steps<Judged> {
  const { file, project } = context;
  if (isMachineWritten(text)) return unasked(NOTHING);
  if (!anyway && !mayHoldFinding(text, project)) return unasked(checkSyntax(text, file));
  const outcome = sourceParser().parse(text, file);
  if (!outcome.ok) return unasked({ findings: [], problems: [parseProblem(outcome.problem, file)] });
  const { ast } = outcome.source;
  yield;
  try {
    if (anyway) collectCalls(ast, visitorKeys);
    else if (!mayHoldCandidate(ast, text, project, visitorKeys, file)) return unasked(CLEARED);
    return yield* judgeParsed(new PlainSource(text, ast), outcome.source, context);
  } catch (error) {
    return unasked({ findings: [], problems: [internalError(file, error)] });
  }
}

function unasked(outcome: FileOutcome): Judged {
  return { outcome, evidence: [] };
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

function* judgeParsed(source: PlainSource, { comments }: ParsedSource, context: FileContext): Steps<Judged> {
  const evidence: FindingEvidence[] = [];
  const problems: Problem[] = [];
  const ruleError = (rule: string, error: unknown): number => problems.push(internalError(context.file, error, rule));
  yield* runRules(Object.values(rules), source, context, { evidence: (item) => evidence.push(item), ruleError });
  const directed = comments.some(({ value }) => DIRECTIVE.test(value));
  return { outcome: outcomeOf(source, comments, context, { evidence, problems, directed }), evidence, ast: source.ast, ...(directed ? { directed } : {}) };
}

function outcomeOf(source: PlainSource, comments: readonly SourceComment[], context: FileContext, { evidence, problems, directed }: { evidence: FindingEvidence[]; problems: Problem[]; directed: boolean }): FileOutcome {
  const names = genericNames(source, context.project);
  const generic = names.length > 0 ? { generic: names } : undefined;
  if (evidence.length === 0) return problems.length > 0 || generic ? { findings: [], problems, ...generic } : NOTHING;
  const lines = new LineIndex(source.text);
  const said: Said[] = directed ? saidInEslint(source, comments, lines, context, problems) : saidByRules(lines, evidence);
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
