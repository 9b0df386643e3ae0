import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type FunctionNode, isFunction, objectProperty, propertyName, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import { addresseeOf, nameOfFunction, namesBeside } from './addressees.ts';
import { isDescribing } from './carriers.ts';
import type { Collector, PersonalValue } from './collect.ts';
import { buildsValue, collectionCall } from './collections.ts';
import { isHolder, putInto, takenOut } from './filled.ts';
import { answersValues, saidByKey } from './named.ts';
import { saysNothing } from './shape.ts';
import { answersOf, calleeText, isEmptyValue, rootName, targetOf } from './patterns.ts';

/** Methods that only texts have and that answer the same text. */
const TEXT_ONLY = new Set(['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'normalize']);

/** What variables and parameters bring along that are no known records: what they were built from, or what their names say. */
export class BroughtValues {
  constructor(private readonly collector: Collector) {}

  /** The personal values that went into a variable. */
  values(variable: Variable): PersonalValue[] {
    const found: PersonalValue[] = [];
    const definition = variable.defs[0];
    const holder = definition?.node as TSESTree.Node | undefined;
    const identifier = definition?.name as TSESTree.Identifier | undefined;
    if (!holder || !identifier || variable.defs.length > 1) return found;
    const target = targetOf(holder, identifier);
    if (holder.type === 'VariableDeclarator' && target?.steps.length === 0 && (holder.init || variable.references.some((reference) => reference.isWrite()))) {
      const writes = variable.references.flatMap((reference) => (reference.isWrite() && reference.writeExpr ? this.writtenBy(reference.identifier as TSESTree.Node, reference.writeExpr as TSESTree.Node) : []));
      const values = writes.filter((value) => !isEmptyValue(value)).slice(0, 20);
      if (values.some((value) => this.isMasking(value)) && values.length > 1) return found;
      for (const value of values) this.built(value, variable, found);
      if (writes.some(isHolder)) for (const { value } of putInto(variable)) this.collector.into(value, found);
      if (found.length === 0 && values.length === 1 && values[0] && (this.isRuntimeText(values[0]) || this.isNamedAnew(identifier.name, values[0]))) this.collector.byName(identifier.name, undefined, identifier, found);
      return found;
    }
    if (target && holder.type === 'VariableDeclarator' && holder.init) this.destructured(target.steps, holder.init, identifier, found);
    else if (target && isFunction(holder) && this.isAccumulator(holder, identifier)) for (const { value } of putInto(variable)) this.collector.into(value, found);
    else if (target && isFunction(holder) && this.isPlainParameter(target.pattern)) this.parameter(target.steps, identifier, holder, found);
    return found;
  }

  /** The value that a variable is assigned; of `({ rows } = await load())` what the function answers under that name. */
  private writtenBy(identifier: TSESTree.Node, value: TSESTree.Node): TSESTree.Node[] {
    const { parent } = identifier;
    if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectPattern') return [value];
    const name = propertyName(parent);
    const node = unwrapAwait(value);
    return parent.parent.parent.type === 'AssignmentExpression' && name !== undefined && node.type === 'CallExpression' ? this.answeredAs(name, node) : [];
  }

  /** What a function of the project puts under a name into the object that it answers. */
  private answeredAs(name: string, call: TSESTree.CallExpression): TSESTree.Node[] {
    return (answersOf(call, this.collector.env.source)?.values ?? []).flatMap((answer) => {
      const object = unwrapAwait(answer);
      return (object.type === 'ObjectExpression' && objectProperty(object, name).value) || [];
    });
  }

  /** An object whose properties are made safe later holds the others. */
  private built(value: TSESTree.Node, variable: Variable, found: PersonalValue[]): void {
    const literal = unwrap(value);
    if (literal.type === 'ObjectExpression') this.collector.object(literal, found, takenOut(variable, undefined, (one) => this.collector.isSafe(one)));
    else this.collector.into(value, found);
  }

  /** The first parameter of a `reduce` that builds something: it holds what is put into it. */
  private isAccumulator(fn: FunctionNode, identifier: TSESTree.Identifier): boolean {
    if (fn.params[0] !== identifier || fn.parent.type !== 'CallExpression') return false;
    const collection = collectionCall(fn.parent, this.collector.env.source);
    return collection !== undefined && collection.callback === fn && buildsValue(collection);
  }

  /** A text of which the source says nothing (`row[column]`, `input.trim()`): the variable's own name is left. */
  private isRuntimeText(value: TSESTree.Node): boolean {
    const node = unwrapAwait(value);
    if (node.type === 'LogicalExpression') return this.isRuntimeText(node.left);
    if (isInput(node)) return true;
    if (node.type === 'MemberExpression') return node.computed && node.property.type !== 'TemplateLiteral' && !isDescribing(rootName(node)) && this.isOpenRoot(node);
    if (node.type !== 'CallExpression') return false;
    const callee = unwrap(node.callee);
    if (callee.type === 'MemberExpression') return TEXT_ONLY.has(propertyName(callee) ?? '') && (isInput(unwrapAwait(callee.object)) || this.isOpenRoot(callee));
    const [argument] = node.arguments;
    return callee.type === 'Identifier' && callee.name === 'String' && argument?.type === 'Identifier' && this.collector.isOpen(argument);
  }

  /** `const paypalEmail = body.item.receiver`: a name of more than one word says what nothing else does. */
  private isNamedAnew(name: string, value: TSESTree.Node): boolean {
    const node = unwrapAwait(value);
    if (!/[a-z][A-Z]|_[a-z]/.test(name) || node.type !== 'MemberExpression' || node.computed || !saysNothing(this.collector.shapes.shape(node)) || !this.isOpenRoot(node)) return false;
    for (let current: TSESTree.Node = node; current.type === 'MemberExpression'; current = unwrapAwait(current.object)) if (isDescribing(propertyName(current) ?? '')) return false;
    return !isDescribing(rootName(node));
  }

  private isOpenRoot(member: TSESTree.MemberExpression): boolean {
    let root: TSESTree.Node = member;
    while (root.type === 'MemberExpression') root = unwrapAwait(root.object);
    return root.type === 'Identifier' && this.collector.isOpen(root);
  }

  private isMasking(value: TSESTree.Node): boolean {
    const node = unwrapAwait(value);
    const name = node.type === 'CallExpression' ? calleeText(node) : undefined;
    return node.type === 'CallExpression' && name !== undefined && this.collector.shapes.isMasker(name) && !this.collector.shapes.isSham(node);
  }

  /** `const { email } = req.body`, `const [email] = useState('')`: the key says what the value is. */
  private destructured(steps: readonly (string | { without: string[] })[], init: TSESTree.Node, identifier: TSESTree.Identifier, found: PersonalValue[]): void {
    const key = steps.at(-1);
    if (typeof key !== 'string') return;
    const addressee = steps.length === 1 ? addresseeOf(key, namesBeside(identifier, init), undefined, this.collector.env.catalog) : undefined;
    if (addressee) return void found.push({ node: identifier, fields: [{ name: key, classification: addressee }], evidence: 'convention', via: 'name' });
    const value = unwrapAwait(init);
    const from = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : value.type === 'CallExpression' ? calleeText(value) : undefined;
    if (/^\d+$/.test(key)) {
      if (key === '0' && from === 'useState') this.collector.byName(identifier.name, undefined, identifier, found);
      return;
    }
    const answered = value.type === 'CallExpression' && steps.length === 1 ? this.answeredAs(key, value) : [];
    // What is known by its name alone was named by whoever wrote the function.
    const inner: PersonalValue[] = [];
    for (const one of answered) this.collector.into(one, inner);
    if (inner.some(({ via }) => via !== 'name')) return void found.push(...inner.filter(({ via }) => via !== 'name').map((one) => ({ ...one, node: identifier, origin: one.origin ?? one.node })));
    if (value.type === 'CallExpression' && !/^(json|formData|parse|parseAsync|safeParse|body|validate|parseBody|readBody)$/.test(from ?? '')) {
      if (!answersValues(value) || steps.length > 1 || saidByKey(key, this.collector.env.catalog) === undefined) return;
    }
    if (steps.slice(0, -1).some((step) => typeof step !== 'string' || isDescribing(step))) return;
    const parent = steps.length > 1 ? steps.at(-2) : value.type === 'CallExpression' ? undefined : from;
    this.collector.byName(key, typeof parent === 'string' ? parent : undefined, identifier, found);
  }

  private parameter(steps: readonly (string | { without: string[] })[], identifier: TSESTree.Identifier, fn: FunctionNode, found: PersonalValue[]): void {
    const only = steps.at(-1) ?? identifier.name;
    const addressee = steps.length < 2 && typeof only === 'string' ? addresseeOf(only, namesBeside(identifier, fn), nameOfFunction(fn), this.collector.env.catalog) : undefined;
    if (addressee) return void found.push({ node: identifier, fields: [{ name: identifier.name, classification: addressee }], evidence: 'convention', via: 'name' });
    if (steps.some((step) => typeof step !== 'string' || isDescribing(step))) return;
    const key = steps.at(-1) ?? identifier.name;
    const owner = steps.at(-2);
    if (typeof key === 'string' && !/^\d+$/.test(key)) this.collector.byName(key, typeof owner === 'string' ? owner : undefined, identifier, found);
  }

  /** True for a parameter that is not typed, or typed as text. */
  private isPlainParameter(pattern: TSESTree.Node): boolean {
    const annotation = 'typeAnnotation' in pattern ? (pattern.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation : undefined;
    if (!annotation) return true;
    if (pattern.type === 'ObjectPattern') return true;
    return /^(string|any|unknown|string\[\]|readonly string\[\]|Array<string>)(\s*\|\s*(null|undefined))*$/.test(textOf(this.collector.env.source, annotation));
  }
}

/** What somebody entered: `event.target.value`, `document.getElementById('email').value`, `$('#email').val()`. */
function isInput(value: TSESTree.Node): boolean {
  const member = value.type === 'CallExpression' ? unwrap(value.callee) : value;
  if (member.type !== 'MemberExpression' || propertyName(member) !== (value.type === 'CallExpression' ? 'val' : 'value')) return false;
  const owner = unwrapAwait(member.object);
  if (owner.type === 'CallExpression') return /^(?:getElementById|querySelector|closest|\$|\$\$?|jQuery|qs)$/.test(calleeText(owner) ?? '');
  return owner.type === 'MemberExpression' && /^(?:target|currentTarget|srcElement)$/.test(propertyName(owner) ?? '');
}
