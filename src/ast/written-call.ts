import type { TSESTree } from '@typescript-eslint/types';
import type { WrittenValue } from '../model/index.ts';
import { propertyName } from './property.ts';
import { unwrap } from './unwrap.ts';

/** Longest code of one value that is kept. */
const LONGEST = 200;

/** What a call hands in, as it is written; undefined where part of it stands elsewhere (a spread, a computed key). */
export function writtenValues(call: TSESTree.CallExpression, text: string): WrittenValue[] | undefined {
  const values = call.arguments.map((argument) => (argument.type === 'SpreadElement' ? undefined : written(argument, text)));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function written(node: TSESTree.Node, text: string): WrittenValue | undefined {
  const value = unwrap(node);
  if (value.type === 'Literal') return { kind: 'literal', text: value.raw };
  if (value.type === 'ObjectExpression') {
    const properties = value.properties.map((property) => {
      const key = property.type === 'Property' && !property.method && property.kind === 'init' ? propertyName(property) : undefined;
      const inner = property.type === 'Property' && key !== undefined ? written(property.value, text) : undefined;
      return key !== undefined && inner ? { key, value: inner } : undefined;
    });
    return properties.every((property) => property !== undefined) ? { kind: 'object', properties } : undefined;
  }
  if (value.type === 'ArrayExpression') {
    const items = value.elements.map((element) => (element && element.type !== 'SpreadElement' ? written(element, text) : undefined));
    return items.every((item) => item !== undefined) ? { kind: 'list', items } : undefined;
  }
  const code = text.slice(value.range[0], value.range[1]);
  return code.length > LONGEST ? undefined : { kind: 'code', text: code };
}
