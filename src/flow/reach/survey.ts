import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, declarationOf, declaredType, enclosingClass, fileOf, findVariable, type FunctionNode, importOrigin, isForeign, isFunction, lineOf, openModule, outermostWrapper, propertyName, type SourceView, unwrap, walk } from '../../ast/index.ts';
import type { LogJudge } from '../access-log-coverage.ts';
import { extensionHooks } from './client-extension.ts';
import { hookedReads, type HookedReads } from './client-hooks.ts';
import { contractNames, placeNames } from './places.ts';

/** A place at which a file uses a function, class or router of another file. */
export interface LogUse {
  /** File and name, in that file, of what is used; file `*` for a method of which only the interface is known. */
  target: { file: string; name: string };
  /** True when the access log is written around this use, on every path. */
  covered: boolean;
  /** Names, in the using file, of what the use stands in. */
  by: readonly string[];
  /** Names under which interfaces know the method it stands in. */
  contracts: readonly string[];
  line: number;
}

/** Something a file declares that logs when others call it, wrap with it, build on it or extend it. */
export interface LoggingDeclaration {
  name: string;
  kind: 'function' | 'wrapper' | 'middleware' | 'extension';
  line: number;
}

/** What one file tells of logging in other files. */
export interface LogSurvey {
  uses: readonly LogUse[];
  declares: readonly LoggingDeclaration[];
  /** What data clients log by themselves. */
  hooks: readonly HookedReads[];
  /** True when every request that a controller of the framework handles is logged. */
  allControllers: boolean;
}

/** Calls and mentions looked at per file. */
const MOST_USES = 2000;

/** Looks through one file; a walk over it, and one over each function that calls what is read elsewhere. */
export function surveyLogs(source: SourceView, judge: LogJudge): LogSurvey {
  const uses: LogUse[] = [];
  const hooks: HookedReads[] = [];
  let allControllers = false;
  const push = (place: TSESTree.Node, target: LogUse['target'], covered: boolean): void => {
    if (uses.length < MOST_USES) uses.push({ target, covered, by: placeNames(place), contracts: contractNames(place), line: lineOf(source, place) });
  };
  const add = (place: TSESTree.Node, declared: TSESTree.Node | undefined, covered: () => boolean): void => {
    const file = declared && isForeign(declared, source) ? fileOf(declared) : undefined;
    const [name] = declared ? placeNames(declared) : [];
    if (file !== undefined && name !== undefined) push(place, { file, name }, covered());
  };
  walk(
    source.ast,
    (node) => {
      hooks.push(...hookedReads(node, judge));
      if (node.type === 'CallExpression') {
        if (isForAllControllers(node, judge)) allControllers = true;
        if (judge.writesLog(node)) return;
        const called = calledFunction(node, source);
        const contract = called ? undefined : contractMethod(node, source);
        if (contract !== undefined && isWaitedFor(node)) push(node, { file: '*', name: contract }, judge.isCovered(node));
        if (called && (called.async || isWaitedFor(node) || judge.isGivenLog(node))) add(node, called, () => judge.isCovered(node));
        for (const argument of node.arguments) if (argument.type === 'Identifier') add(argument, importedNode(argument, source), () => judge.isValueCovered(argument));
      } else if (node.type === 'Property' && node.parent.type === 'ObjectExpression') {
        const value = unwrap(node.value);
        if (value.type === 'Identifier') add(value, importedNode(value, source), () => judge.isValueCovered(value));
        if (propertyName(node) === 'useClass' && value.type === 'Identifier' && judge.isLog(value) && isAppInterceptor(node.parent)) allControllers = true;
      }
    },
    source.visitorKeys,
  );
  return { uses, declares: source.ast.body.flatMap((statement) => declaredBy(statement, judge)), hooks, allControllers };
}

