import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { findVariable, functionNamed, type FunctionNode, isFunction, propertyName, unwrap, unwrapAwait } from '../../ast/index.ts';
import { bodyFields, isRequestBody } from './body-reads.ts';
import { CARRYING_FUNCTIONS, isCarryingClass, isCarryingMethod, isDescribing, SAME_TEXT_METHODS, SAME_VALUE_PROPERTIES } from './carriers.ts';
import { answersOf, calleeText, isEmptyValue, isIdOrRecord, literalList, returnedValues, rootName } from './patterns.ts';
import { fieldsOf, saysNothing, type Shape } from './shape.ts';
import { BroughtValues } from './brought.ts';
import { buildsValue, collectionCall, type CollectionCall, libraryFunction, pathOfGet } from './collections.ts';
import { putInto, takenOut } from './filled.ts';
import { answersValues, isUnknownText, saidByKey } from './named.ts';
import { mappedOver, passedOn } from './passed-on.ts';
import { distinct, type Given, only, type PersonalValue, without } from './personal-value.ts';

import { ShapeReader, type ValueEnv } from './shapes.ts';
export type { Given, PersonalValue } from './personal-value.ts';

/** More values than these in one expression are not told apart. */
const MAX_VALUES = 100;
const MAX_DEPTH = 60;
/** Calls that answer the value of the field they name: `formData.get('email')`. */
const GETTERS = new Set(['get', 'getAll', 'param', 'field', 'header']);

/** Collects the personal values of expressions; what a variable brings is remembered. */
export class Collector {
  readonly shapes: ShapeReader;
  private readonly names: BroughtValues;
  private readonly ofVariable = new Map<Variable, readonly PersonalValue[]>();
  private readonly ofProperty = new Map<TSESTree.Node, readonly PersonalValue[]>();
  private readonly ofFunction = new Map<FunctionNode, readonly PersonalValue[]>();
  private depth = 0;

  /** @param given what some variables hold, for a function that is read with what a caller gives it. */
  constructor(
    readonly env: ValueEnv,
    readonly given: ReadonlyMap<Variable, Given> = new Map(),
  ) {
    this.shapes = new ShapeReader(env, given);
    this.names = new BroughtValues(this);
  }

  /** The personal values of an expression. */
  collect(expression: TSESTree.Node): PersonalValue[] {
    const found: PersonalValue[] = [];
    this.into(expression, found);
    return found.length > MAX_VALUES ? found.slice(0, MAX_VALUES) : found;
  }

  /** Adds the personal values of a part to `found`. */
  into(expression: TSESTree.Node, found: PersonalValue[]): void {
    if (this.depth > MAX_DEPTH || found.length > MAX_VALUES) return;
    this.depth++;
    this.visit(expression, found);
    this.depth--;
  }

  private visit(expression: TSESTree.Node, found: PersonalValue[]): void {
    const node = unwrapAwait(expression);
    switch (node.type) {
      case 'TemplateLiteral':
        for (const part of node.expressions) this.into(part, found);
        return;
      case 'BinaryExpression':
        return this.concatenation(node, found);
      case 'LogicalExpression':
        if (node.operator !== '&&') this.into(node.left, found);
        return this.into(node.right, found);
      case 'ConditionalExpression':
        if (!isIdOrRecord(node.consequent, node)) this.into(node.consequent, found);
        if (!isIdOrRecord(node.alternate, node)) this.into(node.alternate, found);
        return;
      case 'SequenceExpression': {
        const last = node.expressions.at(-1);
        return last && this.into(last, found);
      }
      case 'AssignmentExpression':
        return this.into(node.right, found);
      case 'ArrayExpression':
        for (const element of node.elements) if (element) this.into(element.type === 'SpreadElement' ? element.argument : element, found);
        return;
      case 'SpreadElement':
        return this.into(node.argument, found);
      case 'ObjectExpression':
        return this.object(node, found);
      case 'CallExpression':
        return this.call(expression, node, found);
      case 'NewExpression':
        if (node.arguments[0] && isCarryingClass(node.callee)) return this.into(node.arguments[0], found);
        break;
      case 'Identifier':
        return this.identifier(expression, node, found);
      case 'MemberExpression':
        return this.member(expression, node, found);
      default:
    }
    const shape = this.shapes.shape(expression);
    if (shape) this.add(shape, node, found);
  }

