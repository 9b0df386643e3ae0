import type { TSESTree } from '@typescript-eslint/types';
import { type MemberLookup, objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type Projection, unknown } from '../../model/index.ts';
import type { Parameters } from './parameters.ts';

const ELSEWHERE = unknown('`_source` is built elsewhere');

/** Which fields of a document come back: `_source` in all its forms, or `fields` beside `_source: false`. */
export function readProjection(parameters: Parameters, source: SourceView): Projection {
  const included = first(parameters, ['_source_includes', '_sourceIncludes', '_source_include']);
  const excluded = first(parameters, ['_source_excludes', '_sourceExcludes', '_source_exclude']);
  if (included) return fieldsOf(included, source, 'fields');
  if (excluded) return fieldsOf(excluded, source, 'except');
  const found = parameters.get('_source');
  if (found.kind === 'unknown') return ELSEWHERE;
  if (found.kind === 'absent') return { kind: 'all' };
  if (found.member.optional) return ELSEWHERE;
  const { value } = found.member;
  const flag = staticValue(value, source);
  if (flag.kind === 'none' || (flag.kind === 'known' && flag.value === true)) return { kind: 'all' };
  if (flag.kind === 'known' && flag.value === false) return documentFields(parameters, source);
  const view = objectView(value, source);
  if (!view) return fieldsOf(value, source, 'fields');
  const inside = written(view, ['includes', 'include']);
  const outside = written(view, ['excludes', 'exclude']);
  if (inside?.kind === 'set') return fieldsOf(inside.member.value, source, 'fields');
  if (inside || outside?.kind === 'unknown') return ELSEWHERE;
  return outside?.kind === 'set' ? fieldsOf(outside.member.value, source, 'except') : { kind: 'all' };
}

function written(view: ObjectView, names: readonly string[]): MemberLookup | undefined {
  return names.map((name) => view.get(name)).find(({ kind }) => kind !== 'absent');
}

function first(parameters: Parameters, names: readonly string[]): TSESTree.Node | undefined {
  for (const name of names) {
    const found = parameters.get(name);
    if (found.kind === 'set' && !found.member.optional) return found.member.value;
  }
  return undefined;
}

function documentFields(parameters: Parameters, source: SourceView): Projection {
  const fields = parameters.get('fields');
  if (fields.kind === 'unknown') return unknown('`fields` is built elsewhere');
  return fields.kind === 'set' ? fieldsOf(fields.member.value, source, 'fields') : { kind: 'fields', fields: [] };
}

/** A list of names, one name, or names with commas; a pattern over part of the names is not known. */
function fieldsOf(node: TSESTree.Node, source: SourceView, kind: 'fields' | 'except'): Projection {
  const value = resolveConstant(node, source);
  const items = value.type === 'ArrayExpression' ? value.elements : [value];
  const names: string[] = [];
  for (const item of items) {
    const object = item && objectView(item, source)?.get('field');
    const text = item ? staticValue(object?.kind === 'set' ? object.member.value : item, source) : undefined;
    if (text?.kind !== 'known' || typeof text.value !== 'string') return ELSEWHERE;
    names.push(...text.value.split(',').map((name) => name.trim()));
  }
  if (kind === 'fields' && names.includes('*')) return { kind: 'all' };
  if (kind === 'except' && names.includes('*')) return { kind: 'fields', fields: [] };
  const plain = names.map((name) => name.replace(/\.\*$/, ''));
  if (plain.some((name) => name.includes('*'))) return unknown('`_source` names fields by a pattern');
  return kind === 'except' && plain.length === 0 ? { kind: 'all' } : { kind, fields: plain };
}