/** A call whose answer comes later, as that of a read does: awaited, returned, one of several, or gone on with. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  const parent = outermostWrapper(call).parent as TSESTree.Node | undefined;
  return outermostWrapper(call) !== call || (parent !== undefined && /^(?:ReturnStatement|ArrowFunctionExpression|ArrayExpression|MemberExpression|YieldExpression)$/.test(parent.type));
}

/** `CustomerRepository.find` for a call on something of which only the project's interface or abstract class is declared. */
function contractMethod(call: TSESTree.CallExpression, source: SourceView): string | undefined {
  const called = calledMember(call);
  const own = called && ownAbstract(called.object, called.name);
  if (own !== undefined) return own;
  const type = called && declaredType(called.object, source);
  if (!called || type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const declared = declarationOf(type.typeName, source)?.node;
  const isContract = declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'TSTypeAliasDeclaration' || (declared?.type === 'ClassDeclaration' && declared.abstract);
  return isContract && fileOf(declared) !== undefined ? `${type.typeName.name}.${called.name}` : undefined;
}

/** `AuditedHandler.run` for `this.run(request)` in an abstract class that leaves `run` to those that extend it. */
function ownAbstract(object: TSESTree.Node, name: string): string | undefined {
  const owner = object.type === 'ThisExpression' ? enclosingClass(object) : undefined;
  if (!owner?.abstract || !owner.id) return undefined;
  return owner.body.body.some((member) => /^TSAbstract/.test(member.type) && 'key' in member && member.key.type === 'Identifier' && member.key.name === name) ? `${owner.id.name}.${name}` : undefined;
}

/** What an imported name stands for in its own file; a name that is only a type is none. */
function importedNode(name: TSESTree.Identifier, source: SourceView): TSESTree.Node | undefined {
  const origin = importOrigin(name, source);
  // Packages are many, and only own modules can be opened.
  if (!origin || !openModule(origin.module, source)) return undefined;
  return declarationOf(name, source)?.node;
}

/** `app.useGlobalInterceptors(new AuditInterceptor())`, `consumer.apply(AuditMiddleware).forRoutes('*')`. */
function isForAllControllers(call: TSESTree.CallExpression, judge: LogJudge): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === 'useGlobalInterceptors') return call.arguments.some((argument) => judge.isLog(argument));
  if (name !== 'forRoutes' || callee.type !== 'MemberExpression') return false;
  const [first] = call.arguments;
  const path = first?.type === 'ObjectExpression' ? first.properties.flatMap((property) => (property.type === 'Property' && propertyName(property) === 'path' ? [property.value] : []))[0] : first;
  return path?.type === 'Literal' && typeof path.value === 'string' && /^\/?[({]?\*/.test(path.value) && judge.isBuiltOnLog(callee.object);
}

function isAppInterceptor(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => property.type === 'Property' && propertyName(property) === 'provide' && property.value.type === 'Identifier' && property.value.name === 'APP_INTERCEPTOR');
}

function declaredBy(statement: TSESTree.Node, judge: LogJudge): LoggingDeclaration[] {
  const declaration = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
  switch (declaration.type) {
    case 'FunctionDeclaration':
      return declaration.id ? ofFunction(declaration.id.name, declaration, judge) : [];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? ofConstant(id.name, unwrap(init), judge) : []));
    case 'ClassDeclaration': {
      const { id } = declaration;
      return id ? ofMembers(id.name, declaration.body.body, judge) : [];
    }
    case 'ExpressionStatement': {
      const { expression } = declaration;
      const name = expression.type === 'AssignmentExpression' ? placeNames(expression)[0] : undefined;
      return expression.type === 'AssignmentExpression' && name !== undefined ? ofConstant(name, unwrap(expression.right), judge) : [];
    }
    default:
      return [];
  }
}

