import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, objectView, propertyName, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type Projection, type RowBound, unknown } from '../../model/index.ts';
import { type DefaultPage, isNothing, pageBound } from '../shared/crm/bound.ts';
import { nameList } from '../shared/crm/fields.ts';
import { type BuiltText, textOf } from '../shared/crm/text.ts';

/** A parameter's value: an expression, or text that stands in the URL. */
export interface ParameterValue {
  node: TSESTree.Node;
  text?: string;
  /** Expressions behind the markers of `text`. */
  holes?: readonly TSESTree.Node[];
  /** True when only some paths set it. */
  optional: boolean;
}

/** What a request says beside its path: query of the URL, parameters of the client, body. */
export class Parameters {
  readonly values = new Map<string, ParameterValue>();
  /** True when more parameters may be set than could be read. */
  open = false;

  constructor(private readonly source: SourceView) {}

  get(...names: readonly string[]): ParameterValue | undefined {
    for (const name of names) {
      const found = this.values.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** Adds `a=1&b=${x}` as it stands in a URL. */
  addText(query: string, { holes }: BuiltText, at: TSESTree.Node, always = query): void {
    const certain = always === query ? undefined : new Set(always.split('&').map((part) => decoded(part.replace(/=[\s\S]*$/, '')).replace(/\[\]$/, '')));
    for (const part of query.split('&')) {
      const [, key = '', value = ''] = /^([^=]*)=?([\s\S]*)$/.exec(part) ?? [];
      const name = decoded(key).replace(/\[\]$/, '');
      const hole = /^\uE000(\d+)\uE001$/.exec(value)?.[1];
      if (/[\uE000]/.test(name)) {
        const whole = /^\uE000(\d+)\uE001$/.exec(name)?.[1];
        this.add(whole === undefined ? undefined : holes[Number(whole)]);
      } else if (name !== '') this.values.set(name, { node: (hole === undefined ? undefined : holes[Number(hole)]) ?? at, ...(hole === undefined ? { text: decoded(value), holes } : {}), optional: certain !== undefined && !certain.has(name) });
    }
  }

  /** Adds an object, a `URLSearchParams` or a query text. */
  add(node: TSESTree.Node | undefined): void {
    if (!node) {
      this.open = true;
      return;
    }
    if (isNothing(node, this.source)) return;
    const value = resolveConstant(node, this.source);
    const made = value.type === 'NewExpression' && value.callee.type === 'Identifier' && /^(?:URLSearchParams|HttpParams|URL)$/.test(value.callee.name) ? value : undefined;
    if (made) {
      if (made.arguments[0] && !isAddress(made)) this.add(made.arguments[0]);
      return this.appended(unwrap(node));
    }
    if (this.repeated(value)) return;
    const view = objectView(node, this.source);
    if (view) {
      this.open ||= view.open;
      for (const { name, value: given, optional } of view.members) if (!isNothing(given, this.source)) this.values.set(name, { node: given, optional });
      return;
    }
    const text = staticValue(value, this.source);
    if (text.kind === 'known' && typeof text.value === 'string') this.addText(text.value.replace(/^\?/, ''), { text: '', full: '', holes: [] }, node);
    else this.open = true;
  }

  /** `names.map((name) => `properties=${name}`).join('&')`: one parameter, as often as the list is long. */
  private repeated(value: TSESTree.Node): boolean {
    const joined = value.type === 'CallExpression' ? calledMember(value) : undefined;
    const mapped = joined?.name === 'join' ? resolveConstant(joined.object, this.source) : undefined;
    const fn = mapped?.type === 'CallExpression' && calledMember(mapped)?.name === 'map' ? mapped.arguments[0] : undefined;
    const body = fn?.type === 'ArrowFunctionExpression' ? unwrap(fn.body) : undefined;
    const name = body?.type === 'TemplateLiteral' ? /^([\w$.-]+)(?:\[\])?=$/.exec(body.quasis[0]?.value.raw ?? '')?.[1] : undefined;
    const [item] = body?.type === 'TemplateLiteral' ? body.expressions : [];
    if (name !== undefined && item) this.values.set(name, { node: item, optional: false });
    return name !== undefined;
  }

  /** What `params.append('limit', n)` and `url.searchParams.set('limit', n)` add. */
  appended(name: TSESTree.Node): void {
    const variable = name.type === 'Identifier' ? findVariable(name, this.source) : undefined;
    for (const reference of variable?.references ?? []) {
      let member = (reference.identifier as TSESTree.Node).parent;
      if (member?.type === 'MemberExpression' && propertyName(member) === 'search') this.assigned(member);
      if (member?.type === 'MemberExpression' && propertyName(member) === 'searchParams') member = member.parent;
      const call = member?.type === 'MemberExpression' && member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
      const called = call && calledMember(call);
      const [key, value] = call?.arguments ?? [];
      const text = key && staticValue(key, this.source);
      if (!call || (called?.name !== 'append' && called?.name !== 'set') || !value) continue;
      if (text?.kind === 'known' && typeof text.value === 'string') this.values.set(text.value, { node: value, optional: isConditional(call) });
      else this.open = true;
    }
  }

  /** `url.search = qs.stringify({ … })`. */
  private assigned(member: TSESTree.MemberExpression): void {
    if (member.parent.type !== 'AssignmentExpression' || member.parent.left !== member) return;
    const value = resolveConstant(member.parent.right, this.source);
    const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
    const [given] = value.type === 'CallExpression' ? value.arguments : [];
    if (called?.name === 'toString') this.add(called.object);
    else this.add(called?.name === 'stringify' && given && given.type !== 'SpreadElement' ? given : value);
  }
}

function isAddress(made: TSESTree.NewExpression): boolean {
  return made.callee.type === 'Identifier' && made.callee.name === 'URL';
}

function isConditional(call: TSESTree.Node): boolean {
  for (let node = call.parent; node; node = node.parent) {
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') return true;
    if (/Function/.test(node.type)) return false;
  }
  return false;
}

/** Percent signs and plus signs of a URL as the characters they stand for. */
function decoded(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** The bound that a parameter is. */
export function boundOf(value: ParameterValue | undefined, page: DefaultPage, source: SourceView): RowBound {
  const fallback: RowBound = { kind: 'default', ...page };
  if (!value) return fallback;
  const bound = writtenBound(value, page, source);
  // Where only some paths set it, the service's own page is what the others get.
  return value.optional && bound.kind === 'literal' && bound.rows < page.rows ? fallback : bound;
}

function writtenBound({ node, text }: ParameterValue, page: DefaultPage, source: SourceView): RowBound {
  if (text === undefined) return pageBound(inString(node, source), page, source);
  if (/^\d+$/.test(text)) return { kind: 'literal', rows: Number(text), node };
  return text.includes('\uE000') ? { kind: 'dynamic', node } : unknown('bound is not a number');
}

/** What a parameter is made from: `n` of `String(n)`. */
function inString(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  const value = resolveConstant(node, source);
  const [first] = value.type === 'CallExpression' ? value.arguments : [];
  if (value.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'String' && first && first.type !== 'SpreadElement') return first;
  const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
  return called?.name === 'toString' ? called.object : node;
}

/** The fields that a parameter names; `bare` where there is none. */
export function fieldsOf(values: readonly (ParameterValue | undefined)[], bare: Projection, source: SourceView): Projection {
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return bare;
  const names: string[] = [];
  for (const { node, text, optional } of given) {
    const list = text === undefined ? (nameList(node, source) ?? builtList(node, source)) : text.includes('\uE000') ? undefined : { names: text.split(','), open: false };
    if (optional || !list || list.open) return unknown('the list of fields is built elsewhere');
    names.push(...list.names.map((name) => name.trim()).filter((name) => name !== ''));
  }
  return { kind: 'fields', fields: [...new Set(names)] };
}

/** `FIELDS.join(',')`. */
function builtList(node: TSESTree.Node, source: SourceView): { names: readonly string[]; open: boolean } | undefined {
  const value = resolveConstant(node, source);
  const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
  if (called?.name === 'join') return nameList(called.object, source);
  const built = textOf(node, source);
  return built.holes.length === 0 && built.full !== '' ? { names: built.full.split(','), open: false } : undefined;
}
