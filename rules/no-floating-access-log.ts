import {
  createRule,
  format,
  isInside,
  keepsOwnFailure,
  type LogCall,
  logCalls,
  type LostEntry,
  lostEntry,
  onlyWhenReadFails,
  personalReads,
  type RuleEnv,
  type RuleProblem,
  saysAccess,
  swallowingClauses,
  writersHere,
} from '../src/rulekit/index.ts';

type MessageId = 'notAwaited' | 'afterResponse' | 'listNotAwaited' | 'detached' | 'swallowed' | 'swallowedInside' | 'onlyOnFailure' | 'unknownWriter' | 'addAwait' | 'letFail';

export default createRule<MessageId>({
  name: 'no-floating-access-log',
  docs: {
    description: {
      en: 'Disallow access-log entries that can be lost',
      ja: '失われる可能性のあるアクセスログの書き込みを禁止する',
    },
    category: 'access-log',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    notAwaited: {
      en: '`{name}` writes the access log, but nothing waits for it. If it fails, or the process ends first, the data has been read and the entry is lost. Await or return it, or name it under `accessLog.reliable` in the policy if it loses nothing.',
      ja: '`{name}` はアクセスログを書き込みますが、その完了を待つ処理がありません。失敗した場合やプロセスが先に終了した場合、データは読み取られたのに記録が失われます。await するか return してください。記録が失われない仕組みであれば、ポリシーの `accessLog.reliable` に記載してください。',
    },
    afterResponse: {
      en: '`{name}` writes the access log after the response has been sent, and nothing waits for it. If it fails, or the process is stopped after the response, the data has left and the entry is lost. Write the entry before the response, and await it.',
      ja: '`{name}` はレスポンスの送信後にアクセスログを書き込み、その完了を待つ処理もありません。失敗した場合や、レスポンス後にプロセスが停止した場合、データは送信済みなのに記録が失われます。レスポンスの前に書き込み、await してください。',
    },
    listNotAwaited: {
      en: '`{name}` writes the access log once for each element, and nothing waits for these promises: a list of promises is no promise. Entries that fail are lost. Use `await Promise.all(…)`.',
      ja: '`{name}` は要素ごとにアクセスログを書き込みますが、それらの Promise の完了を待つ処理がありません（Promise の配列は Promise ではありません）。失敗した記録は失われます。`await Promise.all(…)` を使ってください。',
    },
    detached: {
      en: '`{name}` writes the access log inside `{callback}`, which waits for nothing that its callback does. Entries that fail are lost. Write the entry outside of it, or wait for all of them.',
      ja: '`{name}` は、コールバックの完了を待たない `{callback}` の中でアクセスログを書き込んでいます。失敗した記録は失われます。その外で書き込むか、すべての完了を待ってください。',
    },
    swallowed: {
      en: 'When `{name}` fails, its failure is swallowed{where} and the code goes on: the data has been read, the entry is missing, and nobody is told. Let it fail, or report the failure where somebody acts on it.',
      ja: '`{name}` が失敗しても、その失敗は握りつぶされ{where}処理が続きます。データは読み取られたのに記録がなく、誰も気付きません。失敗をそのまま伝えるか、対応する人に届く形で報告してください。',
    },
    swallowedInside: {
      en: '`{name}` writes the access log and swallows its own failure{where}: none of its callers can tell that an entry is missing. Throw the failure on, or report it where somebody acts on it.',
      ja: '`{name}` はアクセスログの書き込みの失敗を自ら握りつぶします{where}。呼び出し元は記録が欠けていることを知ることができません。失敗を再スローするか、対応する人に届く形で報告してください。',
    },
    onlyOnFailure: {
      en: '`{name}` stands in the `catch` clause only: what `{method}` reads is logged when it fails, and not when somebody gets to see the data. Write the entry where the read succeeds.',
      ja: '`{name}` は `catch` 節にしかありません。`{method}` の読み取りは失敗したときだけ記録され、データが実際に閲覧されたときには記録されません。読み取りが成功する経路で記録してください。',
    },
    unknownWriter: {
      en: '`{name}` writes the access log, and its answer is thrown away; whether it is a promise cannot be told. If it is one, nothing waits for it and the entry can be lost.',
      ja: '`{name}` はアクセスログを書き込みますが、その戻り値は捨てられています。Promise かどうか判断できません。Promise であれば完了を待つ処理がなく、記録が失われる可能性があります。',
    },
    addAwait: { en: 'Wait for the entry: {code}', ja: '記録の完了を待つ: {code}' },
    letFail: { en: 'Let the failure be seen: {code}', ja: '失敗を伝える: {code}' },
  },
  check(env) {
    const reliable = new Set(env.project.accessLogRules.reliable);
    const counts = (records: LogCall['records'], name: string): boolean => !reliable.has(name) && (records === 'reads' || env.policy.strict);
    const calls = logCalls(env.source, env.project);
    // Who was refused has read nothing.
    for (const call of calls) {
      if (!counts(call.ofFailure ? 'writes' : call.records, call.entry.name)) continue;
      // A failure that the function keeps to itself is reported there, and cannot be lost a second time.
      judge(call, calls, env, call.fn !== undefined && counts(keptBy(call.entry), call.entry.name) && keepsOwnFailure(call.fn, env.source));
    }
    for (const { entry, fn } of writersHere(env.source, env.project)) {
      if (!counts(keptBy(entry), entry.name)) continue;
      for (const { clause, handling } of swallowingClauses(fn, env.source)) {
        if (handling === 'logs' && !env.policy.strict) continue;
        env.report({ node: clause.param ?? clause, messageId: 'swallowedInside', data: { name: entry.name, where: whereText(handling) } });
      }
    }
  },
});

