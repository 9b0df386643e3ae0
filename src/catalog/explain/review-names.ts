import type { TypeKind } from '../classify/declared-type.ts';
import { singular } from '../text/plural.ts';
import { splitWords } from '../text/words.ts';

/** Last words of fields into which people write what they like. Singular. */
const FREE_TEXT = new Set(['note', 'memo', 'remark', 'comment', 'description', 'message', 'bio', 'biography', 'about', 'summary', 'content', 'body', 'detail', 'feedback', 'introduction', 'reason', 'instruction', 'observation', 'annotation', 'text', 'narrative', 'background', 'history', 'biko', 'memo', 'bikou', 'naiyo', 'naiyou', 'riyu', 'riyuu']);
const FREE_TEXT_JA = /(?:備考|メモ|コメント|内容|理由|経緯|所見|自由記述|自己紹介|説明|詳細|本文|摘要|その他)$/u;
/** Words before them that make them a thing of the machine. */
const MACHINE = new Set(['error', 'err', 'log', 'commit', 'system', 'meta', 'seo', 'html', 'status', 'email', 'template', 'product', 'item', 'failure', 'debug', 'short', 'last']);

/** Last words of containers that no schema describes. Singular. */
const PAYLOAD = new Set(['data', 'metadata', 'meta', 'payload', 'extra', 'attribute', 'property', 'custom', 'field', 'profile', 'detail', 'info', 'information', 'json', 'raw', 'response', 'request', 'snapshot', 'answer', 'form', 'body', 'content', 'context', 'param', 'other', 'additional', 'note', 'contact', 'address', 'trackeddata', 'customfield', 'value', 'change', 'diff', 'event', 'document']);

/** Words of fields that hold nothing personal whatever stands beside them. As split, in lower case. */
export const HARMLESS_NAMES: ReadonlySet<string> = new Set([
  'id', 'ids', 'uuid', 'type', 'types', 'status', 'state', 'kind', 'mode', 'role', 'roles', 'permission', 'permissions', 'scope', 'scopes', 'level', 'tier', 'plan', 'source', 'channel', 'medium', 'campaign', 'utm', 'locale', 'language', 'languages', 'lang', 'timezone', 'currency', 'theme',
  'slug', 'version', 'code', 'color', 'colour', 'icon', 'order', 'position', 'priority', 'rank', 'score', 'index', 'count', 'total', 'category', 'categories', 'tag', 'tags', 'label', 'labels', 'group', 'groups', 'stage', 'flag', 'flags', 'enabled', 'active', 'created', 'updated', 'deleted', 'modified',
  'provider', 'platform', 'integration', 'app', 'application', 'plugin', 'module', 'model', 'entity', 'object', 'table', 'format', 'url', 'path', 'link', 'href', 'domain', 'host', 'website', 'hash', 'token', 'key', 'secret', 'checksum', 'etag', 'url', 'uri', 'ref', 'reference', 'external', 'internal', 'parent',
  'date', 'time', 'at', 'on', 'start', 'end', 'due', 'expires', 'expiry', 'duration', 'interval', 'frequency', 'schedule', 'unit', 'quantity', 'amount', 'price', 'rate', 'currency', 'budget', 'number', 'no', 'num', 'size', 'width', 'height', 'file', 'mime', 'extension', 'visibility', 'access', 'owner', 'assigned', 'assignee', 'created_by', 'by',
  'is', 'has', 'do', 'not', 'get', 'send', 'region', 'country', 'title', 'industry', 'hostname', 'attachment', 'attachments', 'account', 'accounts', 'month', 'year', 'day', 'week', 'tokens', 'notification', 'notifications', 'setting', 'settings', 'preference', 'preferences', 'config', 'configuration', 'option', 'options', 'verification', 'verified', 'method', 'strategy', 'template', 'queue', 'event', 'action', 'step', 'result', 'error', 'v', '__v', '_id', 'kbn', 'kubun', 'flg', 'cd', 'shubetsu', 'jotai',
]);

/** Whether people write what they like into a field of this name. */
export function isFreeText(name: string): boolean {
  if (FREE_TEXT_JA.test(name)) return true;
  const words = splitWords(name).map(singular);
  return FREE_TEXT.has(words.at(-1) ?? '') && !words.slice(0, -1).some((word) => MACHINE.has(word));
}

/** Whether a field holds a value of many parts that no schema describes. A declared type that says nothing of the parts is one. */
export function isPayload(name: string, kind: TypeKind, type: string | undefined): boolean {
  if (kind !== 'json' && kind !== 'object' && !(kind === 'any' && type !== undefined)) return false;
  return PAYLOAD.has(splitWords(name).map(singular).at(-1) ?? '');
}
