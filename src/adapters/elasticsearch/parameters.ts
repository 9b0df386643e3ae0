import type { TSESTree } from '@typescript-eslint/types';
import { type MemberLookup, objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type EntityRef, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** The parameters of a call: flat since version 8, in `body` before and in OpenSearch. */
export interface Parameters {
  top: ObjectView | undefined;
  body: ObjectView | undefined;
  /** Object to which a parameter of the search can be added. */
  target: ObjectView | undefined;
  get(name: string): MemberLookup;
}

const UNKNOWN: MemberLookup = { kind: 'unknown' };

/** Reads the parameters of a call. */
export function readParameters(call: TSESTree.CallExpression, source: SourceView): Parameters {
  const argument = call.arguments[0];
  const top = argument && argument.type !== 'SpreadElement' ? objectView(argument, source) : undefined;
  const found = top?.get('body');
  const body = found?.kind === 'set' ? objectView(found.member.value, source) : undefined;
  const closed = found?.kind === 'unknown' || (found?.kind === 'set' && !body);
  return {
    top,
    body,
    target: closed ? undefined : (body ?? top),
    get(name) {
      if (!top) return argument ? UNKNOWN : { kind: 'absent' };
      const here = top.get(name);
      if (here.kind === 'set') return here;
      const there = body?.get(name);
      if (there && there.kind !== 'absent') return there;
      // A body that is built elsewhere may say it.
      return closed || here.kind === 'unknown' ? UNKNOWN : { kind: 'absent' };
    },
  };
}

/** A name in the code; `part` when more stands around it at run time. */
interface WrittenName {
  text: string;
  part: boolean;
}

/** The index that a call names, resolved to an entity where the name carries a prefix, version or wildcard. */
export function indexOf(node: TSESTree.Node | undefined, env: ReadEnv): Known<EntityRef> {
  if (!node) return unknown('the call names no index');
  const names = writtenNames(node, env.source, 0);
  const spellings = names.flatMap(({ text }) => [text, text.replace(/(?:[-_.]?(?:v?\d[\d.-]*|\*|current|latest|read|write|alias|index))+$/i, '').replace(/^[-_.*]+/, '')]);
  const name = spellings.find((one) => one !== '' && env.entity(one)) ?? names.find(({ part }) => !part)?.text;
  return name === undefined ? unknown('the index is named at run time') : known({ name, as: 'object' });
}

function writtenNames(node: TSESTree.Node, source: SourceView, depth: number): WrittenName[] {
  if (depth > 4) return [];
  const text = staticValue(node, source);
  if (text.kind === 'known') return typeof text.value === 'string' ? listed(text.value) : [];
  const value = resolveConstant(node, source);
  switch (value.type) {
    case 'ArrayExpression':
      return value.elements.flatMap((element) => (element ? writtenNames(element, source, depth + 1) : []));
    case 'LogicalExpression':
      return [value.left, value.right].flatMap((side) => writtenNames(side, source, depth + 1));
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].flatMap((side) => writtenNames(side, source, depth + 1));
    case 'TemplateLiteral':
      return parts(value.quasis.map((quasi) => quasi.value.cooked ?? ''));
    case 'BinaryExpression':
      return parts([value.left as TSESTree.Node, value.right].flatMap((side) => writtenNames(side, source, depth + 1).map((one) => one.text)));
    default:
      return [];
  }
}

/** `customers,orders`; `_all` and `*` name nothing. */
function listed(text: string): WrittenName[] {
  return text.split(',').map((one) => one.trim()).filter((one) => one !== '' && one !== '_all' && one !== '*').map((one) => ({ text: one, part: false }));
}

/** What is written of a name that is put together: `${prefix}-customers`. */
function parts(texts: readonly string[]): WrittenName[] {
  return texts.map((text) => ({ text: text.replace(/^[-_.:]+|[-_.:]+$/g, ''), part: true })).filter(({ text }) => text !== '');
}
