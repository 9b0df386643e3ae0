import type { TSESTree } from '@typescript-eslint/types';
import { classMembers, isFunction, lineOf, propertyName, unwrap, walk } from '../../ast/index.ts';
import type { LogJudge } from '../access-log-coverage.ts';
import { extensionHooks, loggedBy } from './client-extension.ts';

/** Reads of one entity, or of all that a data client holds, which a hook of the client logs. */
export interface HookedReads {
  /** Data client whose hook it is. */
  client: string;
  entity?: string;
  /** Methods the hook runs for; all reads when absent. */
  methods?: readonly string[];
  line: number;
}

/** Hooks that run when a subscriber's records are loaded, by client. */
const LOADED: Readonly<Record<string, string>> = { afterLoad: 'typeorm', onLoad: 'mikro-orm' };
const LOAD_DECORATORS: Readonly<Record<string, string>> = { AfterLoad: 'typeorm', OnLoad: 'mikro-orm' };

/**
 * Hooks by which a data client logs what is read through it: subscribers of TypeORM and MikroORM,
 * middleware of Mongoose's schemas (`schema.post('find', …)`), hooks of Sequelize (`afterFind`), extensions of
 * Prisma's client (`$extends({ query: … })`).
 */
export function hookedReads(node: TSESTree.Node, judge: LogJudge): HookedReads[] {
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return ofClass(node, judge);
  return node.type === 'CallExpression' ? ofCall(node, judge) : [];
}

function ofClass(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, judge: LogJudge): HookedReads[] {
  const { methods } = classMembers(owner);
  const found: HookedReads[] = [];
  for (const [name, { value, decorators }] of methods) {
    if (!isFunction(value) || !judge.alwaysLogs(value)) continue;
    const line = lineOf(judge.source, value);
    const client = LOADED[name];
    if (client !== undefined && isSubscriber(owner)) found.push(...subscribedEntities(methods).map((entity) => ({ client, line, ...(entity === undefined ? {} : { entity }) })));
    for (const decorator of decorators) {
      const own = LOAD_DECORATORS[nameOf(decorator.expression) ?? ''];
      if (own !== undefined && owner.id) found.push({ client: own, entity: owner.id.name, line });
    }
  }
  return found;
}

function isSubscriber(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): boolean {
  const names = [...owner.decorators.map(({ expression }) => nameOf(expression)), ...owner.implements.map(({ expression }) => nameOf(expression))];
  return names.some((name) => name !== undefined && /Subscriber/.test(name));
}

/** What `listenTo` or `getSubscribedEntities` answers; everything when neither is there. */
function subscribedEntities(methods: ReadonlyMap<string, TSESTree.MethodDefinition>): (string | undefined)[] {
  const method = methods.get('listenTo') ?? methods.get('getSubscribedEntities');
  if (!method) return [undefined];
  const names: string[] = [];
  walk(method.value, (node) => {
    if (node.type === 'ReturnStatement' && node.argument) {
      const value = unwrap(node.argument);
      for (const one of value.type === 'ArrayExpression' ? value.elements : [value]) {
        const name = one ? textOf(one) : undefined;
        if (name !== undefined) names.push(name);
      }
    }
  });
  return names;
}

function textOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function ofCall(call: TSESTree.CallExpression, judge: LogJudge): HookedReads[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  const name = propertyName(callee) ?? '';
  const holder = textOf(unwrap(callee.object));
  const line = lineOf(judge.source, call);
  const [first, second] = call.arguments;
  switch (name) {
    case '$extends':
      // Where the client stays reachable without the extension, reads through that one are not logged.
      return first && isMadeHere(callee.object) ? extensionHooks(first, judge).map((hook) => ({ client: 'prisma', line, ...hook })) : [];
    case '$use':
      return first ? loggedBy(unwrap(first), judge).map((hook) => ({ client: 'prisma', line, ...hook })) : [];
    case 'post':
    case 'pre': {
      const methods = first && second && holder !== undefined && judge.isLog(second) ? hookedMethods(first) : undefined;
      return methods && holder !== undefined ? [{ client: 'mongoose', entity: modelOf(holder, judge), methods, line }] : [];
    }
    case 'plugin':
      if (!first || holder === undefined || !judge.isLog(first)) return [];
      return [{ client: 'mongoose', line, ...(/^mongoose$/i.test(holder) ? {} : { entity: modelOf(holder, judge) }) }];
    case 'afterFind':
      return first && judge.isLog(call.arguments.at(-1) ?? first) ? [{ client: 'sequelize', line, ...ofModel(holder) }] : [];
    case 'addHook':
    case 'hook':
      return first && textOf(first) === 'afterFind' && judge.isLog(call.arguments.at(-1) ?? first) ? [{ client: 'sequelize', line, ...ofModel(holder) }] : [];
    case 'init':
      return hasFindHook(call.arguments[1], judge) ? [{ client: 'sequelize', line, ...ofModel(holder) }] : [];
    case 'define': {
      const entity = first && textOf(first);
      return entity !== undefined && hasFindHook(call.arguments[2], judge) ? [{ client: 'sequelize', entity, line }] : [];
    }
    default:
      return [];
  }
}

/** `new PrismaClient()`, whatever else it is extended with before. */
function isMadeHere(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'NewExpression') return true;
  return value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && propertyName(value.callee) === '$extends' && isMadeHere(value.callee.object);
}

/** `Customer.afterFind` is of a model, `sequelize.afterFind` of all. */
function ofModel(holder: string | undefined): { entity?: string } {
  return holder !== undefined && /^\p{Lu}/u.test(holder) ? { entity: holder } : {};
}

/** `{ hooks: { afterFind: audit } }` */
function hasFindHook(options: TSESTree.Node | undefined, judge: LogJudge): boolean {
  if (options?.type !== 'ObjectExpression') return false;
  return options.properties.some(
    (property) =>
      property.type === 'Property' && propertyName(property) === 'hooks' && property.value.type === 'ObjectExpression' &&
      property.value.properties.some((hook) => hook.type === 'Property' && propertyName(hook) === 'afterFind' && judge.isLog(hook.value)),
  );
}

/** Methods that a middleware of Mongoose runs for: `'find'`, `['find', 'findOne']`, `/^find/`; undefined for those that read nothing. */
function hookedMethods(node: TSESTree.Node): string[] | undefined {
  const READS = ['find', 'findOne', 'findById', 'findOneAndUpdate', 'findByIdAndUpdate', 'aggregate'];
  const names = node.type === 'ArrayExpression' ? node.elements.flatMap((element) => (element ? (textOf(element) ?? []) : [])) : [textOf(node) ?? ''];
  // `findById` runs the middleware of `findOne`: https://mongoosejs.com/docs/middleware.html
  const methods = 'regex' in node ? READS.filter((method) => matchesPattern(node.regex.pattern, method)) : names.flatMap((name) => (name === 'findOne' ? ['findOne', 'findById'] : READS.includes(name) ? [name] : []));
  return methods.length > 0 ? methods : undefined;
}

/** Only patterns as people write them: `^find`, `find`, `^find|^aggregate`. */
function matchesPattern(pattern: string, method: string): boolean {
  return pattern.split('|').some((part) => (/^\^?\w+\$?$/.test(part) ? (part.startsWith('^') ? method.startsWith(part.slice(1).replace('$', '')) : method.includes(part)) : false));
}

/** The model made of a schema in the same file, `Customer` of `model('Customer', customerSchema)`; else the schema's own name. */
function modelOf(schema: string, judge: LogJudge): string {
  let name: string | undefined;
  walk(judge.source.ast, (node) => {
    if (name !== undefined) return false;
    if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'model') return undefined;
    const [first, second] = node.arguments;
    if (first && second && textOf(second) === schema) name = textOf(first);
    return undefined;
  });
  return name ?? schema.replace(/Schema$/, '');
}

function nameOf(node: TSESTree.Node): string | undefined {
  const value = unwrap(node);
  if (value.type === 'CallExpression') return nameOf(value.callee);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
}
