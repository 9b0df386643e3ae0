import type { CatalogEntity, DataAccess, FilterField, ScopeView } from '../model/index.ts';
import { isAskedAbout, isOneNarrowed, type SourceView, textOf } from '../ast/index.ts';
import { isAlive, narrows } from './filters.ts';
import { isSelfText } from './self-access/index.ts';

/** What is left of a read when conditions of its filter fall away. */
export interface FallingFilter {
  /**
   * `one`: whichever record comes first. `many`: every record that the rest matches.
   * `scope`: the record that is asked for, whoever it belongs to.
   */
  leaves: 'one' | 'many' | 'scope';
  /** The conditions that fall away and that say whose records are meant, the ones that surprise first. */
  fields: readonly FilterField[];
  /** True when the values are missing unintended; false when the code itself leaves the conditions out. */
  isAccident: boolean;
}

/** Fields that tie a record to a tenant or owner by their names. */
const TIE = /^(?:.*\.)?(?:(?:tenant|organi[sz]ation|org|company|workspace|team|shop|store|account|user|owner|customer|member|client|author|creator|subject|kaisha|soshiki|tenpo)(?:_?(?:id|uuid|slug))?|(?:created|owned|assigned)_?by(?:_?id)?)$/i;

/**
 * The conditions of a read that can fall away although they say whose records come back; undefined
 * where none does, where enough stays, and where a list is bounded and its conditions are a search
 * form's. `wide` (strict) also answers conditions that the code leaves out by its own choice.
 */
export function fallingFilter(access: DataAccess, entity: CatalogEntity, scopes: ScopeView, source: SourceView, wide: boolean): FallingFilter | undefined {
  const { filter } = access;
  if (filter.kind !== 'fields' || filter.open) return undefined;
  const falling = filter.fields.filter(({ optional }) => optional);
  // "Not deleted" says nothing of whose record comes first.
  const kept = filter.fields.filter((field) => !field.optional && !(access.cardinality === 'one' && isAlive(field, source)));
  if (falling.length === 0 || (kept.length > 0 && falling.every((field) => !isAccident(field)) && !wide)) return undefined;
  const ties = (field: FilterField): boolean => TIE.test(field.name) || scopes.fields.some((scope) => scope.field === field.name.split('.').at(-1) && (scope.entities?.includes(entity.name) ?? true));
  const limits = (field: FilterField): boolean => ties(field) || isChoice(field) || narrows(field, entity);
  const isSelf = (field: FilterField): boolean => field.absent !== undefined && isSelfText(textOf(source, field.absent.node));
  const isMeant = (field: FilterField): boolean => !isAccident(field) && (!field.value || !isAskedAbout(field.value, source));
  // A role decides which conditions there are, or a text whose values are not seen.
  if (!wide && falling.some(isMeant)) return undefined;
  const said = falling.filter((field) => limits(field) && (wide || kept.length === 0 || isAccident(field)));
  if (said.length === 0 || isGuarded(falling, kept, access, source)) return undefined;
  const answer = (leaves: FallingFilter['leaves'], fields: readonly FilterField[]): FallingFilter => ({ leaves, fields: bySurprise(fields), isAccident: fields.some(isAccident) });
  if (kept.some((field) => !ties(field) && (narrows(field, entity) || isChoice(field)))) {
    const lost = said.filter((field) => ties(field) && isAccident(field));
    return lost.length > 0 && (lost.some(isSelf) || !kept.some(ties)) ? answer('scope', lost) : undefined;
  }
  if (access.cardinality === 'one') return answer('one', said);
  const isBounded = access.rowBound.kind !== 'none' && access.rowBound.kind !== 'meaningless';
  const own = said.filter(isSelf);
  if (isBounded) return own.length > 0 ? answer('many', own) : undefined;
  // A list that the code itself narrows by what its records belong to is meant to be one without that too.
  const lost = wide ? said : said.filter((field) => isAccident(field) || isSelf(field) || isOwnKey(field, entity));
  return lost.length === 0 || (kept.some(ties) && own.length === 0) ? undefined : answer('many', lost);
}

/** A key of the record itself: who gives one asks for that record, and for no list. */
function isOwnKey({ name }: FilterField, entity: CatalogEntity): boolean {
  return /^_?(?:id|uuid|guid)s?$/i.test(name) || entity.fields.some((field) => field.unique && (field.name === name || field.column === name));
}

/** `OR: [{ email }, { phone }]`: one of several, each of which may say whose record is meant. */
const isChoice = ({ name }: FilterField): boolean => /^\$?or$/i.test(name);

/** A value that is missing unintended; who writes a branch has thought of it. */
function isAccident({ absent }: FilterField): boolean {
  return absent !== undefined && absent.kind !== 'branch' && absent.kind !== 'undefined' && absent.kind !== 'null';
}

function bySurprise(fields: readonly FilterField[]): FilterField[] {
  return [...fields].sort((a, b) => Number(isAccident(b)) - Number(isAccident(a)));
}

/** `if (!id && !email) return null;`: one of the conditions is there, whichever. */
function isGuarded(falling: readonly FilterField[], kept: readonly FilterField[], access: DataAccess, source: SourceView): boolean {
  return kept.length === 0 && isOneNarrowed(falling.flatMap(({ value }) => value ?? []), access.via ?? access.node, source);
}
