import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../ast/index.ts';
import { libraryFunction, pathOfGet } from './collections.ts';
import { literalList } from './patterns.ts';
import { restrict, type Shape } from './shape.ts';
import type { ShapeReader } from './shapes.ts';
import type { SourceView } from '../../ast/index.ts';

/** Functions that answer what they are given, some of it, or the same in another order. */
const SAME = /^(?:filter|reject|find|findLast|sortBy|orderBy|groupBy|keyBy|indexBy|partition|uniqBy|head|first|last|take|sample|compact|uniq|flatten|chunk|pickBy|omitBy|clone|cloneDeep|toArray|values)$/;

/** What a function of lodash or its like answers; undefined for other calls, `shape` undefined where nothing is known. */
export function libraryShape(call: TSESTree.CallExpression, reader: ShapeReader, source: SourceView): { shape: Shape | undefined } | undefined {
  const name = libraryFunction(call, source);
  const [first, second, ...more] = call.arguments;
  if (name === undefined || !first) return undefined;
  if (name === 'get') return { shape: atPath(reader.shape(first), second, reader) };
  if (name === 'pick' || name === 'omit') {
    const base = reader.shape(first);
    const names = second && literalList([second, ...more]);
    return { shape: base?.kind === 'record' ? (names ? restrict(base, names, name === 'pick') : { ...base, fields: { kind: 'unknown' } }) : undefined };
  }
  if (name === 'map' || name === 'flatMap') {
    const mapper = second && unwrap(second);
    if (isFunction(mapper)) return { shape: reader.returned(mapper) };
    const list = mapper?.type === 'Literal' && typeof mapper.value === 'string' ? reader.shape(first) : undefined;
    return { shape: list && mapper?.type === 'Literal' ? reader.property(list, String(mapper.value)) : undefined };
  }
  return SAME.test(name) ? { shape: reader.shape(first) } : undefined;
}

/** A path of run time may lead to any field. */
function atPath(base: Shape | undefined, path: TSESTree.Node | undefined, reader: ShapeReader): Shape | undefined {
  const names = pathOfGet(path);
  if (!names) return base?.kind === 'record' ? base : undefined;
  let shape = base;
  for (const name of names) shape = shape && (/^\d+$/.test(name) && shape.kind === 'record' ? shape : reader.property(shape, name));
  return shape;
}
