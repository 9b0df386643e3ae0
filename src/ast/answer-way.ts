/**
 * The way through an answer to the fields of its rows, one word a step:
 * - `data`: a property, beside which stands no row (`{ data, error }`, `{ rows, count }`);
 * - `0`: an element of a tuple (`[rows, total]`);
 * - `json()`: what a method answers;
 * - `body?`: a property that some versions leave out;
 * - `[]`: any element of a list;
 * - `.properties`, `.data()`: the row is reached, its fields are in here; what stands beside belongs to the row as well.
 *
 * An empty way: one row. `['[]']`: a list of rows. `['results', '[]', '.properties']`: a page of a CRM.
 */
export type Way = readonly string[];

/** An answer and what is known of the names in it. */
export interface Answer {
  way: Way;
  /** Names, on any step, that hold no field: `empty`, `_score`. When given, a name of a row that stands neither here nor on the way is not understood. */
  beside?: ReadonlySet<string>;
  /** Method of a row that answers the field its argument names: `get`. */
  getter?: string;
}

/** The first step of a way, taken apart. */
export interface Step {
  kind: 'row' | 'list' | 'element' | 'property' | 'inside';
  name: string;
  /** The step is a call. */
  called: boolean;
  /** The step may be missing. */
  skippable: boolean;
}

/** What comes next on a way. */
export function nextStep([word]: Way): Step {
  if (word === undefined) return { kind: 'row', name: '', called: false, skippable: false };
  if (word === '[]') return { kind: 'list', name: '', called: false, skippable: false };
  const inside = word.startsWith('.');
  const called = word.endsWith('()');
  const skippable = word.endsWith('?');
  const name = word.slice(inside ? 1 : 0, called ? -2 : skippable ? -1 : undefined);
  return { kind: inside ? 'inside' : /^\d+$/.test(name) ? 'element' : 'property', name, called, skippable };
}

/** The way of a list of what `way` leads through. */
export const listOf = (way: Way): Way => ['[]', ...way];

/** What is left of a way behind its next step. */
export const behind = (way: Way): Way => way.slice(1);

/** A way without the steps in front that may be missing. */
export const afterSkips = (way: Way): Way => (nextStep(way).skippable ? afterSkips(behind(way)) : way);
