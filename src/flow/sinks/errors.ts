import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, classMembers, classOf, findVariable, isFunction, objectProperty, propertyName, type SourceView, unwrap, unwrapAwait, walk } from '../../ast/index.ts';
import type { Sink, SinkReader } from './sink.ts';

/**
 * Errors as sinks: what an error says is written to logs, sent to error trackers and answered to
 * whoever asked. Their names, as data.
 */

/** Classes of errors, by the end of their name: a convention that linters and the language itself keep. */
const ERROR_CLASS = /(?:Error|Exception|エラー|例外)$/;
/** Functions that make an error of their arguments: http-errors, h3, Boom, NestJS, tRPC helpers, and the projects' own. */
const ERROR_MAKER = /^(?:(?:create|make|build|new|throw)_?\w*(?:Error|Exception)|(?:http|api|app|bad)Error|invariant|fail|reject|panic)$/;
/** Methods of objects that are made for errors. */
const ERROR_METHODS: ReadonlyMap<string, RegExp> = new Map([
  ['Boom', /^[a-z]\w+$/],
  ['boom', /^[a-z]\w+$/],
  ['createError', /^[A-Z]\w+$/],
  ['createHttpError', /^[A-Z]\w+$/],
  ['httpErrors', /^[a-z]\w+$/],
  ['assert', /^(?:fail|ok|equal|strictEqual)$/],
  ['ctx', /^throw$/],
]);
/** Methods that answer a request with what they are given. */
const ANSWERING = new Set(['json', 'send', 'end', 'render', 'jsonp', 'text', 'html', 'body', 'write']);
/** Methods that tell a validator what is wrong with a value. */
const VALIDATION = new Set(['addIssue', 'refine', 'superRefine', 'setError', 'createError', 'typeError']);
/** An error that is given more than a text of the source, or an answer of status 400 and above. */
const TOKENS = /(?:Error|Exception|エラー|例外|throw\s+new\s+[\w$.]+|[Ee]rrors?\.\w+|[bB]oom\.\w+|reject|invariant|assert(?:\.\w+)?|fail|panic|throw)\(\s*(?:`[^`]*\$\{|[[{\w$.!]|["'][^"'\n]*["']\s*[,+])|throw\s*[{`]|(?:status|code|setStatus)\(\s*(?:[45]\d\d|\w+\.[A-Z])|status:\s*(?:[45]\d\d|\w+\.[A-Z])|,\s*[45]\d\d\s*\)|addIssue|[rR]efine\(/;

/** The sinks that are errors. */
export const errorSinks: SinkReader = {
  kind: 'error',
  tokens: TOKENS,
  mayBe(node) {
    switch (node.type) {
      case 'NewExpression':
        return carries(node.arguments) && (ERROR_CLASS.test(lastName(node.callee)) || lastName(node.callee) === 'Response');
      case 'ThrowStatement':
        return mayThrow(unwrap(node.argument));
      case 'CallExpression':
        return carries(node.arguments) && mayTell(node);
      default:
        return false;
    }
  },
  read(node, source) {
    switch (node.type) {
      case 'NewExpression':
        return madeError(node, source);
      case 'ThrowStatement':
        return thrown(unwrap(node.argument), source);
      case 'CallExpression':
        return calledError(node);
      default:
        return undefined;
    }
  },
};

/** `createError(…)`, and `Error(…)` without `new`; `logError(…)` writes one. */
function isMaker(name: string): boolean {
  return ERROR_MAKER.test(name) || (/^[A-Z]/.test(name) && ERROR_CLASS.test(name));
}

function mayTell(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return isMaker(callee.name);
  const name = lastName(callee);
  if (ANSWERING.has(name) || VALIDATION.has(name) || name === 'reject') return true;
  return callee.type === 'MemberExpression' && (ERROR_METHODS.get(lastName(callee.object))?.test(name) ?? false);
}

/** `new NotFoundException(\`no ${customer.email}\`)`; an answer of status 400 and above. */
function madeError(node: TSESTree.NewExpression, source: SourceView): Sink | undefined {
  const name = lastName(node.callee);
  if (name === 'Response') return failureStatus(node.arguments[1]) ? { name: 'Response', arguments: node.arguments.slice(0, 1), detail: 'answer' } : undefined;
  return ERROR_CLASS.test(name) ? toldError(node, name, source) : undefined;
}

function toldError(node: TSESTree.NewExpression, name: string, source: SourceView): Sink | undefined {
  const given = tellingArguments(node, source);
  return given.length === 0 ? undefined : { name, arguments: given, detail: 'message' };
}

/** An error class is a sink wherever it is made; whatever else is thrown is one by being thrown. */
function mayThrow(value: TSESTree.Node): boolean {
  if (value.type === 'NewExpression') return carries(value.arguments) && lastName(value.callee) !== '' && !ERROR_CLASS.test(lastName(value.callee));
  return /^(?:ObjectExpression|TemplateLiteral|BinaryExpression)$/.test(value.type);
}

function thrown(value: TSESTree.Node, source: SourceView): Sink | undefined {
  if (value.type === 'NewExpression') return lastName(value.callee) === 'Response' ? undefined : toldError(value, lastName(value.callee), source);
  return { name: 'throw', arguments: [value], detail: 'thrown' };
}

/**
 * The arguments that an error says. Of a class of the project its constructor tells which: what it
 * hands to `super` or keeps in a field. Of others every argument is taken to be said.
 */
function tellingArguments(node: TSESTree.NewExpression, source: SourceView): TSESTree.Node[] {
  const owner = classOf(node.callee, source, 0);
  const constructor_ = owner && classMembers(owner).constructor_;
  if (!constructor_) return [...node.arguments];
  return node.arguments.filter((_, index) => {
    const parameter = constructor_.params[index];
    if (!parameter || parameter.type === 'RestElement') return true;
    if (parameter.type === 'TSParameterProperty') return true;
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (target.type !== 'Identifier') return false;
    const variable = findVariable(target, source);
    return variable?.references.some(({ identifier }) => isSaidWhole(identifier as TSESTree.Node)) ?? false;
  });
}

/** `super(message)`, `super(\`${message}\`)`, `this.detail = detail`: the parameter itself, not a part of it. */
function isSaidWhole(use: TSESTree.Node): boolean {
  for (let node: TSESTree.Node = use; node.parent; node = node.parent as TSESTree.Node) {
    const outer = node.parent as TSESTree.Node;
    if (outer.type === 'CallExpression') return outer.callee.type === 'Super';
    if (outer.type === 'AssignmentExpression') return outer.right === node && outer.left.type === 'MemberExpression';
    if (!/^(?:TemplateLiteral|BinaryExpression|LogicalExpression|ConditionalExpression|ObjectExpression|Property|TSAsExpression)$/.test(outer.type)) return false;
  }
  return false;
}

function calledError(call: TSESTree.CallExpression): Sink | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return isMaker(callee.name) ? { name: callee.name, arguments: saidBy(callee.name, call), detail: 'message' } : undefined;
  const called = calledMember(call);
  if (!called) return undefined;
  const { object, name } = called;
  if (ANSWERING.has(name)) return answered(call, object, name);
  const holder = lastName(object);
  if (name === 'reject') return holder === 'Promise' ? { name: 'Promise.reject', arguments: call.arguments, detail: 'thrown' } : undefined;
  if (VALIDATION.has(name)) return validation(call, name);
  if (!(ERROR_METHODS.get(holder)?.test(name) ?? false)) return undefined;
  if (holder === 'assert') return { name: `assert.${name}`, arguments: name === 'fail' ? call.arguments : call.arguments.slice(name === 'ok' ? 1 : 2), detail: 'message' };
  return { name: `${holder}.${name}`, arguments: call.arguments, detail: 'message' };
}

/** `invariant(condition, message)` tests its first argument and says the second. */
function saidBy(name: string, call: TSESTree.CallExpression): TSESTree.Node[] {
  return name === 'invariant' ? call.arguments.slice(1) : [...call.arguments];
}

/** `res.status(404).json(…)`, `NextResponse.json(…, { status: 400 })`, `c.json(…, 404)`: what is said of a failure. */
function answered(call: TSESTree.CallExpression, object: TSESTree.Node, name: string): Sink | undefined {
  const [body, second, third] = call.arguments;
  if (!body) return undefined;
  const refused = failureOf(object) || (failureStatus(second) && !isPlaceOnPage(object, third));
  return refused ? { name: `${lastName(rootOf(object)) || 'response'}.${name}`, arguments: [body], detail: 'answer' } : undefined;
}

/** `doc.text(name, 400, 30)`, `doc.fontSize(8).text(line, 400, y, { width: 160 })`: how far from the edge. */
function isPlaceOnPage(object: TSESTree.Node, third: TSESTree.Node | undefined): boolean {
  return third?.type === 'Literal' || third?.type === 'BinaryExpression' || /^(?:doc|document|pdf|page|sheet|canvas)$|(?:Doc|Pdf|PDF|Page)$/.test(lastName(rootOf(object)));
}

/** `res.status(400)`, `reply.code(404).header(…)`. */
function failureOf(object: TSESTree.Node): boolean {
  let node = unwrapAwait(object);
  for (let links = 0; links < 6 && node.type === 'CallExpression'; links++) {
    const called = calledMember(node);
    if (!called) return false;
    if (/^(?:status|code|sendStatus|setStatus)$/.test(called.name)) return isFailure(node.arguments[0]);
    node = unwrapAwait(called.object);
  }
  return false;
}

/** The options or the number beside an answer. */
function failureStatus(node: TSESTree.Node | undefined): boolean {
  if (!node) return false;
  const value = unwrap(node);
  return value.type === 'ObjectExpression' ? isFailure(objectProperty(value, 'status').value) : isFailure(value);
}

function isFailure(node: TSESTree.Node | undefined): boolean {
  const value = node && unwrap(node);
  if (value?.type === 'Literal') return typeof value.value === 'number' && value.value >= 400 && value.value < 600;
  return value?.type === 'MemberExpression' && /^(?:BAD_|NOT_FOUND|UNAUTHORI[SZ]ED|FORBIDDEN|CONFLICT|INTERNAL_|UNPROCESSABLE|TOO_MANY|GONE|BadRequest|NotFound|Unauthorized|Forbidden|Conflict|InternalServerError)/.test(propertyName(value) ?? '');
}

/** A validation's message that repeats the value: `ctx.addIssue({ message: \`${email} is taken\` })`. */
function validation(call: TSESTree.CallExpression, name: string): Sink | undefined {
  const found: TSESTree.Node[] = [];
  for (const argument of call.arguments) {
    const value = unwrap(argument);
    if (value.type === 'ObjectExpression') {
      const message = objectProperty(value, 'message').value;
      if (message) found.push(message);
    } else if (isFunction(value) && value !== call.arguments[0]) {
      walk(value.body, (node) => {
        if (node.type === 'Property' && propertyName(node) === 'message') found.push(node.value);
        return undefined;
      });
    }
  }
  return found.length === 0 ? undefined : { name, arguments: found, detail: 'validation' };
}

function rootOf(object: TSESTree.Node): TSESTree.Node {
  let node = unwrapAwait(object);
  for (let links = 0; links < 8; links++) {
    if (node.type === 'CallExpression') node = unwrapAwait(node.callee);
    else if (node.type === 'MemberExpression') node = unwrapAwait(node.object);
    else break;
  }
  return node;
}

function lastName(node: TSESTree.Node): string {
  const value = unwrapAwait(node);
  if (value.type === 'Identifier') return value.name;
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}

/** An error made of texts in the source alone says nothing of anybody. */
function carries(given: readonly TSESTree.Node[]): boolean {
  return given.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
}

