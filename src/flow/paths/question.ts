import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../../ast/index.ts';
import type { FileIndex } from './file-index.ts';
import type { ResultFlow } from './result.ts';
import type { Skeletons } from './skeleton.ts';
import { dead, type State } from './state.ts';

/** A way out of the function. */
export interface Exit {
  kind: 'return' | 'end';
  node: TSESTree.Node;
  state: State;
}

/** Where control goes when it does not go on with the next statement. */
export interface Outcome {
  exits: Exit[];
  /** By `break`/`continue` and label: `break:`, `continue:outer`. */
  jumps: Map<string, State>;
  thrown: State;
}

/** What the interpreter is asked about. */
export interface Question {
  index: FileIndex;
  /** The node whose execution is the access; undefined when only the logs of a function are asked for. */
  access?: TSESTree.Node;
  result: ResultFlow;
  /** The ways out of statements that change no status. */
  skeletons: Skeletons;
  /** True when a name passed by reference is an access-log function. */
  isLogName(node: TSESTree.Node): boolean;
  /** True when a call of this function of the file certainly logs. */
  alwaysLogs(fn: FunctionNode): boolean;
  /** Tests whose outcome is given by where the access stands, by source text. */
  facts: ReadonlyMap<string, boolean>;
}

/** Nothing has left yet. */
export const newOutcome = (): Outcome => ({ exits: [], jumps: new Map(), thrown: dead });

/** Nesting of the source beyond which paths are not followed: no hand-written code gets there. */
export const MAX_DEPTH = 400;
