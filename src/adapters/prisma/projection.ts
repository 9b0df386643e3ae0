import { type ObjectMember, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type Projection, unknown } from '../../model/index.ts';
import { type Arguments, isUndefined, switchedOn, unsettled } from './arguments.ts';

/** Reads `select` and `omit` of arguments: which fields of the model itself come back. */
export function readProjection(args: Arguments, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (args.kind === 'none') return { kind: 'all' };
  if (args.kind === 'unknown') return args;
  const select = args.view.get('select');
  if (select.kind === 'unknown') return unsettled(args);
  if (select.kind === 'set' && !isUndefined(select.member.value, source)) {
    if (select.member.optional) return unknown('`select` is only set on some paths');
    const on = switchedOn(select.member.value, source);
    return on ? { kind: 'fields', fields: on.filter((member) => !isRelation(member, entity, source)).map(({ name }) => name) } : unknown('`select` is built elsewhere');
  }
  const omit = args.view.get('omit');
  if (omit.kind === 'unknown') return unsettled(args);
  if (omit.kind === 'absent' || isUndefined(omit.member.value, source)) return { kind: 'all' };
  const off = switchedOn(omit.member.value, source);
  return off && !omit.member.optional ? { kind: 'except', fields: off.map(({ name }) => name) } : unknown('`omit` is built elsewhere');
}

/** Whether a selected name is a relation; where the model is not known, only relations take an object. */
export function isRelation({ name, value }: ObjectMember, entity: CatalogEntity | undefined, source: SourceView): boolean {
  if (name === '_count') return true;
  const field = entity?.fields.find((one) => one.name === name);
  return field ? field.relation !== undefined : resolveConstant(value, source).type === 'ObjectExpression';
}

/** `groupBy` answers the fields it groups by. */
export function groupedFields(args: Arguments, source: SourceView): Projection {
  if (args.kind !== 'object') return unknown('arguments are built elsewhere');
  const by = args.view.get('by');
  const list = by.kind === 'set' ? resolveConstant(by.member.value, source) : undefined;
  const items = list?.type === 'ArrayExpression' ? list.elements : list ? [list] : [];
  const names = items.map((item) => (item ? staticValue(item, source) : undefined));
  const fields = names.flatMap((name) => (name?.kind === 'known' && typeof name.value === 'string' ? [name.value] : []));
  return fields.length > 0 && fields.length === names.length ? { kind: 'fields', fields } : unknown('`by` is built elsewhere');
}
