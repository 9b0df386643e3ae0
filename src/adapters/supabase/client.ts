import type { TSESTree } from '@typescript-eslint/types';
import { annotationReceiver, calledMember, classMembers, enclosingClass, findVariable, type FunctionNode, type ImportOrigin, isFunction, propertyName, type Receiver, receiverOf, soleDefinition, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';

/** Packages whose import makes a receiver a Supabase client. */
export const MODULES: readonly string[] = ['@supabase/supabase-js', '@supabase/ssr', '@supabase/postgrest-js', '@supabase/auth-helpers-nextjs', '@supabase/auth-helpers-react'];

/** The packages under any registry (`jsr:`, `npm:`, a URL), and those that wrap them. */
const PACKAGE = /(?:^|[/:])@supabase\/(?:supabase-js|ssr|postgrest-js|auth-helpers-[\w-]+)(?:[@/]|$)|^#supabase\/|^nestjs-supabase/;
const BARE_POSTGREST = /@supabase\/postgrest-js/;
const NAME = /supabase/i;
const CLIENT_TYPE = /supabase|^PostgrestClient$/i;
/** Properties and methods through which services hand out the client they hold. */
const INNER = /^(?:client|admin|adminClient|db|getClient|getAdminClient|getAdmin|client\w*)$/;
/** Parts of a client that have nothing to do with tables. */
const OTHER_PARTS = new Set(['storage', 'auth', 'functions', 'realtime']);
const MAX_DEPTH = 8;

/** How an expression is known to be a client. */
export interface SupabaseClient {
  evidence: Evidence;
  /** The server's own default of rows holds; a bare PostgREST may have another or none. */
  hosted: boolean;
}

/** Recognises a Supabase client: by import, type, the function that makes it, a service that holds it, or its name. */
export function supabaseClient(node: TSESTree.Node, source: SourceView, depth = 0): SupabaseClient | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return fromCall(expression, source, depth);
  const last = lastName(expression);
  if (expression.type === 'MemberExpression' && last !== undefined && OTHER_PARTS.has(last)) return undefined;
  const receiver = receiverOf(expression, source);
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  if (made?.type === 'MemberExpression' && made !== expression) return supabaseClient(made, source, depth + 1);
  const told = receiver && fromReceiver(receiver, expression, source, depth);
  if (told !== undefined) return told ?? undefined;
  const byMaker = made?.type === 'CallExpression' ? fromCall(made, source, depth + 1) : undefined;
  return byMaker ?? taken(expression, source, depth) ?? held(expression, source, depth) ?? (last !== undefined && NAME.test(last) ? convention : undefined);
}

const convention: SupabaseClient = { evidence: 'convention', hosted: true };

/** `null`: certainly something else; `undefined`: the receiver does not say. */
function fromReceiver(receiver: Receiver, node: TSESTree.Node, source: SourceView, depth: number): SupabaseClient | null | undefined {
  const { origin, typeName, evidence } = receiver;
  const hosted = !(origin && BARE_POSTGREST.test(origin.module));
  if (origin && PACKAGE.test(origin.module)) return { evidence, hosted };
  if (typeName === 'ReturnType' || typeName === 'Awaited') return fromMakersType(receiver, source, depth);
  if (typeName !== undefined) return CLIENT_TYPE.test(typeName) || (origin && NAME.test(origin.module)) ? { evidence: 'declaration', hosted } : null;
  return origin && (saysSupabase(origin) || NAME.test(lastName(node) ?? '')) ? { evidence, hosted } : undefined;
}

/** `ReturnType<typeof createClient>`, `Awaited<ReturnType<typeof createClient>>`. */
function fromMakersType({ typeArguments }: Receiver, source: SourceView, depth: number): SupabaseClient | undefined {
  const [argument] = typeArguments;
  const inner = argument && annotationReceiver(argument, source);
  if (!argument || !inner || depth > MAX_DEPTH) return undefined;
  if (inner.typeName === 'ReturnType') return fromMakersType(inner, source, depth + 1);
  const named = inner.origin ? PACKAGE.test(inner.origin.module) || saysSupabase(inner.origin) : NAME.test(textOf(source, argument));
  return named ? { evidence: 'declaration', hosted: true } : undefined;
}

