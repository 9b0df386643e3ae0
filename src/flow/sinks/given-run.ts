import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledFunction, findVariable, type FunctionNode, propertyName, sourceOf } from '../../ast/index.ts';
import { Collector, type Given, type PersonalValue } from '../values/collect.ts';
import type { ValueEnv } from '../values/shapes.ts';

/**
 * A function as it runs for one call: what its parameters hold, and what its expressions carry then.
 * Remembers its answers: the readers of all kinds of sinks ask for the same.
 */
export class GivenRun {
  private readonly collector: Collector;
  private plain: Collector | undefined;
  private readonly all = new Map<TSESTree.Node, readonly PersonalValue[]>();
  private readonly known = new Map<TSESTree.Node, readonly PersonalValue[]>();
  private readonly runs = new Map<TSESTree.Node, GivenRun | undefined>();

  /** @param env what the value flow may ask in the function's own file */
  private constructor(
    readonly fn: FunctionNode,
    private readonly env: ValueEnv,
    given: ReadonlyMap<Variable, Given>,
  ) {
    this.collector = new Collector(env, given);
  }

  /** The run of a function that one argument of a call gives something; undefined where no parameter takes it. */
  static of(fn: FunctionNode, index: number, argument: TSESTree.Node, values: readonly PersonalValue[], env: ValueEnv, collector: Collector): GivenRun | undefined {
    const given = givenTo(fn, index, argument, values, env, collector);
    return given.size === 0 ? undefined : new GivenRun(fn, { ...env, source: sourceOf(fn, env.source) }, given);
  }

  /** What an expression carries in this run. */
  carried(node: TSESTree.Node): readonly PersonalValue[] {
    let values = this.all.get(node);
    if (!values) this.all.set(node, (values = this.collector.collect(node)));
    return values;
  }

  /** What an expression carries whoever calls. */
  own(node: TSESTree.Node): readonly PersonalValue[] {
    let values = this.known.get(node);
    if (!values) this.known.set(node, (values = (this.plain ??= new Collector(this.env)).collect(node)));
    return values;
  }

  /** The run of the function that a call in this one runs, by what an argument gives it. */
  into(call: TSESTree.CallExpression, index: number, argument: TSESTree.Node): GivenRun | undefined {
    if (this.runs.has(argument)) return this.runs.get(argument);
    const run = this.follow(call, index, argument);
    this.runs.set(argument, run);
    return run;
  }

  private follow(call: TSESTree.CallExpression, index: number, argument: TSESTree.Node): GivenRun | undefined {
    const all = this.carried(argument);
    const next = all.length > 0 ? calledFunction(call, this.env.source) : undefined;
    if (!next) return undefined;
    // What is known here without the caller is told here; a name alone is no knowledge.
    const own = this.own(argument).filter(({ via }) => via !== 'name');
    const values = all.filter((value) => !own.some((one) => one.node === value.node));
    return values.length === 0 ? undefined : GivenRun.of(next, index, argument, values, this.env, this.collector);
  }
}

/** The parameter of the argument's place, with what the caller gives it. */
function givenTo(fn: FunctionNode, index: number, argument: TSESTree.Node, values: readonly PersonalValue[], env: ValueEnv, collector: Collector): Map<Variable, Given> {
  const given = new Map<Variable, Given>();
  const parameter = fn.params[Math.min(index, fn.params.length - 1)];
  if (!parameter || (index >= fn.params.length && parameter.type !== 'RestElement')) return given;
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'RestElement' ? parameter.argument : parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const set = (name: TSESTree.Node, one: Given): void => {
    const variable = name.type === 'Identifier' ? findVariable(name, env.source) : undefined;
    if (variable) given.set(variable, one);
  };
  const shape = collector.shapes.shape(argument);
  // `orderOrId: Order | ID` is no order any more where it is handed to an `id: ID`.
  if (target.type === 'Identifier' && shape?.kind === 'record' && isOneValue(target.typeAnnotation?.typeAnnotation)) return given;
  if (target.type === 'Identifier') set(target, parameter.type === 'RestElement' ? { shape: undefined, values } : { shape, values });
  else if (target.type === 'ObjectPattern' && shape) {
    for (const property of target.properties) {
      const key = property.type === 'Property' ? propertyName(property) : undefined;
      if (property.type !== 'Property' || key === undefined) continue;
      const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const part = collector.shapes.property(shape, key);
      if (part?.kind === 'field' || part?.kind === 'record') set(name, { shape: part, values: [] });
    }
  }
  return given;
}

/** True for types of a text, a number or an id. */
function isOneValue(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSTypeReference') return type.typeName.type === 'Identifier' && /^(?:ID|Id|[A-Z]\w*Id|ObjectId|UUID|Uuid)$/.test(type.typeName.name);
  return type?.type === 'TSStringKeyword' || type?.type === 'TSNumberKeyword' || type?.type === 'TSBigIntKeyword';
}
