import type { TSESTree } from '@typescript-eslint/types';
import { becauseText, createRule, fieldList, idInstead, isCommandLineProgram, isDevelopmentOnly, isWholeExpression, type Leak, leaksOf, leavingFields, type LogSink, logSinks, maskerFor, type PersonalValue, type RuleEnv, type RuleSuggestion, sinkText, textOf } from '../src/rulekit/index.ts';

type MessageId = 'fieldLogged' | 'recordLogged' | 'nameLogged' | 'logId' | 'mask';

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
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    for (const leak of leaksOf(logSinks, env)) {
      if (isOutput(leak.sink as LogSink, env) || (!env.policy.strict && isDevelopmentOnly(leak.through ?? leak.node, env.source))) continue;
      const written = leavingFields(leak);
      const fields = env.policy.strict ? written : written.filter(({ classification }) => classification.sensitivity !== 'low');
      if (fields.length > 0) say({ ...leak, value: { ...leak.value, fields } }, env);
    }
  },
});

/** What a command-line program writes to the console is its answer to whoever ran it. */
function isOutput({ kind }: LogSink, env: RuleEnv<MessageId>): boolean {
  return kind === 'console' && !env.policy.strict && isCommandLineProgram(env.source);
}

function say(leak: Leak, env: RuleEnv<MessageId>): void {
  const { value } = leak;
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const messageId = entity === undefined ? 'nameLogged' : value.via === 'record' ? 'recordLogged' : 'fieldLogged';
  env.report({
    node: value.node,
    messageId,
    data: { sink: sinkText(leak, env), entity: entity?.name ?? '', fields: fieldList(value.fields), because: entity ? becauseText(entity, value.fields) : '' },
    evidence: value.evidence,
    fields: value.fields,
    related: leak.way,
    suggestions: suggestionsFor(value, env),
    ...(entity ? { entity } : {}),
  });
}

/** The id of the same record, and the project's own masker: only where the code for them is certain. */
function suggestionsFor(value: PersonalValue, env: RuleEnv<MessageId>): RuleSuggestion<MessageId>[] {
  const suggestions: RuleSuggestion<MessageId>[] = [];
  if (!isWholeExpression(value.node)) return suggestions;
  const id = idInstead(value, env);
  if (id) suggestions.push({ messageId: 'logId', data: { code: id.text }, edits: [id] });
  const masker = value.via === 'record' ? undefined : maskerFor(value.fields, env.project.maskers.filter((name) => isInScope(name, value.node, env)));
  if (masker !== undefined) {
    const code = `${masker}(${textOf(env.source, value.node)})`;
    suggestions.push({ messageId: 'mask', data: { code }, edits: [{ range: value.node.range, text: code }] });
  }
  return suggestions;
}

function isInScope(name: string, node: TSESTree.Node, env: RuleEnv<MessageId>): boolean {
  for (let scope = env.source.getScope(node) as ReturnType<typeof env.source.getScope> | null; scope; scope = scope.upper) if (scope.set.has(name)) return true;
  return false;
}
