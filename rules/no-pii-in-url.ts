import type { TSESTree } from '@typescript-eslint/types';
import { becauseText, createRule, fieldList, type Leak, leaksOf, leavingFields, type RuleEnv, saferValues, sinkText, urlSinks, withoutCasts } from '../src/rulekit/index.ts';

type MessageId = 'fieldInUrl' | 'recordInUrl' | 'nameInUrl' | 'useId';

export default createRule<MessageId>({
  name: 'no-pii-in-url',
  docs: {
    description: { en: 'Disallow personal data in addresses: paths, query strings, redirects, links', ja: '個人データをURL（パス、クエリ文字列、リダイレクト、リンク）に含めることを禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'warning', strict: 'error' },
  messages: {
    fieldInUrl: {
      en: '`{sink}` puts {fields} of {entity}{because} into an address. Addresses stay in histories, in the logs of every server on the way and in referrers. Put the id there, or send the value in the body.',
      ja: '`{sink}` が {entity} の {fields} をURLに含めています{because}。URLは閲覧履歴、経路上のすべてのサーバーのログ、リファラーに残ります。IDを使うか、値はリクエスト本文で送ってください。',
    },
    recordInUrl: {
      en: '`{sink}` puts a whole record of {entity} into an address, with {fields}{because}. Addresses stay in histories, in the logs of every server on the way and in referrers. Put the id there.',
      ja: '`{sink}` が {entity} のレコード全体をURLに含めています。{fields} を含みます{because}。URLは閲覧履歴、経路上のすべてのサーバーのログ、リファラーに残ります。IDを使ってください。',
    },
    nameInUrl: {
      en: '`{sink}` puts {fields} into an address. Addresses stay in histories, in the logs of every server on the way and in referrers. Put an id there, or send the value in the body.',
      ja: '`{sink}` が {fields} をURLに含めています。URLは閲覧履歴、経路上のすべてのサーバーのログ、リファラーに残ります。IDを使うか、値はリクエスト本文で送ってください。',
    },
    useId: { en: 'Put the id there instead: {code}', ja: '代わりにIDを使う: {code}' },
  },
  check(env) {
    const told = new Set<TSESTree.Node>();
    for (const leak of leaksOf(urlSinks, env)) {
      // `redirect(new URL(…))`: one value, one finding.
      if (isWholeAddress(leak) || told.has(leak.value.node)) continue;
      const put = leavingFields(leak);
      const fields = env.policy.strict ? put : put.filter(({ classification }) => classification.sensitivity !== 'low');
      if (fields.length === 0) continue;
      told.add(leak.value.node);
      say({ ...leak, value: { ...leak.value, fields } }, env);
    }
  },
});

/** A value that is an address by itself, such as that of a picture, is not put into one. */
function isWholeAddress({ value, sink, through }: Leak): boolean {
  if (through || sink.detail === 'part' || value.origin) return false;
  return sink.arguments.some((argument) => withoutCasts(argument) === value.node);
}

function say(leak: Leak, env: RuleEnv<MessageId>): void {
  const { value } = leak;
  const entity = value.entity === undefined ? undefined : env.project.catalog.find(value.entity);
  env.report({
    node: value.node,
    messageId: entity === undefined ? 'nameInUrl' : value.via === 'record' ? 'recordInUrl' : 'fieldInUrl',
    data: { sink: sinkText(leak, env), entity: entity?.name ?? '', fields: fieldList(value.fields), because: entity ? becauseText(entity, value.fields) : '' },
    evidence: value.evidence,
    fields: value.fields,
    related: leak.way,
    suggestions: saferValues(value, env).flatMap(({ kind, code, edits }) => (kind === 'id' ? [{ messageId: 'useId' as const, data: { code }, edits }] : [])),
    ...(entity ? { entity } : {}),
  });
}
