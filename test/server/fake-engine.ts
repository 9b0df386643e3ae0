import type { Finding } from '../../src/model/index.ts';
import type { EngineWorkspace, WorkspaceOptions } from '../../src/server/engine.ts';

/**
 * A stand-in for the engine, so that these tests see the server alone: it reports every `BAD` and
 * offers to write `GOOD`; `SAFE` has a fix instead; `CRASH` throws.
 */
export class FakeEngine implements EngineWorkspace {
  static opened: FakeEngine[] = [];
  checks = 0;
  /** The lines that were looked at, whether or not the check came to an end. */
  steps: string[] = [];
  changes: [string, string | undefined][] = [];
  answer: 'nothing' | 'all' = 'nothing';
  problems: EngineWorkspace['problems'] = [];
  summary = { entities: 3, rules: 4 };

  constructor(readonly options: WorkspaceOptions) {
    FakeEngine.opened.push(this);
  }

  get policyFile(): string | undefined {
    return this.options.policyFile;
  }

  checkText(file: string, text: string): ReturnType<EngineWorkspace['checkText']> {
    this.checks++;
    if (text.includes('CRASH')) throw new Error('engine fell over');
    const findings = [...text.matchAll(/BAD|SAFE/g)].map((match) => finding(file, text, match));
    if (text.includes('HUGE')) return { findings: [], problems: [{ kind: 'too-large', message: '6.0 MB; the limit is 5 MB', file }] };
    const problems = /^\s*<syntax error>/m.test(text) ? [{ kind: 'syntax-error' as const, message: 'syntax error', file }] : [];
    return { findings, problems };
  }

  /** A step for each line, then what {@link checkText} answers. */
  *checkSteps(file: string, text: string): ReturnType<EngineWorkspace['checkSteps']> {
    for (const line of text.split('\n')) {
      this.steps.push(line);
      yield;
    }
    return this.checkText(file, text);
  }

  /** Where the text says PART, the first finding is missed. */
  *checkTyped(file: string, text: string): ReturnType<EngineWorkspace['checkTyped']> {
    const report = yield* this.checkSteps(file, text);
    return text.includes('PART') ? { ...report, findings: report.findings.slice(1), partial: true } : report;
  }

  accessLog: string | undefined = 'recordAccess';
  planned: Awaited<ReturnType<EngineWorkspace['planAccessLogHelper']>> = { problem: 'no place for it' };
  asked: Parameters<EngineWorkspace['planAccessLogHelper']>[0][] = [];

  planAccessLogHelper(request: Parameters<EngineWorkspace['planAccessLogHelper']>[0]): ReturnType<EngineWorkspace['planAccessLogHelper']> {
    this.asked.push(request);
    return this.planned;
  }

  names(): { entities: []; functions: [] } {
    return { entities: [], functions: [] };
  }

  explainNamed(): undefined {
    return undefined;
  }

  explainAt(): undefined {
    return undefined;
  }

  catalog = { entities: [] };
  severities = {};

  accesses(): [] {
    return [];
  }

  planPolicyMark(): { problem: string } {
    return { problem: 'no policy here' };
  }

  calledFunctions(): [] {
    return [];
  }

  decidable(): undefined {
    return undefined;
  }

  filesChanged(files: Parameters<EngineWorkspace['filesChanged']>[0]): 'nothing' | 'all' {
    for (const { file, text } of files) this.changes.push([file, text]);
    return this.answer;
  }
}

function finding(file: string, text: string, match: RegExpExecArray): Finding {
  const before = text.slice(0, match.index).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  const above = text.split('\n')[line - 2] ?? '';
  const edit = [{ title: `Write GOOD`, edits: [{ range: [match.index, match.index + match[0].length] as const, text: 'GOOD' }] }];
  return {
    ruleId: 'crm-guard/no-bad',
    severity: match[0] === 'BAD' ? 'error' : 'warning',
    messageId: 'bad',
    message: `${match[0]} is bad`,
    file,
    line,
    column,
    endLine: line,
    endColumn: column + match[0].length,
    client: null,
    evidence: null,
    entity: 'Customer',
    fields: [{ name: 'email', category: 'contact.email', source: { kind: 'schema', file: 'schema.prisma', line: 3 } }],
    related: [{ message: 'declared here', file: 'schema.prisma', line: 2, column: 3 }],
    // As in the real engine: what is alike has one fingerprint.
    fingerprint: 'bad',
    suppressed: /eslint-disable-next-line crm-guard\/no-bad -- \S/.test(above) || /^\/\* eslint-disable crm-guard\/no-bad -- \S/.test(text) ? { kind: 'inline', reason: 'given', until: null } : null,
    fixes: match[0] === 'SAFE' ? edit : [],
    suggestions: match[0] === 'BAD' ? edit : [],
  };
}
