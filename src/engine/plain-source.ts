import { analyze, type Scope, type ScopeManager } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../ast/index.ts';

/**
 * The part of ESLint's `SourceCode` that rules use, without ESLint: enough to ask the rules whether
 * a file holds a finding at all. Scopes are analysed when the first rule asks for one.
 */
export class PlainSource implements SourceView {
  readonly visitorKeys = visitorKeys;
  #scopeManager: ScopeManager | undefined;

  constructor(
    readonly text: string,
    readonly ast: TSESTree.Program,
  ) {}

  get scopeManager(): ScopeManager {
    return (this.#scopeManager ??= analyze(this.ast, { sourceType: 'module', childVisitorKeys: visitorKeys, lib: [] }));
  }

  /** The innermost scope around a node, as ESLint answers it. */
  getScope(node: TSESTree.Node): Scope {
    // Asked for every name of a file: `ScopeManager.acquire` makes a function at each step up.
    const { nodeToScope, scopes } = this.scopeManager;
    if (node.type === 'Program') return nodeToScope.get(node)?.[0] ?? (scopes[0] as Scope);
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
      const scope = nodeToScope.get(current)?.at(-1);
      if (scope) return scope.type === 'function-expression-name' ? (scope.childScopes[0] as Scope) : scope;
    }
    return scopes[0] as Scope;
  }

  getText(node?: TSESTree.Node): string {
    return node ? this.text.slice(node.range[0], node.range[1]) : this.text;
  }
}
