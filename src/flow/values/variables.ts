import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { importOfDefinition, isFunction, propertyName, unwrap, unwrapAwait } from '../../ast/index.ts';
import { collectionCall } from './collections.ts';
import { calleeText, isBody, isEmptyValue, targetOf } from './patterns.ts';
import { formValues } from './typed-answers.ts';
import { other, owned, type RecordShape, restrict, type Shape } from './shape.ts';
import type { ShapeReader } from './shapes.ts';

const FETCHING = /^(get|find|load|fetch|create|update|upsert|retrieve|save|lookup|look|query|select|list|read|search|insert|register|patch)([A-Z_]|$)/;

/**
 * Types of functions that say by their argument what the first parameter is: components with the type of their
 * properties, and what exports records (https://marmelab.com/react-admin/List.html#exporter).
 */
const TELLING = /^(?:FC|VFC|FunctionComponent|VoidFunctionComponent|NextPage|Component|ParentComponent|Exporter)$/;

/** Tells what variables and parameters hold, by their declared types, what they are assigned, and at last their names. */
export class VariableReader {
  constructor(private readonly reader: ShapeReader) {}

  /** What a variable holds; undefined when nothing says. */
  read(variable: Variable): Shape | undefined {
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
    const base = owned(this.reader.types.shape(annotation), steps.length === 0 ? identifier.name : '') ?? this.source(holder, pattern, variable) ?? this.component(holder, pattern);
    // `for (const [id, row] of byId)`, `Object.entries(byId).map(([id, row]) => …)`: the first of a pair is a key.
    if (base?.kind === 'record' && steps[0] === '0' && pattern.type === 'ArrayPattern' && isElement(holder)) return other;
    let shape: Shape | undefined = base;
    for (const step of steps) {
      if (!shape) break;
      shape = typeof step === 'string' ? this.reader.property(shape, step) : shape.kind === 'record' ? restrict(shape, step.without, false) : undefined;
    }
    if (shape) return shape;
    if (base?.kind === 'other') return steps.length > 0 ? undefined : other;
    return steps.length > 0 || this.mayHoldRecord(holder, pattern) ? this.wholeByName(identifier.name, holder, steps.length > 0) : undefined;
  }

  /** The annotation on the identifier itself. */
  private declared(identifier: TSESTree.Identifier, holder: TSESTree.Node): Shape | undefined {
    const shape = owned(this.reader.types.shape(identifier.typeAnnotation?.typeAnnotation), identifier.name);
    if (shape?.kind !== 'record') return shape;
    const fromBody =
      (isFunction(holder) && identifier.decorators.some((decorator) => decorator.expression.type === 'CallExpression' && decorator.expression.callee.type === 'Identifier' && decorator.expression.callee.name === 'Body')) ||
      (holder.type === 'VariableDeclarator' && holder.init !== null && isBody(holder.init));
    if (fromBody) return { ...shape, origin: 'body' };
    // What was read says more than a type written beside it.
    const read = holder.type === 'VariableDeclarator' && holder.init ? this.reader.shape(holder.init) : undefined;
    return read?.kind === 'record' && read.origin === 'access' ? read : shape;
  }

  /** The value a declaration takes: the initialiser, the element of a loop, the rows a callback is called with. */
  private source(holder: TSESTree.Node, pattern: TSESTree.Node, variable: Variable): Shape | undefined {
    if (holder.type === 'VariableDeclarator') {
      if (holder.init) return this.assigned(variable, holder.init);
      const loop = holder.parent.parent as TSESTree.Node | undefined;
      if (loop?.type === 'ForOfStatement') return this.reader.shape(loop.right);
      if (loop?.type === 'ForInStatement') return other;
      return this.assigned(variable, undefined);
    }
    if (!isFunction(holder)) return undefined;
    const index = holder.params.findIndex((parameter) => parameter === pattern || (parameter.type === 'AssignmentPattern' && parameter.left === pattern));
    const call = holder.parent as TSESTree.Node;
    if (call.type !== 'CallExpression' || index < 0) return undefined;
    if (index === 0 && call.arguments[0] === holder && calleeText(call) === 'handleSubmit') return formValues(call, this.reader.types, this.reader.source);
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (name === 'from' && call.arguments[0] && call.arguments[1] === holder) return index === 0 ? this.reader.shape(call.arguments[0]) : other;
    const called = collectionCall(call, this.reader.source);
    if (called?.callback !== holder) return undefined;
    const rows = this.reader.shape(called.list);
    const element = rows?.kind === 'tuple' && called.name !== 'then' ? rows.elements.find((one) => one) : rows;
    if (called.name === 'reduce' || called.name === 'reduceRight') return index === 1 ? element : undefined;
    if (called.name === 'sort' || called.name === 'toSorted') return element;
    if (!/^(map|flatMap|forEach|filter|reject|find|findLast|some|every|then|findIndex|tap|each|sortBy|groupBy|keyBy|uniqBy|partition)$/.test(called.name)) return undefined;
    return index === 0 ? element : other;
  }

  /** The first parameter of a function that is typed as a whole: `const Card: React.FC<Props> = ({ customer }) => …`, `const exporter: Exporter<Contact> = (contacts) => …`. */
  private component(holder: TSESTree.Node, pattern: TSESTree.Node): Shape | undefined {
    if (!isFunction(holder) || holder.params[0] !== pattern) return undefined;
    const { parent } = holder;
    const type = parent.type === 'VariableDeclarator' && parent.init === holder ? parent.id.typeAnnotation?.typeAnnotation : undefined;
    const name = type?.type === 'TSTypeReference' ? (type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : type.typeName.type === 'Identifier' ? type.typeName.name : '') : '';
    return type?.type === 'TSTypeReference' && TELLING.test(name) ? this.reader.types.shape(type.typeArguments?.params[0]) : undefined;
  }

  /** A variable that is assigned once, or whose other values are empty, keeps its shape. */
  private assigned(variable: Variable, init: TSESTree.Node | undefined): Shape | undefined {
    const later = variable.references.filter((reference) => reference.isWrite() && !reference.init).slice(0, 20);
    const values = [...(init ? [init] : []), ...later.flatMap((reference) => (reference.writeExpr ? [reference.writeExpr as TSESTree.Node] : []))].filter((value) => !isEmptyValue(value));
    let found: Shape | undefined;
    for (const value of values) {
      const shape = this.reader.shape(value);
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
    return name !== undefined && this.reader.isMasker(name) && !this.reader.isSham(node);
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
    const named = this.reader.named(name);
    if (!named?.entity || isPart || holder.type !== 'VariableDeclarator' || holder.init?.type !== 'AwaitExpression') return named;
    const call = unwrapAwait(holder.init);
    const callee = call.type === 'CallExpression' ? calleeText(call) : undefined;
    return callee !== undefined && FETCHING.test(callee) && !/Ids?$|count/i.test(callee) ? { ...named, fields: { kind: 'all' } } : named;
  }
}

/** True where a declaration takes one element after the other: in a loop, as the parameter of a function. */
function isElement(holder: TSESTree.Node): boolean {
  return isFunction(holder) || (holder.type === 'VariableDeclarator' && (holder.parent.parent as TSESTree.Node | undefined)?.type === 'ForOfStatement');
}
