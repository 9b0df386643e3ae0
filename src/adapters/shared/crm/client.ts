import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, classMembers, enclosingClass, findVariable, isFunction, propertyName, type Receiver, receiverOf, resolveConstant, soleDefinition, type SourceView, unwrap, unwrapAwait, walk } from '../../../ast/index.ts';
import type { Evidence } from '../../../model/index.ts';

/** What tells the client of one SDK from everything else. */
export interface ClientSpec {
  /** The packages, as one pattern over the whole module name. */
  modules: RegExp;
  /** Classes of the packages that are the client or a part of it on which records are read. */
  types: RegExp;
  /** How projects name what holds the client: variables, wrappers, modules. Speaks only beside a call shape that is the SDK's. */
  name: RegExp;
}

/** How sure it is that an expression is the client. `certain: false`: only its name says so. */
export interface ClientProof {
  evidence: Evidence;
  certain: boolean;
  /** The class of the SDK, where the source names it. */
  typeName?: string;
}

const MAX_DEPTH = 8;

/** Whether an expression is the client of an SDK, and how that is known: import, type, construction, a function that answers it, its name. */
export function sdkClient(node: TSESTree.Node, spec: ClientSpec, source: SourceView, depth = 0): ClientProof | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return fromCall(expression, spec, source, depth);
  const receiver = receiverOf(expression, source);
  if (receiver?.origin || receiver?.typeName !== undefined) return fromReceiver(receiver, expression, spec);
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  if (made?.type === 'CallExpression') return fromCall(made, spec, source, depth + 1) ?? byName(expression, spec);
  return assignedLater(expression, spec, source, depth) ?? byName(expression, spec);
}

function fromReceiver({ origin, typeName, evidence }: Receiver, expression: TSESTree.Node, spec: ClientSpec): ClientProof | undefined {
  if (origin && spec.modules.test(origin.module)) {
    const whole = origin.name === 'default' || origin.name === '*';
    if (typeName !== undefined && !whole && !spec.types.test(typeName)) return undefined;
    return { evidence, certain: true, ...(typeName === undefined ? {} : { typeName: whole ? 'default' : typeName }) };
  }
  if (typeName !== undefined) return spec.name.test(typeName) ? { evidence: 'declaration', certain: false } : undefined;
  if (!origin) return undefined;
  return [origin.module, origin.name, lastName(expression) ?? ''].some((name) => spec.name.test(name)) ? { evidence, certain: false } : undefined;
}

/** `zendesk.createClient({ … })`, `getHubspot()`, a function or method of this file that answers the client. */
function fromCall(call: TSESTree.CallExpression, spec: ClientSpec, source: SourceView, depth: number): ClientProof | undefined {
  const called = calledMember(call);
  const callee = called ? called.object : unwrapAwait(call.callee);
  const origin = receiverOf(callee, source)?.origin;
  if (origin && spec.modules.test(origin.module)) return { evidence: 'import', certain: true };
  const body = functionOf(call, source);
  const answered = body && (ofReturnType(body, spec, source) ?? ofReturned(body, spec, source, depth));
  if (answered) return answered;
  const name = called ? called.name : lastName(callee);
  return name !== undefined && spec.name.test(name) ? { evidence: origin ? 'import' : 'convention', certain: false } : undefined;
}

function functionOf(call: TSESTree.CallExpression, source: SourceView): TSESTree.Node | undefined {
  const called = calledMember(call);
  if (called?.object.type === 'ThisExpression') {
    const owner = enclosingClass(called.object);
    return owner && classMembers(owner).methods.get(called.name)?.value;
  }
  const callee = unwrap(call.callee);
  if (called || callee.type !== 'Identifier') return undefined;
  const value = resolveConstant(callee, source);
  return value === callee ? (soleDefinition(findVariable(callee, source))?.node as TSESTree.Node | undefined) : value;
}

function ofReturnType(fn: TSESTree.Node, spec: ClientSpec, source: SourceView): ClientProof | undefined {
  let type = isFunction(fn) ? fn.returnType?.typeAnnotation : undefined;
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise') type = type.typeArguments?.params[0];
  const name = type?.type === 'TSTypeReference' ? type.typeName : undefined;
  if (name?.type !== 'Identifier') return undefined;
  const origin = receiverOf(name, source)?.origin;
  return origin && spec.modules.test(origin.module) ? { evidence: 'declaration', certain: true } : undefined;
}

function ofReturned(fn: TSESTree.Node, spec: ClientSpec, source: SourceView, depth: number): ClientProof | undefined {
  if (!isFunction(fn)) return undefined;
  if (fn.body.type !== 'BlockStatement') return sdkClient(fn.body, spec, source, depth + 1);
  const returned: TSESTree.Node[] = [];
  walk(fn.body, (node) => {
    if (node.type === 'ReturnStatement' && node.argument) returned.push(node.argument);
    return !isFunction(node);
  });
  for (const value of returned) {
    const proof = sdkClient(value, spec, source, depth + 1);
    if (proof?.certain) return proof;
  }
  return undefined;
}

/** `let client; … client = new Client()`: what every later assignment makes of it. */
function assignedLater(node: TSESTree.Node, spec: ClientSpec, source: SourceView, depth: number): ClientProof | undefined {
  const variable = node.type === 'Identifier' ? findVariable(node, source) : undefined;
  const declaration = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declaration?.type !== 'VariableDeclarator') return undefined;
  const written = (variable?.references ?? []).flatMap((reference) => (reference.isWrite() && reference.writeExpr ? [reference.writeExpr as TSESTree.Node] : []));
  const proofs = written.slice(0, 8).filter((value) => value.type !== 'Literal').map((value) => sdkClient(value, spec, source, depth + 1));
  const [first] = proofs;
  return first && proofs.every((proof) => proof?.certain) ? first : undefined;
}

function byName(node: TSESTree.Node, spec: ClientSpec): ClientProof | undefined {
  return spec.name.test(lastName(node) ?? '') ? { evidence: 'convention', certain: false } : undefined;
}

/** The name an expression ends with: `hubspot` of `req.hubspot`. */
export function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
