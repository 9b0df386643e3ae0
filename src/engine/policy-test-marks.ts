import type { PolicyTest } from '../model/index.ts';
import { withoutPrefix } from '../policy/index.ts';

/** A finding that a test asks for. */
export interface Expectation {
  /** 1-based line on which the finding must stand. */
  line: number;
  /** 1-based line of the comment that asks. */
  markLine: number;
  rule: string;
  severity?: 'error' | 'warning';
  /** An exception or a comment must cover it. */
  suppressed: boolean;
}

/** A comment that was meant as a mark and says nothing that can be tested. */
export interface MarkMistake {
  line: number;
  kind: 'unknown-rule' | 'no-code' | 'not-a-mark';
  text: string;
}

/** What the comments of a test's file say. */
export interface PolicyTestMarks {
  tests: readonly PolicyTest[];
  expectations: readonly Expectation[];
  mistakes: readonly MarkMistake[];
  /** The path that the file stands for. */
  judgedAs?: string;
  /** The rules that count; all when absent. */
  rules?: readonly string[];
}

const MARK = /(?:\/\/|\/\*)\s*(expect-suppressed|expect|test|file|rules)\s*:\s*(.*?)\s*(?:\*\/.*)?$/;
const ALMOST = /^\s*\{?(?:\/\/|\/\*)\s*expect/i;
const ENTRY = /^(?:crm-guard\/)?([a-z][a-z0-9-]*)(?:\s+x([2-9]))?(?:\s+\((error|warning)\))?$/;
const NO_CODE = /^\s*(?:\/\/.*|\{?\/\*.*\*\/\}?)?\s*$/;

/**
 * Reads the marks of a policy test:
 * `// expect: rule, rule x2, rule (warning)` above or behind the line of the finding,
 * `// expect-suppressed: rule` for one that the policy covers, `// test: title` where a test begins,
 * `// file: src/jobs/export.ts` for the path it stands for, `// rules: a, b` for the rules that count.
 * Never throws.
 * @param known names of all rules, without prefix
 */
export function readPolicyTestMarks(text: string, title: string, known: readonly string[]): PolicyTestMarks {
  const lines = text.split(/\r\n|\n|\r/);
  const starts: { title: string; line: number }[] = [];
  const expectations: Expectation[] = [];
  const mistakes: MarkMistake[] = [];
  let judgedAs: string | undefined;
  let rules: string[] | undefined;
  const rule = (name: string, line: number): string => {
    const plain = withoutPrefix(name);
    if (!known.includes(plain)) mistakes.push({ line, kind: 'unknown-rule', text: plain });
    return plain;
  };
  lines.forEach((content, index) => {
    const line = index + 1;
    const match = MARK.exec(content);
    const [, kind, said = ''] = match ?? [];
    if (!match) {
      if (ALMOST.test(content) && known.some((name) => content.includes(name))) mistakes.push({ line, kind: 'not-a-mark', text: content.trim() });
    } else if (kind === 'test') starts.push({ title: said, line });
    else if (kind === 'file') judgedAs = said.replace(/^\.?\//, '');
    else if (kind === 'rules') rules = said.split(',').map((name) => rule(name.trim(), line));
    else if (said !== 'nothing') {
      const at = lineOfCode(lines, index, content.slice(0, match.index));
      if (at === undefined) mistakes.push({ line, kind: 'no-code', text: content.trim() });
      for (const part of said.split(',')) {
        const [, name, times = '1', severity] = ENTRY.exec(part.trim()) ?? [];
        if (name === undefined) mistakes.push({ line, kind: 'not-a-mark', text: content.trim() });
        else if (at !== undefined) {
          const expectation: Expectation = { line: at, markLine: line, rule: rule(name, line), suppressed: kind === 'expect-suppressed', ...(severity === 'error' || severity === 'warning' ? { severity } : {}) };
          for (let count = Number(times); count > 0; count--) expectations.push(expectation);
        }
      }
    }
  });
  return { tests: testsOf(starts, title, lines.length), expectations, mistakes, ...(judgedAs === undefined ? {} : { judgedAs }), ...(rules ? { rules } : {}) };
}

/** A mark behind code speaks of its own line, one that stands alone of the next line with code. */
function lineOfCode(lines: readonly string[], index: number, before: string): number | undefined {
  if (!/^\s*\{?$/.test(before)) return index + 1;
  const below = lines.findIndex((other, at) => at > index && !NO_CODE.test(other));
  return below < 0 ? undefined : below + 1;
}

/** What stands above the first test (imports, helpers) belongs to it; a file without titles is one test. */
function testsOf(starts: readonly { title: string; line: number }[], title: string, lines: number): PolicyTest[] {
  if (starts.length === 0) return [{ title, line: 1, endLine: lines }];
  return starts.map((start, index) => ({ title: start.title === '' ? title : start.title, line: index === 0 ? 1 : start.line, endLine: (starts[index + 1]?.line ?? lines + 1) - 1 }));
}
