import type { TSESTree } from '@typescript-eslint/types';
import { scopeWord } from '../../catalog/index.ts';
import { privateCallers } from '../../flow/index.ts';
import { type FunctionNode, isFunction, type SourceView, textOf } from '../../ast/index.ts';
import type { DataAccess, ScopeView } from '../../model/index.ts';
import { namesAny } from './carried.ts';

/** What a check beside an access may be. */
export interface CheckKinds {
  /** Whether a person counts like a tenant: one record is somebody's own. */
  owners: boolean;
  /** Whether a function that by its name decides about access counts: for one record, it may. */
  decisions: boolean;
}

/** How many callers upwards a private helper's check is looked for. */
const CALLERS = 3;

/**
 * True when the function around an access compares the tenant of its rows, calls a check of the
 * policy, or is for those who run the whole system; or when all callers of a private helper do.
 */
export function isCheckedBeside(access: DataAccess, scopes: ScopeView, kinds: CheckKinds, source: SourceView): boolean {
  return checkedAt(access.via ?? access.node, scopes, kinds, source, CALLERS);
}

function checkedAt(node: TSESTree.Node, scopes: ScopeView, kinds: CheckKinds, source: SourceView, callers: number): boolean {
  const root = outermostFunction(node);
  if (!root) return false;
  if (textsAround(root, source).some((text) => checks(text, scopes, kinds))) return true;
  const calls = callers > 0 ? privateCallers(root, source) : undefined;
  return calls !== undefined && calls.every((call) => checkedAt(call, scopes, kinds, source, callers - 1));
}

const COMPARED = /(?:\.|\[['"])([\p{ID_Start}_][\p{ID_Continue}]*)(?:['"]\])?[!)\s]{0,3}(?:[!=]==?)|[!=]==?\s*(?:[\p{ID_Start}_$][\p{ID_Continue}$]*[?!]?\.){1,5}([\p{ID_Start}_][\p{ID_Continue}]*)|\.includes\(\s*(?:[\p{ID_Start}_$][\p{ID_Continue}$]*[?!]?\.){1,5}([\p{ID_Start}_][\p{ID_Continue}]*)/gu;
/** Those who run the system for all tenants, and the clock that starts its jobs. */
const OPERATOR = /super_?admin|(?:system|platform|global|instance|site)_?(?:admin|operator)|isGod|SUPERUSER|\badminProcedure\b|(?:require|assert|with|ensure|verify)(?:Platform|Internal|System|Cron|Qstash)\w*\(|\bCRON_(?:SECRET|KEY|TOKEN|PASSWORD)\b|\bx-vercel-cron\b|\b[a-z]+Cron\w*(?:Secret|Auth|Request|Token|Signature)\w*\(/i;
const ACCESS = String.raw`Access(?!(?:ed|es)?_?(?:Token|Key|Log|Point|Denied|Error)|[a-z])`;
/** Functions that decide whether somebody may reach a record; one that answers a member, an owner or a token decides nothing. */
const DECISION = new RegExp(
  [
    String.raw`\b(?:assert|check|verify|ensure|require|authori[sz]e|can|has|validate|is)\w*(?:${ACCESS}|Permissions?|Ownership|Owner|Belongs\w*|Member(?:ship)?|Ability|Allowed|Authori[sz]ed|Scope|Tenant|Visible)\w*\s*\(`,
    String.raw`\b(?:get|find|load|fetch)\w*(?:${ACCESS}|Permissions?|Membership|Ability)\w*\s*\(`,
    String.raw`\b(?:authori[sz]e|ability\.can|ability\.cannot|policy\.\w+|can)\s*\(`,
  ].join('|'),
);
/** A connection that is told the tenant first. */
const SESSION_SETTING = /set_config\(\s*['"]|SET\s+(?:LOCAL|SESSION)\s+\w+\.\w+/i;

function checks(text: string, scopes: ScopeView, { owners, decisions }: CheckKinds): boolean {
  if (namesAny(text, scopes.checks) || OPERATOR.test(text) || SESSION_SETTING.test(text) || (decisions && DECISION.test(text))) return true;
  for (const match of text.matchAll(COMPARED)) {
    const word = scopeWord(match[1] ?? match[2] ?? match[3] ?? '');
    if (word !== undefined && (owners || word !== 'owner')) return true;
  }
  return false;
}

const COMMENTS = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

function outermostFunction(node: TSESTree.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) found = current;
    if (current.type === 'MethodDefinition' || current.type === 'PropertyDefinition' || current.type === 'ClassBody') break;
  }
  return found;
}

/** The function itself, its decorators and its class's, and what it is handed to together with (`router.get(path, check, handler)`). */
function textsAround(fn: FunctionNode, source: SourceView): string[] {
  // The name of a function decides nothing about what it does itself, and neither does what is said of it.
  const texts = [...fn.params, fn.body].map((node) => textOf(source, node).replace(COMMENTS, ''));
  for (let current: TSESTree.Node | undefined = fn; current; current = current.parent) {
    if ('decorators' in current && Array.isArray(current.decorators)) texts.push(...current.decorators.map((decorator) => textOf(source, decorator)));
    const call: TSESTree.Node | undefined = current.parent;
    if (call?.type === 'CallExpression') texts.push(textOf(source, call.callee).slice(-200), ...call.arguments.flatMap((argument) => (argument === current || isFunction(argument) ? [] : [`${textOf(source, argument).slice(0, 300)}(`])));
  }
  return texts;
}
