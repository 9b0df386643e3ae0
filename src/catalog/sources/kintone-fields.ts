import type { SourceField } from './source.ts';

/** What kintone puts into a field of a type, where the type alone says it: https://kintone.dev/en/docs/kintone/overview/field-types/ */
const OF_KINTONE: Readonly<Record<string, string>> = {
  RECORD_NUMBER: 'the number of the record',
  __ID__: 'the number of the record',
  __REVISION__: 'the revision of the record',
  CREATOR: 'the kintone user who made the record',
  MODIFIER: 'the kintone user who changed the record last',
  CREATED_TIME: 'when the record was made',
  UPDATED_TIME: 'when the record was changed',
  STATUS: 'the step of the process',
  STATUS_ASSIGNEE: 'the kintone users whose turn it is',
  CATEGORY: 'categories of the record',
};

/** Codes that kintone gives these fields of a new app, in Japanese, English and Chinese. */
const TYPE_OF_CODE: Readonly<Record<string, string>> = {
  $id: '__ID__', $revision: '__REVISION__',
  レコード番号: 'RECORD_NUMBER', Record_number: 'RECORD_NUMBER', 记录编号: 'RECORD_NUMBER', 記錄號碼: 'RECORD_NUMBER',
  作成者: 'CREATOR', Created_by: 'CREATOR', 创建人: 'CREATOR', 建立人: 'CREATOR',
  更新者: 'MODIFIER', Updated_by: 'MODIFIER', 更新人: 'MODIFIER',
  作成日時: 'CREATED_TIME', Created_datetime: 'CREATED_TIME', 创建时间: 'CREATED_TIME', 建立時間: 'CREATED_TIME',
  更新日時: 'UPDATED_TIME', Updated_datetime: 'UPDATED_TIME', 更新时间: 'UPDATED_TIME', 更新時間: 'UPDATED_TIME',
  ステータス: 'STATUS', Status: 'STATUS', 状态: 'STATUS',
  作業者: 'STATUS_ASSIGNEE', Assignee: 'STATUS_ASSIGNEE', 执行者: 'STATUS_ASSIGNEE',
  カテゴリー: 'CATEGORY', Categories: 'CATEGORY', 分类: 'CATEGORY',
};

/** Types that only arrange the form, and hold no value. */
const NO_VALUE = new Set(['GROUP', 'LABEL', 'SPACER', 'HR', 'REFERENCE_TABLE']);

/** What a form says of a field beside its code and type. */
export interface FormFacts {
  /** The name that people see. */
  label?: string;
  /** Of a field of type LINK: `WEB`, `CALL` or `MAIL`. */
  protocol?: string;
  unique?: boolean;
}

/**
 * A field of an app. What kintone itself fills in is nobody's data beside that of its own users; a link
 * that dials or mails is a telephone number or an e-mail address, whatever it is called.
 * @param type as the API names it (`SINGLE_LINE_TEXT`); undefined where only the code is known.
 * @returns undefined for what holds no value.
 */
export function kintoneField(name: string, type: string | undefined, line: number, { label, protocol, unique }: FormFacts = {}): SourceField | undefined {
  const known = type ?? (Object.hasOwn(TYPE_OF_CODE, name) ? TYPE_OF_CODE[name] : undefined);
  if (known !== undefined && NO_VALUE.has(known)) return undefined;
  const field: SourceField = { name, line };
  if (type !== undefined) field.type = type;
  if (label !== undefined && label !== name) field.comment = label;
  if (unique || known === 'RECORD_NUMBER' || known === '__ID__') field.unique = true;
  const filled = known !== undefined && Object.hasOwn(OF_KINTONE, known) ? OF_KINTONE[known] : undefined;
  if (filled !== undefined) field.vendor = { notPersonal: true, reason: `kintone fills in ${filled}` };
  else if (type === 'LINK' && protocol === 'MAIL') field.vendor = { category: 'contact.email', reason: `"${name}" is a link that mails (LINK, protocol MAIL)` };
  else if (type === 'LINK' && protocol === 'CALL') field.vendor = { category: 'contact.phone', reason: `"${name}" is a link that dials (LINK, protocol CALL)` };
  return field;
}

/** Names of @kintone/dts-gen's types whose words are not those of the API. */
const GENERATED: Readonly<Record<string, string>> = { Id: '__ID__', Revision: '__REVISION__', DateTime: 'DATETIME' };

/** The API's name for a type of @kintone/dts-gen or @kintone/rest-api-client: `SINGLE_LINE_TEXT` for `SingleLineText`. */
export function apiType(generated: string): string {
  return Object.hasOwn(GENERATED, generated) ? (GENERATED[generated] as string) : generated.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
