import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingClass, findVariable, importOfDefinition, isFunction, objectProperty, propertyName, type SourceView, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import type { Catalog, DataAccess } from '../../model/index.ts';
import { CARRYING_FUNCTIONS, CARRYING_METHODS, COUNT_NAMES, isDescribing, isMaskingName, SAME_RECORD_METHODS, SAME_TEXT_METHODS } from './carriers.ts';
import { calleeText, isBody, isEmptyValue, isRequestName, literalList, returnedValues, targetOf } from './patterns.ts';
import { memberOfField, memberOfRecord, other, type RecordShape, restrict, type Shape, shapeOfAccess } from './shape.ts';
import { isPersonOwner, TypeReader } from './type-shape.ts';

/** What the reader may ask of its surroundings. */
export interface ValueEnv {
  source: SourceView;
  catalog: Catalog;
  /** Every data access of the file, by the call that performs it. */
  accesses: ReadonlyMap<TSESTree.Node, DataAccess>;
  /** True for functions that the policy declares to make a value safe. */
  isMasker(name: string): boolean;
}

const FETCHING = /^(get|find|load|fetch|create|update|upsert|retrieve|save|lookup|look|query|select|list|read|search|insert|register|patch)([A-Z_]|$)/;
const MAX_DEPTH = 60;

/** Tells what expressions are, memoised per node and variable. Not knowing is `undefined`. */
export class ShapeReader {
  readonly types: TypeReader;
  private readonly ofNode = new Map<TSESTree.Node, Shape | undefined>();
  private readonly ofVariable = new Map<Variable, Shape | undefined>();
  private depth = 0;

  constructor(private readonly env: ValueEnv) {
    this.types = new TypeReader(env.source, env.catalog);
  }

  /** The shape of an expression's value; `await`, casts and optional chains are seen through. */
  shape(expression: TSESTree.Node): Shape | undefined {
    const cast = this.castShape(expression);
    if (cast) return cast;
    const node = unwrapAwait(expression);
    if (this.ofNode.has(node)) return this.ofNode.get(node);
    if (this.depth > MAX_DEPTH) return undefined;
    // A value that depends on itself (a loop of assignments) says nothing.
    this.ofNode.set(node, undefined);
    this.depth++;
    const shape = this.read(node);
    this.depth--;
    this.ofNode.set(node, shape);
    return shape;
  }

  /** `x as Customer` names what x is; a cast to what says nothing is seen through. */
  private castShape(expression: TSESTree.Node): Shape | undefined {
    let node = expression;
    for (let links = 0; links < 10; links++) {
      if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion' || node.type === 'TSSatisfiesExpression') {
        const shape = this.types.shape(node.typeAnnotation);
        if (shape?.kind === 'record') return isBody(node.expression) ? { ...shape, origin: 'body' } : shape;
        node = node.expression;
      } else if (node.type === 'AwaitExpression') node = node.argument;
      else if (node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') node = node.expression;
      else return undefined;
    }
    return undefined;
  }

  private read(node: TSESTree.Node): Shape | undefined {
    const access = this.env.accesses.get(node);
    if (access) return shapeOfAccess(access, this.env.catalog);
    switch (node.type) {
      case 'Identifier': {
        const variable = findVariable(node, this.env.source);
        return variable ? this.variable(variable) : undefined;
      }
      case 'MemberExpression': {
        const name = propertyName(node);
        if (name === undefined) {
          const base = node.computed ? this.shape(node.object) : undefined;
          return base?.kind === 'record' || base?.kind === 'field' ? base : undefined;
        }
        return this.member(node.object, name);
      }
      case 'CallExpression':
        return this.call(node);
      case 'ThisExpression': {
        const owner = enclosingClass(node);
        const shape = owner && this.types.classShape(owner);
        return shape?.entity ? shape : undefined;
      }
      case 'ObjectExpression':
        return { kind: 'literal', node };
      case 'ArrayExpression':
        if (node.elements.length === 1 && node.elements[0]?.type === 'SpreadElement') return this.shape(node.elements[0].argument);
        return { kind: 'tuple', elements: node.elements.map((element) => (element && element.type !== 'SpreadElement' ? this.shape(element) : undefined)) };
      case 'LogicalExpression':
        return node.operator === '&&' ? this.shape(node.right) : this.eitherOf(node.left, node.right);
      case 'ConditionalExpression':
        return this.eitherOf(node.consequent, node.alternate);
      case 'AssignmentExpression':
        return this.shape(node.right);
      case 'Literal':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'JSXElement':
        return other;
      default:
        return undefined;
    }
  }