  /** `a + b + c …` without recursion: such sums get long. */
  private concatenation(node: TSESTree.BinaryExpression, found: PersonalValue[]): void {
    const parts: TSESTree.Node[] = [];
    let current: TSESTree.Node = node;
    while (current.type === 'BinaryExpression' && current.operator === '+') {
      parts.push(current.right);
      current = unwrap(current.left);
    }
    if (current.type !== 'BinaryExpression') parts.push(current);
    for (const part of parts.reverse()) this.into(part, found);
  }

  /** The values of an object's properties; `replaced` names those that get another value later. */
  object(node: TSESTree.ObjectExpression, found: PersonalValue[], replaced?: ReadonlySet<string>): void {
    const later = new Set<string>(replaced);
    const collected: PersonalValue[][] = [];
    for (const property of [...node.properties].reverse()) {
      const own: PersonalValue[] = [];
      if (property.type === 'SpreadElement') {
        this.into(property.argument, own);
        // `{ ...customer, email: undefined }`: what is set afterwards replaces the spread's field.
        collected.push(own.flatMap((value) => without(value, later)));
      } else {
        const name = propertyName(property);
        if (name !== undefined) {
          if (later.has(name)) continue;
          later.add(name);
        }
        if (!isFunction(property.value)) this.into(property.value, own);
        if (own.length === 0 && name !== undefined) this.byKey(name, property.value, property.value, own);
        collected.push(own);
      }
    }
    for (const own of collected.reverse()) found.push(...own);
  }

  /** The name that an object gives to a value of which nothing else is known. */
  private byKey(name: string, value: TSESTree.Node, at: TSESTree.Node, found: PersonalValue[]): void {
    const classification = saidByKey(name, this.env.catalog);
    if (classification && isUnknownText(value, this.shapes, (one) => this.isOpen(one))) found.push({ node: at, fields: [{ name, classification }], evidence: 'convention', via: 'name', byKey: true });
  }

  /** A property of what a call answers: only a name that is certain counts. */
  private byKeyOf(name: string, node: TSESTree.Node, found: PersonalValue[]): void {
    const classification = saidByKey(name, this.env.catalog);
    if (classification) found.push({ node, fields: [{ name, classification }], evidence: 'convention', via: 'name' });
  }

  private call(expression: TSESTree.Node, node: TSESTree.CallExpression, found: PersonalValue[]): void {
    const callee = unwrap(node.callee);
    const name = calleeText(node);
    if (name === undefined) return;
    if (this.shapes.isMasker(name)) {
      if (this.shapes.isSham(node) && node.arguments[0]) this.into(node.arguments[0], found);
      return;
    }
    const shape = this.shapes.shape(expression);
    if (shape?.kind === 'other') return;
    if (!shape && isRequestBody(node)) return this.body(node, found);
    const library = libraryFunction(node, this.env.source);
    if (library !== undefined && (shape?.kind === 'field' || shape?.kind === 'record')) return this.add(shape, node, found);
    if (library === 'get') return shape ? this.add(shape, node, found) : this.atPath(node, found);
    const collection = collectionCall(node, this.env.source);
    if (collection && buildsValue(collection)) return this.built(collection, found);
    if (collection && library !== undefined && (library === 'map' || library === 'flatMap') && isFunction(collection.callback)) return this.mapped(collection.callback, node, found);
    if (callee.type === 'Identifier') {
      if (CARRYING_FUNCTIONS.has(name)) for (const argument of node.arguments) this.into(argument, found);
      else if (shape && shape.kind !== 'literal') this.add(shape, node, found);
      else this.answered(node, found);
      return;
    }
    if (callee.type !== 'MemberExpression') return;
    const object = unwrapAwait(callee.object);
    if (object.type === 'Identifier' && isCarryingMethod(object.name, name)) return this.carried(object.name, name, node, found);
    if (name === 'map' || name === 'flatMap' || name === 'then') return this.mapped(node.arguments[0], node, found);
    if (shape && shape.kind !== 'literal') return this.add(shape, node, found);
    if (SAME_TEXT_METHODS.has(name)) {
      if (name === 'replace' || name === 'replaceAll') return this.into(callee.object, found);
      this.into(callee.object, found);
      if (name === 'concat') for (const argument of node.arguments) this.into(argument, found);
      return;
    }
    const [key] = node.arguments;
    if (GETTERS.has(name) && node.arguments.length === 1 && key?.type === 'Literal' && typeof key.value === 'string') return this.byName(key.value, undefined, node, found);
    this.answered(node, found);
  }

