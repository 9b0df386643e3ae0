import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../../ast/index.ts';

/** How personal data can leave: the families of the leak rules. */
export type SinkKind = 'log' | 'error' | 'external' | 'url' | 'client-storage' | 'export';

/** Nodes that can be a sink. Assignments are those to a member (`document.cookie = …`), texts those that may hold a query. */
export type SinkNode =
  | TSESTree.CallExpression
  | TSESTree.NewExpression
  | TSESTree.TaggedTemplateExpression
  | TSESTree.ThrowStatement
  | TSESTree.AssignmentExpression
  | TSESTree.TemplateLiteral
  | TSESTree.JSXAttribute;

/** A place where what it is given leaves. */
export interface Sink {
  /** As the code names it: `console.log`, `Sentry.setUser`, `localStorage.setItem`. */
  name: string;
  /** Who receives it, where that is somebody with a name: `Sentry`, `OpenAI`. */
  service?: string;
  /** The expressions that leave. */
  arguments: readonly TSESTree.Node[];
  /** The names under which arguments are kept or sent: they say what a value is of which nothing else is known. */
  keys?: ReadonlyMap<TSESTree.Node, string>;
  /** The only fields of the arguments' records that leave: the columns of `console.table`. */
  only?: readonly string[];
  /** What of a value leaves there is decided by what it is for: `user`, `body`; words of the sink's own. */
  detail?: string;
}

/** Finds the sinks of one kind. */
export interface SinkReader {
  kind: SinkKind;
  /** A text without a match holds no sink of this kind; must be fast and linear. */
  tokens: RegExp;
  /** A cheap answer from the syntax alone: false when the node certainly is no such sink. */
  mayBe(node: SinkNode): boolean;
  /** The sink a node is, if it is one. Never throws. */
  read(node: SinkNode, source: SourceView): Sink | undefined;
}

let lastText: string | undefined;
const answers = new Map<SinkReader, boolean>();

/** False for a text that holds no sink of a kind. Remembers the last text: a host asks first, and each rule again. */
export function mayHoldSinks(reader: SinkReader, text: string): boolean {
  if (text !== lastText) {
    lastText = text;
    answers.clear();
  }
  let answer = answers.get(reader);
  if (answer === undefined) answers.set(reader, (answer = reader.tokens.test(text)));
  return answer;
}

const held = new WeakMap<TSESTree.Program, Map<RegExp, boolean>>();

/** Whether a source has what stands in every text with sinks of a kind: for readers that hosts may ask about any node. Looked for once a source. */
export function sourceHolds(tokens: RegExp, source: SourceView): boolean {
  const known = held.get(source.ast) ?? new Map<RegExp, boolean>();
  held.set(source.ast, known);
  let answer = known.get(tokens);
  if (answer === undefined) known.set(tokens, (answer = tokens.test(source.text)));
  return answer;
}
