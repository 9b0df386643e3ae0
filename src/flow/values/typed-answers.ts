import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, objectProperty, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { calleeText } from './patterns.ts';
import { schemaFields } from './schema-fields.ts';
import type { RecordShape } from './shape.ts';
import type { TypeReader } from './type-shape.ts';

/**
 * Generic functions whose type argument is what they answer, alone or under `data`, `value`, `current` or in the first
 * place: state and queries of React and Vue, requests.
 */
const ANSWERING = /^(?:use(?:State|Ref|Memo|Deferred\w*|Query|SuspenseQuery|InfiniteQuery|SWR|SWRImmutable|Fetch|LazyFetch|AsyncData|LoaderData|ActionData|RouteLoaderData|LocalStorage|SessionStorage|Storage)|ref|shallowRef|signal|get|post|put|patch|request|fetch|\$fetch|fetch[A-Z]\w*|api|apiFetch|apiRequest|request[A-Z]\w*)$/;
/** Functions of a form that answer what somebody entered, or hand it to a callback. */
const OF_FORM = /^(?:getValues|watch|useWatch|handleSubmit)$/;

/** What `useState<Customer>()`, `axios.get<Customer[]>(url)` and their like answer. */
export function typedAnswer(call: TSESTree.CallExpression, types: TypeReader): RecordShape | undefined {
  const [type] = call.typeArguments?.params ?? [];
  const name = type ? calleeText(call) : undefined;
  const shape = name !== undefined && ANSWERING.test(name) ? types.shape(type) : undefined;
  return shape?.kind === 'record' ? shape : undefined;
}

/** What a form holds whose function is called: `form.getValues()`, `handleSubmit((values) => …)` of `useForm<Values>()`. */
export function formValues(call: TSESTree.CallExpression, types: TypeReader, source: SourceView): RecordShape | undefined {
  const callee = unwrap(call.callee);
  if (!OF_FORM.test(calleeText(call) ?? '')) return undefined;
  const root = callee.type === 'MemberExpression' ? unwrapAwait(callee.object) : callee;
  const definition = root.type === 'Identifier' ? (findVariable(root, source)?.defs[0]?.node as TSESTree.Node | undefined) : undefined;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrapAwait(definition.init) : undefined;
  if (made?.type !== 'CallExpression' || calleeText(made) !== 'useForm') return undefined;
  const typed = types.shape(made.typeArguments?.params[0]);
  if (typed) return typed.kind === 'record' ? typed : undefined;
  const options = made.arguments[0] && unwrap(made.arguments[0]);
  const resolver = options?.type === 'ObjectExpression' ? objectProperty(options, 'resolver').value : undefined;
  const schema = resolver && unwrap(resolver).type === 'CallExpression' ? (unwrap(resolver) as TSESTree.CallExpression).arguments[0] : undefined;
  const fields = schema?.type === 'Identifier' ? schemaFields(schema, source) : undefined;
  return fields && types.ofFields(fields);
}
