import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type ClassNode, enclosingClass, findVariable, isFunction, objectProperty, propertyName, type SourceView, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import type { Catalog, DataAccess } from '../../model/index.ts';
import { CARRYING_FUNCTIONS, isCarryingMethod, COUNT_NAMES, isDescribing, isMaskingName, SAME_RECORD_METHODS, SAME_TEXT_METHODS } from './carriers.ts';
import { handsBack } from './maskers.ts';
import { answersOf, isBody, isEmptyValue, isIdOrRecord, isRequestName, returnedValues } from './patterns.ts';
import { memberOfField, memberOfRecord, other, owned, type RecordShape, type Shape, shapeOfAccess } from './shape.ts';
import { isPersonOwner, TypeReader } from './type-shape.ts';
import { assignmentsOf } from './class-fields.ts';
import { libraryShape } from './library-shapes.ts';
import { formValues, typedAnswer } from './typed-answers.ts';
import { parsedFields } from './schema-fields.ts';
import { VariableReader } from './variables.ts';

/** What the reader may ask of its surroundings. */
export interface ValueEnv {
  source: SourceView;
  catalog: Catalog;
  /** The data access that a call performs; also calls of modules that values are followed into. */
  accesses: { get(call: TSESTree.Node): DataAccess | undefined };
  /** True for functions that the policy declares to make a value safe. */
  isMasker(name: string): boolean;
}

/** Names that programs give to answers and events of any kind, whatever entity is called so as well. */
const OF_PROGRAMS = /^(?:response|res|request|req|result|results|reply|event|payload|output|input)$/i;
/** Words for parts of a program that some projects call people by. */
const PEOPLE = /^(?:clients?|providers?|senders?)$/i;
const MAX_DEPTH = 60;

/** Tells what expressions are, memoised per node and variable. Not knowing is `undefined`. */
export class ShapeReader {
  readonly types: TypeReader;
  private readonly variables = new VariableReader(this);
  private readonly ofNode = new Map<TSESTree.Node, Shape | undefined>();
  private readonly ofVariable = new Map<Variable, Shape | undefined>();
  private depth = 0;

  constructor(
    private readonly env: ValueEnv,
    private readonly given: ReadonlyMap<Variable, { shape: Shape | undefined }> = new Map(),
  ) {
    this.types = new TypeReader(env.source, env.catalog);
  }

