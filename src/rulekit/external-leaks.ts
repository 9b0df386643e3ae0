import { unwrap } from '../ast/index.ts';
import { type ExternalSink, externalSinks, personalValues, type PersonalValue, rootName } from '../flow/index.ts';
import { locale } from '../l10n/index.ts';
import type { PersonalField } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { unapprovedFields } from './external-approvals.ts';
import { byEntity } from './leak-groups.ts';
import { type Leak, leaksOf, valueEnvOf } from './leaks.ts';

/**
 * What one place hands to one third party of one entity, without what the policy approves. Values
 * of which only the name is known stand with the entity, where there is just one.
 */
export function externalLeaks(env: RuleEnv<string>): Leak[][] {
  const accesses = new Set<unknown>(env.accesses.map(({ node }) => node));
  const places = new Map<unknown, Leak[]>();
  for (const leak of leaksOf(externalSinks(env.project.externalServices), env)) {
    // What a data client reads or writes is in its own system.
    if (accesses.has(leak.node)) continue;
    const fields = unapproved(leak, env);
    if (fields.length > 0) places.set(leak.node, [...(places.get(leak.node) ?? []), { ...leak, value: { ...leak.value, fields } }]);
  }
  const told = [...places.values()].flat();
  // Where a caller says whose data it is, the names inside the function say nothing more.
  const isVague = ({ value: { via, entity } }: Leak): boolean => via === 'name' || entity === undefined || env.project.catalog.find(entity) === undefined;
  const known = new Set(told.flatMap((leak) => (isVague(leak) ? [] : [endOf(leak)])));
  return [...places.values()].flatMap((leaks) => byEntity(leaks.every(isVague) && leaks.some((leak) => known.has(endOf(leak))) ? [] : leaks, env));
}

/** The node from which it leaves in the end. */
const endOf = ({ node, through }: Leak): unknown => through?.node ?? node;

/** What of a value must not leave here. */
function unapproved(leak: Leak, env: RuleEnv<string>): PersonalField[] {
  const { value } = leak;
  const sink = leak.sink as ExternalSink;
  const { strict } = env.policy;
  if (!strict && (sink.detail === 'unknown-host' || sink.detail === 'expected')) return [];
  // Keys and tokens are what a service is called with.
  const isKey = ({ name, classification }: PersonalField): boolean => classification.category === 'auth.credential' && (value.via !== 'field' || /token|secret|key|auth/i.test(name));
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  const names = entity ? [entity.name, ...entity.aliases] : value.entity === undefined ? [] : [value.entity];
  const fields = unapprovedFields(value.fields, names, sink, env.project.externalServices).filter((field) => !isKey(field) && (strict || field.classification.sensitivity !== 'low'));
  if (sink.detail !== 'message') return fields;
  // A message needs its recipient, and mostly speaks to them of their own affairs. What never belongs into one is left.
  const own = !strict || leak.through !== undefined || isOwn(value, sink, env);
  return own ? fields.filter(({ classification }) => NEVER_IN_MESSAGES.test(classification.category)) : fields;
}

const NEVER_IN_MESSAGES = /^(?:finance\.(?:card|bank_account)|gov_id\.|health\.|biometric|sensitive\.)/;

/** Whether a value is the recipient's own: of the variable, or of the entity, that the address is of. */
function isOwn(value: PersonalValue, { recipients }: ExternalSink, env: RuleEnv<string>): boolean {
  return recipients.some((recipient) => {
    const node = unwrap(recipient);
    if (node.type === 'MemberExpression' && value.node.type === 'MemberExpression' && rootName(node) === rootName(value.node)) return true;
    return personalValues(recipient, valueEnvOf(env)).some(({ entity }) => entity !== undefined && entity === value.entity);
  });
}

/** Who gets it, for a message: the service by name; an address that only the environment knows, by the variable that holds it. */
export function receiverText({ service, detail, host }: ExternalSink): string {
  if ((detail === 'unknown-host' && host === undefined) || /^[A-Z\d]+(?:_[A-Z\d]+)+$/.test(service)) return locale() === 'ja' ? `環境変数 \`${service}\` のアドレス` : `the address in \`${service}\``;
  const name = locale() === 'ja' ? `\`${service}\`` : service;
  return host === undefined || host === service ? name : `${name} (${host})`;
}
