import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, propertyName, unwrap, walk } from '../../../ast/index.ts';
import { stringValue } from '../typeorm-decorators.ts';
import { type NamedObjects, objectOf } from './options.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** An association as `hasMany` and the like declare it. */
export interface Association {
  kind: string;
  target: string;
  options: TSESTree.ObjectExpression | undefined;
  node: TSESTree.CallExpression;
}

/** One model of a file: a class, or what `define` answers. */
export interface Declared {
  /** Names under which the file knows it: the class, the variable, the model's name in quotes. */
  names: string[];
  node: TSESTree.Node;
  /** Start of the statement, decorators included. */
  class?: ClassNode;
  attributes?: TSESTree.Node;
  options?: TSESTree.Node;
  associations: Association[];
}

const ASSOCIATIONS = new Set(['hasMany', 'hasOne', 'belongsTo', 'belongsToMany']);
/** Packages with a `Model` of their own. */
const OTHERS = /^(?:objection|mongoose|@?adonis|bookshelf|@vuex-orm|dynamoose|sutando|@adonisjs)/;

/** Everything in a file that declares Sequelize models: classes, `define`, `init`, associations. */
export function declarationsIn(program: TSESTree.Program): { models: Declared[]; named: NamedObjects } {
  const finder = new Finder(foreignModels(program));
  walk(program, (node) => finder.visit(node));
  finder.settle();
  return { models: finder.models, named: finder.named };
}

/** Local names of base classes that belong to another library. */
function foreignModels(program: TSESTree.Program): ReadonlySet<string> {
  return new Set(program.body.flatMap((statement) => (statement.type === 'ImportDeclaration' && OTHERS.test(String(statement.source.value)) ? statement.specifiers.map(({ local }) => local.name) : [])));
}

class Finder {
  readonly models: Declared[] = [];
  readonly named = new Map<string, TSESTree.ObjectExpression>();
  private readonly variables = new Map<TSESTree.Node, string>();
  private readonly owners = new Map<TSESTree.Node, Declared>();
  private readonly calls: { call: TSESTree.CallExpression; on: TSESTree.Node; name: string }[] = [];

  constructor(private readonly foreign: ReadonlySet<string>) {}

  visit(node: TSESTree.Node): void {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) this.variable(node.id.name, node.init);
    else if (node.type === 'AssignmentExpression') this.assigned(node);
    else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') this.class(node);
    else if (node.type === 'CallExpression') this.call(node);
  }

  private variable(name: string, init: TSESTree.Node): void {
    const value = unwrap(init);
    this.variables.set(value, name);
    const object = objectOf(value, this.named);
    if (object && value.type === 'ObjectExpression') this.named.set(name, object);
  }

  private assigned({ left, right }: TSESTree.AssignmentExpression): void {
    const name = left.type === 'Identifier' ? left.name : left.type === 'MemberExpression' ? propertyName(left) : undefined;
    if (name !== undefined && name !== 'exports') this.variables.set(unwrap(right), name);
  }

  private class(node: ClassNode): void {
    const base = node.superClass ? unwrap(node.superClass) : undefined;
    const called = base?.type === 'CallExpression' ? unwrap(base.callee) : base;
    const name = called?.type === 'Identifier' ? called.name : called?.type === 'MemberExpression' ? propertyName(called) : undefined;
    const table = node.decorators?.some(({ expression }) => /^(?:Table|DefaultScope|Scopes)$/.test(decoratorName(expression) ?? '')) ?? false;
    if (!table && (name === undefined || !/(?:^|[a-z])Model$/.test(name) || this.foreign.has(name))) return;
    const own = node.id?.name ?? this.variables.get(node);
    const model: Declared = { names: own === undefined ? [] : [own], node: node.id ?? node, class: node, associations: [] };
    this.models.push(model);
    // What stands inside a class speaks of it as `this` and `super`.
    walk(node.body, (inner) => {
      if (inner.type === 'CallExpression') this.owners.set(inner, model);
    });
  }

  private call(call: TSESTree.CallExpression): void {
    const called = calledMember(call);
    if (!called) return;
    const { name, object } = called;
    if (name === 'define') this.define(call);
    else if (name === 'init' || ASSOCIATIONS.has(name)) this.calls.push({ call, on: object, name });
  }

  private define(call: TSESTree.CallExpression): void {
    const [first, attributes, options] = call.arguments;
    const name = stringValue(first);
    if (name === undefined || !attributes || !objectOf(attributes, this.named)) return;
    const variable = this.variables.get(call);
    const names = variable === undefined ? [name] : /^\p{Lu}/u.test(variable) ? [variable, name] : [name, variable];
    this.models.push({ names: [...new Set(names)], node: first ?? call, attributes, ...(options ? { options } : {}), associations: [] });
  }

  /** Gives calls to the model they are made on; they may stand before it. */
  settle(): void {
    for (const { call, on, name } of this.calls) {
      const model = on.type === 'ThisExpression' || on.type === 'Super' ? this.owners.get(call) : this.models.find(({ names }) => names.includes(lastName(on) ?? ''));
      if (!model) continue;
      const [first, second] = call.arguments;
      if (name === 'init') {
        if (!model.attributes && first) model.attributes = first;
        if (!model.options && second) model.options = second;
        continue;
      }
      const target = first && lastName(unwrap(first));
      if (target !== undefined) model.associations.push({ kind: name, target, options: objectOf(second, this.named), node: call });
    }
  }
}

function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : stringValue(node);
}

function decoratorName(expression: TSESTree.Node): string | undefined {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return callee.type === 'Identifier' ? callee.name : undefined;
}
