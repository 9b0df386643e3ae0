import {
  becauseText,
  carriesScope,
  createRule,
  type DataAccess,
  fieldList,
  isByGivenKey,
  isForAllTenants,
  isDueWork,
  isCheckedBeside,
  isNarrow,
  isNeverTied,
  isOfKnownRecord,
  isOwnAccount,
  isSeatHolders,
  isSelfAccess,
  isTenantBound,
  type PersonalRead,
  personalReads,
  personalTarget,
  type RequiredScope,
  requiredScope,
  type RuleEnv,
  type RuleSuggestion,
  scopeEvidence,
  scopeValue,
  scopeWho,
  withCertainConditions,
} from '../src/rulekit/index.ts';

type MessageId = 'unscopedRead' | 'unscopedUpdate' | 'unscopedDelete' | 'readByKey' | 'updateByKey' | 'deleteByKey' | 'addScope';

export default createRule<MessageId>({
  name: 'require-scope',
  docs: {
    description: {
      en: 'Require the tenant or owner scope on every access to personal data',
      ja: '個人データへのアクセスにテナントまたは所有者のスコープを必須とする',
    },
    category: 'breadth',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    unscopedRead: {
      en: '`{method}` reads {entity} across all {who}, with {fields}{because}: no condition on `{scope}`. {evidence} Add the condition, or name the helper, check or client that sees to it under `scopes` in the policy.',
      ja: '`{method}` は `{scope}` の条件なしに、すべての{who}の {entity} を読み取ります（{fields} を含みます{because}）。{evidence}条件を追加するか、それを保証するヘルパー・チェック・クライアントをポリシーの `scopes` に記述してください。',
    },
    unscopedUpdate: {
      en: '`{method}` changes {entity} across all {who}, which holds {fields}{because}: no condition on `{scope}`. {evidence} Add the condition, or name the helper, check or client that sees to it under `scopes` in the policy.',
      ja: '`{method}` は `{scope}` の条件なしに、すべての{who}の {entity} を更新します（{fields} を含みます{because}）。{evidence}条件を追加するか、それを保証するヘルパー・チェック・クライアントをポリシーの `scopes` に記述してください。',
    },
    unscopedDelete: {
      en: '`{method}` deletes {entity} across all {who}, which holds {fields}{because}: no condition on `{scope}`. {evidence} Add the condition, or name the helper, check or client that sees to it under `scopes` in the policy.',
      ja: '`{method}` は `{scope}` の条件なしに、すべての{who}の {entity} を削除します（{fields} を含みます{because}）。{evidence}条件を追加するか、それを保証するヘルパー・チェック・クライアントをポリシーの `scopes` に記述してください。',
    },
    readByKey: {
      en: '`{method}` reads {entity} by its key alone, with {fields}{because}: whoever knows or guesses a key reaches the records of other {who}. {evidence} Add the condition on `{scope}`, or compare it after the read.',
      ja: '`{method}` はキーだけで {entity} を読み取ります（{fields} を含みます{because}）。キーを知る、または推測できる人は、ほかの{who}のレコードに到達できます。{evidence}`{scope}` の条件を追加するか、読み取り後に照合してください。',
    },
    updateByKey: {
      en: '`{method}` changes {entity} by its key alone, which holds {fields}{because}: whoever knows or guesses a key changes the records of other {who}. {evidence} Add the condition on `{scope}`, or check the record first.',
      ja: '`{method}` はキーだけで {entity} を更新します（{fields} を含みます{because}）。キーを知る、または推測できる人は、ほかの{who}のレコードを変更できます。{evidence}`{scope}` の条件を追加するか、先にレコードを照合してください。',
    },
    deleteByKey: {
      en: '`{method}` deletes {entity} by its key alone, which holds {fields}{because}: whoever knows or guesses a key deletes the records of other {who}. {evidence} Add the condition on `{scope}`, or check the record first.',
      ja: '`{method}` はキーだけで {entity} を削除します（{fields} を含みます{because}）。キーを知る、または推測できる人は、ほかの{who}のレコードを削除できます。{evidence}`{scope}` の条件を追加するか、先にレコードを照合してください。',
    },
    addScope: { en: 'Add the scope: {code}', ja: 'スコープを追加する: {code}' },
  },
  check(env) {
    if (env.project.scopes.fields.length === 0) return;
    for (const access of env.accesses) {
      const { operation } = access;
      if (operation !== 'read' && operation !== 'update' && operation !== 'delete') continue;
      const target = operation === 'read' ? personalReads(access, env.project.catalog).find((read) => read.access === access && (read.certain || env.policy.strict)) : personalTarget(access, env.project.catalog);
      const scope = target && !isSeatHolders(target.entity) ? requiredScope(target.entity, env.project) : undefined;
      if (target && scope) judge(access, target, scope, env);
    }
  },
});