/** What a function records that keeps its failures to itself. */
function keptBy(entry: LogCall['entry']): LogCall['records'] {
  return entry.records === 'writes' && !saysAccess(entry.name) ? 'writes' : 'reads';
}

function judge(logged: LogCall, calls: readonly LogCall[], env: RuleEnv<MessageId>, neverFails: boolean): void {
  const name = logged.entry.name;
  const reads = calls.some(({ call }) => call === logged.call) ? env.accesses.filter((access) => access.operation === 'read' && personalReads(access, env.project.catalog).length > 0) : [];
  const lost = lostEntry(logged, { source: env.source, calls, isTask: (fn) => reads.some(({ node }) => isInside(node, fn)), strict: env.policy.strict });
  if (lost?.how === 'muted' && neverFails) return;
  if (lost) return env.report(problemOf(name, lost));
  const statement = onlyWhenReadFails(logged, calls, reads.map(({ node }) => node));
  const read = statement && reads.find(({ node }) => isInside(node, statement.block));
  if (read) env.report({ node: logged.call.callee, messageId: 'onlyOnFailure', data: { name, method: read.method }, access: read });
}

const MESSAGES = {
  dropped: 'notAwaited',
  response: 'afterResponse',
  list: 'listNotAwaited',
  callback: 'detached',
  muted: 'swallowed',
  unknown: 'unknownWriter',
} as const satisfies Record<LostEntry['how'], MessageId>;

function problemOf(name: string, { how, at, callback = '', handling, edit }: LostEntry): RuleProblem<MessageId> {
  const suggestions = edit ? [{ messageId: how === 'muted' ? ('letFail' as const) : ('addAwait' as const), data: { code: edit.code }, edits: edit.edits }] : [];
  return { node: at, messageId: MESSAGES[how], data: { name, callback, where: how === 'muted' ? whereText(handling) : '' }, suggestions };
}

/** What is done with a failure instead of telling it. */
function whereText(handling: LostEntry['handling']): string {
  if (handling === 'console') return format({ en: ' (only the console hears of it)', ja: '（コンソールに出力されるだけです）' });
  return handling === 'logs' ? format({ en: ' (only a log hears of it)', ja: '（ログに出力されるだけです）' }) : '';
}
