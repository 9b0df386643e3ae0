import type { TSESTree } from '@typescript-eslint/types';
import { objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type Projection, type Unknown, unknown } from '../../model/index.ts';
import { builtElsewhere } from './given-filter.ts';
import { isUndefined } from './object-arguments.ts';

const ELSEWHERE: Unknown = unknown('the projection is built elsewhere');

/**
 * Reads a projection: `'name email'`, `'-password'`, `'+hidden'`, `['name', 'email']`,
 * `{ name: 1, _id: 0 }`. An inclusive one returns `_id` unless it is switched off.
 * https://mongoosejs.com/docs/api/query.html#Query.prototype.select()
 */
export function readMongoProjection(node: TSESTree.Node | undefined, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (!node || isUndefined(node, source)) return { kind: 'all' };
  const text = staticValue(node, source);
  if (text.kind === 'known') return typeof text.value === 'string' ? ofNames(text.value.split(/\s+/), entity) : text.value === null ? { kind: 'all' } : ELSEWHERE;
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') {
    const names = value.elements.map((element) => (element ? staticValue(element, source) : undefined));
    const texts = names.flatMap((name) => (name?.kind === 'known' && typeof name.value === 'string' ? [name.value] : []));
    return texts.length === names.length ? ofNames(texts, entity) : ELSEWHERE;
  }
  const projection = ofObject(node, entity, source);
  return projection.kind === 'unknown' ? builtElsewhere(projection.why, node, source) : projection;
}

function ofNames(names: readonly string[], entity: CatalogEntity | undefined): Projection {
  const written = names.filter((name) => name !== '');
  const off = written.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const added = written.filter((name) => name.startsWith('+')).map((name) => name.slice(1));
  return made(written.filter((name) => !/^[-+]/.test(name)), off, added, entity);
}

function ofObject(node: TSESTree.Node, entity: CatalogEntity | undefined, source: SourceView): Projection {
  const view = objectView(node, source);
  if (!view || view.open) return ELSEWHERE;
  const on: string[] = [];
  const off: string[] = [];
  for (const { name, value, optional } of view.members) {
    if (view.get(name).kind === 'unknown' || optional) return ELSEWHERE;
    const flag = staticValue(value, source);
    if (flag.kind === 'none') continue;
    if (flag.kind === 'known') (flag.value === 0 || flag.value === false ? off : on).push(sourceField(name, flag.value));
    else {
      const expression = objectView(value, source);
      const operator = expression?.members[0]?.name;
      if (!expression) return ELSEWHERE;
      // `$slice` shortens an array and selects nothing; `$elemMatch` selects the field.
      if (operator === '$slice' || operator === '$meta') continue;
      if (operator?.startsWith('$')) on.push(name, ...referredFields(value, source));
      else on.push(...expression.members.map((member) => `${name}.${member.name}`));
    }
  }
  return made(on, off, [], entity);
}

/** `{ mail: '$email' }` returns the field `email`. */
const sourceField = (name: string, value: unknown): string => (typeof value === 'string' && /^\$[^$]/.test(value) ? value.slice(1) : name);

function made(on: readonly string[], off: readonly string[], added: readonly string[], entity: CatalogEntity | undefined): Projection {
  if (on.length > 0) {
    const id = off.includes('_id') || on.includes('_id') ? [] : ['_id'];
    return { kind: 'fields', fields: [...new Set([...id, ...on, ...added])] };
  }
  const hidden = entity?.fields.filter((field) => field.hidden) ?? [];
  const asked = hidden.filter(({ name }) => added.includes(name));
  if (entity && asked.length > 0) return { kind: 'fields', fields: entity.fields.filter((field) => !field.relation && !off.includes(field.name) && (!field.hidden || asked.includes(field))).map(({ name }) => name) };
  if (added.length > 0 && !entity) return ELSEWHERE;
  return off.length > 0 ? { kind: 'except', fields: off } : { kind: 'all' };
}

/** Fields that an expression reads: `'$email'` anywhere in it. `$$ROOT` is the whole document. */
export function referredFields(node: TSESTree.Node, source: SourceView, depth = 0): string[] {
  if (depth > 8) return [];
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? referredFields(element, source, depth + 1) : []));
  if (value.type === 'ObjectExpression') return value.properties.flatMap((property) => (property.type === 'Property' ? referredFields(property.value, source, depth + 1) : []));
  const text = staticValue(value, source);
  if (text.kind !== 'known' || typeof text.value !== 'string' || !text.value.startsWith('$')) return [];
  return [text.value.startsWith('$$') ? text.value : text.value.slice(1)];
}
