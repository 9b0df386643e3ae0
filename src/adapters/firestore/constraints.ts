import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, findVariable, MOST_USES, readRowBound, resolveConstant, runsBefore, type SourceView, staticValue, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type Filter, type FilterField, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { isPagedThrough, everyPage } from '../shared/paging.ts';
import { modularName } from './database.ts';
import type { Reference } from './reference.ts';

/** The constraints of `query(ref, …)`: calls, spread lists that grow before they are used, branches. */
export function constraintSteps(nodes: readonly TSESTree.Node[], source: SourceView): { steps: BuilderStep[]; open: boolean } {
  const reader = new ConstraintReader(source);
  for (const node of nodes) reader.add(node, false, node, 0);
  return { steps: reader.steps, open: reader.open };
}

class ConstraintReader {
  readonly steps: BuilderStep[] = [];
  open = false;

  constructor(private readonly source: SourceView) {}

  add(node: TSESTree.Node, conditional: boolean, use: TSESTree.Node, depth: number): void {
    if (depth > 8) return void (this.open = true);
    if (node.type === 'SpreadElement') return this.list(node.argument, conditional, use, depth + 1);
    const value = resolveConstant(node, this.source);
    if (value.type === 'CallExpression') {
      const name = modularName(value, this.source);
      if (name === undefined) this.open = true;
      else this.steps.push({ name, args: value.arguments, call: value, conditional });
    } else this.open = true;
  }

  private list(node: TSESTree.Node, conditional: boolean, use: TSESTree.Node, depth: number): void {
    const name = unwrap(node);
    const value = resolveConstant(node, this.source);
    if (value.type === 'ConditionalExpression' || (value.type === 'LogicalExpression' && value.operator === '&&')) {
      const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : [value.right];
      for (const branch of branches) this.list(branch, true, use, depth + 1);
      return;
    }
    if (value.type !== 'ArrayExpression' || depth > 8) return void (this.open = true);
    for (const element of value.elements) if (element) this.add(element, conditional, use, depth + 1);
    if (name.type === 'Identifier') this.pushed(name, conditional, use, depth);
  }

  /** `constraints.push(where(…))` between the list's declaration and its use. */
  private pushed(name: TSESTree.Identifier, conditional: boolean, use: TSESTree.Node, depth: number): void {
    const variable = findVariable(name, this.source);
    if (!variable || !constantInitialiser(variable) || variable.references.length > MOST_USES) return void (this.open = true);
    for (const reference of variable.references) {
      const at = reference.identifier as TSESTree.Node;
      if (reference.init || at.range[0] >= use.range[0]) continue;
      const call = at.parent?.type === 'MemberExpression' && at.parent.object === at && at.parent.parent.type === 'CallExpression' ? at.parent.parent : undefined;
      const when = runsBefore(at, use);
      if (when === 'never') continue;
      const called = call && calledMember(call);
      if (call && (called?.name === 'push' || called?.name === 'unshift')) for (const argument of call.arguments) this.add(argument, conditional || when === 'sometimes', use, depth + 1);
      else if (at.parent?.type === 'CallExpression' || called) this.open = true;
    }
  }
}

/** Which rows match: what the path says of the documents above, and the conditions. */
export function filterOf({ place, steps, opaque }: Reference, source: SourceView): Filter {
  const fields: FilterField[] = [...place.parents];
  let open = opaque !== undefined;
  for (const step of steps) {
    const found = stepFields(step, source);
    if (found === undefined) open = true;
    else fields.push(...found);
  }
  if (fields.length > 0) return { kind: 'fields', fields, unique: false, open };
  if (opaque !== undefined) return unknown(opaque);
  return open ? unknown('conditions are built elsewhere') : none;
}

/** A document is named by its id. */
export function documentFilter({ place }: Reference): Filter {
  return { kind: 'fields', fields: [...place.parents, { name: 'id', op: 'eq', ...(place.id ? { value: place.id } : {}), optional: false }], unique: true, open: false };
}