type Target = Pick<PersonalRead, 'entity' | 'fields'>;

function judge(access: DataAccess, target: Target, scope: RequiredScope, env: RuleEnv<MessageId>): void {
  const { filter, operation } = access;
  const { source, project } = env;
  // A condition that the client does not take cannot be missing.
  if (access.takesNoFilter) return;
  // What could not be read may carry it; only a filter that the request brings cannot be relied on.
  if (filter.kind === 'unknown' ? filter.given !== 'request' : filter.kind === 'fields' && filter.open) return;
  // Without any filter it is every record, whosoever: `no-unscoped-mutation` says so.
  if (operation !== 'read' && filter.kind === 'none' && access.cardinality === 'many' && access.rowBound.kind !== 'literal') return;
  const byKey = access.cardinality === 'one' || isNarrow(withCertainConditions(access), target.entity);
  // A record of another one is as safe as the way to that one.
  if (byKey && !(env.policy.strict && !scope.through && isByGivenKey(access, target.entity, source))) return;
  if (carriesScope(access, project.scopes, source) || isSelfAccess(access, source) || isTenantBound(access, project.scopes, source)) return;
  if (isCheckedBeside(access, project.scopes, { owners: byKey, decisions: byKey }, source)) return;
  if (byKey && (isOfKnownRecord(access, env.accesses, project.scopes, source) || isOwnAccount(access, target.entity, source))) return;
  if (!byKey && isDueWork(access, source)) return;
  if (!byKey && !env.policy.strict && (isForAllTenants(access, scope.field?.name ?? scope.convention.field, env.file, source) || isNeverTied(access, env.accesses, project.scopes, source))) return;
  const kind = operation === 'read' ? 0 : operation === 'update' ? 1 : 2;
  const messageId = (byKey ? (['readByKey', 'updateByKey', 'deleteByKey'] as const) : (['unscopedRead', 'unscopedUpdate', 'unscopedDelete'] as const))[kind];
  if (messageId) say(messageId, access, target, scope, env);
}

function say(messageId: MessageId, access: DataAccess, { entity, fields }: Target, scope: RequiredScope, env: RuleEnv<MessageId>): void {
  env.report({
    node: access.reportNode,
    messageId,
    data: {
      method: access.method,
      entity: entity.name,
      fields: fieldList(fields),
      because: becauseText(entity, fields),
      scope: scope.field?.name ?? scope.convention.field,
      who: scopeWho(scope),
      evidence: scopeEvidence(scope, entity),
    },
    access,
    entity,
    fields,
    suggestions: suggestionsOf(access, scope, env),
  });
}

/** The condition in the client's own dialect, where the entity has the field and its value is at hand. */
function suggestionsOf(access: DataAccess, { field, through }: RequiredScope, { source }: RuleEnv<MessageId>): RuleSuggestion<MessageId>[] {
  if (!access.edits.filter || !field || (field.relation && !/id$/i.test(field.name)) || through) return [];
  const value = scopeValue(field.name, access.node, source);
  const edit = value === undefined ? undefined : access.edits.filter(field.name, value);
  return edit ? [{ messageId: 'addScope', data: { code: edit.code }, edits: edit.edits }] : [];
}
