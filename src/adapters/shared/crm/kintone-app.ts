import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, propertyName, resolveConstant, soleDefinition, type SourceView, staticValue, unwrap } from '../../../ast/index.ts';
import { type EntityRef, type Known, known, unknown } from '../../../model/index.ts';
import { appOfConstant, OPEN_APP } from '../../../statements/kintone/index.ts';
import { isOpenApp } from './kintone-open-app.ts';

/**
 * The app a call names: by the constant that holds its number, else by the number, else as the app
 * that is open. Where a caller may name another (`appId = kintone.app.getId()`, `params.app || …`),
 * the one that is read unless it does.
 */
export function appEntity(node: TSESTree.Node | undefined, source: SourceView, depth = 0): Known<EntityRef> {
  if (!node) return unknown(UNNAMED);
  const name = constantName(node, source);
  if (name !== undefined) return app(name);
  const value = staticValue(node, source);
  const id = value.kind === 'known' && (typeof value.value === 'number' || typeof value.value === 'string') ? String(value.value) : '';
  if (id !== '') return app(id);
  if (isOpenApp(node, source)) return openApp();
  const fallback = depth < MAX_FALLBACKS ? fallbackOf(node, source) : undefined;
  return fallback ? appEntity(fallback, source, depth + 1) : unknown('the app is chosen at run time');
}

/** Why a call that names no app has no entity. */
export const UNNAMED = 'the app is not named';

const MAX_FALLBACKS = 4;
const app = (name: string): Known<EntityRef> => known({ name, as: 'object', system: 'kintone' });

/** The app in which the code is installed. */
export const openApp = (): Known<EntityRef> => app(OPEN_APP);

/** What stands in for an app that a caller need not name: the default of a parameter, the right of `||`. */
function fallbackOf(node: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  const value = resolveConstant(node, source);
  if (value.type === 'LogicalExpression' && value.operator !== '&&') return appEntity(value.left, source, MAX_FALLBACKS).kind === 'known' ? value.left : value.right;
  if (value.type !== 'Identifier') return undefined;
  const declared = soleDefinition(findVariable(value, source))?.name.parent as TSESTree.Node | undefined;
  return declared?.type === 'AssignmentPattern' ? declared.right : undefined;
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
    if (name !== undefined && /^(?:id|appId|app)$/i.test(name) && owner.type === 'MemberExpression') return /^(?:this|props|params|event)$/.test(holder) || !isConstantName(owner.object) ? undefined : appOfConstant(holder);
    return isConstant ? appOfConstant(name) : undefined;
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
  if (!made && definition?.type === 'ImportBinding') return appOfConstant(value.name);
  if (!made) {
    // What the caller of a wrapper gives.
    const brought = variable && source.bindings?.values.get(variable);
    if (brought && brought !== value) return constantName(brought, source, depth + 1);
    const given = resolveConstant(value, source);
    return given === value || given.type === 'Literal' ? undefined : constantName(given, source);
  }
  const own = appOfConstant(value.name);
  if (own !== undefined && /app|アプリ|_id$|Id$/i.test(value.name)) return own;
  const held = resolveConstant(value, source);
  return held.type === 'Literal' ? undefined : held !== value ? constantName(held, source) : undefined;
}

/** A name in capitals: `APPS`, `Config`. */
function isConstantName(node: TSESTree.Node): boolean {
  const name = unwrap(node);
  return name.type === 'Identifier' && /^\p{Lu}/u.test(name.name);
}