  /** What a function of the project certainly answers: texts and objects it makes of records. */
  private answered(node: TSESTree.CallExpression, found: PersonalValue[]): void {
    const answers = answersOf(node, this.env.source);
    const own = answers ? this.answersOf(answers.fn, answers.values) : [];
    for (const value of own) found.push({ ...value, node, origin: value.origin ?? value.node });
    if (answers && own.length === 0) found.push(...passedOn(node, this));
  }

  private answersOf(fn: FunctionNode, answers: readonly TSESTree.Node[]): readonly PersonalValue[] {
    let values = this.ofFunction.get(fn);
    if (!values) {
      // A function that calls itself answers what its other parts answer.
      this.ofFunction.set(fn, []);
      const inner: PersonalValue[] = [];
      for (const value of answers) this.into(value, inner);
      // What is known by its name alone was named by whoever wrote the function, not by the caller.
      values = distinct(inner.filter(({ via }) => via === 'record' || via === 'field'));
      this.ofFunction.set(fn, values);
    }
    return values;
  }

  /** What `rows.map(toLine)` answers: what the function makes of a record that it is typed for, or of those it is given. */
  private mappedBy(callback: TSESTree.Identifier, node: TSESTree.CallExpression, found: PersonalValue[]): void {
    const fn = this.shapes.isMasker(callback.name) ? undefined : functionNamed(callback, this.env.source);
    if (!fn || fn.generator) return;
    const values = this.answersOf(fn, returnedValues(fn));
    for (const value of values) found.push({ ...value, node, origin: value.origin ?? value.node });
    if (values.length === 0) found.push(...mappedOver(fn, node, this));
  }

  private carried(object: string, name: string, node: TSESTree.CallExpression, found: PersonalValue[]): void {
    const start = found.length;
    if (object === 'Array' && name === 'from' && node.arguments[1]) {
      if (isFunction(node.arguments[1])) for (const value of returnedValues(node.arguments[1])) this.into(value, found);
      return;
    }
    const all = object === 'util' || name === 'assign' || name === 'merge' || name === 'of' || name === 'defaults';
    for (const argument of all ? node.arguments : node.arguments.slice(0, 1)) this.into(argument, found);
    const replacer = object === 'JSON' && node.arguments[1] ? unwrap(node.arguments[1]) : undefined;
    if (!replacer) return;
    const names = replacer.type === 'ArrayExpression' ? literalList([replacer]) : undefined;
    // A replacer function or a list made elsewhere decides what is written.
    const kept = names ? found.splice(start).flatMap((value) => only(value, names)) : (replacer.type === 'Literal' && replacer.value === null) || (replacer.type === 'Identifier' && replacer.name === 'undefined') ? undefined : found.splice(start, found.length) && [];
    if (kept) found.push(...kept);
  }

  /** `rows.reduce((all, row) => …, {})`: what it begins with and what the function answers. */
  private built({ callback, initial }: CollectionCall, found: PersonalValue[]): void {
    const inner: PersonalValue[] = [];
    if (initial) this.into(initial, inner);
    for (const value of callback ? returnedValues(callback) : []) this.into(value, inner);
    found.push(...distinct(inner));
  }

  /** `_.get(request, 'body.email')`: the end of the path says what it is. */
  private atPath(node: TSESTree.CallExpression, found: PersonalValue[]): void {
    const path = pathOfGet(node.arguments[1]);
    const last = path?.at(-1);
    const base = node.arguments[0] && unwrapAwait(node.arguments[0]);
    const root = base?.type === 'Identifier' && this.isOpen(base) ? base.name : undefined;
    if (last !== undefined && root !== undefined && !isDescribing(root)) this.byName(last, path?.at(-2) ?? root, node, found);
  }

