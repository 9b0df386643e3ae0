import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, unwrapAwait } from '../../ast/index.ts';
import { mayBeLogSink } from '../log-sinks.ts';
import { NO_PAGE } from './no-page.ts';

/** A value in a text that stands behind a key of a query. */
export interface QueryValue {
  key: string;
  value: TSESTree.Expression;
}

/** `?mail=`, `&filter=email eq '` at the end of a text. */
const KEY = /[?&]([\w.$[\]-]{1,40})=[^&\s]{0,80}$/;

/** A cheap answer: whether a text may hold a query with values. */
export function mayHoldQuery(template: TSESTree.TemplateLiteral): boolean {
  return template.expressions.length > 0 && template.quasis.some(({ value }) => /[?&][\w.$[\]-]+=/.test(value.raw));
}

/**
 * The values that a text puts behind the keys of an address's query, whatever becomes of the text: a link in
 * a mail, an address that a function answers. Silent where nothing says that it is an address.
 */
export function queryValues(template: TSESTree.TemplateLiteral): QueryValue[] {
  if (isTold(template) || NO_PAGE.test(template.quasis[0]?.value.raw ?? '')) return [];
  const found: QueryValue[] = [];
  let isAddress = false;
  for (const [index, value] of template.expressions.entries()) {
    const text = template.quasis[index]?.value.cooked ?? '';
    const segment = /[^\s"'<>()]*$/.exec(text)?.[0] ?? '';
    const joined = segment === text && index > 0;
    isAddress = (joined && isAddress) || beginsAsAddress(segment, joined || segment === text);
    const key = isAddress ? KEY.exec(segment)?.[1] : undefined;
    if (key !== undefined) found.push({ key, value });
  }
  return found;
}

/** `https://…`, `/path`, `?query`; after another value, which may be the host, a path or a query. */
function beginsAsAddress(segment: string, isFirst: boolean): boolean {
  if (NO_PAGE.test(segment)) return false;
  const path = segment.split('?', 1)[0] ?? '';
  return segment.includes('?') && (path === '' ? isFirst : /^(?:https?:\/\/|\.{0,2}\/)|\//.test(path));
}

/** What stands in a log or in an error is told there. */
function isTold(template: TSESTree.Node): boolean {
  for (let node = template, outer = node.parent; outer; node = outer, outer = outer.parent as TSESTree.Node | undefined) {
    if (outer.type === 'ThrowStatement') return true;
    if (outer.type === 'NewExpression') return /Error$|Exception$/.test(lastName(outer.callee));
    if (outer.type === 'CallExpression') {
      const callee = unwrap(outer.callee);
      if (outer.callee !== node) return callee.type === 'MemberExpression' && mayBeLogSink(propertyName(callee) ?? '', outer) && /log|console/i.test(lastName(callee.object));
    } else if (!/^(?:TemplateLiteral|BinaryExpression|ConditionalExpression|LogicalExpression|Property|ObjectExpression)$/.test(outer.type)) return false;
  }
  return false;
}

function lastName(node: TSESTree.Node): string {
  const value = unwrapAwait(node);
  if (value.type === 'Identifier') return value.name;
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
