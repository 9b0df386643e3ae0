import type { TSESTree } from '@typescript-eslint/types';
import { conditionEdit, type ObjectView, objectView, setArgumentProperty, type SourceView, staticValue, textOf } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, DialectEdit } from '../../model/index.ts';
import { type Arguments, isUndefined } from './arguments.ts';
import { isRelation } from './projection.ts';

/** Edits of a read whose arguments stand in the call itself. */
export function editsOf(call: TSESTree.CallExpression, args: Arguments, many: boolean, entity: CatalogEntity | undefined, source: SourceView): DataAccess['edits'] {
  if (args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline)) return {};
  const object = args.kind === 'object' ? args.view.object : undefined;
  return {
    ...(many ? { bound: (rows: number) => setArgumentProperty(call, object, 'take', String(rows), source) } : {}),
    ...(canProject(args, source) ? { project: (fields: readonly string[]) => projectEdit(call, args, fields, entity, source) } : {}),
  };
}

/** Adds a condition to a call whose `where` stands in it. */
export function filterEdit(call: TSESTree.CallExpression, args: Arguments, source: SourceView): Pick<DataAccess['edits'], 'filter'> {
  if (args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline)) return {};
  const filter = conditionEdit({ call, object: args.kind === 'object' ? args.view.object : undefined, key: 'where' }, source);
  return filter ? { filter } : {};
}

/** A `select` beside an `include` or `omit` is an error of Prisma's, so all that may bring one must be readable. */
function canProject(args: Arguments, source: SourceView): boolean {
  if (args.kind !== 'object') return true;
  const { view } = args;
  const omit = view.get('omit');
  if (view.open || (omit.kind !== 'absent' && !(omit.kind === 'set' && isUndefined(omit.member.value, source)))) return false;
  return (['include', 'select'] as const).every((clause) => {
    const found = view.get(clause);
    if (found.kind === 'absent') return true;
    // Only one that is written out, property and all, can be rewritten.
    return found.kind === 'set' && found.member.property !== undefined && !found.member.optional && view.object.properties.includes(found.member.property) && inlineClause(found.member.value, source) !== undefined;
  });
}

function inlineClause(node: TSESTree.Node, source: SourceView): ObjectView | undefined {
  const view = objectView(node, source);
  return view?.inline && !view.open ? view : undefined;
}

function projectEdit(call: TSESTree.CallExpression, args: Arguments, fields: readonly string[], entity: CatalogEntity | undefined, source: SourceView): DialectEdit {
  const columns = fields.map((field) => `${field}: true`);
  const view = args.kind === 'object' ? args.view : undefined;
  for (const clause of ['include', 'select'] as const) {
    const found = view?.get(clause);
    if (found?.kind !== 'set' || !found.member.property) continue;
    const kept = (inlineClause(found.member.value, source)?.members ?? []).filter((member) => clause === 'include' || isRelation(member, entity, source));
    const texts = kept.filter((member) => staticValue(member.value, source).kind !== 'none').map((member) => textOf(source, member.property ?? member.value));
    const code = kept.length > 0 ? `select: { ${columns.join(', ')}, … }` : `select: { ${columns.join(', ')} }`;
    return { code, edits: [{ range: found.member.property.range, text: `select: { ${[...columns, ...texts].join(', ')} }` }] };
  }
  return setArgumentProperty(call, view?.object, 'select', `{ ${columns.join(', ')} }`, source);
}