  private mapped(callback: TSESTree.Node | undefined, node: TSESTree.CallExpression, found: PersonalValue[]): void {
    if (!isFunction(callback)) {
      // `.map(String)` keeps the values; a function of elsewhere may do anything.
      if (callback?.type !== 'Identifier') return;
      if (callback.name === 'String' && node.callee.type === 'MemberExpression') return this.into(node.callee.object, found);
      return this.mappedBy(callback, node, found);
    }
    const start = found.length;
    for (const value of returnedValues(callback)) this.into(value, found);
    if (found.length === start) found.push(...mappedOver(callback, node, this));
  }

  private identifier(expression: TSESTree.Node, node: TSESTree.Identifier, found: PersonalValue[]): void {
    const shape = this.shapes.shape(expression);
    if (shape && shape.kind !== 'literal' && shape.kind !== 'tuple') {
      const start = found.length;
      this.add(shape, node, found);
      const variable = shape.kind === 'record' ? findVariable(node, this.env.source) : undefined;
      const gone = variable ? takenOut(variable, node, (value) => this.isSafe(value)) : undefined;
      if (gone && gone.size > 0) return void found.push(...found.splice(start).flatMap((value) => without(value, gone)));
      if (found.length > start || shape.kind === 'other' || !saysNothing(shape) && shape.kind === 'field') return;
    }
    const variable = findVariable(node, this.env.source);
    if (!variable) return;
    const gone = takenOut(variable, node, (value) => this.isSafe(value));
    for (const value of this.brought(variable).flatMap((one) => without(one, gone))) found.push({ ...value, node, origin: value.origin ?? value.node });
  }

  /** True for nothing, for a text of the source and for what a masker answers. */
  isSafe(value: TSESTree.Node): boolean {
    const node = unwrapAwait(value);
    const name = node.type === 'CallExpression' ? calleeText(node) : undefined;
    return isEmptyValue(value) || (node.type === 'Literal' && typeof node.value === 'string') || (name !== undefined && this.shapes.isMasker(name));
  }

  /** What a variable was built from: templates, objects, several assignments. */
  private brought(variable: Variable): readonly PersonalValue[] {
    const known = this.given.get(variable)?.values ?? this.ofVariable.get(variable);
    if (known) return known;
    // A variable built from itself brings what its other parts bring.
    this.ofVariable.set(variable, []);
    const values = distinct(this.names.values(variable));
    this.ofVariable.set(variable, values);
    return values;
  }

  private member(expression: TSESTree.Node, node: TSESTree.MemberExpression, found: PersonalValue[]): void {
    const shape = this.shapes.shape(expression);
    if (shape && shape.kind !== 'literal' && shape.kind !== 'tuple') return this.add(shape, node, found);
    if (isRequestBody(node)) return this.body(node, found);
    const name = propertyName(node);
    if (name === undefined) return;
    const base = this.shapes.shape(node.object);
    if (base?.kind === 'literal') return this.ofLiteral(base.node, name, node, found);
    if (base) return;
    if (this.ofFilled(name, node, found)) return;
    let object = unwrapAwait(node.object);
    // `rows[index].email`
    while (object.type === 'MemberExpression' && object.computed && propertyName(object) === undefined) object = unwrapAwait(object.object);
    if (object.type === 'CallExpression') return answersValues(object) ? this.byKeyOf(name, node, found) : undefined;
    // A wrapped value: `record.電話番号.value`, `snapshot.email.value`.
    if (SAME_VALUE_PROPERTIES.has(name) && object.type === 'MemberExpression') {
      const inner: PersonalValue[] = [];
      this.into(object, inner);
      for (const one of inner) found.push({ ...one, node });
      return;
    }
    const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : object.type === 'ThisExpression' ? undefined : '';
    if (owner === '' || (object.type === 'Identifier' && !this.isOpen(object))) return;
    if (object.type === 'MemberExpression' && isDescribing(rootName(object))) return;
    if (owner !== undefined) this.byName(name, owner, node, found);
  }

