import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isForeign, type SourceView } from '../../../ast/index.ts';
import type { AccessEdits, CatalogEntity, DialectEdit, RowBound } from '../../../model/index.ts';
import type { LinkBound } from './bound.ts';
import { fieldOf } from './tables.ts';

/** What the edits of one query are written from. */
export interface BuilderEditSite {
  /** The call behind which a selection goes; undefined where none can be placed. */
  begin: TSESTree.Node | undefined;
  /** The expression behind which a bound goes. */
  end: TSESTree.Node;
  bounds: readonly LinkBound[];
  rowBound: RowBound;
  /** `*` in quotes that a list of columns can take the place of. */
  star: TSESTree.Node | undefined;
  /** True when a selection is written already. */
  written: boolean;
  /** Qualifier that columns need, with its dot. */
  prefix: string;
  entity: CatalogEntity | undefined;
  source: SourceView;
}

/** Edits of a chain: `.limit(n)` at its end, `.select(…)` behind its start. */
export function builderEdits(site: BuilderEditSite): AccessEdits {
  const { begin, written } = site;
  // A selection that another file writes is changed there.
  const star = site.star && !isForeign(site.star, site.source) ? site.star : undefined;
  const project = star ? (fields: readonly string[]) => starEdit(site, star, fields) : begin && !written && !site.star ? (fields: readonly string[]) => selectEdit(site, begin, fields) : undefined;
  const bound = boundEdit(site);
  return { ...(bound ? { bound } : {}), ...(project ? { project } : {}), filter: (field, value) => filterEdit(site, field, value) };
}

function boundEdit({ bounds, rowBound, end, source }: BuilderEditSite): AccessEdits['bound'] {
  if (rowBound.kind === 'default' || bounds.some(({ link }) => link.name !== 'limit')) return undefined;
  const last = bounds.findLast(({ link, bound }) => link.name === 'limit' && !link.conditional && bound.kind !== 'none' && link.args.length > 0);
  const argument = last?.link.args[0];
  // A bound that another file sets is changed there.
  if (argument && isForeign(argument, source)) return undefined;
  if (argument) return (rows) => ({ code: `.limit(${rows})`, edits: [{ range: argument.range, text: String(rows) }] });
  if (rowBound.kind === 'dynamic') return undefined;
  return (rows) => ({ code: `.limit(${rows})`, edits: [insertLink(end, `.limit(${rows})`, source)] });
}

function filterEdit({ entity, prefix, end, source }: BuilderEditSite, field: string, value: string): DialectEdit {
  const code = `.where('${prefix}${fieldOf(entity, field)?.column ?? field}', ${value})`;
  return { code, edits: [insertLink(end, code, source)] };
}

function columnsCode({ entity, prefix }: BuilderEditSite, fields: readonly string[]): string {
  return fields.map((name) => `'${prefix}${fieldOf(entity, name)?.column ?? name}'`).join(', ');
}

function starEdit(site: BuilderEditSite, star: TSESTree.Node, fields: readonly string[]): DialectEdit {
  const code = columnsCode(site, fields);
  return { code: `select(${code})`, edits: [{ range: star.range, text: code }] };
}

function selectEdit(site: BuilderEditSite, begin: TSESTree.Node, fields: readonly string[]): DialectEdit {
  const code = `.select(${columnsCode(site, fields)})`;
  return { code, edits: [insertLink(begin, code, site.source)] };
}
