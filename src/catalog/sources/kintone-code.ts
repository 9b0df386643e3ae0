import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunction, propertyName, unwrap } from '../../ast/index.ts';
import { OF_TYPE, OPEN_APP, readKintoneQuery } from '../../statements/kintone/index.ts';
import { isJapanese } from '../text/words.ts';
import { Constants } from './kintone-constants.ts';
import { kintoneField } from './kintone-fields.ts';
import { appOfType, mayDeclareKintoneTypes, readKintoneTypes } from './kintone-types.ts';
import { sourceText, type SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** Whether a file can name apps of kintone or fields of their records. */
export const mayUseKintone = (text: string): boolean => (text.includes('intone') || text.includes('INTONE')) && /\bapp(?:_?id)?\b|APP|アプリ|\.value\b|\brecord/i.test(text);

/**
 * Reads what code tells of the apps of kintone that nobody describes: the names of their numbers
 * (`const employeeAppId = 34`) and the codes of the fields that it asks for (`fields: ['氏名']`,
 * conditions of a query), writes (`record: { 氏名: { value } }`) or reads from a record
 * (`record.氏名.value`). Types of fields that stand in source files are read as well. Never throws.
 */
export function readKintoneCode(ast: TSESTree.Program, text: string, file: string): SourceResult {
  const types = mayDeclareKintoneTypes(text) ? readKintoneTypes(text, file).entities.filter(({ name }) => name.length > 2) : [];
  return { entities: [...types, ...new CodeReader(ast, sourceText(text)).read()], problems: [] };
}

/** Functions, from the file inwards, that a node stands in. */
type Place = readonly TSESTree.Node[];

/** Names of options that hold a query text, in kintone's own clients and in functions after its samples. */
const QUERY = /^(?:query|condition|filterCond|filter|where)$/;
/** Properties whose `.value` is no field's: elements of a form, references, variables. */
const NOT_A_FIELD = /^(?:target|currentTarget|current|detail|value|type|error|input|field|fields|form|elements|style|dataset|props|state|result|data|record|records|e|el)$/;
/** Functions that projects write after kintone's own samples. */
const SAMPLE = /^(?:fetchAllRecords|fetchRecords|getAllRecords)$/;
const APP_KEYS = ['app', 'appId', 'appID'] as const;
const ANSWER = /records?\b|\bres(?:p|ponse|ult)?\b|getAll|getRecord|fetch/i;
const RECORD = /(?:rec(?:ord)?s?|row|レコード|^r)\d*$/i;

class CodeReader {
  private readonly constants: Constants;
  private readonly apps = new Map<string, { names: Set<string>; fields: Map<string, SourceField>; line: number }>();
  /** The apps that a function reads, those inside it included; the whole file under its program. */
  private readonly appsIn = new Map<TSESTree.Node, Set<string>>();
  private readonly reads: { code: string; node: TSESTree.Node; open: boolean; place: Place }[] = [];
  /** Types that answers are said to have. */
  private readonly casts: { type: string; place: Place }[] = [];

  constructor(
    private readonly ast: TSESTree.Program,
    private readonly source: SourceText,
  ) {
    this.constants = new Constants(ast);
  }

  read(): SourceEntity[] {
    for (const { number, name, node } of this.constants.apps()) this.app(number, node).names.add(name);
    visit(this.ast, (node, place) => this.node(node, place));
    // Code that names no app works on the records of the app it runs in.
    const namesNone = this.appsIn.size === 0 && this.apps.size === 0;
    for (const { code, node, open, place } of this.reads) {
      const app = open ? OPEN_APP : (this.onlyAppAround(place) ?? (namesNone ? OPEN_APP : undefined));
      if (app !== undefined) this.add(app, code, node);
    }
    for (const { type, place } of this.casts) {
      const app = this.onlyAppAround(place);
      if (app !== undefined) this.apps.get(app)?.names.add(`${OF_TYPE}${type}`);
    }
    return [...this.apps].map(([name, { names, fields, line }]) => ({ name, system: 'kintone', aliases: [...names], line, fields: [...fields.values()] }));
  }

  private node(node: TSESTree.Node, place: Place): void {
    if (node.type === 'ObjectExpression') this.object(node, place);
    else if (node.type === 'MemberExpression') this.member(node, place);
    else if (node.type === 'ObjectPattern') this.pattern(node, place);
    else if (node.type === 'CallExpression') this.call(node, place);
    else if (node.type === 'TSAsExpression') this.cast(node, place);
  }

  /** `kintone.app.record.get()`; a function after kintone's samples, which reads the open app unless it is told another. */
  private call(call: TSESTree.CallExpression, place: Place): void {
    if (isOpenRecord(call)) this.note(OPEN_APP, call, place);
    const [first] = call.arguments;
    const type = typeOf(call.typeArguments?.params[0]);
    if (type !== undefined && first?.type === 'ObjectExpression') this.answers(first, type);
    if (call.callee.type !== 'Identifier' || !SAMPLE.test(call.callee.name) || first?.type !== 'ObjectExpression') return;
    const given = optionsOf(first);
    if (given.size === first.properties.length && !APP_KEYS.some((key) => given.has(key))) this.options(OPEN_APP, given, first, place);
  }

  /** `getRecords<Customer>({ app: 34 })`. */
  private answers(object: TSESTree.ObjectExpression, type: string): void {
    const given = optionsOf(object);
    const named = APP_KEYS.map((key) => given.get(key)).find((value) => value !== undefined);
    const app = named && this.constants.appOf(named);
    if (app) this.app(app.app, object).names.add(`${OF_TYPE}${type}`);
  }

  /** `resp.records as Customer[]`, in a function that reads one app. */
  private cast({ expression, typeAnnotation }: TSESTree.TSAsExpression, place: Place): void {
    const type = typeOf(typeAnnotation);
    if (type !== undefined && ANSWER.test(this.source.text(expression).slice(0, 400))) this.casts.push({ type, place });
  }

  /** `{ app: 34, fields: […], query: '…', record: { … } }`. */
  private object(object: TSESTree.ObjectExpression, place: Place): void {
    const given = optionsOf(object);
    const named = APP_KEYS.map((key) => given.get(key)).find((value) => value !== undefined);
    const app = named && this.constants.appOf(named);
    if (!app) return;
    const { names } = this.options(app.app, given, object, place);
    if (app.name !== undefined) names.add(app.name);
  }

  private options(app: string, given: ReadonlyMap<string, TSESTree.Node>, object: TSESTree.Node, place: Place): { names: Set<string> } {
    for (const [key, value] of given) {
      if (key === 'fields') for (const { text, node } of this.constants.texts(value)) this.add(app, text, node);
      else if (QUERY.test(key)) this.query(app, value);
      else if (key === 'record') this.written(app, value);
      else if (key === 'records' && value.type === 'ArrayExpression') for (const one of value.elements) if (one) this.records(app, one);
    }
    return this.note(app, object, place);
  }

  private query(app: string, node: TSESTree.Node): void {
    const text = this.constants.queryText(node);
    if (text === undefined) return;
    const { conditions, order } = readKintoneQuery(text);
    for (const { field } of conditions) if (field !== undefined && field !== 'or') this.add(app, field, node);
    for (const field of order) this.add(app, field, node);
  }

  /** One of several records: `{ id, record: { … } }`, or its fields themselves. */
  private records(app: string, node: TSESTree.Node): void {
    const object = unwrap(node);
    if (object.type !== 'ObjectExpression') return;
    const inner = object.properties.find((property) => property.type === 'Property' && propertyName(property) === 'record');
    this.written(app, inner?.type === 'Property' ? inner.value : object);
  }

  private written(app: string, node: TSESTree.Node): void {
    const record = this.constants.value(node);
    if (record?.type !== 'ObjectExpression') return;
    for (const property of record.properties) {
      const value = property.type === 'Property' ? unwrap(property.value) : undefined;
      const code = property.type === 'Property' ? this.constants.key(property) : undefined;
      if (code === undefined || value?.type !== 'ObjectExpression') continue;
      if (value.properties.some((inner) => inner.type === 'Property' && propertyName(inner) === 'value')) this.add(app, code, property);
    }
  }

  /** `record.氏名.value`, `row['Email'].value`, `event.record[NAME].value`. */
  private member(node: TSESTree.MemberExpression, place: Place): void {
    if (propertyName(node) !== 'value') return;
    const field = unwrap(node.object);
    const code = field.type === 'MemberExpression' ? this.constants.memberName(field) : undefined;
    if (field.type !== 'MemberExpression' || code === undefined || NOT_A_FIELD.test(code)) return;
    const record = unwrap(field.object);
    const name = record.type === 'Identifier' ? record.name : record.type === 'MemberExpression' ? (propertyName(record) ?? '') : '';
    const element = record.type === 'MemberExpression' && record.computed ? unwrap(record.object) : undefined;
    const list = element?.type === 'Identifier' ? element.name : element?.type === 'MemberExpression' ? (propertyName(element) ?? '') : '';
    if (!isJapanese(code) && !RECORD.test(name) && !/(?:records|rows|recs|レコード)$/i.test(list)) return;
    this.reads.push({ code, node: field, open: isOfEvent(record), place });
  }

  /** `({ 氏名: { value: name } })`, and `({ 氏名 })` where `氏名.value` is read. */
  private pattern(pattern: TSESTree.ObjectPattern, place: Place): void {
    for (const property of pattern.properties) {
      const code = property.type === 'Property' ? this.constants.key(property) : undefined;
      if (property.type !== 'Property' || code === undefined || NOT_A_FIELD.test(code)) continue;
      const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const nested = value.type === 'ObjectPattern' && value.properties.some((inner) => inner.type === 'Property' && propertyName(inner) === 'value');
      const used = value.type === 'Identifier' && isJapanese(code) && this.source.slice(this.source.end(pattern), this.source.end(pattern) + 4_000).includes(`${value.name}.value`);
      if (nested || used) this.reads.push({ code, node: property, open: false, place });
    }
  }

  /** The app of the innermost function around a place that reads just one. */
  private onlyAppAround(place: Place): string | undefined {
    for (let at = place.length - 1; at >= 0; at--) {
      const apps = this.appsIn.get(place[at] as TSESTree.Node);
      if (!apps) continue;
      return apps.size === 1 ? [...apps][0] : undefined;
    }
    return undefined;
  }

  private note(app: string, node: TSESTree.Node, place: Place): { names: Set<string> } {
    for (const fn of place) {
      const apps = this.appsIn.get(fn);
      if (apps) apps.add(app);
      else this.appsIn.set(fn, new Set([app]));
    }
    return this.app(app, node);
  }

  private app(app: string, node: TSESTree.Node): { names: Set<string>; fields: Map<string, SourceField> } {
    let known = this.apps.get(app);
    if (!known) this.apps.set(app, (known = { names: new Set(), fields: new Map(), line: this.source.lineAt(this.source.start(node)) }));
    return known;
  }

  private add(app: string, code: string, node: TSESTree.Node): void {
    const { fields } = this.app(app, node);
    if (code === '' || code.length > 128 || /[\s\uE000]/.test(code) || fields.has(code)) return;
    const field = kintoneField(code, undefined, this.source.lineAt(this.source.start(node)));
    if (field) fields.set(code, field);
  }
}

/** The properties of an object by their names; without spreads and computed names. */
function optionsOf(object: TSESTree.ObjectExpression): Map<string, TSESTree.Node> {
  const given = new Map<string, TSESTree.Node>();
  for (const property of object.properties) {
    const key = property.type === 'Property' ? propertyName(property) : undefined;
    if (key !== undefined && property.type === 'Property') given.set(key, property.value);
  }
  return given;
}

/** `kintone.app.record.get()`. */
function isOpenRecord({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'get') return false;
  const record = unwrap(callee.object);
  return record.type === 'MemberExpression' && propertyName(record) === 'record' && record.object.type === 'MemberExpression' && propertyName(record.object) === 'app';
}

/** The name of `Customer`, `types.Customer`, `Customer[]`, `Promise<Customer[]>`. */
function typeOf(node: TSESTree.TypeNode | undefined, depth = 0): string | undefined {
  if (!node || depth > 4) return undefined;
  if (node.type === 'TSArrayType') return typeOf(node.elementType, depth + 1);
  if (node.type !== 'TSTypeReference') return undefined;
  const name = node.typeName.type === 'TSQualifiedName' ? node.typeName.right.name : node.typeName.type === 'Identifier' ? node.typeName.name : undefined;
  if (name === undefined) return undefined;
  return /^(?:Array|ReadonlyArray|Promise|Awaited)$/.test(name) ? typeOf(node.typeArguments?.params[0], depth + 1) : appOfType(name);
}

/** `event.record`, `event.records[0]`. */
function isOfEvent(node: TSESTree.Node): boolean {
  const record = node.type === 'MemberExpression' && node.computed ? unwrap(node.object) : node;
  if (record.type !== 'MemberExpression' || !/^records?$/.test(propertyName(record) ?? '')) return false;
  const event = unwrap(record.object);
  return event.type === 'Identifier' && /^(?:e|ev|evt|event|\w*Event)$/.test(event.name);
}

/** Visits a tree in the order of the source with the functions around each node; without recursion. */
function visit(ast: TSESTree.Program, look: (node: TSESTree.Node, place: Place) => void): void {
  const stack: { node: TSESTree.Node; place: Place }[] = [{ node: ast, place: [ast] }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, place } = next;
    look(node, place);
    const inner = isFunction(node) && place.length < MOST_DEPTH ? [...place, node] : place;
    const children = childNodes(node);
    for (let at = children.length - 1; at >= 0; at--) stack.push({ node: children[at] as TSESTree.Node, place: inner });
  }
}

/** Functions inside functions: further in, a place counts as that of the function at this depth. */
const MOST_DEPTH = 12;
