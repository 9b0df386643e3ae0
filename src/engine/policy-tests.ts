import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding, PolicyTest, PolicyTestFailure, PolicyTestFile, PolicyTestReport, PolicyTestResult } from '../model/index.ts';
import { explainPolicy, nearest, withoutPrefix } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { isSourceName, readSource, relativeTo } from '../project/index.ts';
import { PolicyError, UsageError } from './errors.ts';
import { isUnder } from './gather.ts';
import { ruleInfos } from './known-rules.ts';
import { policyProblem } from './load-policy.ts';
import { type Expectation, type MarkMistake, type PolicyTestMarks, readPolicyTestMarks } from './policy-test-marks.ts';
import { words } from './policy-test-words.ts';
import type { ProjectUnderPolicy } from './project-under-policy.ts';
import { WholeProject, type WholeProjectOptions } from './whole-project.ts';

/** Name of the folder beside the policy that holds its tests. */
export const TESTS_FOLDER = 'policy-tests';

const RULES = ruleInfos.map(({ name }) => name);

/** Which tests are asked for. */
export interface PolicyTestRequest extends WholeProjectOptions {
  /** Absolute paths of files or folders of tests; all when absent or empty. */
  only?: readonly string[];
  /** Unsaved texts by absolute path: tests, the policy, and everything else of the project. */
  unsaved?: ReadonlyMap<string, string>;
}

/** A test's file as it stands. */
interface TestFile {
  file: string;
  text: string;
  judgedAs: string;
  marks: PolicyTestMarks;
}

/** The tests of a policy without running them: for lists. */
export function listPolicyTests(request: PolicyTestRequest): PolicyTestFile<PolicyTest>[] {
  const project = new WholeProject(request);
  const { policy } = project.policy();
  return readTests(project.root, testsFolder(project.root, policy), request).map(({ file, judgedAs, marks }) => ({ file, judgedAs, tests: marks.tests }));
}

/**
 * Runs the tests of a policy: each file is judged as if it stood in the project, and exactly what its
 * comments ask for must be found.
 * @throws PolicyError when the policy has errors; UsageError when it has no tests
 */
export function runPolicyTests(request: PolicyTestRequest, project = new WholeProject(request)): PolicyTestReport {
  const started = performance.now();
  const { unsaved = new Map<string, string>() } = request;
  project.setUnsaved(unsaved);
  const { policy, errors, warnings } = project.policy(unsaved.get(project.policy().policy.file ?? ''));
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  const folder = testsFolder(project.root, policy);
  const tests = readTests(project.root, folder, request);
  if (tests.length === 0) throw new UsageError(words.none(folder));
  const under = project.under(policy);
  const files = tests.map((test) => run(test, under));
  const all = files.flatMap((file) => file.tests);
  return {
    root: project.root,
    folder,
    policyFile: policy.file === undefined ? null : relativeTo(project.root, policy.file),
    summary: { files: files.length, tests: all.length, failed: all.filter(({ failures }) => failures.length > 0).length, durationMs: Math.round(performance.now() - started) },
    files,
    problems: [...warnings.map((warning) => policyProblem(warning, project.root)), ...under.problems],
  };
}

function testsFolder(root: string, policy: Policy): string {
  return path.join(policy.file === undefined ? root : path.dirname(policy.file), TESTS_FOLDER);
}

function readTests(root: string, folder: string, { only = [], unsaved }: PolicyTestRequest): TestFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => isSourceName(path.basename(name)) && !name.split(path.sep).includes('node_modules'));
  return names.sort().flatMap((name) => {
    const absolute = path.join(folder, name);
    // A folder of the project itself asks for all.
    if (only.length > 0 && !only.some((asked) => isUnder(asked, absolute))) return [];
    const own = unsaved?.get(absolute);
    const read = own === undefined ? readSource(absolute) : { ok: true as const, text: own };
    if (!read.ok) return [];
    const inside = name.split(path.sep).join('/');
    const marks = readPolicyTestMarks(read.text, inside, RULES);
    return [{ file: relativeTo(root, absolute), text: read.text, judgedAs: marks.judgedAs ?? inside, marks }];
  });
}

