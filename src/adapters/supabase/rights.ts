import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, receiverOf, resolveConstant, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';

/** What a key or client is called that bypasses row-level security: https://supabase.com/docs/guides/api/api-keys */
const PRIVILEGED = /service_?role|service_?key|serviceClient|admin|sb_secret|secret_?key/i;

/**
 * False where a client is seen to have the service role, which bypasses row-level security. Every other
 * one acts for the person whose token it carries, or for nobody.
 */
export function actsForCaller(client: TSESTree.Node, source: SourceView): boolean {
  const receiver = receiverOf(client, source);
  const texts = [textOf(source, client), receiver?.origin?.module ?? '', receiver?.origin?.name ?? '', receiver?.typeName ?? ''];
  if (texts.some((text) => PRIVILEGED.test(text))) return false;
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  return !(made?.type === 'CallExpression' && isPrivileged(made, source, 0));
}

function isPrivileged(call: TSESTree.CallExpression, source: SourceView, depth: number): boolean {
  if (PRIVILEGED.test(textOf(source, call.callee))) return true;
  if (call.arguments.some((argument) => PRIVILEGED.test(textOf(source, argument)) || PRIVILEGED.test(textOf(source, resolveConstant(argument, source))))) return true;
  const fn = depth < 3 ? calledFunction(call, source) : undefined;
  return fn !== undefined && /\b(?:process\.env\.|env\(|get\()?['"]?\w*(?:SERVICE_ROLE|SERVICE_KEY|SECRET_KEY)/i.test(textOf(source, fn));
}
