import type { TSESTree } from '@typescript-eslint/types';

/**
 * What can be true of an execution at one point; a state holds every status some path has there.
 * `Before`/`BeforeLogged`: the access has not run yet. `Idle`: it has run, its result is only
 * tested so far. `Due`: the result has been used and nothing is logged. `Logged`, `Empty`: nothing
 * is owed any more, because it is logged or because there was no row.
 */
export const Status = { Before: 1, BeforeLogged: 2, Idle: 4, Due: 8, Logged: 16, Empty: 32 } as const;

/** Where and how paths with and without a log part. */
export interface Witness {
  description: PathDescription;
  node: TSESTree.Node;
}

/**
 * How the unlogged path goes: it leaves by `return` or at the `end` of the function, or it parts
 * from the logged ones at a `branch` (if, conditional, logical, switch), a `loop` that may run zero
 * times, or a `catch` that swallows the failure.
 */
export type PathDescription = 'return' | 'end' | 'branch' | 'loop' | 'catch';

/** The set of statuses possible at one point, as bits of `Status`; 0 is unreachable. Immutable. */
export interface State {
  readonly mask: number;
  readonly witness?: Witness;
}

/** No path gets here. */
export const dead: State = { mask: 0 };

const OPEN = Status.Before | Status.Idle | Status.Due;
const DONE = Status.BeforeLogged | Status.Logged;

/** True when some path of the state can still owe a log. */
export const isOpen = (state: State): boolean => (state.mask & OPEN) !== 0;

/** A state with these bits; the witness is kept only while some path is still unlogged. */
export function withMask(state: State, mask: number): State {
  if (mask === state.mask) return state;
  return state.witness && (mask & OPEN) !== 0 ? { mask, witness: state.witness } : { mask };
}

/** Both sets of paths come together. */
export function join(a: State, b: State): State {
  if (a.mask === 0) return b;
  if (b.mask === 0) return a;
  const witness = a.witness ?? b.witness;
  const mask = a.mask | b.mask;
  if (mask === a.mask && witness === a.witness) return a;
  return witness ? { mask, witness } : { mask };
}

/** As `join`; remembers the place when one side has logged and the other has a path that has not. */
export function joinAt(a: State, b: State, description: PathDescription, node: TSESTree.Node): State {
  const joined = join(a, b);
  if (joined.witness || !(parts(a, b) || parts(b, a))) return joined;
  return { mask: joined.mask, witness: { description, node } };
}

function parts(logged: State, other: State): boolean {
  return (logged.mask & DONE) !== 0 && (other.mask & OPEN) !== 0 && ((other.mask & DONE) === 0 || (logged.mask & OPEN) === 0);
}

const move = (state: State, from: number, to: number): State =>
  (state.mask & from) === 0 ? state : withMask(state, (state.mask & ~from) | to);

/** An access-log call runs. */
export function logged(state: State): State {
  return move(move(state, Status.Before, Status.BeforeLogged), Status.Idle | Status.Due, Status.Logged);
}

/** The access runs; `used` when its value is used on the spot instead of bound to a variable. */
export function accessed(state: State, used: boolean): State {
  return move(move(state, Status.BeforeLogged, Status.Logged), Status.Before, used ? Status.Due : Status.Idle);
}

/** The result is used for more than a test. */
export function used(state: State): State {
  return move(state, Status.Idle, Status.Due);
}

/** On this path the result is known to hold no row. */
export function emptied(state: State): State {
  return move(state, Status.Idle | Status.Due, Status.Empty);
}

/** An exception is caught: what was used before it is not what the handler goes on with. */
export function caught(state: State): State {
  return move(state, Status.Due, Status.Idle);
}