function run({ file, text, judgedAs, marks }: TestFile, under: ProjectUnderPolicy): PolicyTestFile {
  const { findings, problems } = under.checkText(judgedAs, file, text);
  const counts = (rule: string): boolean => marks.rules?.includes(rule) ?? true;
  const failures: PolicyTestFailure[] = [
    ...problems.map(({ message, line = 1, column = 1 }) => ({ kind: 'unreadable' as const, message, line, column })),
    ...marks.mistakes.map(mistake),
    ...compare(marks.expectations, findings.filter(({ ruleId }) => counts(withoutPrefix(ruleId))), { policy: under.policy, judgedAs }),
  ];
  failures.sort((a, b) => a.line - b.line || a.column - b.column);
  return { file, judgedAs, tests: marks.tests.map((test): PolicyTestResult => ({ ...test, failures: failures.filter(({ line }) => line >= test.line && line <= test.endLine) })) };
}

function mistake({ line, kind, text }: MarkMistake): PolicyTestFailure {
  const message = kind === 'unknown-rule' ? words.unknownRule(text, nearest(text, RULES)) : kind === 'no-code' ? words.noCode(text) : words.notAMark(text);
  return { kind: 'unreadable', message, line, column: 1, ...(kind === 'unknown-rule' ? { rule: text } : {}) };
}

interface Judged {
  policy: Policy;
  judgedAs: string;
}

/** Pairs what is expected with what is found; what is left on either side is a failure. */
function compare(expectations: readonly Expectation[], findings: readonly Finding[], judged: Judged): PolicyTestFailure[] {
  const left = new Set(findings);
  const missing: Expectation[] = [];
  const failures: PolicyTestFailure[] = [];
  for (const expected of expectations) {
    const found = [...left].find((finding) => finding.line === expected.line && withoutPrefix(finding.ruleId) === expected.rule && (finding.suppressed !== null) === expected.suppressed);
    if (!found) missing.push(expected);
    else {
      left.delete(found);
      if (expected.severity !== undefined && expected.severity !== found.severity) failures.push({ kind: 'severity', rule: expected.rule, line: found.line, column: found.column, message: words.severity(expected.rule, expected.severity, found.severity) + decidedBy(expected.rule, judged) });
    }
  }
  for (const expected of missing) failures.push({ kind: 'missing', rule: expected.rule, line: expected.markLine, column: 1, message: whyMissing(expected, [...left], judged) });
  // A covered finding harms nobody: a test that does not care about it need not name it.
  for (const found of left) if (found.suppressed === null) failures.push({ kind: 'unexpected', rule: withoutPrefix(found.ruleId), line: found.line, column: found.column, message: words.unexpected(withoutPrefix(found.ruleId), found.severity, found.message) });
  return failures;
}

/** What a reviewer asks next: is it elsewhere, is it covered, is the rule off? */
function whyMissing({ rule, line, suppressed }: Expectation, left: readonly Finding[], judged: Judged): string {
  const same = left.filter((finding) => withoutPrefix(finding.ruleId) === rule);
  const here = same.find((finding) => finding.line === line);
  if (here && suppressed) return words.notCovered(rule);
  if (here) return words.covered(rule, here.suppressed?.kind === 'policy' ? here.suppressed.reason : null);
  const off = explainPolicy(judged.policy, judged.judgedAs).find(({ setting }) => setting === `rules.${rule}`);
  if (off?.value === 'off') return words.off(rule, judged.judgedAs) + decidedBy(rule, judged);
  const [elsewhere] = same.filter((finding) => (finding.suppressed !== null) === suppressed).sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  return elsewhere ? words.elsewhere(rule, elsewhere.line) : words.nothing(rule);
}

/** The line of the policy that says how a rule counts in a file. */
function decidedBy(rule: string, { policy, judgedAs }: Judged): string {
  const setting = explainPolicy(policy, judgedAs).find((one) => one.setting === `rules.${rule}`);
  if (!setting) return '';
  const policyFile = policy.file === undefined ? '' : path.basename(policy.file);
  if (setting.origin === 'preset-files') return words.byPresetFiles(setting.kind ?? '');
  return setting.line === undefined ? words.byPreset(policy.preset) : words.byLine(`${policyFile}:${setting.line}`);
}
