import type { TSESTree } from '@typescript-eslint/types';
import { enclosingClass, type FunctionNode, isFunction, outermostWrapper, propertyName, unwrap } from '../ast/index.ts';
import { contractNames, placeNames } from '../flow/index.ts';
import type { DataAccess, ProjectView } from '../model/index.ts';

/** Decorators of methods that answer a request or a message. */
const HANDLES = /^(?:Get|Post|Put|Patch|Delete|All|Head|Sse|Query|Mutation|Subscription|ResolveField|FieldResolver|MessagePattern|GrpcMethod|GrpcStreamMethod)$/;
/** Functions that a framework calls by their exported name. */
const CALLED_BY_NAME = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|loader|clientLoader|action|getServerSideProps|getStaticProps|handler)$/;
/** What handlers are handed to: procedures, routers, functions of a cloud. */
const TAKES_HANDLER = /^(?:query|mutation|subscription|handler|action|get|post|put|patch|delete|all|use|route|onCall|onRequest|server\$|createServerFn|loader)$/;

/**
 * True where what a function returns answers a request: it is a handler itself (a controller's method, a procedure,
 * a function that a framework calls by name, an action of a server), or a file that answers requests is seen to
 * answer one with its value.
 */
export function answersRequest(access: DataAccess, project: Pick<ProjectView, 'answered'>): boolean {
  const { node } = access;
  for (let current = node.parent; current; current = current.parent) if (isFunction(current) && isHandler(current)) return true;
  if (hasDirective(node)) return true;
  const names = namesOf(project.answered);
  return [...placeNames(node).slice(0, 1), ...contractNames(node)].some((name) => names.has(loose(name)));
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function namesOf(answered: readonly string[]): ReadonlySet<string> {
  let known = sets.get(answered);
  if (!known) sets.set(answered, (known = new Set(answered.map(loose))));
  return known;
}

/** A class and what holds an instance of it go by one name: `UserService.find`, `userService.find`. */
const loose = (name: string): string => (name.includes('.') ? name.charAt(0).toLowerCase() + name.slice(1) : name);

function isHandler(fn: FunctionNode): boolean {
  const { parent } = outermostWrapper(fn);
  if (parent?.type === 'MethodDefinition') return parent.decorators.some(({ expression }) => HANDLES.test(nameOf(expression) ?? ''));
  if (parent?.type === 'CallExpression') return parent.callee !== fn && isTaker(parent);
  const named = fn.type === 'FunctionDeclaration' ? fn.id?.name : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
  const statement = fn.type === 'FunctionDeclaration' ? fn.parent : parent?.parent?.parent;
  return named !== undefined && CALLED_BY_NAME.test(named) && statement?.type === 'ExportNamedDeclaration';
}

/** `router.get('/:id', …)`, `procedure.input(schema).query(…)`: a path or a chain stands before, so that `map.get(…)` is none. */
function isTaker({ callee, arguments: given }: TSESTree.CallExpression): boolean {
  const target = unwrap(callee);
  if (target.type === 'Identifier') return TAKES_HANDLER.test(target.name);
  if (target.type !== 'MemberExpression' || !TAKES_HANDLER.test(propertyName(target) ?? '')) return false;
  const [first] = given;
  return isFunction(first) || (first?.type === 'Literal' && typeof first.value === 'string') || first?.type === 'TemplateLiteral';
}

function nameOf(expression: TSESTree.Expression): string | undefined {
  const target = expression.type === 'CallExpression' ? expression.callee : expression;
  return target.type === 'Identifier' ? target.name : target.type === 'MemberExpression' ? propertyName(target) : undefined;
}

/** `'use server'` over the file or in the function around. */
function hasDirective(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    const body = current.type === 'Program' ? current.body : isFunction(current) && current.body.type === 'BlockStatement' ? current.body.body : undefined;
    if (body?.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === 'use server')) return true;
  }
  return false;
}

/** True inside of a class that answers the fields of types of a GraphQL schema. */
export function isInResolverClass(node: TSESTree.Node): boolean {
  return enclosingClass(node)?.decorators.some(({ expression }) => nameOf(expression) === 'Resolver') === true;
}
