import type { TSESTree } from '@typescript-eslint/types';
import type { MessageData } from '../l10n/index.ts';
import type { CatalogEntity } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { type Leak, sinkText } from './leaks.ts';
import { saferTogether } from './safer-values.ts';
import { becauseText, fieldList } from './words.ts';

/** The messages by which a rule tells a leak: fields of an entity, a whole record, values of which only the name is known. */
export interface LeakMessages<MessageId extends string> {
  field: MessageId;
  record: MessageId;
  name: MessageId;
  /** Titles of the changes that are offered; what has none is not offered. */
  id?: MessageId;
  out?: MessageId;
  mask?: MessageId;
}

/** What else a finding says of the leak it names. */
export interface LeakDetails {
  /** Place to underline; the value itself when absent. */
  at?: TSESTree.Node;
  /** Placeholders beside `sink`, `entity`, `fields` and `because`. */
  data?: MessageData;
}

/**
 * Reports what leaves at one place as one finding: all its fields, under the entity that is known of
 * any of them. A change that is offered is one for all of its values.
 */
export function reportLeaks<MessageId extends string>(leaks: readonly Leak[], messages: LeakMessages<MessageId>, env: RuleEnv<MessageId>, details: (leak: Leak) => LeakDetails = () => ({})): void {
  const entityOf = ({ value }: Leak) => entityToName(value, env);
  const leak = leaks.find(entityOf) ?? leaks[0];
  if (!leak) return;
  const { value } = leak;
  const { at, data = {} } = details(leak);
  const entity = entityOf(leak);
  const all = leaks.flatMap((one) => one.value.fields);
  const fields = all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  env.report({
    node: at ?? value.node,
    messageId: entity === undefined ? messages.name : leaks.some((one) => one.value.via === 'record') ? messages.record : messages.field,
    data: { sink: sinkText(leak, env), entity: entity?.name ?? '', fields: fieldList(fields), because: entity ? becauseText(entity, fields) : '', ...data },
    evidence: value.evidence,
    fields,
    related: ways(leaks),
    suggestions: (leaks.every(({ node }) => node === leak.node) ? saferTogether(leaks.map((one) => one.value), env) : []).flatMap(({ kind, code, edits }) => {
      const messageId = messages[kind];
      return messageId === undefined ? [] : [{ messageId, data: { code }, edits }];
    }),
    ...(entity ? { entity } : {}),
  });
}

/**
 * The entity that a message names: where the value was read from it, or it declares one of the fields. What a
 * variable or a type is called leads to an entity as well (`params: EmailParams`, the `user` of a sign-in service), which is
 * no proof that the value is its.
 */
function entityToName({ entity: name, via, access, fields }: Leak['value'], { project: { catalog } }: RuleEnv<string>): CatalogEntity | undefined {
  const entity = name === undefined ? undefined : catalog.find(name);
  if (!entity || access || via === 'record') return entity;
  // What only describes a shape is named where the code says so itself.
  if (entity.shape && name !== entity.name) return undefined;
  return fields.some((field) => entity.fields.some((one) => one.name === field.name || one.column === field.name)) ? entity : undefined;
}

/** The places of all leaks, each once. */
function ways(leaks: readonly Leak[]): Leak['way'] {
  const seen = new Set<string>();
  return leaks
    .flatMap(({ way }) => way)
    .filter(({ message, file, line, column }) => {
      const key = `${message} ${file} ${line} ${column}`;
      return !seen.has(key) && seen.add(key);
    });
}
