import { COUNT_NAMES, ROW_HOLDERS } from '../values/carriers.ts';

/**
 * What a value holds of the records that are followed.
 * `rows`: all of them, a page or a stream of them, or something made of all of them; `row`: one, each in its turn.
 */
export interface Cargo {
  of: 'rows' | 'row';
  /** The only field that is left of the records, by its path; absent for whole records. */
  field?: string;
  /** Where inside the value the records lie, as keys from the outside; empty when the value is the records. */
  at: readonly string[];
  /** The answer of a read as its client gives it, which may hold the rows beside other things. */
  fresh?: boolean;
}

/** Any place of a list. */
export const ELEMENT = '[]';
/** Any place of a list that has one record, or what was made of it, in each. */
const ROW_ELEMENT = '[row]';
/** Deeper nesting is no longer told apart. */
const DEEPEST = 5;

const isPlace = (key: string | undefined): boolean => key === ELEMENT || key === ROW_ELEMENT || (key !== undefined && /^\d+$/.test(key));

/** The cargo of an object or list that holds a value under a key. */
export function heldUnder(key: string, cargo: Cargo): Cargo {
  return { of: cargo.of, ...(cargo.field === undefined ? {} : { field: cargo.field }), at: [key, ...cargo.at].slice(0, DEEPEST) };
}

/** The cargo of a list with such a value in each of its places. */
export function listOf(cargo: Cargo): Cargo {
  return { ...heldUnder(cargo.of === 'row' ? ROW_ELEMENT : ELEMENT, cargo), of: 'rows' };
}

/** True where the records are elements of the value itself. */
export const isListed = ({ at: [first] }: Cargo): boolean => first === undefined || isPlace(first);

/** The cargo of something made of the whole of a value: a text, a copy. */
export function madeOf({ of, field }: Cargo): Cargo {
  return { of, ...(field === undefined ? {} : { field }), at: [] };
}

/** The cargo as it is once the answer of the client was looked into. */
export function settled({ of, field, at }: Cargo): Cargo {
  return { of, ...(field === undefined ? {} : { field }), at };
}

/** The cargo of one element, each in its turn. */
export function elementOf(cargo: Cargo): Cargo {
  const { at, ...rest } = settled(cargo);
  if (isPlace(at[0])) return { ...rest, ...(at[0] === ROW_ELEMENT ? { of: 'row' } : {}), at: at.slice(1) };
  return at.length > 0 ? { ...rest, at } : { ...rest, of: 'row', at };
}

/** The cargo of a list that collects such values. */
export function collected(cargo: Cargo): Cargo {
  return { ...madeOf(cargo), of: 'rows' };
}

/**
 * The cargo of a property; undefined where it holds none of the records, or no more than one of them.
 * @param name undefined for a key of run time
 */
export function propertyOf(name: string | undefined, cargo: Cargo): Cargo | undefined {
  const { at, of, field, fresh } = cargo;
  const [first, ...rest] = at;
  if (first !== undefined) {
    if (name === undefined || name === first) return { ...madeOf(cargo), ...(first === ROW_ELEMENT ? { of: 'row' } : {}), at: rest };
    if (isPlace(first) && /^\d+$/.test(name)) return first === ELEMENT ? { ...madeOf(cargo), at: rest } : undefined;
    return undefined;
  }
  if (name === undefined) return of === 'rows' ? { ...madeOf(cargo), of: 'row' } : madeOf(cargo);
  if (COUNT_NAMES.has(name)) return undefined;
  if (/^\d+$/.test(name)) return of === 'row' && field === undefined ? madeOf(cargo) : fresh && name === '0' ? { ...madeOf(cargo), of } : undefined;
  if (ROW_HOLDERS.has(name) && field === undefined) return { ...madeOf(cargo), ...(fresh ? { fresh } : {}) };
  // Beside the rows of an answer stand a cursor, a total, a status.
  if (of === 'rows') return undefined;
  return { of, field: field === undefined ? name : `${field}.${name}`, at: [] };
}

/** Key under which cargo of one kind is visited once. */
export const cargoKey = ({ of, field = '', at, fresh }: Cargo): string => `${of} ${field} ${at.join('.')}${fresh ? ' !' : ''}`;