  /** What the property of an object literal was given when it was made, or later. */
  private ofLiteral(literal: TSESTree.ObjectExpression, name: string, node: TSESTree.MemberExpression, found: PersonalValue[]): void {
    const property = literal.properties.findLast((one) => one.type === 'Property' && propertyName(one) === name);
    if (property?.type === 'Property') this.ofValues([property.value], name, node, found);
    else this.ofFilled(name, node, found);
  }

  /** What a property of a variable was given later: `line.mail = customer.email`. */
  private ofFilled(name: string, node: TSESTree.MemberExpression, found: PersonalValue[]): boolean {
    const holder = unwrapAwait(node.object);
    const variable = holder.type === 'Identifier' ? findVariable(holder, this.env.source) : undefined;
    const values = variable ? putInto(variable).flatMap((put) => (put.name === name ? [put.value] : [])) : [];
    const start = found.length;
    this.ofValues(values, name, node, found);
    return found.length > start;
  }

  private ofValues(values: readonly TSESTree.Node[], name: string, node: TSESTree.MemberExpression, found: PersonalValue[]): void {
    for (const value of values) {
      const known = this.ofProperty.get(value);
      const inner: PersonalValue[] = [...(known ?? [])];
      if (!known) {
        // `where.OR = [...where.OR, one]`: what is built from itself.
        this.ofProperty.set(value, inner);
        if (!isFunction(value)) this.into(value, inner);
        if (inner.length === 0) this.byKey(name, value, node, inner);
      }
      found.push(...inner.map((one) => ({ ...one, node, origin: one.origin ?? one.node })));
    }
  }

  /** A whole request body of no declared type carries what the code around takes out of it. */
  private body(node: TSESTree.Node, found: PersonalValue[]): void {
    const fields = bodyFields(node, this.env.catalog);
    if (fields.length > 0) found.push({ node, fields, evidence: 'convention', via: 'body' });
  }

  /** False for globals, imports and what else certainly holds no person's data. */
  isOpen(object: TSESTree.Identifier): boolean {
    const variable = findVariable(object, this.env.source);
    if (!variable || variable.defs.length !== 1) return false;
    return this.shapes.variable(variable)?.kind !== 'other';
  }

  /** A value of which only the name is known: counts when the name is certain by itself. */
  byName(name: string, owner: string | undefined, node: TSESTree.Node, found: PersonalValue[]): void {
    if (owner !== undefined && isDescribing(owner)) return;
    if (/^[A-Z][A-Z\d_]*$/.test(name) || this.shapes.isMasker(name)) return;
    const classification = this.env.catalog.classifyName(name, owner === undefined ? {} : { owner });
    if (!classification) return;
    const entity = owner === undefined ? undefined : this.env.catalog.find(owner)?.name;
    found.push({ node, ...(entity !== undefined ? { entity } : {}), fields: [{ name, classification }], evidence: 'convention', via: 'name' });
  }

  private add(shape: Shape, node: TSESTree.Node, found: PersonalValue[]): void {
    if (shape.kind === 'field') {
      if (shape.personal.length === 0) return;
      const { origin, owner, evidence, access } = shape.record;
      const via = origin === 'name' ? 'name' : origin === 'body' ? 'body' : 'field';
      found.push({ node, ...(owner === '' ? {} : { entity: owner }), ...(access ? { access } : {}), fields: [...shape.personal], evidence, via });
    } else if (shape.kind === 'record') {
      if (shape.key) return;
      for (const record of [shape, ...shape.related]) {
        const fields = fieldsOf(record, this.env.catalog);
        if (fields.length === 0) continue;
        found.push({ node, ...(record.owner === '' ? {} : { entity: record.owner }), ...(record.access ? { access: record.access } : {}), fields: [...fields], evidence: record.evidence, via: record.origin === 'body' ? 'body' : 'record' });
      }
    } else if (shape.kind === 'tuple') {
      for (const element of shape.elements) if (element) this.add(element, node, found);
    }
  }
}
