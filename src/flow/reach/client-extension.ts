import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, type FunctionNode, isFunction, isInside, objectProperty, propertyName, textOf, unwrap, walk } from '../../ast/index.ts';
import type { LogJudge } from '../access-log-coverage.ts';

/** What of a client's reads one hook of an extension logs. */
export interface ExtensionHook {
  entity?: string;
  methods?: readonly string[];
}

/** Hooks for every model, and for every operation of one. https://www.prisma.io/docs/orm/prisma-client/client-extensions/query */
const ALL_MODELS = '$allModels';
const ALL_OPERATIONS = '$allOperations';
const READS = ['findMany', 'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow'];
const DECIDES = /\b(?:model|operation|action|params)\b/;

/** The reads that an extension of Prisma's client logs: `{ query: { customer: { findMany({ args, query }) { … } } } }`. */
export function extensionHooks(node: TSESTree.Node, judge: LogJudge): ExtensionHook[] {
  const extension = objectOf(node, judge);
  const query = extension && objectProperty(extension, 'query').value;
  const models = query && unwrap(query);
  if (models?.type !== 'ObjectExpression') return [];
  return models.properties.flatMap((property) => {
    const model = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || model === undefined) return [];
    const inner = unwrap(property.value);
    if (model === ALL_OPERATIONS) return loggedBy(inner, judge);
    if (inner.type !== 'ObjectExpression') return [];
    return inner.properties.flatMap((operation) => {
      const name = operation.type === 'Property' ? propertyName(operation) : undefined;
      if (operation.type !== 'Property' || name === undefined || !(name === ALL_OPERATIONS || READS.includes(name))) return [];
      return loggedBy(unwrap(operation.value), judge).map((hook) => ({ ...hook, ...(model === ALL_MODELS ? {} : { entity: model }), ...(name === ALL_OPERATIONS ? {} : { methods: [name] }) }));
    });
  });
}

/**
 * What a hook that runs for many models and operations logs: everything, or what the condition around the
 * log picks by the model and the operation alone; nothing where anything else decides.
 */
export function loggedBy(node: TSESTree.Node, judge: LogJudge): ExtensionHook[] {
  if (judge.isLog(node)) return [{}];
  if (!isFunction(node)) return [];
  const found: ExtensionHook[] = [];
  walk(node.body, (inner) => {
    if (inner.type === 'CallExpression' && judge.writesLog(inner)) found.push(...picked(inner, node, judge));
  });
  return found;
}

function picked(log: TSESTree.Node, fn: FunctionNode, judge: LogJudge): ExtensionHook[] {
  const words = new Map<'model' | 'operation', string[]>();
  for (let node = log, { parent } = node; parent && node !== fn; node = parent, parent = node.parent) {
    if (isFunction(node) || /^(?:For|While|DoWhile|Catch|Switch)/.test(parent.type)) return [];
    const test = parent.type === 'IfStatement' && parent.consequent === node ? parent.test : parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === node ? parent.left : undefined;
    if (!test && (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' || parent.type === 'LogicalExpression')) return [];
    for (const part of test ? conjuncts(test) : []) {
      const text = textOf(judge.source, part);
      if (!DECIDES.test(text) || text.startsWith('!')) return [];
      words.set(/\bmodel\b/.test(text) ? 'model' : 'operation', wordsIn(part, judge));
    }
  }
  const methods = (words.get('operation') ?? []).flatMap((word) => READS.filter((read) => read === word || (word === 'find' && read.startsWith(word))));
  if (words.has('operation') && methods.length === 0) return [];
  const some = methods.length > 0 ? { methods } : {};
  const models = words.get('model') ?? [];
  return models.length > 0 ? models.map((entity) => ({ entity, ...some })) : words.has('model') ? [] : [some];
}

function conjuncts(test: TSESTree.Node): TSESTree.Node[] {
  const value = unwrap(test);
  return value.type === 'LogicalExpression' && value.operator === '&&' ? [...conjuncts(value.left), ...conjuncts(value.right)] : [value];
}

/** The texts of a condition, also those of a list it names: `AUDITED.includes(model)`. */
function wordsIn(node: TSESTree.Node, { source }: LogJudge): string[] {
  const words: string[] = [];
  const collect = (part: TSESTree.Node): void =>
    walk(part, (inner) => {
      if (inner.type === 'Literal' && typeof inner.value === 'string') words.push(inner.value);
      const made = inner.type === 'Identifier' ? constantInitialiser(findVariable(inner, source)) : undefined;
      if (made && !isInside(node, made) && /^(?:Array|New)Expression$/.test(unwrap(made).type)) collect(made);
    });
  collect(node);
  return words;
}

/** The options of an extension: written here, kept in a constant, or made with `Prisma.defineExtension`. */
function objectOf(node: TSESTree.Node, judge: LogJudge, depth = 0): TSESTree.ObjectExpression | undefined {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression') return value;
  if (depth > 3) return undefined;
  if (value.type === 'CallExpression') {
    const callee = unwrap(value.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    const [first] = value.arguments;
    return (name === 'defineExtension' || name === '$extends') && first ? objectOf(first, judge, depth + 1) : undefined;
  }
  const made = value.type === 'Identifier' ? constantInitialiser(findVariable(value, judge.source)) : undefined;
  return made ? objectOf(made, judge, depth + 1) : undefined;
}
