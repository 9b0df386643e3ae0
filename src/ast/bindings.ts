import type { TSESTree } from '@typescript-eslint/types';
import type { Scope, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { ClassNode } from './class-lineage.ts';
import type { FunctionNode } from './function.ts';
import { objectView } from './object-view.ts';
import { propertyName } from './property.ts';
import { findVariable, isReassigned } from './scope.ts';
import type { SourceView } from './source.ts';

/** What the parameters of functions, and `this` of base classes, are on one way through the program. */
export interface Bindings {
  values: ReadonlyMap<Variable, TSESTree.Node>;
  /** The class whose instance `this` is, for methods of classes it extends. */
  self?: ClassNode;
}

/** A source read with some parameters bound to what a caller gives them. */
export class BoundSource implements SourceView {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly visitorKeys: SourceView['visitorKeys'];
  readonly bindings: Bindings;
  readonly #source: SourceView;

  constructor(source: SourceView, bindings: Bindings) {
    this.#source = source;
    this.text = source.text;
    this.ast = source.ast;
    this.visitorKeys = source.visitorKeys;
    this.bindings = bindings;
  }

  get scopeManager(): ScopeManager | null {
    return this.#source.scopeManager;
  }

  getScope(node: TSESTree.Node): Scope {
    return this.#source.getScope(node);
  }

  getText(node?: TSESTree.Node): string {
    return this.#source.getText(node);
  }
}

/**
 * What a call gives the parameters of the function it runs: arguments, defaults, and the properties
 * of an object literal for a destructured parameter.
 */
export function bindArguments(fn: FunctionNode, given: readonly TSESTree.Node[], source: SourceView, outer: ReadonlyMap<Variable, TSESTree.Node>): Map<Variable, TSESTree.Node> {
  const bound = new Map(outer);
  for (const [index, parameter] of fn.params.entries()) {
    const argument = given[index];
    if (argument?.type === 'SpreadElement') break;
    const [target, fallback] = parameter.type === 'AssignmentPattern' ? [parameter.left, parameter.right] : [parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter, undefined];
    const value = argument ?? fallback;
    if (!value) continue;
    if (target.type === 'Identifier') bind(target, value, source, bound);
    else if (target.type === 'ObjectPattern') bindPattern(target, value, source, bound);
  }
  return bound;
}

function bindPattern(pattern: TSESTree.ObjectPattern, value: TSESTree.Node, source: SourceView, bound: Map<Variable, TSESTree.Node>): void {
  const view = objectView(value, source);
  for (const property of view ? pattern.properties : []) {
    const key = property.type === 'Property' ? propertyName(property) : undefined;
    const found = key === undefined ? undefined : view?.get(key);
    const [target, fallback] = property.type !== 'Property' ? [] : property.value.type === 'AssignmentPattern' ? [property.value.left, property.value.right] : [property.value];
    const given = found?.kind === 'set' ? found.member.value : found?.kind === 'absent' ? fallback : undefined;
    if (given && target?.type === 'Identifier') bind(target, given, source, bound);
  }
}

function bind(name: TSESTree.Identifier, value: TSESTree.Node, source: SourceView, bound: Map<Variable, TSESTree.Node>): void {
  const variable = findVariable(name, source);
  // A parameter that is set again is not what the caller gave.
  if (variable && !isReassigned(variable)) bound.set(variable, value);
}
