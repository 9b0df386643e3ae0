import {
  becauseText,
  createRule,
  type DataAccess,
  fieldList,
  filterFallsAway,
  isEmptyingOnPurpose,
  isMigration,
  isRunByHand,
  isSaidToBeForTests,
  personalTarget,
  reasonText,
  type RuleEnv,
} from '../src/rulekit/index.ts';

type MessageId = 'updatesAll' | 'deletesAll' | 'updatesGiven' | 'deletesGiven' | 'updatesOptional' | 'deletesOptional' | 'unknownFilter';

export default createRule<MessageId>({
  name: 'no-unscoped-mutation',
  docs: {
    description: {
      en: 'Disallow changing or deleting records of personal data without an effective filter',
      ja: '有効な条件なしに個人データのレコードを更新・削除することを禁止する',
    },
    category: 'breadth',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    updatesAll: {
      en: '`{method}` changes every {entity}, which holds {fields}{because}: it has no filter. Say which records are meant.',
      ja: '`{method}` は {entity} の全件を更新します（{fields} を含みます{because}）。条件がありません。対象のレコードを指定してください。',
    },
    deletesAll: {
      en: '`{method}` deletes every {entity}, which holds {fields}{because}: it has no filter. Say which records are meant.',
      ja: '`{method}` は {entity} の全件を削除します（{fields} を含みます{because}）。条件がありません。対象のレコードを指定してください。',
    },
    updatesGiven: {
      en: '`{method}` takes its whole filter from the request: an empty one changes every {entity}, which holds {fields}{because}. Build the filter from the values you allow.',
      ja: '`{method}` は条件全体をリクエストから受け取ります。空の条件なら {entity} の全件が更新されます（{fields} を含みます{because}）。許可する値から条件を組み立ててください。',
    },
    deletesGiven: {
      en: '`{method}` takes its whole filter from the request: an empty one deletes every {entity}, which holds {fields}{because}. Build the filter from the values you allow.',
      ja: '`{method}` は条件全体をリクエストから受け取ります。空の条件なら {entity} の全件が削除されます（{fields} を含みます{because}）。許可する値から条件を組み立ててください。',
    },
    updatesOptional: {
      en: 'When {names} is `undefined`, `{method}` drops the condition and changes every {entity}, which holds {fields}{because}. Refuse the call before that.',
      ja: '{names} の値が `undefined` なら、`{method}` は条件を無視して {entity} の全件を更新します（{fields} を含みます{because}）。その前に呼び出しを拒否してください。',
    },
    deletesOptional: {
      en: 'When {names} is `undefined`, `{method}` drops the condition and deletes every {entity}, which holds {fields}{because}. Refuse the call before that.',
      ja: '{names} の値が `undefined` なら、`{method}` は条件を無視して {entity} の全件を削除します（{fields} を含みます{because}）。その前に呼び出しを拒否してください。',
    },
    unknownFilter: {
      en: 'Which {entity} records `{method}` is meant for cannot be told here ({why}); it holds {fields}{because}. Write the filter where the call is made.',
      ja: '`{method}` が対象とする {entity} のレコードを、ここからは判断できません（{why}）。{fields} を含みます{because}。呼び出す場所に条件を書いてください。',
    },
  },
  check(env) {
    for (const access of env.accesses) {
      if (access.operation !== 'update' && access.operation !== 'delete') continue;
      if (access.cardinality !== 'many') continue;
      judge(access, env);
    }
  },
});

function judge(access: DataAccess, env: RuleEnv<MessageId>): void {
  const { filter, operation } = access;
  const deletes = operation === 'delete';
  switch (filter.kind) {
    case 'none':
      // A bound makes it a batch: the caller goes on until nothing is left to do.
      if (access.rowBound.kind === 'literal') return;
      if (!env.policy.strict && isMeantForAll(access, env)) return;
      return say(deletes ? 'deletesAll' : 'updatesAll', {}, access, env);
    case 'fields': {
      const names = filterFallsAway(filter);
      return names ? say(deletes ? 'deletesOptional' : 'updatesOptional', { names: names.map((name) => `\`${name}\``).join(', ') }, access, env) : undefined;
    }
    case 'unknown':
      if (filter.given === 'request') return say(deletes ? 'deletesGiven' : 'updatesGiven', {}, access, env);
      return env.policy.strict ? say('unknownFilter', { why: reasonText(filter.why) }, access, env) : undefined;
  }
}

/** A reset that somebody runs by hand means every record, and so does the change of a table, the reset of a store, the helper of a test. */
function isMeantForAll(access: DataAccess, { accesses, file, source }: RuleEnv<MessageId>): boolean {
  return isRunByHand(source) || isMigration(access, source) || isEmptyingOnPurpose(access, accesses, file, source) || isSaidToBeForTests(access.via ?? access.node, source);
}

function say(messageId: MessageId, data: Record<string, string>, access: DataAccess, env: RuleEnv<MessageId>): void {
  const target = personalTarget(access, env.project.catalog);
  if (!target) return;
  const { entity, fields } = target;
  env.report({
    node: access.reportNode,
    messageId,
    data: { method: access.method, entity: entity.name, fields: fieldList(fields), because: becauseText(entity, fields), ...data },
    access,
    entity,
    fields,
  });
}
