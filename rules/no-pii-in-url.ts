import type { TSESTree } from '@typescript-eslint/types';
import { byEntity, createRule, isAskedByInterface, isNumberOfOrganisation, isToldAtMaker, isOwnSignIn, type Leak, leaksOf, leavingFields, reportLeaks, urlSinks, withoutCasts } from '../src/rulekit/index.ts';

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
    const names = new Set<string>();
    const places = new Map<TSESTree.Node, Leak[]>();
    // A text that holds a query is told where it leads somewhere, and by itself only where nothing else is seen.
    const leaks = leaksOf(urlSinks, env);
    const isText = ({ node }: Leak): boolean => node.type === 'TemplateLiteral';
    for (const leak of [...leaks.filter((one) => !isText(one)), ...leaks.filter(isText)]) {
      const { node, origin } = leak.value;
      // `redirect(new URL(…))`, `query.set(…)` and a request with the query: one value, one finding.
      if (isWholeAddress(leak) || isFragment(node) || told.has(node) || (origin && told.has(origin)) || (isText(leak) && names.has(nameOfMade(leak.node)))) continue;
      const put = leavingFields(leak);
      const fields = env.policy.strict ? put : put.filter((field) => field.classification.sensitivity !== 'low' && !isCredential(field) && !isNumberOfOrganisation(leak, field));
      if (fields.length === 0 || isToldAtMaker(leak, env)) continue;
      told.add(node);
      if (origin && node.type === 'Identifier' && origin.type !== 'Identifier') told.add(origin);
      if (node.type === 'Identifier') names.add(node.name);
      if (!env.policy.strict && (isOwnSignIn(leak, env) || isAskedByInterface(leak, env))) continue;
      places.set(leak.node, [...(places.get(leak.node) ?? []), { ...leak, value: { ...leak.value, fields } }]);
    }
    for (const at of places.values()) {
      // A gender by itself tells of nobody: which names a list suggests, which norms a result is held against.
      if (!env.policy.strict && at.every(({ value }) => value.fields.every(isGender))) continue;
      for (const one of byEntity(at, env)) reportLeaks(one, { field: 'fieldInUrl', record: 'recordInUrl', name: 'nameInUrl', id: 'useId' }, env);
    }
  },
});

/**
 * A value that is an address by itself, such as that of a picture, is not put into one. What stands
 * behind `#` never leaves the browser.
 */
function isWholeAddress({ value, sink, through }: Leak): boolean {
  if (sink.detail === 'part') return false;
  const node = through ? through.leaving.node : value.node;
  if (isFragment(node)) return true;
  // A variable that is known by its name alone enters where it is declared.
  if (!through && value.origin && !(value.via === 'name' && value.origin.type === 'Identifier')) return false;
  return sink.arguments.some((argument) => beginning(argument) === node);
}

/** The expression with which an address begins: `photo.url` in `${photo.url}?size=100`. */
function beginning(argument: TSESTree.Node): TSESTree.Node {
  let node = withoutCasts(argument);
  for (let links = 0; links < 20; links++) {
    if (node.type === 'TemplateLiteral' && node.quasis[0]?.value.raw === '' && node.expressions[0]) node = withoutCasts(node.expressions[0]);
    else if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') node = withoutCasts(node.left);
    else break;
  }
  return node;
}

/** The variable that a text becomes. */
function nameOfMade(text: TSESTree.Node): string {
  let node: TSESTree.Node | undefined = text;
  while (node && node.type !== 'VariableDeclarator' && /Expression$|Literal$|^TS/.test(node.type) && !/Function/.test(node.type)) node = node.parent;
  return node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node.id.name : '';
}

function isFragment(value: TSESTree.Node): boolean {
  for (let node = value, outer = node.parent; outer; node = outer, outer = outer.parent as TSESTree.Node | undefined) {
    if (outer.type === 'TemplateLiteral') {
      const at = outer.expressions.indexOf(node as TSESTree.Expression);
      return outer.quasis.slice(0, at + 1).some(({ value: text }) => text.raw.includes('#'));
    }
    if (outer.type === 'BinaryExpression' && outer.right === node) return outer.left.type === 'Literal' && String(outer.left.value).includes('#');
    if (outer.type !== 'CallExpression' && outer.type !== 'ChainExpression' && outer.type !== 'LogicalExpression' && outer.type !== 'ConditionalExpression') return false;
  }
  return false;
}

function isGender({ classification }: Leak['value']['fields'][number]): boolean {
  return classification.category === 'demographic.gender';
}

/** Codes and tokens of a protocol that wants them there are no data about a person. */
function isCredential({ classification }: Leak['value']['fields'][number]): boolean {
  return classification.category.startsWith('auth.');
}