  /** What is known of one of two values; that one of them is harmless says nothing of the other. */
  private eitherOf(first: TSESTree.Node, second: TSESTree.Node): Shape | undefined {
    // `req.body || {}`: nothing instead of something.
    const shapes = [first, second].filter((value) => !isEmptyValue(value)).map((value) => this.shape(value));
    return shapes.find((shape) => shape && shape.kind !== 'other') ?? (shapes.every((shape) => shape?.kind === 'other') ? other : undefined);
  }

  private member(objectNode: TSESTree.Node, name: string): Shape | undefined {
    const inner = unwrapAwait(objectNode);
    if (inner.type === 'ThisExpression') {
      const declared = this.classMember(inner, name);
      if (declared) return declared;
    }
    const request = name === 'body' ? this.requestBody(inner) : undefined;
    if (request) return request;
    const object = this.shape(objectNode);
    if (!object) return this.named(name);
    return this.property(object, name) ?? (object.kind === 'literal' ? undefined : this.named(name));
  }

  /** What `.name` of a shape is. */
  property(object: Shape, name: string): Shape | undefined {
    switch (object.kind) {
      case 'record':
        return this.recordMember(object, name);
      case 'field':
        return memberOfField(object, name, this.env.catalog);
      case 'tuple':
        return COUNT_NAMES.has(name) ? other : object.elements[Number(name)];
      case 'literal': {
        const { value } = objectProperty(object.node, name);
        if (value) return this.shape(value);
        const spread = object.node.properties.findLast((property) => property.type === 'SpreadElement');
        const base = spread && this.shape(spread.argument);
        return base && this.property(base, name);
      }
      default:
        return undefined;
    }
  }

  /** A member that a type of this file declares as a record is that record: `{ customer: Pick<Customer, 'email'> }`. */
  private recordMember(record: RecordShape, name: string): Shape | undefined {
    const type = record.members?.get(name);
    const shape = type && this.owned(this.types.shape(type), name);
    if (shape?.kind === 'record') return shape;
    const member = memberOfRecord(record, name, this.env.catalog);
    // A type of elsewhere: what it holds is not known, so that its name is what is left.
    return type && !shape && holdsRecord(type) && member?.kind === 'field' && member.personal.length === 0 ? this.named(name) : member;
  }

  private call(node: TSESTree.CallExpression): Shape | undefined {
    const callee = unwrap(node.callee);
    const [first, second] = node.arguments;
    if (callee.type === 'Identifier') {
      if (this.isMasker(callee.name)) return other;
      if (/^(Boolean|Number|parseInt|parseFloat|BigInt|isNaN)$/.test(callee.name)) return other;
      return first && CARRYING_FUNCTIONS.has(callee.name) ? this.shape(first.type === 'SpreadElement' ? first.argument : first) : undefined;
    }
    if (callee.type !== 'MemberExpression') return undefined;
    const name = propertyName(callee);
    if (name === undefined) return undefined;
    if (this.isMasker(name)) return other;
    const object = unwrapAwait(callee.object);
    if (object.type === 'Identifier' && first && (object.name === '_' || object.name === 'R' || object.name === 'lodash') && (name === 'pick' || name === 'omit') && second) {
      const base = this.shape(first);
      const names = literalList([second, ...node.arguments.slice(2)]);
      return base?.kind === 'record' ? (names ? restrict(base, names, name === 'pick') : { ...base, fields: { kind: 'unknown' } }) : undefined;
    }
    if (object.type === 'Identifier' && CARRYING_METHODS[object.name]?.has(name) && !this.isLocal(object)) {
      if (!first) return undefined;
      const carried = this.shape(first.type === 'SpreadElement' ? first.argument : first);
      if (object.name === 'Object' && name === 'assign' && carried?.kind === 'literal') return node.arguments[1] ? this.shape(node.arguments[1]) : undefined;
      return carried;
    }
    if (name === 'json' && isRequestName(object)) {
      const typed = this.types.shape(node.typeArguments?.params[0]);
      return typed?.kind === 'record' ? { ...typed, origin: 'body' } : undefined;
    }
    return this.method(node, callee, name);
  }

