import { becauseText, bySensitivity, createRule, type ExternalSink, externalSinks, fieldList, isDevelopmentOnly, isWholeExpression, type Leak, leaksOf, locale, maskerFor, type PersonalField, personalValues, type PersonalValue, rootName, type RuleEnv, type RuleSuggestion, sinkText, textOf, unapprovedFields, unwrap, valueEnvOf } from '../src/rulekit/index.ts';

type MessageId = 'fieldsSent' | 'recordSent' | 'namesSent' | 'mask';

export default createRule<MessageId>({
  name: 'no-pii-to-external-service',
  docs: {
    description: { en: 'Disallow sending personal data to third parties that the policy does not approve', ja: 'ポリシーで承認されていない外部サービスへの個人データの送信を禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    fieldsSent: {
      en: '`{sink}` sends {fields} of {entity}{because} to {service}, which the policy does not approve. Send an id, leave the fields out, or have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {entity} の {fields} を{service}に送信しています{because}。ポリシーでは承認されていません。IDを送るか、フィールドを除くか、`externalServices.approved` で承認を受けてください。',
    },
    recordSent: {
      en: '`{sink}` sends a whole record of {entity} to {service}, with {fields}{because}; the policy does not approve that. Send only the fields the service needs, and have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {entity} のレコード全体を{service}に送信しています。{fields} を含みます{because}。ポリシーでは承認されていません。必要なフィールドだけを送り、`externalServices.approved` で承認を受けてください。',
    },
    namesSent: {
      en: '`{sink}` sends {fields} to {service}, which the policy does not approve. Send an id, leave the values out, or have them approved in `externalServices.approved`.',
      ja: '`{sink}` が {fields} を{service}に送信しています。ポリシーでは承認されていません。IDを送るか、値を除くか、`externalServices.approved` で承認を受けてください。',
    },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    const accesses = new Set<unknown>(env.accesses.map(({ node }) => node));
    const groups = new Map<unknown, Leak[]>();
    for (const leak of leaksOf(externalSinks(env.project.externalServices), env)) {
      // A customer system that the project reads through a data client is where the data lies.
      if (accesses.has(leak.node) || (!env.policy.strict && isDevelopmentOnly(leak.through ?? leak.node, env.source))) continue;
      const fields = unapproved(leak, env);
      if (fields.length === 0) continue;
      const group = groups.get(leak.node) ?? [];
      groups.set(leak.node, [...group, { ...leak, value: { ...leak.value, fields } }]);
    }
    for (const leaks of groups.values()) for (const told of byEntity(leaks)) say(told, env);
  },
});

/** What of a value must not leave here. */
function unapproved({ value, sink, node, through }: Leak, env: RuleEnv<MessageId>): PersonalField[] {
  const external = sink as ExternalSink;
  const { detail } = external;
  const { strict } = env.policy;
  if (!strict && (detail === 'unknown-host' || detail === 'expected')) return [];
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const names = entity ? [entity.name, ...entity.aliases] : value.entity === undefined ? [] : [value.entity];
  const fields = unapprovedFields(value.fields, names, external, env.project.externalServices).filter(({ classification }) => strict || classification.sensitivity !== 'low');
  if (detail !== 'message') return fields;
  // A message needs its recipient, and mostly speaks to them of their own affairs. What never belongs into one is left.
  const own = !strict || (through === undefined && node.type !== 'JSXAttribute' && isOwn(value, external, env));
  return own ? fields.filter(({ classification }) => NEVER_IN_MESSAGES.test(classification.category)) : fields;
}

const NEVER_IN_MESSAGES = /^(?:finance\.(?:card|bank_account)|gov_id\.|health\.|biometric|sensitive\.)/;

/** Whether a value is the recipient's own: of the variable, or of the entity, that the address is of. */
function isOwn(value: PersonalValue, { recipients }: ExternalSink, env: RuleEnv<MessageId>): boolean {
  return recipients.some((recipient) => {
    const node = unwrap(recipient);
    if (node.type === 'MemberExpression' && rootName(node) === rootName(value.node)) return true;
    return personalValues(recipient, valueEnvOf(env)).some(({ entity }) => entity !== undefined && entity === value.entity);
  });
}

/** One finding for all that one place sends of one entity; values that only a name speaks for join the only entity there is. */
function byEntity(leaks: readonly Leak[]): Leak[][] {
  const groups = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const key = leak.value.entity ?? '';
    groups.set(key, [...(groups.get(key) ?? []), leak]);
  }
  const unnamed = groups.get('');
  if (unnamed && groups.size === 2) {
    groups.delete('');
    for (const group of groups.values()) group.push(...unnamed);
  }
  return [...groups.values()];
}

function say(leaks: readonly Leak[], env: RuleEnv<MessageId>): void {
  const [leak] = leaks;
  if (!leak) return;
  const known = leaks.find(({ value }) => value.entity !== undefined);
  const entity = known?.value.entity === undefined ? undefined : env.project.catalog.find(known.value.entity);
  const whole = leaks.some(({ value }) => value.via === 'record');
  const fields = distinct(leaks.flatMap(({ value }) => value.fields));
  const { node } = leak;
  env.report({
    node: node.type === 'CallExpression' ? node.callee : node,
    messageId: entity === undefined ? 'namesSent' : whole ? 'recordSent' : 'fieldsSent',
    data: { sink: sinkText(leak, env), service: serviceText(leak.sink as ExternalSink), entity: entity?.name ?? '', fields: fieldList(fields), because: entity ? becauseText(entity, bySensitivity(fields)) : '' },
    evidence: (known ?? leak).value.evidence,
    fields,
    related: (known ?? leak).way,
    suggestions: leaks.length === 1 ? masked(leak.value, env) : [],
    ...(entity ? { entity } : {}),
  });
}

/** The service by name; an address that only the environment knows, by the variable that holds it. */
function serviceText({ service, detail, host }: ExternalSink): string {
  if (detail !== 'unknown-host' && !/^[A-Z\d]+(?:_[A-Z\d]+)+$/.test(service)) return host === undefined || host === service ? service : `${service} (${host})`;
  return locale() === 'ja' ? `環境変数 \`${service}\` のアドレス` : `the address in \`${service}\``;
}

function distinct(fields: readonly PersonalField[]): PersonalField[] {
  return fields.filter(({ name }, index) => fields.findIndex((other) => other.name === name) === index);
}

function masked({ node, via, fields }: PersonalValue, env: RuleEnv<MessageId>): RuleSuggestion<MessageId>[] {
  if (via === 'record' || !isWholeExpression(node)) return [];
  const masker = maskerFor(fields, env.project.maskers.filter((name) => env.source.getScope(node) && isInScope(name, node, env)));
  if (masker === undefined) return [];
  const code = `${masker}(${textOf(env.source, node)})`;
  return [{ messageId: 'mask', data: { code }, edits: [{ range: node.range, text: code }] }];
}
