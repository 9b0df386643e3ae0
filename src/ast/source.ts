import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.ts';
import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';

/**
 * The part of ESLint's `SourceCode` that ESLint 9, ESLint 10 and oxlint's JS plugins share and
 * that our readers use. Nothing else of a host may be touched (tokens differ between parsers).
 */
export interface SourceView {
  /** Source without BOM. */
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager | null;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** What parameters are on the way that is being read; absent where a file is read for itself. */
  readonly bindings?: Bindings;
  getScope(node: TSESTree.Node): Scope;
  getText(node?: TSESTree.Node): string;
}
