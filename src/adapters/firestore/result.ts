import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, type FunctionNode, isFunction, outermostWrapper, propertyName, resultUse, type SourceView } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';

/** What a value is: the answer of a query, its list of documents, one document with its `data()`. */
export type Role = 'snapshot' | 'documents' | 'document';

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;
const MOST_STEPS = 300;
const NOT_UNDERSTOOD = 'the snapshot is used in a way that is not understood';
const PASSED_ON = 'the snapshot is passed on';
/** Parts of snapshots and documents that hold no field. */
const HARMLESS = new Set(['id', 'ref', 'exists', 'empty', 'size', 'metadata', 'query', 'readTime', 'createTime', 'updateTime', 'isEqual', 'length']);
const SAME = new Set(['filter', 'slice', 'reverse', 'sort', 'toSorted', 'concat']);
const ONE = new Set(['find', 'at', 'pop', 'shift', 'findLast']);

/** What becomes of the rows, seen through snapshots. `role`: what `node` answers. */
export function snapshotUse(node: TSESTree.Node, role: Role, source: SourceView): ResultUse {
  const finder = new Finder(source);
  finder.follow(node, role);
  return finder.use();
}

/** As `snapshotUse`, for the first parameter of a callback: `onSnapshot(query, (snapshot) => …)`. */
export function callbackUse(callback: TSESTree.Node | undefined, role: Role, source: SourceView): ResultUse {
  const finder = new Finder(source);
  const given = callback?.type === 'ObjectExpression' ? callback.properties.find((property) => property.type === 'Property' && propertyName(property) === 'next') : undefined;
  const fn = given?.type === 'Property' ? given.value : callback;
  if (isFunction(fn)) {
    if (fn.params[0]) finder.bind(fn.params[0], role);
  } else finder.lose(PASSED_ON, fn ? 'argument' : 'unknown', fn);
  return finder.use();
}

class Finder {
  private readonly bindings: string[] = [];
  private readonly fields = new Set<string>();
  private why: string | undefined;
  private escapes: ResultUse['escapes'] = 'no';
  private through: TSESTree.Node | undefined;
  private readonly mapped = new Set<TSESTree.Node>();
  private steps = MOST_STEPS;

  constructor(private readonly source: SourceView) {}

  use(): ResultUse {
    return {
      bindings: this.bindings,
      fields: this.why === undefined ? known([...this.fields]) : unknown(this.why),
      escapes: this.escapes,
      ...(this.through ? { through: this.through } : {}),
    };
  }

  lose(why: string, escapes: ResultUse['escapes'], through?: TSESTree.Node): void {
    this.why ??= why;
    if (RANK[escapes] <= RANK[this.escapes]) return;
    this.escapes = escapes;
    this.through = through;
  }

