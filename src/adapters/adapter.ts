import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../ast/index.ts';
import type { CatalogEntity, ClientId, DataAccess, SystemId } from '../model/index.ts';

/** What an adapter may ask beside the source itself. */
export interface ReadEnv {
  source: SourceView;
  /**
   * The project's entity of that name, in any spelling; needed for evidence `convention` and for the
   * fields of a relation. Of several it is the one nearest to the file `from`, else to the file that is read.
   * With `system` that system's object.
   */
  entity(name: string, from?: string, system?: SystemId): CatalogEntity | undefined;
}

/** A node an adapter is asked about. */
export type AccessNode = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** One token of an adapter: a string, or a string with more strings and patterns beside it. */
export type AdapterToken = string | readonly (string | RegExp)[];

/** How an argument says what is read: an app's number, a statement, an address. */
export interface GivenNames {
  /** Stands in every file that has such an argument; a pattern that is tried once per file. */
  text: RegExp;
  /** `key` is the property as which the argument is given; undefined for an argument by itself. */
  says(argument: TSESTree.Node, key: string | undefined, source: SourceView): boolean;
}

/** Our reader for one data client. One file, no state; never throws; answers undefined for what is not its own. */
export interface Adapter {
  id: ClientId;
  /** The customer system it speaks to: whatever object is read there may be about people. */
  system?: SystemId;
  /** Packages whose import makes a receiver this client's. */
  modules: readonly string[];
  /** Method (or tag) names with which an access of this client ends: the first, cheap test of every call. */
  methods: ReadonlySet<string>;
  /**
   * Text pre-filter: a file in which none of these stands cannot hold an access of this client.
   * An array stands only where all its parts do; patterns in it (without the flag `g`) are tried last,
   * so put a rare string beside them. Must cover every spelling of `methods` in use.
   */
  tokens: readonly AdapterToken[];
  /** Arguments with which a function of the project's own is told what to read through this client, beside the catalog's entities. */
  given?: GivenNames;
  /** Reads one call into the record, or answers undefined when it is no access of this client. */
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined;
}