  /** The source that is read. */
  get source(): SourceView {
    return this.env.source;
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
      case 'NewExpression':
        return this.made(node);
      case 'ObjectExpression':
        return { kind: 'literal', node };
      case 'ArrayExpression':
        if (node.elements.length === 1 && node.elements[0]?.type === 'SpreadElement') return this.shape(node.elements[0].argument);
        return { kind: 'tuple', elements: node.elements.map((element) => (element && element.type !== 'SpreadElement' ? this.shape(element) : undefined)) };
      case 'LogicalExpression':
        return node.operator === '&&' ? this.shape(node.right) : this.eitherOf(node.left, node.right);
      case 'ConditionalExpression':
        return this.eitherOf(...[node.consequent, node.alternate].filter((branch) => !isIdOrRecord(branch, node)));
      case 'AssignmentExpression':
        return this.shape(node.right);
      // What is kept is told by its type alone: `atomWithStorage<Customer>(…)`.
      case 'TSTypeReference':
      case 'TSTypeLiteral':
      case 'TSArrayType':
      case 'TSUnionType':
        return this.types.shape(node);
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

  /** What is known of one of several values; that one of them is harmless says nothing of the other. */
  private eitherOf(...values: readonly TSESTree.Node[]): Shape | undefined {
    // `req.body || {}`: nothing instead of something.
    const shapes = values.filter((value) => !isEmptyValue(value)).map((value) => this.shape(value));
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
    const shape = type && owned(this.types.shape(type), name);
    if (shape?.kind === 'record') return shape;
    const member = memberOfRecord(record, name, this.env.catalog);
    if (type && member?.kind === 'record' && isPlain(type)) return { kind: 'field', record, path: name, personal: [] };
    // A type of elsewhere: what it holds is not known, so that its name is what is left.
    return type && !shape && holdsRecord(type) && member?.kind === 'field' && member.personal.length === 0 ? this.named(name) : member;
  }

  private call(node: TSESTree.CallExpression): Shape | undefined {
    const callee = unwrap(node.callee);
    const [first] = node.arguments;
    const library = libraryShape(node, this, this.env.source);
    if (library) return library.shape;
    const form = callee.type === 'Identifier' || callee.type === 'MemberExpression' ? formValues(node, this.types, this.env.source) : undefined;
    if (form && first?.type === 'Literal') return this.property(form, String(first.value));
    const typed = form ?? typedAnswer(node, this.types);
    if (typed) return typed;
    if (callee.type === 'Identifier') {
      if (this.isMasker(callee.name)) return this.masked(node);
      if (/^(Boolean|Number|parseInt|parseFloat|BigInt|isNaN)$/.test(callee.name)) return other;
      if (!first || !CARRYING_FUNCTIONS.has(callee.name)) return this.answered(node);
      return this.shape(first.type === 'SpreadElement' ? first.argument : first);
    }
    if (callee.type !== 'MemberExpression') return undefined;
    const name = propertyName(callee);
    if (name === undefined) return undefined;
    if (this.isMasker(name)) return this.masked(node);
    const object = unwrapAwait(callee.object);
    if (object.type === 'Identifier' && isCarryingMethod(object.name, name) && !this.isLocal(object)) {
      if (!first) return undefined;
      const carried = this.shape(first.type === 'SpreadElement' ? first.argument : first);
      if (object.name === 'Object' && name === 'assign' && carried?.kind === 'literal') return node.arguments[1] ? this.shape(node.arguments[1]) : undefined;
      return carried;
    }
    if (name === 'json' && isRequestName(object)) {
      const typed = this.types.shape(node.typeArguments?.params[0]);
      return typed?.kind === 'record' ? { ...typed, origin: 'body' } : undefined;
    }
    const parsed = parsedFields(node, this.env.source);
    if (parsed) return { ...this.types.ofFields(parsed), origin: 'body' };
    return this.method(node, callee, name);
  }

  /** `new Map(pairs)`, `new Set(rows)`: what they are given, of pairs the second. */
  private made(node: TSESTree.NewExpression): Shape | undefined {
    if (node.callee.type !== 'Identifier' || !/^(?:Map|Set|WeakMap)$/.test(node.callee.name)) return undefined;
    const [first] = node.arguments;
    const typed = this.types.shape(node.typeArguments?.params.at(-1));
    if (!first || typed) return typed;
    const given = this.shape(first);
    return given?.kind === 'tuple' && node.callee.name !== 'Set' ? given.elements[1] : given;
  }

  private method(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, name: string): Shape | undefined {
    const base = this.shape(callee.object);
    if (name === 'then' || name === 'map' || name === 'flatMap') return this.returned(node.arguments[0]);
    if (!base || base.kind === 'other') return this.answered(node);
    if (base.kind === 'tuple') return SAME_RECORD_METHODS.has(name) ? (name === 'find' || name === 'at' ? base.elements.find((element) => element) : base) : undefined;
    if (base.kind === 'record') return SAME_RECORD_METHODS.has(name) ? base : undefined;
    if (base.kind !== 'field') return undefined;
    if (name === 'replace' || name === 'replaceAll') return this.masksText(node.arguments[1]) ? other : base;
    return SAME_TEXT_METHODS.has(name) ? base : other;
  }

  /** What a function of the project answers; names alone say nothing of it. */
  private answered(node: TSESTree.CallExpression): Shape | undefined {
    for (const value of answersOf(node, this.env.source)?.values ?? []) {
      const shape = this.shape(value);
      const origin = shape?.kind === 'record' ? shape.origin : shape?.kind === 'field' ? shape.record.origin : 'access';
      if (shape && shape.kind !== 'other' && origin !== 'name') return shape;
    }
    return undefined;
  }

  /** `email.replace(/.(?=.*@)/g, '*')` hides the value. */
  private masksText(replacement: TSESTree.Node | undefined): boolean {
    if (!replacement) return false;
    const value = unwrap(replacement);
    return isFunction(value) || (value.type === 'Literal' && typeof value.value === 'string' && /[*•●#_xX$[<…＊]/.test(value.value)) || (value.type === 'TemplateLiteral' && /[*•]/.test(textOf(this.env.source, value)));
  }

  /** What a callback written here answers: `.map((c) => c.email)`. */
  returned(callback: TSESTree.Node | undefined): Shape | undefined {
    for (const value of callback ? returnedValues(callback) : []) {
      const shape = this.shape(value);
      if (shape) return shape;
    }
    return undefined;
  }

  private isLocal(name: TSESTree.Identifier): boolean {
    return (findVariable(name, this.env.source)?.defs.length ?? 0) > 0 && !/^(_|util)$/.test(name.name);
  }

  /** What a masker answers is safe, unless its code hands back what it is given. */
  private masked(call: TSESTree.CallExpression): Shape | undefined {
    const [first] = call.arguments;
    return first && this.isSham(call) ? this.shape(first.type === 'SpreadElement' ? first.argument : first) : other;
  }

  /** True for a call of a masker that only has the name of one. */
  isSham(call: TSESTree.CallExpression): boolean {
    return handsBack(call, this.env.source);
  }

  /** True for functions that make a value safe, by the policy or by their name. */
  isMasker(name: string): boolean {
    return isMaskingName(name) || this.env.isMasker(name);
  }

  /** A record known only by the name of its variable or property: `contact` in `contact.email`. */
  named(name: string): RecordShape | undefined {
    const plain = name.replace(/^[#_$]+/, '');
    if (OF_PROGRAMS.test(plain)) return undefined;
    const { catalog } = this.env;
    const entity = catalog.find(plain);
    // Where a project's people are its clients, that is what the word means.
    if (isDescribing(plain) && !(PEOPLE.test(plain) && entity?.subject !== undefined)) return undefined;
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
        return owned(this.types.shape(member.typeAnnotation?.typeAnnotation), name) ?? (member.value && !isEmptyValue(member.value) ? this.shape(member.value) : undefined) ?? this.assignedMember(owner, name);
      }
      if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
        for (const parameter of member.value.params) {
          if (parameter.type !== 'TSParameterProperty') continue;
          const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
          if (target.type === 'Identifier' && target.name === name) return owned(this.types.shape(target.typeAnnotation?.typeAnnotation), name);
        }
      }
    }
    return owner && this.assignedMember(owner, name);
  }

  /** What the methods of a class put into one of its fields. */
  private assignedMember(owner: ClassNode | undefined, name: string): Shape | undefined {
    for (const value of (owner && assignmentsOf(owner).get(name)) ?? []) {
      const shape = this.shape(value);
      if (shape && shape.kind !== 'other') return shape;
    }
    return undefined;
  }

  private requestBody(request: TSESTree.Node): RecordShape | undefined {
    if (request.type !== 'Identifier') return undefined;
    const definition = findVariable(request, this.env.source)?.defs[0]?.name as TSESTree.Identifier | undefined;
    return this.types.body(definition?.typeAnnotation?.typeAnnotation);
  }

  /** What a variable holds. */
  variable(variable: Variable): Shape | undefined {
    const given = this.given.get(variable);
    if (given) return given.shape;
    if (this.ofVariable.has(variable)) return this.ofVariable.get(variable);
    this.ofVariable.set(variable, undefined);
    const shape = this.variables.read(variable);
    this.ofVariable.set(variable, shape);
    return shape;
  }
}

/** A count, a key or a name, whatever the entity calls so: `views: number` of a document that has views. */
function isPlain(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType' ? type.types.every(isPlain) : /^TS(?:Number|String|Boolean|BigInt|Null|Undefined)Keyword$/.test(type.type);
}

/** `ToltLink`, `ToltLink[]`, `ToltLink | null`. */
function holdsRecord(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.some(holdsRecord);
  return type.type === 'TSTypeReference' || (type.type === 'TSArrayType' && holdsRecord(type.elementType));
}