  follow(node: TSESTree.Node, role: Role): void {
    if (this.steps-- <= 0) return this.lose(NOT_UNDERSTOOD, 'unknown');
    const value = outermostWrapper(node);
    const parent = value.parent as TSESTree.Node | undefined;
    switch (parent?.type) {
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'IfStatement':
        return;
      case 'BinaryExpression':
        return;
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, role) : this.lose(NOT_UNDERSTOOD, 'unknown');
      case 'VariableDeclarator':
        return this.bind(parent.id, role);
      case 'AssignmentExpression':
        return parent.right === value ? this.bind(parent.left, role) : undefined;
      case 'ConditionalExpression':
        return parent.test === value ? undefined : this.follow(parent, role);
      case 'LogicalExpression':
        return parent.left === value && parent.operator === '&&' ? undefined : this.follow(parent, role);
      case 'ForOfStatement':
        return parent.right === value ? this.bind(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id ?? parent.left) : parent.left, 'document') : undefined;
      case 'ArrayExpression':
        return this.together(parent, value, role);
      case 'ReturnStatement':
        return this.lose(PASSED_ON, 'return', parent);
      case 'ArrowFunctionExpression':
        return this.lose(PASSED_ON, parent.body === value ? 'return' : 'unknown', value);
      case 'CallExpression':
      case 'NewExpression':
        return this.lose(PASSED_ON, parent.callee === value ? 'unknown' : 'argument', parent);
      default:
        return this.lose(NOT_UNDERSTOOD, 'unknown', value);
    }
  }

  bind(target: TSESTree.Node, role: Role): void {
    if (target.type === 'AssignmentPattern') return this.bind(target.left, role);
    if (target.type === 'ObjectPattern') {
      for (const property of target.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        if (role === 'snapshot' && property.type === 'Property' && name === 'docs') this.bind(property.value, 'documents');
        else if (name === undefined || !HARMLESS.has(name)) this.lose(NOT_UNDERSTOOD, 'unknown', property);
      }
      return;
    }
    if (target.type === 'ArrayPattern' && role === 'documents') {
      for (const element of target.elements) if (element) this.bind(element, 'document');
      return;
    }
    if (target.type !== 'Identifier') return this.lose(NOT_UNDERSTOOD, 'unknown', target);
    this.bindings.push(target.name);
    for (const reference of findVariable(target, this.source)?.references ?? []) if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node, role);
  }

  private member(member: TSESTree.MemberExpression, role: Role): void {
    const name = propertyName(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    const [callback] = call?.arguments ?? [];
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, role);
    if (call && name === 'then') return isFunction(callback) && callback.params[0] ? this.bind(callback.params[0], role) : this.lose(PASSED_ON, 'argument', call);
    if (name === 'docs' && role === 'snapshot') return this.follow(member, 'documents');
    if (role === 'document') return this.document(member, name, call);
    if (name === 'forEach' && call) return this.entered(call, callback);
    if (role === 'documents') return this.documents(member, name, call, callback);
    if (name === undefined || !HARMLESS.has(name)) this.lose(NOT_UNDERSTOOD, 'unknown', member);
  }

  private document(member: TSESTree.MemberExpression, name: string | undefined, call: TSESTree.CallExpression | undefined): void {
    if (name === 'data' && call) return this.row(call);
    if (name === 'get' && call) {
      const [field] = call.arguments;
      return field?.type === 'Literal' && typeof field.value === 'string' ? void this.fields.add(field.value) : this.lose('field name is computed', 'unknown', call);
    }
    if (name === undefined || !HARMLESS.has(name)) this.lose(NOT_UNDERSTOOD, 'unknown', member);
  }

  private documents(member: TSESTree.MemberExpression, name: string | undefined, call: TSESTree.CallExpression | undefined, callback: TSESTree.Node | undefined): void {
    if (name === undefined || /^\d+$/.test(name)) return this.follow(member, 'document');
    if (call && ONE.has(name)) return this.follow(call, 'document');
    if (call && SAME.has(name)) return this.follow(call, 'documents');
    if (call && (name === 'map' || name === 'flatMap')) return this.entered(call, callback);
    if (!HARMLESS.has(name) && name !== 'some' && name !== 'every') this.lose(NOT_UNDERSTOOD, 'unknown', member);
  }

  private entered(call: TSESTree.CallExpression, callback: TSESTree.Node | undefined): void {
    if (!isFunction(callback)) return this.lose(PASSED_ON, 'argument', call);
    const [parameter] = callback.params;
    if (parameter && parameter.type !== 'TSParameterProperty') this.bind(parameter, 'document');
  }

  /** `doc.data()`: a row. Answered by the callback of a `map`, it is one of the rows of the map's result. */
  private row(data: TSESTree.CallExpression): void {
    const use = resultUse(data, false, this.source);
    this.bindings.push(...use.bindings);
    const map = use.escapes === 'return' ? mapAround(data) : undefined;
    if (!map) return this.merge(use);
    if (this.mapped.has(map)) return;
    this.mapped.add(map);
    this.merge(resultUse(map, true, this.source));
  }

  private merge(use: ResultUse): void {
    for (const name of use.fields.kind === 'known' ? use.fields.value : []) this.fields.add(name);
    this.bindings.push(...use.bindings.filter((name) => !this.bindings.includes(name)));
    if (use.fields.kind === 'unknown') this.why ??= use.fields.why;
    if (RANK[use.escapes] <= RANK[this.escapes]) return;
    this.escapes = use.escapes;
    this.through = use.through;
  }

  private together(list: TSESTree.ArrayExpression, value: TSESTree.Node, role: Role): void {
    const call = list.parent;
    const joins = call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'all';
    const outer = joins ? outermostWrapper(call) : undefined;
    const target = outer?.parent?.type === 'VariableDeclarator' ? outer.parent.id : undefined;
    const element = target?.type === 'ArrayPattern' ? target.elements[list.elements.indexOf(value as TSESTree.Expression)] : undefined;
    if (element) this.bind(element, role);
    else if (target?.type !== 'ArrayPattern') this.lose(PASSED_ON, 'unknown', list);
  }
}

function mapAround(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const fn: FunctionNode | undefined = enclosingFunction(node);
  const call = fn?.parent;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== fn || call.callee.type !== 'MemberExpression') return undefined;
  return /^(?:map|flatMap)$/.test(propertyName(call.callee) ?? '') ? call : undefined;
}
