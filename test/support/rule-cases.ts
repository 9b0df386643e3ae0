import type { ProjectName } from './crm-project.ts';

/** A suggestion a finding must offer, with what it makes of the source. */
export interface ExpectedSuggestion {
  id: string;
  /** Placeholders of the title. */
  data: Readonly<Record<string, string>>;
  /** Source texts, each of which stands once in the case, with what they become. Everything else must stay. */
  turns: Readonly<Record<string, string>>;
}

/** A finding a case must have. The place is marked in the source: `prisma.customer.⟦findMany⟧()`. */
export interface ExpectedFinding {
  id: string;
  data: Readonly<Record<string, string | number>>;
  suggest?: readonly ExpectedSuggestion[];
}

/** Where a case runs. */
export interface CaseOptions {
  project?: ProjectName;
  /** File name below the project's folder. `source.ts` when omitted. */
  file?: string;
  /** Line ends of the source are CRLF. */
  crlf?: boolean;
}

/** A source that must have exactly these findings. */
export interface BadCase {
  name: string;
  code: string;
  filename: string;
  findings: readonly (ExpectedFinding & { line: number; column: number; endLine: number; endColumn: number })[];
}

/** A source that must have none. */
export interface GoodCase {
  name: string;
  code: string;
  filename: string;
}

/** A source with marked findings, in the order of their marks. */
export function bad(name: string, marked: string, findings: readonly ExpectedFinding[] | ExpectedFinding, options: CaseOptions = {}): BadCase {
  const list = Array.isArray(findings) ? (findings as readonly ExpectedFinding[]) : [findings as ExpectedFinding];
  const { code, marks } = readMarks(withoutIndent(marked));
  if (marks.length !== list.length) throw new Error(`${name}: ${marks.length} marks for ${list.length} findings`);
  return { name, code: lineEnds(code, options), filename: filenameOf(options), findings: list.map((finding, index) => ({ ...finding, ...(marks[index] as Mark) })) };
}

/** A source that looks like one with a finding and is none. */
export function good(name: string, code: string, options: CaseOptions = {}): GoodCase {
  return { name, code: lineEnds(withoutIndent(code), options), filename: filenameOf(options) };
}

/** What a suggestion makes of the source of its case. */
export function outputOf({ name, code }: BadCase, { turns }: ExpectedSuggestion): string {
  let output = code;
  for (const [from, to] of Object.entries(turns)) {
    const [before, ...after] = output.split(from);
    if (after.length !== 1) throw new Error(`${name}: ${JSON.stringify(from)} stands ${after.length} times in the source`);
    output = `${before}${to}${after[0]}`;
  }
  return output;
}

const filenameOf = ({ project = 'src', file = 'source.ts' }: CaseOptions): string => `${project}/${file}`;

const lineEnds = (code: string, { crlf = false }: CaseOptions): string => (crlf ? code.replaceAll('\n', '\r\n') : code);

interface Mark {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

function readMarks(marked: string): { code: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let code = '';
  let start: { line: number; column: number } | undefined;
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part !== '⟦' && part !== '⟧') code += part;
    else {
      const lines = code.split('\n');
      const at = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
      if (part === '⟦') start = at;
      else if (start) marks.push({ ...start, endLine: at.line, endColumn: at.column });
    }
  }
  return { code, marks };
}

/** Takes away the indentation that all lines share, and the empty lines around. */
function withoutIndent(text: string): string {
  const lines = text.replace(/^\s*\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n');
}
