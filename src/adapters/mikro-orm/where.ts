import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, propertyName, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { builtElsewhere } from '../shared/given-filter.ts';
import { isUndefined } from '../shared/object-arguments.ts';
import { scopeFilter } from '../shared/scope-helper.ts';

const ELSEWHERE = unknown('the conditions are built elsewhere');
const MAX_DEPTH = 6;
/** Objects of one filter that are followed: constants that name each other would double the work at every level. */
const MOST_PARTS = 500;

/**
 * Reads conditions: an object, a key, a list of keys. An undefined value compares with null unless
 * the project sets `ignoreUndefinedInQuery`, so a condition falls away only where the code leaves it
 * out: https://mikro-orm.io/docs/configuration#ignoring-undefined-values-in-find-queries
 */
export function readWhere(node: TSESTree.Node | undefined, entity: CatalogEntity | undefined, env: ReadEnv, depth = 0): Filter {
  const { source } = env;
  if (!node || isUndefined(node, source)) return none;
  if (node.type === 'SpreadElement') return ELSEWHERE;
  const scope = scopeFilter(node, source);
  if (scope) return scope;
  const view = objectView(node, source);
  if (view) {
    const conditions = new Conditions(source);
    conditions.object(view, '', false, 0);
    if (conditions.found.length === 0) return conditions.open ? builtElsewhere(ELSEWHERE.why, node, source) : none;
    return { kind: 'fields', fields: conditions.found, unique: false, open: conditions.open };
  }
  const value = resolveConstant(node, source);
  if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) {
    const branches = [value.consequent, value.alternate].map((branch) => readWhere(branch, entity, env, depth + 1));
    return branches.some((branch) => branch.kind === 'none') && branches.every((branch) => branch.kind === 'none') ? none : ELSEWHERE;
  }
  if (value.type === 'ArrayExpression') return byKey(value, 'in', entity);
  if (isKey(node, source)) return byKey(value, 'eq', entity);
  return builtElsewhere(ELSEWHERE.why, node, source);
}

/** A condition on the primary key. */
function byKey(value: TSESTree.Node, op: 'eq' | 'in', entity: CatalogEntity | undefined): Filter {
  const key = entity?.fields.find((field) => field.name === 'id') ?? entity?.fields.find((field) => field.unique);
  return { kind: 'fields', fields: [{ name: key?.name ?? 'id', op, value, optional: false }], unique: op === 'eq', open: false };
}

/** A literal, or a name that ends like a key's. */
function isKey(node: TSESTree.Node, source: SourceView): boolean {
  if (staticValue(node, source).kind === 'known') return true;
  const value = unwrap(node);
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  return /^_?(?:id|uuid|pk)$|(?:[a-z\d]I[dD]|_id|[a-z\d]U(?:uid|UID))$/.test(name ?? '');
}

/** Conditions that bind; `$or` and `$not` do not. */
class Conditions {
  readonly found: FilterField[] = [];
  open = false;
  private parts = 0;

  constructor(private readonly source: SourceView) {}

  object(view: ObjectView, prefix: string, optional: boolean, depth: number): void {
    const tooMuch = depth > MAX_DEPTH || this.parts++ > MOST_PARTS;
    this.open ||= view.open || tooMuch;
    if (tooMuch) return;
    for (const { name, value, optional: some } of view.members) {
      const unsure = optional || some;
      if (view.get(name).kind === 'unknown') this.open = true;
      else if (name === '$and') this.all(value, prefix, unsure, depth);
      else if (name.startsWith('$')) this.found.push({ name: prefix === '' ? name.slice(1).toUpperCase() : prefix.slice(0, -1), op: name === '$eq' ? 'eq' : name === '$in' ? 'in' : 'other', value: resolveConstant(value, this.source), optional: unsure });
      else this.condition(prefix + name, value, unsure, depth);
    }
  }

  private all(node: TSESTree.Node, prefix: string, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    for (const part of value.type === 'ArrayExpression' ? value.elements : [node]) {
      const view = part && part.type !== 'SpreadElement' ? objectView(part, this.source) : undefined;
      if (view) this.object(view, prefix, optional, depth + 1);
      else this.open = true;
    }
  }

  private condition(name: string, node: TSESTree.Node, optional: boolean, depth: number): void {
    const view = objectView(node, this.source);
    const value = resolveConstant(node, this.source);
    // Operators of one field, or conditions on a related entity.
    if (view) return this.object(view, `${name}.`, optional, depth + 1);
    const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : [];
    const built = branches.some((branch) => objectView(branch, this.source));
    const list = value.type === 'ArrayExpression' || (node.type === 'Identifier' && /(?:^ids|[a-z\d]Ids|_ids)$/.test(node.name));
    this.found.push({ name, op: built ? 'other' : list ? 'in' : 'eq', value, optional });
  }
}
