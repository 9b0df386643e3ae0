import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ImportOrigin, importOrigin, isInside, propertyName, receiverOf, resolveConstant, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import { argumentsOf } from '../shared/object-arguments.ts';
import type { Arguments } from '../shared/object-arguments.ts';
import { METHODS, OPERATIONS, PAGINATORS } from './commands.ts';

/** Packages whose import makes a receiver DynamoDB's. */
export const MODULES: readonly string[] = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', 'aws-sdk', 'aws-sdk/clients/dynamodb'];
const PACKAGE = /(?:^|[/:])@aws-sdk\/(?:client|lib)-dynamodb(?:[@/]|$)|^aws-sdk(?:\/|$)|^aws-xray-sdk/;
const CLIENT_TYPE = /^(?:DynamoDB|DocumentClient|DynamoDBDocument|DynamoDBDocumentClient|DynamoDBClient)$/;

/** A call that sends one operation to DynamoDB. */
export interface Request {
  /** The operation's name: `Scan`. */
  operation: string;
  /** As the code writes it: `ScanCommand`, `scan`, `paginateScan`. */
  method: string;
  /** The input object, and the call or construction that it is the first argument of. */
  input: Arguments;
  inputNode: TSESTree.Node | undefined;
  evidence: Evidence;
  reportNode: TSESTree.Node;
  /** The function reads page after page. */
  paginates: boolean;
}

/** Recognises `client.send(new ScanCommand(input))`, `client.scan(input)` and `paginateScan(config, input)`. */
export function requestOf(call: TSESTree.CallExpression, source: SourceView): Request | undefined {
  const called = calledMember(call);
  if (!called) return paginator(call, source);
  if (called.name === 'send') return sent(call, called.member, source);
  const operation = METHODS.get(called.name);
  const [first] = call.arguments;
  if (operation === undefined || !first || first.type === 'SpreadElement') return undefined;
  const input = argumentsOf(first, source);
  const evidence = clientEvidence(called.object, source);
  // An object that names a table so is no other client's.
  if (evidence === undefined && !(input.kind === 'object' && input.view.get('TableName').kind === 'set')) return undefined;
  return { operation, method: called.name, input, inputNode: first, evidence: evidence ?? 'convention', reportNode: called.member.property, paginates: false };
}

function sent(call: TSESTree.CallExpression, member: TSESTree.MemberExpression, source: SourceView): Request | undefined {
  const [first] = call.arguments;
  const command = first && unwrapAwait(resolveConstant(first, source));
  if (command?.type !== 'NewExpression') return undefined;
  const origin = constructorOrigin(command.callee, source);
  const operation = origin?.name.replace(/Command$/, '');
  if (!origin || operation === undefined || !PACKAGE.test(origin.module) || !OPERATIONS.has(operation) || !origin.name.endsWith('Command')) return undefined;
  const [input] = command.arguments;
  return { operation, method: origin.name, input: argumentsOf(input, source), inputNode: input, evidence: 'import', reportNode: isInside(command, call) ? command.callee : member.property, paginates: false };
}

function paginator(call: TSESTree.CallExpression, source: SourceView): Request | undefined {
  const origin = constructorOrigin(call.callee, source);
  const operation = origin && PACKAGE.test(origin.module) ? PAGINATORS.get(origin.name) : undefined;
  const input = call.arguments[1];
  return operation === undefined ? undefined : { operation, method: origin?.name ?? operation, input: argumentsOf(input, source), inputNode: input, evidence: 'import', reportNode: call.callee, paginates: true };
}

function constructorOrigin(callee: TSESTree.Node, source: SourceView): ImportOrigin | undefined {
  if (callee.type === 'Identifier') return importOrigin(callee, source);
  const owner = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? importOrigin(callee.object, source) : undefined;
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return owner && name !== undefined ? { module: owner.module, name } : undefined;
}

/** `new AWS.DynamoDB.DocumentClient()`, `DynamoDBDocument.from(client)`, a variable or member of such a type. */
function clientEvidence(node: TSESTree.Node, source: SourceView, depth = 0): Evidence | undefined {
  if (depth > 6) return undefined;
  const value = unwrapAwait(resolveConstant(node, source));
  if (value.type === 'NewExpression') return made(value.callee, source) ? 'import' : undefined;
  if (value.type === 'CallExpression') {
    const called = calledMember(value);
    return called?.name === 'from' && made(called.object, source) ? 'import' : undefined;
  }
  const receiver = receiverOf(value, source);
  if (receiver?.typeName !== undefined && CLIENT_TYPE.test(receiver.typeName) && (!receiver.origin || PACKAGE.test(receiver.origin.module))) return receiver.evidence;
  const initialiser = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  return initialiser && initialiser !== value ? clientEvidence(initialiser, source, depth + 1) : undefined;
}

/** `AWS.DynamoDB.DocumentClient` and its kin, followed to the package. */
function made(callee: TSESTree.Node, source: SourceView): boolean {
  let root = unwrapAwait(callee);
  let name = root.type === 'Identifier' ? root.name : '';
  while (root.type === 'MemberExpression') {
    name ||= propertyName(root) ?? '';
    root = unwrapAwait(root.object);
  }
  if (root.type !== 'Identifier') return false;
  const origin = receiverOf(root, source)?.origin;
  return origin !== undefined && PACKAGE.test(origin.module) && (CLIENT_TYPE.test(name) || CLIENT_TYPE.test(origin.name));
}
