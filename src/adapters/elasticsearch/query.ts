import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import type { Parameters } from './parameters.ts';

const MAX_DEPTH = 8;
const ELSEWHERE = unknown('the query is built elsewhere');

/** Clauses that compare one field: https://www.elastic.co/docs/reference/query-languages/querydsl */
const FIELD_CLAUSES: ReadonlyMap<string, FilterField['op']> = new Map([
  ['term', 'eq'], ['terms', 'in'], ['match', 'other'], ['match_phrase', 'other'], ['match_phrase_prefix', 'other'], ['match_bool_prefix', 'other'], ['prefix', 'other'], ['wildcard', 'other'],
  ['regexp', 'other'], ['fuzzy', 'other'], ['range', 'other'], ['geo_distance', 'other'], ['geo_bounding_box', 'other'], ['terms_set', 'other'],
]);
/** Clauses around another query, by the key that holds it. */
const WRAPPERS: ReadonlyMap<string, string> = new Map([['constant_score', 'filter'], ['function_score', 'query'], ['nested', 'query'], ['script_score', 'query'], ['has_child', ''], ['has_parent', '']]);

/** Reads which documents a search matches. */
export function readQuery(parameters: Parameters, source: SourceView): Filter {
  const text = parameters.get('q');
  const found = parameters.get('query');
  if (found.kind === 'unknown' || text.kind === 'unknown') return ELSEWHERE;
  const reader = new Reader(source);
  if (text.kind === 'set') reader.fields.push({ name: 'q', op: 'other', value: text.member.value, optional: text.member.optional });
  if (found.kind === 'set') reader.query(found.member.value, found.member.optional, 0);
  if (reader.fields.length > 0) return { kind: 'fields', fields: reader.fields, unique: false, open: reader.open };
  return reader.open ? ELSEWHERE : none;
}

class Reader {
  readonly fields: FilterField[] = [];
  open = false;

  constructor(private readonly source: SourceView) {}

  query(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    if (staticValue(value, this.source).kind === 'none') return;
    if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) {
      const [one, other] = [value.consequent, value.alternate].map((branch) => {
        const reader = new Reader(this.source);
        reader.query(branch, true, depth + 1);
        return reader;
      });
      // Each branch binds only where it is taken.
      this.fields.push(...(one?.fields ?? []), ...(other?.fields ?? []));
      this.open ||= (one?.open ?? false) || (other?.open ?? false);
      return;
    }
    const view = objectView(node, this.source);
    if (!view || depth > MAX_DEPTH) {
      this.open = true;
      return;
    }
    this.open ||= view.open;
    for (const member of view.members) this.clause(member.name, member.value, optional || member.optional, depth);
  }

  private clause(name: string, value: TSESTree.Node, optional: boolean, depth: number): void {
    if (name === 'match_all') return;
    const op = FIELD_CLAUSES.get(name);
    if (op) return this.field(op, value, optional);
    if (name === 'bool') return this.bool(value, optional, depth);
    const inner = WRAPPERS.get(name);
    if (inner) {
      const found = objectView(value, this.source)?.get(inner);
      if (found?.kind === 'set') return this.query(found.member.value, optional || found.member.optional, depth + 1);
      this.open = true;
      return;
    }
    if (name === 'ids') {
      const values = objectView(value, this.source)?.get('values');
      this.fields.push({ name: 'id', op: 'in', ...(values?.kind === 'set' ? { value: values.member.value } : {}), optional });
      return;
    }
    if (name === 'exists') {
      const field = objectView(value, this.source)?.get('field');
      const text = field?.kind === 'set' ? staticValue(field.member.value, this.source) : undefined;
      this.fields.push({ name: text?.kind === 'known' ? plain(String(text.value)) : 'exists', op: 'other', optional });
      return;
    }
    // `match_none`, `query_string`, `multi_match`, `script` …: some condition holds.
    this.fields.push({ name, op: 'other', value, optional });
  }

  private field(op: FilterField['op'], node: TSESTree.Node, optional: boolean): void {
    const view = objectView(node, this.source);
    if (!view) {
      this.open = true;
      return;
    }
    this.open ||= view.open;
    for (const { name, value, optional: sometimes } of view.members) {
      if (name === 'boost') continue;
      this.fields.push({ name: plain(name), op, value: valueOf(value, this.source), optional: optional || sometimes });
    }
  }

  private bool(node: TSESTree.Node, optional: boolean, depth: number): void {
    const view = objectView(node, this.source);
    if (!view) {
      this.open = true;
      return;
    }
    this.open ||= view.open;
    for (const { name, value, optional: sometimes } of view.members) {
      const unsure = optional || sometimes;
      if (name === 'filter' || name === 'must') this.clauses(value, unsure, depth);
      else if (name === 'must_not') this.fields.push({ name: 'NOT', op: 'other', optional: unsure });
      else if (name === 'should' && isRequired(view)) this.fields.push({ name: 'OR', op: 'other', optional: unsure });
    }
  }

  /** One clause, or a list of them, all of which hold. */
  private clauses(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    if (value.type !== 'ArrayExpression') return this.query(node, optional, depth + 1);
    // A list with a name may grow.
    if (value !== node && node.type === 'Identifier') this.open = true;
    for (const element of value.elements) if (element) this.element(element, optional, depth);
  }

  private element(node: TSESTree.Node, optional: boolean, depth: number): void {
    if (node.type !== 'SpreadElement') return this.query(node, optional, depth + 1);
    const spread = resolveConstant(node.argument, this.source);
    if (spread.type === 'ArrayExpression') return this.clauses(spread, optional, depth + 1);
    const branches = spread.type === 'ConditionalExpression' ? [spread.consequent, spread.alternate] : spread.type === 'LogicalExpression' && spread.operator === '&&' ? [spread.right] : [];
    const lists = branches.map((branch) => resolveConstant(branch, this.source));
    if (lists.length === 0 || lists.some(({ type }) => type !== 'ArrayExpression')) this.open = true;
    for (const list of lists) if (list.type === 'ArrayExpression') this.clauses(list, true, depth + 1);
  }
}

/** `should` decides where nothing else does, or where a number of matches is asked for. */
function isRequired(view: ObjectView): boolean {
  if (view.get('minimum_should_match').kind === 'set') return true;
  return !view.open && view.get('must').kind === 'absent' && view.get('filter').kind === 'absent';
}

/** `email.keyword` is the same field, not analysed. */
const plain = (name: string): string => name.replace(/\.(?:keyword|raw|exact)$/, '');

/** `{ value: x }` and `{ query: x }` are the long forms of `x`. */
function valueOf(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  const view = objectView(node, source);
  for (const key of ['value', 'query']) {
    const found = view?.get(key);
    if (found?.kind === 'set') return found.member.value;
  }
  return node;
}
