import {
  type AccessLogPart,
  addedBy,
  becauseText,
  createRule,
  entryValues,
  fieldList,
  format,
  isAboutNobody,
  type Localized,
  locale,
  type LogCall,
  logCalls,
  type PersonalValue,
  type RuleEnv,
  saferValues,
} from '../src/rulekit/index.ts';

type MessageId = 'missing' | 'unsure' | 'fieldCopied' | 'recordCopied' | 'logId';

export default createRule<MessageId>({
  name: 'require-access-log-fields',
  docs: {
    description: {
      en: 'Require access-log entries that say who read whose data, by id',
      ja: 'アクセスログに誰が誰のデータを読んだかをIDで記録することを必須とする',
    },
    category: 'access-log',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    missing: {
      en: 'The entry that `{name}` writes does not say {parts}. An investigation could not answer that later. Hand it over, or have the function take it from the request.',
      ja: '`{name}` が書き込む記録には {parts} がありません。後から調査しても答えられません。値を渡すか、関数の中でリクエストから取得してください。',
    },
    unsure: {
      en: 'The entry that `{name}` writes is not given {parts}, and what the function adds by itself cannot be read.',
      ja: '`{name}` が書き込む記録に {parts} が渡されていません。関数が自ら補うかどうかは判断できません。',
    },
    fieldCopied: {
      en: '`{name}` copies {fields} of {entity}{because} into the access log. The log is kept longer than the data and read by more people. Write the id of the record instead.',
      ja: '`{name}` が {entity} の {fields} をアクセスログに複製しています{because}。ログはデータそのものより長く保存され、より多くの人に読まれます。代わりにレコードのIDを記録してください。',
    },
    recordCopied: {
      en: '`{name}` copies a whole record of {entity} into the access log, with {fields}{because}. Write its id instead.',
      ja: '`{name}` が {entity} のレコード全体をアクセスログに複製しています。{fields} を含みます{because}。代わりにIDを記録してください。',
    },
    logId: { en: 'Write the id instead: {code}', ja: '代わりにIDを記録する: {code}' },
  },
  check(env) {
    for (const logged of logCalls(env.source, env.project)) {
      // Who was refused has read nothing, and a log of changes has to say what was changed.
      const concerns = !logged.ofSignIn && (env.policy.strict || (logged.records === 'reads' && !logged.ofFailure));
      if (!concerns) continue;
      sayMissing(logged, env);
      for (const value of entryValues(logged, env)) sayCopied(logged, value, env);
    }
  },
});

const PARTS: Readonly<Record<AccessLogPart, Localized>> = {
  actor: { en: 'who read (actor)', ja: '誰が読んだか（actor）' },
  action: { en: 'what was done (action)', ja: '何をしたか（action）' },
  subject: { en: 'whose data was read (subject)', ja: '誰のデータか（subject）' },
  purpose: { en: 'why (purpose)', ja: '何のためか（purpose）' },
};

/** What of the required parts neither the call nor the function answers. */
function sayMissing(logged: LogCall, env: RuleEnv<MessageId>): void {
  const { call, entry, fn, parts, ofFailure } = logged;
  if (parts.open) return;
  const added = fn && addedBy(fn, env.source);
  const lacking = env.project.accessLogRules.require.filter((part) => !parts.parts.has(part) && !(part === 'actor' && parts.context) && !(part === 'subject' && ofFailure) && !added?.has(part));
  // Who and what a function can know by itself; whose data it was and why, only its caller.
  const certain = added ? lacking : lacking.filter((part) => part === 'subject' || part === 'purpose');
  const unanswered = certain.length > 0 ? certain : env.policy.strict ? lacking : [];
  const shown = unanswered.includes('subject') && isAboutNobody(logged, env.source, env.project) ? unanswered.filter((part) => part !== 'subject') : unanswered;
  if (shown.length === 0) return;
  env.report({ node: call.callee, messageId: certain.length > 0 ? 'missing' : 'unsure', data: { name: entry.name, parts: joined(shown.map((part) => format(PARTS[part]))) } });
}

function joined(texts: readonly string[]): string {
  if (locale() === 'ja') return texts.join('、');
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}` : (texts[0] ?? '');
}

/** Only fields of the catalog: a name alone may be anybody's. A credential is no person's data. */
function sayCopied({ entry }: LogCall, value: PersonalValue, env: RuleEnv<MessageId>): void {
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  if (!entity) return;
  const fields = value.fields.filter(({ classification: { category, sensitivity } }) => !category.startsWith('auth.') && (env.policy.strict || sensitivity !== 'low'));
  if (fields.length === 0) return;
  env.report({
    node: value.node,
    messageId: value.via === 'record' ? 'recordCopied' : 'fieldCopied',
    data: { name: entry.name, entity: entity.name, fields: fieldList(fields), because: becauseText(entity, fields) },
    evidence: value.evidence,
    fields,
    entity,
    suggestions: saferValues(value, env).flatMap(({ kind, code, edits }) => (kind === 'id' ? [{ messageId: 'logId' as const, data: { code }, edits }] : [])),
  });
}
