import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, unwrap, walk } from '../../ast/index.ts';
import { appOfConstant, OPEN_APP } from '../../statements/kintone/index.ts';

/** Constants that name each other: further nobody writes the number of an app. */
const MAX_STEPS = 6;
/** Names of constants, or of objects of constants, that hold numbers of apps. */
const HOLDS_APPS = /^(?:kintone_?)?apps?(?:_?(?:ids?|numbers?|nos?))?$|app_?ids?$|アプリ(?:ID|番号)?$/i;

/** An app as code names it: its number, the app that is open, or the name of a constant that is declared elsewhere. */
export interface NamedApp {
  app: string;
  /** The name of the constant that holds the number. */
  name?: string;
}

/** What the names of one file stand for, by their text: a name that is declared twice stands for nothing. */
export class Constants {
  private readonly values = new Map<string, TSESTree.Node | undefined>();
  /** Parts of query texts that are still put together: texts that name each other many times would grow without end. */
  private left = 5_000;

  constructor(ast: TSESTree.Program) {
    walk(ast, (node) => {
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) this.declare(node.id.name, node.init);
      else if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') this.declare(node.left.name, node.right);
      else if (isFunction(node)) for (const name of parametersOf(node.params)) this.declare(name, undefined);
    });
  }

  private declare(name: string, value: TSESTree.Node | undefined): void {
    this.values.set(name, this.values.has(name) && !isSame(this.values.get(name), value) ? undefined : value);
  }

  /** Numbers of apps with the names that the file gives them: `const employeeAppId = 34`, `APPS = { 顧客: 8 }`. */
  apps(): { number: string; name: string; node: TSESTree.Node }[] {
    const found: { number: string; name: string; node: TSESTree.Node }[] = [];
    const take = (name: string | undefined, node: TSESTree.Node | undefined): void => {
      const number = node && numberOf(node);
      const app = appOfConstant(name);
      if (number !== undefined && app !== undefined && node) found.push({ number, name: app, node });
    };
    for (const [name, value] of this.values) {
      const held = value && unwrap(value);
      if (held?.type === 'ObjectExpression' && HOLDS_APPS.test(name)) {
        for (const property of held.properties) {
          if (property.type !== 'Property') continue;
          const inner = unwrap(property.value);
          const id = inner.type === 'ObjectExpression' ? inner.properties.find((one) => one.type === 'Property' && /^(?:id|app|appId)$/.test(propertyName(one) ?? '')) : undefined;
          take(propertyName(property), id?.type === 'Property' ? id.value : inner);
        }
      } else if (/app|アプリ/i.test(name)) take(name, held);
    }
    return found;
  }

  /** The app that an expression names; undefined where it is chosen at run time. */
  appOf(node: TSESTree.Node, steps = MAX_STEPS): NamedApp | undefined {
    if (steps <= 0) return undefined;
    const value = unwrap(node);
    const number = numberOf(value);
    if (number !== undefined) return { app: number };
    switch (value.type) {
      case 'Identifier':
        return this.named(value.name, this.values.get(value.name), /app|アプリ|_id$|Id$/i.test(value.name), steps);
      case 'MemberExpression': {
        const name = propertyName(value);
        const owner = unwrap(value.object);
        const ownerName = owner.type === 'Identifier' ? owner.name : owner.type === 'MemberExpression' ? (propertyName(owner) ?? '') : '';
        if (name === 'appId' && /^(?:e|ev|evt|event|\w*Event)$/.test(ownerName)) return { app: OPEN_APP };
        // `APPS.customer.id`
        if (name !== undefined && /^(?:id|appId|app)$/i.test(name)) return owner.type === 'MemberExpression' ? this.named(ownerName, this.value(value), true, steps) : undefined;
        return this.named(name, this.value(value), /^\p{Lu}/u.test(ownerName) || /(?:apps?|ids?|config|settings|env|constants?)$/i.test(ownerName) || /app|アプリ/i.test(name ?? ''), steps);
      }
      case 'CallExpression': {
        const [first] = value.arguments;
        const callee = unwrap(value.callee);
        const called = callee.type === 'Identifier' ? callee.name : (propertyName(callee) ?? '');
        if (/^(?:Number|String|parseInt)$/.test(called)) return first && first.type !== 'SpreadElement' ? this.appOf(first, steps - 1) : undefined;
        const isId = called === 'getId' && callee.type === 'MemberExpression' && callee.object.type === 'MemberExpression' && propertyName(callee.object) === 'app';
        return isId || /^get_?(?:current_?|this_?|open_?)?app_?id$/i.test(called) ? { app: OPEN_APP } : undefined;
      }
      case 'LogicalExpression':
        return this.appOf(value.left, steps - 1) ?? this.appOf(value.right, steps - 1);
      case 'ConditionalExpression': {
        const [one, other] = [this.appOf(value.consequent, steps - 1), this.appOf(value.alternate, steps - 1)];
        return one?.app === other?.app ? one : undefined;
      }
      default:
        return undefined;
    }
  }

  private named(name: string | undefined, value: TSESTree.Node | undefined, says: boolean, steps: number): NamedApp | undefined {
    const held = value && this.appOf(value, steps - 1);
    const own = says ? appOfConstant(name) : undefined;
    if (held?.app === OPEN_APP) return held;
    if (held) return { app: held.app, ...(own === undefined ? (held.name === undefined ? {} : { name: held.name }) : { name: own }) };
    return own === undefined || value ? undefined : { app: own };
  }

  /** What a name, or a property of an object that a name holds, stands for in this file. */
  value(node: TSESTree.Node, steps = MAX_STEPS): TSESTree.Node | undefined {
    const current = unwrap(node);
    if (steps <= 0) return undefined;
    if (current.type === 'Identifier') {
      const held = this.values.get(current.name);
      return held && this.value(held, steps - 1);
    }
    if (current.type !== 'MemberExpression') return current;
    const name = propertyName(current);
    const owner = this.value(current.object, steps - 1);
    const found = owner?.type === 'ObjectExpression' && name !== undefined ? owner.properties.find((property) => property.type === 'Property' && propertyName(property) === name) : undefined;
    return found?.type === 'Property' ? this.value(found.value, steps - 1) : undefined;
  }

  /** A text that stands in the file. */
  text(node: TSESTree.Node): string | undefined {
    const value = this.value(node);
    if (value?.type === 'Literal') return typeof value.value === 'string' ? value.value : undefined;
    return value?.type === 'TemplateLiteral' && value.expressions.length === 0 ? (value.quasis[0]?.value.cooked ?? undefined) : undefined;
  }

  /** The texts of a list, each with the place where the list names it. */
  texts(node: TSESTree.Node): { text: string; node: TSESTree.Node }[] {
    const list = this.value(node);
    const items = list?.type === 'ArrayExpression' ? list.elements : [];
    return items.flatMap((item) => {
      const text = item && item.type !== 'SpreadElement' ? this.text(item) : undefined;
      return item && text !== undefined ? [{ text, node: item }] : [];
    });
  }

  /** A query text with marks where values of run time stand; undefined where nothing of it is written. */
  queryText(node: TSESTree.Node, steps = MAX_STEPS): string | undefined {
    const value = this.value(node);
    if (!value || steps <= 0 || this.left-- <= 0) return undefined;
    if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : undefined;
    const part = (one: TSESTree.Node): string => this.queryText(one, steps - 1) ?? MARK;
    if (value.type === 'TemplateLiteral') return value.quasis.map(({ value: { cooked } }, at) => (cooked ?? '') + (value.expressions[at] ? part(value.expressions[at] as TSESTree.Node) : '')).join('');
    if (value.type === 'BinaryExpression' && value.operator === '+') return part(value.left) + part(value.right);
    if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && propertyName(value.callee) === 'join' && value.arguments[0]) {
      const list = this.value(value.callee.object);
      const between = this.text(value.arguments[0]);
      return list?.type === 'ArrayExpression' && between !== undefined ? list.elements.map((item) => (item ? part(item) : '')).join(between) : undefined;
    }
    return undefined;
  }

  /** The key of a property, also `[NAME]` of a constant. */
  key(property: TSESTree.Property): string | undefined {
    return property.computed ? this.text(property.key) : propertyName(property);
  }

  /** The name of a member, also `record[NAME]` of a constant. */
  memberName(member: TSESTree.MemberExpression): string | undefined {
    return propertyName(member) ?? (member.computed ? this.text(member.property) : undefined);
  }
}

/** Stands for a value of run time in a query, as in the texts that adapters read. */
const MARK = '\uE0000\uE001';

/** A number, or a text of digits, as apps have. */
function numberOf(node: TSESTree.Node): string | undefined {
  const value = unwrap(node);
  if (value.type !== 'Literal') return undefined;
  if (typeof value.value === 'number') return Number.isSafeInteger(value.value) && value.value > 0 ? String(value.value) : undefined;
  return typeof value.value === 'string' && /^[1-9]\d{0,11}$/.test(value.value) ? value.value : undefined;
}

/** Names of parameters that say nothing of their values; those with a default are declared by it. */
function parametersOf(parameters: readonly TSESTree.Parameter[]): string[] {
  return parameters.flatMap((parameter) => {
    if (parameter.type === 'Identifier') return [parameter.name];
    if (parameter.type !== 'ObjectPattern') return [];
    return parameter.properties.flatMap((property) => (property.type === 'Property' && property.value.type === 'Identifier' ? [property.value.name] : []));
  });
}

/** Whether two declarations of a name say the same literal. */
const isSame = (one: TSESTree.Node | undefined, other: TSESTree.Node | undefined): boolean => one?.type === 'Literal' && other?.type === 'Literal' && one.value === other.value;
