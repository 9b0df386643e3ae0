import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, propertyName, resolveConstant, soleDefinition, type SourceView, staticValue, textOf, unwrap } from '../../../ast/index.ts';
import { type EntityRef, type Known, known, unknown } from '../../../model/index.ts';

/** What names of app numbers carry beside the app: `CUSTOMER_APP_ID`, `carsAppId`, `顧客アプリID`. */
const AFFIX = /^(?:kintone_?)|(?:_?app(?:lication)?_?(?:id|no|number|code)?|アプリ_?(?:id|番号)?|_?id)$/gi;

/** Why a page's own app has no name: which one it is says the place where the code is installed. */
export const OPEN_APP = 'the app that is open';

/** `kintone.app.getId()`, or a function of the project's own that answers it. */
function isOpenApp(node: TSESTree.Node, source: SourceView): boolean {
  const value = resolveConstant(node, source);
  if (value.type === 'LogicalExpression') return isOpenApp(value.left, source);
  if (value.type === 'Identifier') {
    const definition = soleDefinition(findVariable(value, source));
    const parameter = definition?.type === 'Parameter' ? (value.parent as TSESTree.Node | undefined) : undefined;
    return parameter?.type === 'AssignmentPattern' && isOpenApp(parameter.right, source);
  }
  const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined;
  if (callee?.type === 'Identifier') return /^get_?(?:current_?)?app_?id$/i.test(callee.name);
  return callee?.type === 'MemberExpression' && /^getId$/.test(propertyName(callee) ?? '') && /(?:^|\.)app$/.test(textOf(source, callee.object));
}

/** The app a call names: by the constant that holds its number, else by the number. */
export function appEntity(node: TSESTree.Node | undefined, source: SourceView): Known<EntityRef> {
  if (!node) return unknown('the app is not named');
  const name = constantName(node, source);
  if (name !== undefined) return known({ name, as: 'object' });
  const value = staticValue(node, source);
  const id = value.kind === 'known' && (typeof value.value === 'number' || typeof value.value === 'string') ? String(value.value) : '';
  return id === '' ? unknown(isOpenApp(node, source) ? OPEN_APP : 'the app is chosen at run time') : known({ name: id, as: 'object' });
}

/** Whether an argument can be an app: a number given as `app` or `appId`, a constant that says app (`APP_ID.顧客`, `customerAppId`). */
export function namesApp(node: TSESTree.Node, key: string | undefined): boolean {
  if (key !== undefined && !/^(?:kintone_?)?app_?(?:id)?$|アプリ/i.test(key)) return false;
  if (node.type === 'Literal') return key !== undefined && /^\d+$/.test(String(node.value));
  if (node.type === 'Identifier') return key !== undefined || /app_?(?:id|no)$|アプリ/i.test(node.name);
  if (node.type !== 'MemberExpression' || node.object.type === 'ThisExpression') return false;
  return key !== undefined || (node.object.type === 'Identifier' && /^APPS?(?:_?IDS?)?$|AppIds?$/i.test(node.object.name));
}

/** `顧客` of `APP_ID.顧客`, `cars` of `carsAppId`, `CUSTOMER` of `process.env.CUSTOMER_APP_ID`. */
function constantName(node: TSESTree.Node, source: SourceView, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  const value = unwrap(node);
  if (value.type === 'MemberExpression') {
    const name = propertyName(value);
    const owner = unwrap(value.object);
    const holder = owner.type === 'Identifier' ? owner.name : owner.type === 'MemberExpression' ? (propertyName(owner) ?? '') : '';
    const isConstant = isConstantName(owner) || /(?:^|[a-z_])(?:apps?|ids?|config|settings|env|constants?)$/i.test(holder) || /app|アプリ/i.test(name ?? '');
    // `APPS.customer.id`
    if (name !== undefined && /^(?:id|appId|app)$/i.test(name) && owner.type === 'MemberExpression') return /^(?:this|props|params|event)$/.test(holder) || !isConstantName(owner.object) ? undefined : meaningful(holder);
    return isConstant ? meaningful(name) : undefined;
  }
  if (value.type === 'CallExpression') {
    const [first] = value.arguments;
    // `Number(APP_ID.顧客)`, `String(id)`
    return value.callee.type === 'Identifier' && /^(?:Number|String|parseInt)$/.test(value.callee.name) && first && first.type !== 'SpreadElement' ? constantName(first, source) : undefined;
  }
  if (value.type !== 'Identifier') return undefined;
  const variable = findVariable(value, source);
  const made = constantInitialiser(variable);
  const definition = variable?.defs[0];
  if (!made && definition?.type === 'ImportBinding') return meaningful(value.name);
  if (!made) {
    // What the caller of a wrapper gives.
    const brought = variable && source.bindings?.values.get(variable);
    if (brought && brought !== value) return constantName(brought, source, depth + 1);
    const given = resolveConstant(value, source);
    return given === value || given.type === 'Literal' ? undefined : constantName(given, source);
  }
  const own = meaningful(value.name);
  if (own !== undefined && /app|アプリ|_id$|Id$/i.test(value.name)) return own;
  const held = resolveConstant(value, source);
  return held.type === 'Literal' ? undefined : held !== value ? constantName(held, source) : undefined;
}

/** A name in capitals: `APPS`, `Config`. */
function isConstantName(node: TSESTree.Node): boolean {
  const name = unwrap(node);
  return name.type === 'Identifier' && /^\p{Lu}/u.test(name.name);
}

/** What is left of a name without the words for "app" and "id"; undefined where nothing is. */
function meaningful(name: string | undefined): string | undefined {
  if (name === undefined || !/\p{L}/u.test(name)) return undefined;
  const rest = name.replace(AFFIX, '').replace(/^_+|_+$/g, '');
  return rest === '' || /^(?:kintone|app|id|this|target|get)$/i.test(rest) ? undefined : rest;
}
