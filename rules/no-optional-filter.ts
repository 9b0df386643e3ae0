import {
  absenceText,
  becauseText,
  conditionNames,
  createRule,
  type DataAccess,
  fallingFilter,
  type FallingFilter,
  fieldList,
  guardEdit,
  type PersonalRead,
  personalReads,
  placeOf,
  type RuleEnv,
  type RuleSuggestion,
} from '../src/rulekit/index.ts';

type MessageId = 'anyRecord' | 'everyRecord' | 'anyOwner' | 'refuse';

const MESSAGES: Record<FallingFilter['leaves'], MessageId> = { one: 'anyRecord', many: 'everyRecord', scope: 'anyOwner' };

export default createRule<MessageId>({
  name: 'no-optional-filter',
  docs: {
    description: {
      en: 'Disallow reading personal data by a condition that falls away when its value is missing',
      ja: '値がないと無視される条件で個人データを読み取ることを禁止する',
    },
    category: 'breadth',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    anyRecord: {
      en: 'Without a value for {names} ({why}) `{method}` leaves the condition out and answers whichever {entity} comes first: somebody else, with {fields}{because}. Refuse the call before that.',
      ja: '{names} の値がないと（{why}）、`{method}` は条件を無視して先頭の {entity}、つまり無関係な人のレコードを返します。{fields} を含みます{because}。その前に呼び出しを拒否してください。',
    },
    everyRecord: {
      en: 'Without a value for {names} ({why}) `{method}` leaves the condition out and answers the records of every {entity}, with {fields}{because}. Refuse the call before that.',
      ja: '{names} の値がないと（{why}）、`{method}` は条件を無視してすべての {entity} を返します。{fields} を含みます{because}。その前に呼び出しを拒否してください。',
    },
    anyOwner: {
      en: 'Without a value for {names} ({why}) `{method}` leaves the condition out and answers the {entity} whoever it belongs to, with {fields}{because}. Refuse the call before that.',
      ja: '{names} の値がないと（{why}）、`{method}` は条件を無視して、誰のものであっても {entity} を返します。{fields} を含みます{because}。その前に呼び出しを拒否してください。',
    },
    refuse: { en: 'Refuse the call without it: {code}', ja: '値がなければ拒否する: {code}' },
  },
  check(env) {
    for (const access of env.accesses) {
      if (access.operation !== 'read') continue;
      const [read] = personalReads(access, env.project.catalog);
      if (read?.access !== access || !(read.certain || env.policy.strict)) continue;
      const falling = fallingFilter(access, read.entity, env.project.scopes, env.source, env.policy.strict);
      if (falling) say(falling, access, read, env);
    }
  },
});

function say(falling: FallingFilter, access: DataAccess, { entity, fields }: PersonalRead, env: RuleEnv<MessageId>): void {
  const { source } = env;
  const [first] = falling.fields;
  if (!first) return;
  const why = absenceText(first, source);
  const places = falling.fields.flatMap((field) => (field.absent ? (placeOf(field.absent.node, env, { en: '{why}', ja: '{why}' }, { why: absenceText(field, source) }) ?? []) : []));
  const guard = falling.fields.length === 1 && falling.isAccident ? guardEdit(access, first, source) : undefined;
  const suggestions: RuleSuggestion<MessageId>[] = guard ? [{ messageId: 'refuse', data: { code: guard.code }, edits: guard.edits }] : [];
  env.report({
    node: access.reportNode,
    messageId: MESSAGES[falling.leaves],
    data: { method: access.method, entity: entity.name, fields: fieldList(fields), because: becauseText(entity, fields), names: conditionNames(falling.fields), why },
    access,
    entity,
    fields,
    related: places,
    suggestions,
  });
}
