import { format, type Locale, type Localized } from '../../l10n/index.ts';
import type { ModuleStyle } from './style.ts';

/** What the comments of the helper say. */
const said = {
  module: {
    en: 'The access log: who saw whose personal data, when, and what for. One entry for each read.\nFields are named after the Elastic Common Schema (https://www.elastic.co/docs/reference/ecs); what it has\nno name for stands below `DataAccess`. Entries hold ids and names of fields, never the data itself.',
    ja: 'アクセスログ: 誰が、誰の個人データを、いつ、何のために閲覧したかを、読み取りごとに 1 件記録する。\n項目名は Elastic Common Schema (https://www.elastic.co/docs/reference/ecs) に従い、そこに名前のないものは\n`DataAccess` の下に置く。記録するのは ID と項目名だけで、データそのものは決して含めない。',
  },
  id: { en: 'Id of a person, a program or a record.', ja: '人、プログラム、レコードの ID。' },
  access: { en: 'What the code that reads tells.', ja: '読み取る側のコードが渡す内容。' },
  actor: { en: 'Who reads: whoever is signed in.', ja: '閲覧者。サインインしている人。' },
  action: { en: 'What is done: `view`, `list`, `search`, `export`.', ja: '操作: `view`、`list`、`search`、`export`。' },
  entity: { en: 'Kind of record: `Customer`.', ja: 'レコードの種類: `Customer`。' },
  subjects: { en: 'Whose data is read.', ja: '誰のデータを読み取るか。' },
  fields: { en: 'Names of the fields that are read; all of them when left out.', ja: '読み取る項目の名前。省くと全項目。' },
  purpose: { en: 'What for.', ja: '利用目的。' },
  outcome: { en: 'Whether the data was handed out; `success` when left out.', ja: 'データを渡したかどうか。省くと `success`。' },
  record: {
    en: 'Writes one entry. Wait for it before the data is shown: it fails when the entry could not be written.',
    ja: '1 件記録する。データを表示する前に完了を待つこと。記録できなければ失敗する。',
  },
  write: {
    en: 'Where entries go: one line of JSON on standard output, for whatever collects it. To keep them in a table or\na queue, change this function only.',
    ja: '記録先: 標準出力に 1 行の JSON を書き、ログ収集に任せる。テーブルやキューに保存するには、この関数だけを\n変更すればよい。',
  },
} satisfies Record<string, Localized>;

/** Version of the Elastic Common Schema whose fields are used. */
const ECS = '8.17.0';

/** The text of the helper module, in the style of the project. Pure. */
export function helperText(name: string, style: ModuleStyle, language?: Locale): string {
  const say = (key: keyof typeof said): string => format(said[key], {}, language);
  const comment = (text: string, more: readonly string[] = []): string[] => {
    const lines = [...text.split('\n'), ...more];
    return lines.length === 1 ? [`/** ${lines[0]} */`] : ['/**', ...lines.map((line) => ` * ${line}`), ' */'];
  };
  const typed = style.language === 'ts';
  const out = style.exports === 'export' ? 'export ' : '';
  const outType = typed ? out : '';
  const parameters = ['actor', 'action', 'entity', 'subjects', 'fields', 'purpose', "outcome = 'success'"].join(', ');
  const lines = [
    ...comment(say('module')),
    '',
    ...(typed ? interfaces(say, outType) : []),
    ...comment(say('record'), typed ? [] : jsDoc(say)),
    `${out}async function ${name}({ ${parameters} }${typed ? ': RecordedAccess' : ''})${typed ? ': Promise<void>' : ''} {`,
    '  await write({',
    "    '@timestamp': new Date().toISOString(),",
    `    ecs: { version: '${ECS}' },`,
    "    event: { kind: 'event', category: ['database'], type: ['access'], action, outcome, reason: purpose },",
    '    user: { id: String(actor) },',
    '    DataAccess: { entity, subject_ids: subjects.map(String), fields, records: subjects.length },',
    '  });',
    '}',
    '',
    ...comment(say('write'), typed ? [] : ['@param {object} entry', '@returns {Promise<void>}']),
    ...writer(style),
    ...(style.exports === 'export' ? [] : ['', `${style.exports === 'export =' ? 'export' : 'module.exports'} = { ${name} };`]),
    '',
  ];
  return styled(lines, style).join('\n');
}

type Say = (key: keyof typeof said) => string;

function interfaces(say: Say, out: string): string[] {
  const member = (key: 'actor' | 'action' | 'entity' | 'subjects' | 'fields' | 'purpose' | 'outcome', type: string): string[] => [`  /** ${say(key)} */`, `  ${key}${type};`];
  return [
    `/** ${say('id')} */`,
    'type Id = string | number | bigint;',
    '',
    `/** ${say('access')} */`,
    `${out}interface RecordedAccess {`,
    ...member('actor', ': Id'),
    ...member('action', ': string'),
    ...member('entity', ': string'),
    ...member('subjects', ': readonly Id[]'),
    ...member('fields', '?: readonly string[] | undefined'),
    ...member('purpose', '?: string | undefined'),
    ...member('outcome', "?: 'success' | 'failure' | 'unknown' | undefined"),
    '}',
    '',
  ];
}

function jsDoc(say: Say): string[] {
  const id = 'string | number | bigint';
  const types = { actor: id, action: 'string', entity: 'string', subjects: `readonly (${id})[]`, fields: 'readonly string[]', purpose: 'string', outcome: "'success' | 'failure' | 'unknown'" };
  const optional = new Set(['fields', 'purpose', 'outcome']);
  const parameters = (Object.keys(types) as (keyof typeof types)[]).map((key) => `@param {${types[key]}} ${optional.has(key) ? `[access.${key}]` : `access.${key}`} ${say(key)}`);
  return [`@param {object} access ${say('access')}`, ...parameters, '@returns {Promise<void>}'];
}

function writer({ language, node }: ModuleStyle): string[] {
  const typed = language === 'ts';
  if (!node) return [`async function write(entry${typed ? ': object' : ''})${typed ? ': Promise<void>' : ''} {`, '  console.info(JSON.stringify(entry));', '}'];
  return [
    `function write(entry${typed ? ': object' : ''})${typed ? ': Promise<void>' : ''} {`,
    '  return new Promise((resolve, reject) => {',
    '    process.stdout.write(`${JSON.stringify(entry)}\\n`, (error) => (error ? reject(error) : resolve()));',
    '  });',
    '}',
  ];
}

/** Lines in the quotes, semicolons and indentation of the project; comments stay as they are. */
function styled(lines: readonly string[], { quote, semicolons, indent }: ModuleStyle): string[] {
  return lines.map((line) => {
    const [, spaces = '', rest = ''] = /^((?: {2})*)(.*)$/s.exec(line) ?? [];
    if (/^(?:\/\*\*| \*)/.test(rest)) return indent.repeat(spaces.length / 2) + rest;
    const quoted = quote === '"' ? rest.replaceAll("'", '"') : rest;
    return indent.repeat(spaces.length / 2) + (semicolons ? quoted : quoted.replace(/;$/, ''));
  });
}
