import { createRule, isCommandLineProgram, isDevelopmentOnly, type Leak, leaksBySink, leaksOf, type LogSink, logSinks, reportLeaks, type RuleEnv, writtenByLogger } from '../src/rulekit/index.ts';

type MessageId = 'fieldLogged' | 'recordLogged' | 'nameLogged' | 'logId' | 'leaveOut' | 'mask';

export default createRule<MessageId>({
  name: 'no-pii-in-logs',
  docs: {
    description: { en: 'Disallow writing personal data to logs', ja: '個人データをログに出力することを禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    fieldLogged: {
      en: '`{sink}` writes {fields} of {entity}{because} to the log. Logs are read by more people and kept longer than the customer data itself. Log the id, or mask the value.',
      ja: '`{sink}` が {entity} の {fields} をログに出力しています{because}。ログは顧客データそのものより多くの人に読まれ、長く保存されます。IDを出力するか、値をマスクしてください。',
    },
    recordLogged: {
      en: '`{sink}` writes a whole record of {entity} to the log, with {fields}{because}. Log the id instead.',
      ja: '`{sink}` が {entity} のレコード全体をログに出力しています。{fields} を含みます{because}。代わりにIDを出力してください。',
    },
    nameLogged: {
      en: '`{sink}` writes {fields} to the log. Logs are read by more people and kept longer than the customer data itself. Log an id, or mask the value.',
      ja: '`{sink}` が {fields} をログに出力しています。ログは顧客データそのものより多くの人に読まれ、長く保存されます。IDを出力するか、値をマスクしてください。',
    },
    logId: { en: 'Log the id instead: {code}', ja: '代わりにIDを出力する: {code}' },
    leaveOut: { en: 'Leave out {code}', ja: '{code} を省く' },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    const written: Leak[] = [];
    for (const leak of leaksOf(logSinks, env)) {
      if (isOutput(leak.sink as LogSink, env) || (!env.policy.strict && isDevelopmentOnly(leak.through?.node ?? leak.node, env.source))) continue;
      const all = writtenByLogger(leak, env);
      const fields = env.policy.strict ? all : all.filter(({ classification }) => classification.sensitivity !== 'low');
      if (fields.length > 0) written.push({ ...leak, value: { ...leak.value, fields } });
    }
    for (const leaks of leaksBySink(written, env)) reportLeaks(leaks, { field: 'fieldLogged', record: 'recordLogged', name: 'nameLogged', id: 'logId', out: 'leaveOut', mask: 'mask' }, env);
  },
});

/** What a command-line program writes to the console is its answer to whoever ran it. */
function isOutput({ kind }: LogSink, env: RuleEnv<MessageId>): boolean {
  return kind === 'console' && !env.policy.strict && isCommandLineProgram(env.source);
}