const saysSupabase = ({ module, name }: ImportOrigin): boolean => NAME.test(module) || NAME.test(name);

/** `createClient(…)`, `getSupabase()`, `this.supabase.getClient()`, `client.schema('crm')`. */
function fromCall(call: TSESTree.CallExpression, source: SourceView, depth: number): SupabaseClient | undefined {
  const called = calledMember(call);
  if (called && (called.name === 'schema' || called.name === 'throwOnError')) return supabaseClient(called.object, source, depth + 1);
  if (called && INNER.test(called.name)) {
    const owner = supabaseClient(called.object, source, depth + 1);
    if (owner) return owner;
  }
  if (called?.object.type === 'ThisExpression') return ownMethod(called.object, called.name, source, depth);
  const callee = unwrapAwait(call.callee);
  const origin = receiverOf(called ? called.object : callee, source)?.origin;
  if (origin && PACKAGE.test(origin.module)) return { evidence: 'import', hosted: !BARE_POSTGREST.test(origin.module) };
  const name = lastName(callee);
  if (origin && (saysSupabase(origin) || NAME.test(name ?? ''))) return { evidence: 'import', hosted: true };
  if (name !== undefined && NAME.test(name)) return convention;
  const fn = callee.type === 'Identifier' ? localFunction(callee, source) : undefined;
  return fn && answerOf(fn, source, depth);
}

function ownMethod(self: TSESTree.Node, name: string, source: SourceView, depth: number): SupabaseClient | undefined {
  const owner = enclosingClass(self);
  const fn = owner && classMembers(owner).methods.get(name)?.value;
  return (isFunction(fn) ? answerOf(fn, source, depth) : undefined) ?? (NAME.test(name) ? convention : undefined);
}

/** What a function of this file answers, by its type or its only return. */
function answerOf(fn: FunctionNode, source: SourceView, depth: number): SupabaseClient | undefined {
  const written = fn.returnType?.typeAnnotation;
  const type = written?.type === 'TSTypeReference' && textOf(source, written.typeName) === 'Promise' ? written.typeArguments?.params[0] : written;
  const declared = annotationReceiver(type, source);
  const told = declared && fromReceiver(declared, fn, source, depth);
  if (told) return told;
  const answer = soleReturn(fn);
  return answer && supabaseClient(answer, source, depth + 1);
}

/** `const { supabase, client } = await context()`: taken out of what makes it. */
function taken(node: TSESTree.Node, source: SourceView, depth: number): SupabaseClient | undefined {
  if (node.type !== 'Identifier' || !INNER.test(node.name)) return undefined;
  const definition = soleDefinition(findVariable(node, source))?.node as TSESTree.Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.id.type === 'ObjectPattern' && definition.init ? supabaseClient(definition.init, source, depth + 1) : undefined;
}

/** `this.supabase.client`, `ctx.supabaseService.admin`: a property of what holds one. */
function held(node: TSESTree.Node, source: SourceView, depth: number): SupabaseClient | undefined {
  return node.type === 'MemberExpression' && INNER.test(propertyName(node) ?? '') ? supabaseClient(node.object, source, depth + 1) : undefined;
}

/** The function of this file that a name stands for. */
export function localFunction(name: TSESTree.Identifier, source: SourceView): FunctionNode | undefined {
  const node = soleDefinition(findVariable(name, source))?.node as TSESTree.Node | undefined;
  const fn = node?.type === 'VariableDeclarator' ? node.init : node;
  return isFunction(fn) ? fn : undefined;
}

/** What a function answers, when its last statement is its return. */
export function soleReturn(fn: FunctionNode): TSESTree.Node | undefined {
  const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined;
  if (fn.body.type !== 'BlockStatement') return unwrapAwait(fn.body);
  return last?.type === 'ReturnStatement' && last.argument ? unwrapAwait(last.argument) : undefined;
}

function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