function ofConstant(name: string, value: TSESTree.Node, judge: LogJudge): LoggingDeclaration[] {
  if (isFunction(value)) return ofFunction(name, value, judge);
  const line = lineOf(judge.source, value);
  // Only what logs every read of every model logs whatever is read through a client that it is added to.
  if (extensionHooks(value, judge).some(({ entity, methods }) => entity === undefined && methods === undefined)) return [{ name, kind: 'extension', line }];
  if (value.type === 'ObjectExpression') return ofMembers(name, value.properties, judge);
  if (value.type !== 'CallExpression' && value.type !== 'MemberExpression') return [];
  if (judge.isExtended(value)) return [{ name, kind: 'extension', line }];
  return !isHandled(value) && (judge.isBuiltOnLog(value) || judge.makesLog(value)) ? [{ name, kind: 'middleware', line }] : [];
}

/** A handler that is wrapped (`withAudit(detail)`) or an end point (`auditedProcedure.query(…)`) logs what it reads itself, not what others read. */
function isHandled(value: TSESTree.Node): boolean {
  if (value.type !== 'CallExpression') return false;
  const callee = unwrap(value.callee);
  const name = (callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined) ?? '';
  return !/^use$|middleware|hook|plugin|interceptor/i.test(name) && value.arguments.some((argument) => isFunction(argument) || argument.type === 'Identifier');
}

function ofMembers(owner: string, members: readonly TSESTree.Node[], judge: LogJudge): LoggingDeclaration[] {
  return members.flatMap((member) => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition' && member.type !== 'Property') return [];
    const name = propertyName(member);
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') return judge.extendsItself(member.value) ? [{ name: owner, kind: 'extension', line: lineOf(judge.source, member) }] : [];
    return name !== undefined && isFunction(member.value) ? ofFunction(`${owner}.${name}`, member.value, judge) : [];
  });
}

function ofFunction(name: string, fn: FunctionNode, judge: LogJudge): LoggingDeclaration[] {
  const line = lineOf(judge.source, fn);
  if (judge.answersLog(fn)) return [{ name, kind: 'wrapper', line }];
  if (!judge.alwaysLogs(fn)) return [];
  if (callsOwnParameter(fn, judge)) return [{ name, kind: 'wrapper', line }];
  // What answers data of its own is no helper for logging: that it logs says nothing of what its caller reads.
  return answersNothing(fn, judge) && isHelper(fn, judge) ? [{ name, kind: 'function', line }] : [];
}

function callsOwnParameter(fn: FunctionNode, judge: LogJudge): boolean {
  let answer = false;
  walk(fn.body, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name !== 'next') {
      const [definition] = findVariable(node.callee, judge.source)?.defs ?? [];
      if (definition?.type === 'Parameter' && (definition.node as TSESTree.Node) === fn) answer = true;
    }
    return !answer;
  });
  return answer;
}

/** Calls beside the log that a helper for logging may make. */
const MOST_OTHER_CALLS = 5;

/** True for a helper that does little else than logging: no request handler, no procedure that also leaves an entry. */
function isHelper(fn: FunctionNode, judge: LogJudge): boolean {
  const [first, second] = fn.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  if (/^_?re(?:q|quest)$/.test(first ?? '') && /^_?re(?:s|sponse|ply)$/.test(second ?? '')) return false;
  let others = 0;
  walk(fn.body, (node) => {
    if (node.type === 'CallExpression' && !judge.writesLog(node)) others++;
  });
  return others <= MOST_OTHER_CALLS;
}

function answersNothing(fn: FunctionNode, judge: LogJudge): boolean {
  if (fn.body.type !== 'BlockStatement') return isLogOrNothing(fn.body, judge);
  let answer = true;
  walk(fn.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'ReturnStatement' && node.argument && !isLogOrNothing(node.argument, judge)) answer = false;
    return answer;
  });
  return answer;
}

function isLogOrNothing(node: TSESTree.Node, judge: LogJudge): boolean {
  const value = unwrap(node);
  const inner = value.type === 'AwaitExpression' || value.type === 'UnaryExpression' ? unwrap(value.argument) : value;
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'CallExpression' && judge.writesLog(inner));
}