  private method(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, name: string): Shape | undefined {
    const base = this.shape(callee.object);
    if (name === 'then' || name === 'map' || name === 'flatMap') return this.returned(node.arguments[0]);
    if (!base) return undefined;
    if (base.kind === 'tuple') return SAME_RECORD_METHODS.has(name) ? (name === 'find' || name === 'at' ? base.elements.find((element) => element) : base) : undefined;
    if (base.kind === 'record') return SAME_RECORD_METHODS.has(name) ? base : undefined;
    if (base.kind !== 'field') return undefined;
    if (name === 'replace' || name === 'replaceAll') return this.masksText(node.arguments[1]) ? other : base;
    return SAME_TEXT_METHODS.has(name) ? base : other;
  }

  /** `email.replace(/.(?=.*@)/g, '*')` hides the value. */
  private masksText(replacement: TSESTree.Node | undefined): boolean {
    if (!replacement) return false;
    const value = unwrap(replacement);
    return isFunction(value) || (value.type === 'Literal' && typeof value.value === 'string' && /[*•●#_xX$[<…＊]/.test(value.value)) || (value.type === 'TemplateLiteral' && /[*•]/.test(textOf(this.env.source, value)));
  }

  /** What a callback written here answers: `.map((c) => c.email)`. */
  private returned(callback: TSESTree.Node | undefined): Shape | undefined {
    for (const value of callback ? returnedValues(callback) : []) {
      const shape = this.shape(value);
      if (shape) return shape;
    }
    return undefined;
  }

  private isLocal(name: TSESTree.Identifier): boolean {
    return (findVariable(name, this.env.source)?.defs.length ?? 0) > 0 && !/^(_|util)$/.test(name.name);
  }

  /** True for functions that make a value safe, by the policy or by their name. */
  isMasker(name: string): boolean {
    return isMaskingName(name) || this.env.isMasker(name);
  }

  /** A record known only by the name of its variable or property: `contact` in `contact.email`. */
  named(name: string): RecordShape | undefined {
    const plain = name.replace(/^[#_$]+/, '');
    if (isDescribing(plain)) return undefined;
    const { catalog } = this.env;
    const entity = catalog.find(plain);
    if (entity ? entity.subject === undefined : !isPersonOwner(plain, catalog)) return undefined;
    return {
      kind: 'record',
      owner: entity?.name ?? plain,
      ...(entity ? { entity } : {}),
      fields: { kind: 'unknown' },
      evidence: 'convention',
      origin: 'name',
      related: [],
    };
  }

  private classMember(self: TSESTree.Node, name: string): Shape | undefined {
    const owner = enclosingClass(self);
    for (const member of owner?.body.body ?? []) {
      if (member.type === 'PropertyDefinition' && propertyName(member) === name) {
        return this.owned(this.types.shape(member.typeAnnotation?.typeAnnotation), name) ?? (member.value ? this.shape(member.value) : undefined);
      }
      if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
        for (const parameter of member.value.params) {
          if (parameter.type !== 'TSParameterProperty') continue;
          const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
          if (target.type === 'Identifier' && target.name === name) return this.owned(this.types.shape(target.typeAnnotation?.typeAnnotation), name);
        }
      }
    }
    return undefined;
  }

  private requestBody(request: TSESTree.Node): RecordShape | undefined {
    if (request.type !== 'Identifier') return undefined;
    const definition = findVariable(request, this.env.source)?.defs[0]?.name as TSESTree.Identifier | undefined;
    return this.types.body(definition?.typeAnnotation?.typeAnnotation);
  }

  /** An inline type takes its owner's name from the variable. */
  private owned(shape: Shape | undefined, name: string): Shape | undefined {
    return shape?.kind === 'record' && shape.owner === '' ? { ...shape, owner: name } : shape;
  }

  /** What a variable holds. */
  variable(variable: Variable): Shape | undefined {
    if (this.ofVariable.has(variable)) return this.ofVariable.get(variable);
    this.ofVariable.set(variable, undefined);
    const shape = this.readVariable(variable);
    this.ofVariable.set(variable, shape);
    return shape;
  }

  private readVariable(variable: Variable): Shape | undefined {
    const definition = variable.defs[0];
    if (!definition) return undefined;
    const type = definition.type as string;
    if (importOfDefinition(definition) || type === 'FunctionName' || type === 'ClassName' || type === 'TSEnumName' || type === 'CatchClause' || type === 'TSModuleName') return other;
    const identifier = definition.name as TSESTree.Identifier;
    const holder = definition.node as TSESTree.Node;
    const declared = this.declared(identifier, holder);
    if (declared) return declared;
    const target = targetOf(holder, identifier);
    if (!target) return undefined;
    const { pattern, steps } = target;
    const annotation = 'typeAnnotation' in pattern ? (pattern.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation : undefined;
    const base = this.owned(this.types.shape(annotation), steps.length === 0 ? identifier.name : '') ?? this.source(holder, pattern, variable);
    let shape: Shape | undefined = base;
    for (const step of steps) {
      if (!shape) break;
      shape = typeof step === 'string' ? this.property(shape, step) : shape.kind === 'record' ? restrict(shape, step.without, false) : undefined;
    }
    if (shape) return shape;
    if (base?.kind === 'other') return steps.length > 0 ? undefined : other;
    return steps.length > 0 || this.mayHoldRecord(holder, pattern) ? this.wholeByName(identifier.name, holder, steps.length > 0) : undefined;
  }

  /** The annotation on the identifier itself. */
  private declared(identifier: TSESTree.Identifier, holder: TSESTree.Node): Shape | undefined {
    const shape = this.owned(this.types.shape(identifier.typeAnnotation?.typeAnnotation), identifier.name);
    if (shape?.kind !== 'record') return shape;
    const fromBody =
      (isFunction(holder) && identifier.decorators.some((decorator) => decorator.expression.type === 'CallExpression' && decorator.expression.callee.type === 'Identifier' && decorator.expression.callee.name === 'Body')) ||
      (holder.type === 'VariableDeclarator' && holder.init !== null && isBody(holder.init));
    if (fromBody) return { ...shape, origin: 'body' };
    // What was read says more than a type written beside it.
    const read = holder.type === 'VariableDeclarator' && holder.init ? this.shape(holder.init) : undefined;
    return read?.kind === 'record' && read.origin === 'access' ? read : shape;
  }

  /** The value a declaration takes: the initialiser, the element of a loop, the rows a callback is called with. */
  private source(holder: TSESTree.Node, pattern: TSESTree.Node, variable: Variable): Shape | undefined {
    if (holder.type === 'VariableDeclarator') {
      if (holder.init) return this.assigned(variable, holder.init);
      const loop = holder.parent.parent as TSESTree.Node | undefined;
      if (loop?.type === 'ForOfStatement') return this.shape(loop.right);
      if (loop?.type === 'ForInStatement') return other;
      return this.assigned(variable, undefined);
    }
    if (!isFunction(holder)) return undefined;
    const index = holder.params.findIndex((parameter) => parameter === pattern || (parameter.type === 'AssignmentPattern' && parameter.left === pattern));
    const call = holder.parent as TSESTree.Node;
    if (call.type !== 'CallExpression' || index < 0) return undefined;
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const name = propertyName(callee);
    if (name === 'from' && call.arguments[0] && call.arguments[1] === holder) return index === 0 ? this.shape(call.arguments[0]) : other;
    if (call.arguments[0] !== holder) return undefined;
    const rows = this.shape(callee.object);
    const element = rows?.kind === 'tuple' && name !== 'then' ? rows.elements.find((one) => one) : rows;
    if (name === 'reduce' || name === 'reduceRight') return index === 1 ? element : undefined;
    if (name === 'sort' || name === 'toSorted') return element;
    if (!/^(map|flatMap|forEach|filter|find|findLast|some|every|then|findIndex|tap|each)$/.test(name ?? '')) return undefined;
    return index === 0 ? element : other;
  }

  /** A variable that is assigned once, or whose other values are empty, keeps its shape. */
  private assigned(variable: Variable, init: TSESTree.Node | undefined): Shape | undefined {
    const later = variable.references.filter((reference) => reference.isWrite() && !reference.init).slice(0, 20);
    const values = [...(init ? [init] : []), ...later.flatMap((reference) => (reference.writeExpr ? [reference.writeExpr as TSESTree.Node] : []))].filter((value) => !isEmptyValue(value));
    let found: Shape | undefined;
    for (const value of values) {
      const shape = this.shape(value);
      if (!shape && values.length > 1 && this.isMasked(value)) return other;
      if (shape && (!found || found.kind === 'other')) found = shape;
      else if (shape?.kind === 'other' && !isFunction(unwrap(value)) && values.length > 1 && this.isMasked(value)) return other;
    }
    return found;
  }

  private isMasked(value: TSESTree.Node): boolean {
    const node = unwrapAwait(value);
    if (node.type !== 'CallExpression') return false;
    const callee = unwrap(node.callee);
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    return name !== undefined && this.isMasker(name);
  }

  private mayHoldRecord(holder: TSESTree.Node, pattern: TSESTree.Node): boolean {
    if (isFunction(holder)) {
      const annotation = 'typeAnnotation' in pattern ? (pattern.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation : undefined;
      return annotation === undefined || annotation.type === 'TSAnyKeyword' || annotation.type === 'TSTypeReference' || annotation.type === 'TSUnknownKeyword';
    }
    if (holder.type !== 'VariableDeclarator') return false;
    if (!holder.init) return true;
    const value = unwrapAwait(holder.init);
    if (value.type === 'MemberExpression' || value.type === 'Identifier' || value.type === 'LogicalExpression' || value.type === 'ConditionalExpression') return true;
    if (value.type !== 'CallExpression') return false;
    const name = calleeText(value);
    return name !== undefined && !/^use[A-Z]/.test(name) && !/^(object|schema|create|t|styled|define\w*|z|array)$/.test(name);
  }

  /** By its name alone; the whole record only when a call that fetches one was awaited for it. */
  private wholeByName(name: string, holder: TSESTree.Node, isPart: boolean): RecordShape | undefined {
    const named = this.named(name);
    if (!named?.entity || isPart || holder.type !== 'VariableDeclarator' || holder.init?.type !== 'AwaitExpression') return named;
    const call = unwrapAwait(holder.init);
    const callee = call.type === 'CallExpression' ? calleeText(call) : undefined;
    return callee !== undefined && FETCHING.test(callee) && !/Ids?$|count/i.test(callee) ? { ...named, fields: { kind: 'all' } } : named;
  }
}

/** `ToltLink`, `ToltLink[]`, `ToltLink | null`. */
function holdsRecord(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.some(holdsRecord);
  return type.type === 'TSTypeReference' || (type.type === 'TSArrayType' && holdsRecord(type.elementType));
}
