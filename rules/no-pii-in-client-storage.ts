import { byEntity, clientStorageSinks, createRule, isDevelopmentOnly, type Leak, type LeakDetails, leaksOf, locale, type Localized, type PersonalField, reportLeaks, type RuleEnv, type StorageKind, type StorageSink } from '../src/rulekit/index.ts';

type MessageId = 'fieldsStored' | 'recordStored' | 'namesStored' | 'mask';

/** Where it stays, completes "keeps … in". */
const PLACES: Readonly<Record<StorageKind, Localized>> = {
  storage: { en: 'the storage of the browser', ja: 'ブラウザーのストレージ' },
  database: { en: 'the database of the browser', ja: 'ブラウザーのデータベース' },
  cookie: { en: 'a cookie', ja: 'Cookie' },
  cache: { en: 'the cache of the browser', ja: 'ブラウザーのキャッシュ' },
  token: { en: 'a token, whose payload is not encrypted', ja: 'トークン（ペイロードは暗号化されません）' },
};

export default createRule<MessageId>({
  name: 'no-pii-in-client-storage',
  docs: {
    description: { en: 'Disallow keeping personal data in the browser: storage, databases, cookies, caches, token payloads', ja: 'ブラウザー（ストレージ、データベース、Cookie、キャッシュ、トークン）に個人データを保存することを禁止する' },
    category: 'leak',
  },
  severity: { recommended: 'error', strict: 'error' },
  messages: {
    fieldsStored: {
      en: '`{sink}` keeps {fields} of {entity}{because} in {place}. Every script of the page and whoever uses the machine next can read it. Keep the id, and ask the server.',
      ja: '`{sink}` が {entity} の {fields} を{place}に保存しています{because}。ページ内のすべてのスクリプトや、次にその端末を使う人が読み取れます。IDだけを保存し、データはサーバーから取得してください。',
    },
    recordStored: {
      en: '`{sink}` keeps a whole record of {entity} in {place}, with {fields}{because}. Every script of the page and whoever uses the machine next can read it. Keep the id, and ask the server.',
      ja: '`{sink}` が {entity} のレコード全体を{place}に保存しています。{fields} を含みます{because}。ページ内のすべてのスクリプトや、次にその端末を使う人が読み取れます。IDだけを保存し、データはサーバーから取得してください。',
    },
    namesStored: {
      en: '`{sink}` keeps {fields} in {place}. Every script of the page and whoever uses the machine next can read it. Keep an id, and ask the server.',
      ja: '`{sink}` が {fields} を{place}に保存しています。ページ内のすべてのスクリプトや、次にその端末を使う人が読み取れます。IDだけを保存し、データはサーバーから取得してください。',
    },
    mask: { en: 'Mask the value: {code}', ja: '値をマスクする: {code}' },
  },
  check(env) {
    const places = new Map<unknown, Leak[]>();
    for (const leak of leaksOf(clientStorageSinks, env)) {
      if (!env.policy.strict && isDevelopmentOnly(leak.through?.node ?? leak.node, env.source)) continue;
      const fields = kept(leak, env);
      if (fields.length > 0) places.set(leak.node, [...(places.get(leak.node) ?? []), { ...leak, value: { ...leak.value, fields } }]);
    }
    for (const leaks of places.values()) for (const told of byEntity(leaks, env)) reportLeaks(told, { field: 'fieldsStored', record: 'recordStored', name: 'namesStored', mask: 'mask' }, env, detailsOf);
  },
});

/** What must not stay there. */
function kept({ value, sink }: Leak, env: RuleEnv<MessageId>): PersonalField[] {
  const { detail } = sink as StorageSink;
  return value.fields.filter(({ name, classification: { category, sensitivity } }) => {
    // Tokens are made to be kept by the browser; passwords are not.
    if (category === 'auth.credential') return value.via !== 'record' && /pass|pin\b/i.test(name) && !/token|hash/i.test(name);
    if (env.policy.strict) return true;
    // Who signed in is what a token says: name and address are in the standard claims.
    return sensitivity !== 'low' && !(detail === 'token' && /^(?:contact\.email|person\.)/.test(category));
  });
}

/** Told at what keeps it, not at each value. */
function detailsOf({ node, sink }: Leak): LeakDetails {
  return {
    at: node.type === 'CallExpression' ? node.callee : node.type === 'AssignmentExpression' ? node.left : node,
    data: { place: PLACES[(sink as StorageSink).detail][locale()] },
  };
}