/** Undefined for a condition that cannot be read. */
function stepFields({ name, args, conditional }: BuilderStep, source: SourceView): FilterField[] | undefined {
  const [first, operator, value] = args;
  if (name === 'or') return [{ name: 'OR', op: 'other', optional: conditional }];
  if (name === 'and') return constraintSteps(args, source).steps.flatMap((step) => stepFields({ ...step, conditional }, source) ?? []);
  if (name !== 'where') return [];
  if (!first) return undefined;
  if (!operator) return filterObject(first, conditional, source);
  const field = fieldName(first, source);
  if (field === undefined) return undefined;
  const written = staticValue(operator, source);
  const op = written.kind !== 'known' ? 'other' : written.value === '==' ? 'eq' : written.value === 'in' ? 'in' : 'other';
  return [{ name: field, op, ...(value ? { value: resolveConstant(value, source) } : {}), optional: conditional }];
}

/** `where(Filter.or(…))` of the library of servers. */
function filterObject(node: TSESTree.Node, conditional: boolean, source: SourceView): FilterField[] | undefined {
  const call = unwrapAwait(resolveConstant(node, source));
  const called = call.type === 'CallExpression' ? calledMember(call) : undefined;
  if (!called || call.type !== 'CallExpression') return undefined;
  if (called.name === 'or') return [{ name: 'OR', op: 'other', optional: conditional }];
  if (called.name === 'where') return stepFields({ name: 'where', args: call.arguments, call, conditional }, source);
  return called.name === 'and' ? call.arguments.flatMap((part) => filterObject(part, conditional, source) ?? []) : undefined;
}

/** A field by its name or path; `documentId()` stands for the id. */
function fieldName(node: TSESTree.Node, source: SourceView): string | undefined {
  const text = staticValue(node, source);
  if (text.kind === 'known' && typeof text.value === 'string') return text.value === '__name__' ? 'id' : text.value;
  const value = resolveConstant(node, source);
  if (value.type === 'NewExpression') {
    const parts = value.arguments.map((part) => staticValue(part, source)).map((part) => (part.kind === 'known' ? String(part.value) : undefined));
    return parts.length > 0 && !parts.includes(undefined) ? parts.join('.') : undefined;
  }
  const callee = value.type === 'CallExpression' ? (modularName(value, source) ?? calledMember(value)?.name) : undefined;
  return callee === 'documentId' ? 'id' : undefined;
}

/** The bound that `limit` sets; Firestore has none of its own. */
export function boundOf({ steps, opaque }: Reference, read: TSESTree.CallExpression, source: SourceView): RowBound {
  const bounds = steps.filter(({ name, args }) => (name === 'limit' || name === 'limitToLast') && args.length > 0);
  const last = bounds.filter(({ conditional }) => !conditional).at(-1);
  const cursor = steps.find(({ name, args }) => (name === 'startAfter' || name === 'startAt' || name === 'offset') && args.length > 0);
  const [moved] = cursor?.args ?? [];
  if (last && cursor && moved && isPagedThrough(read, moved, source)) return everyPage(cursor.call);
  if (last?.args[0]) return readRowBound(last.args[0], source);
  if (opaque !== undefined) return unknown(opaque);
  const [first, second] = bounds;
  if (first && second) return { kind: 'dynamic', node: first.call };
  return first ? { kind: 'meaningless', node: first.call, why: `\`${first.name}\` is only called on some paths` } : none;
}

/** `select('name', 'email')` of the library of servers; everybody else gets whole documents. */
export function projectionOf({ steps }: Reference, source: SourceView): Projection {
  const last = steps.findLast(({ name }) => name === 'select');
  if (!last) return { kind: 'all' };
  const fields = last.args.map((node) => fieldName(node, source));
  return last.conditional || fields.includes(undefined) ? unknown('the fields are chosen at run time') : { kind: 'fields', fields: fields.filter((field) => field !== undefined) };
}
