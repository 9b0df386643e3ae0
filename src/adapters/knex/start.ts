import type { TSESTree } from '@typescript-eslint/types';
import { type ChainLink, propertyName, type SourceView, unwrap } from '../../ast/index.ts';
import type { BuilderSyntax } from '../shared/builder/history.ts';
import { BUILDER_LINKS } from '../shared/builder/links.ts';
import { type KnexInstance, knexInstance } from '../shared/knex-instance.ts';

/** What a chain starts with: an instance that is called with a table, or a link on an instance. */
export interface KnexStart {
  instance: KnexInstance;
  /** The argument that names the table, where the start has one. */
  table: TSESTree.Node | undefined;
  /** Links that belong to the start: `select` of `knex.select('id').from('customers')`. */
  links: readonly (ChainLink & { call: TSESTree.CallExpression })[];
  call: TSESTree.CallExpression;
  reportNode: TSESTree.Node;
  /** The instance's name as written. */
  verb: string;
}

/** How Knex's chains start. */
export function knexSyntax(source: SourceView): BuilderSyntax<KnexStart> {
  return { links: BUILDER_LINKS, callbacks: new Set(['modify']), start: (root, links) => startOf(root, links, source) };
}

function startOf(root: TSESTree.Node, links: readonly ChainLink[], source: SourceView): { start: KnexStart; taken: number } | undefined {
  if (root.type === 'CallExpression') {
    const start = calledWithTable(root, source);
    if (start) return { start, taken: 0 };
  }
  for (const [at, { name, call, member }] of links.entries()) {
    if (!call) continue;
    const made = calledWithTable(call, source);
    if (made) return { start: made, taken: at + 1 };
    if (name === 'batchInsert' || (BUILDER_LINKS.has(name) && name !== 'client' && name !== 'connection')) return onInstance({ name, call, member }, at, source);
  }
  return undefined;
}

/** `knex('customers')`, `this.knex<Customer>('customers as c')`, `(trx ?? db)({ c: 'customers' })`. */
function calledWithTable(call: TSESTree.CallExpression, source: SourceView): KnexStart | undefined {
  const [table] = call.arguments;
  const callee = unwrap(call.callee);
  if (!table || table.type === 'SpreadElement' || !mayBeTable(table)) return undefined;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type === 'MemberExpression' && (name === undefined || BUILDER_LINKS.has(name))) return undefined;
  const instance = knexInstance(callee, source);
  return instance && { instance, table, links: [], call, reportNode: call, verb: name ?? 'knex' };
}

const mayBeTable = (node: TSESTree.Node): boolean => /^(?:Literal|TemplateLiteral|ObjectExpression|Identifier|MemberExpression|CallExpression|TS\w+|BinaryExpression|ConditionalExpression)$/.test(node.type);

function onInstance(link: ChainLink & { call: TSESTree.CallExpression }, at: number, source: SourceView): { start: KnexStart; taken: number } | undefined {
  const object = unwrap(link.member.object);
  const instance = knexInstance(object, source);
  if (!instance) return undefined;
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  const batch = link.name === 'batchInsert';
  const started = batch ? { ...link, name: 'insert' } : link;
  return {
    start: { instance, table: batch ? link.call.arguments[0] : undefined, links: [started], call: link.call, reportNode: link.member.property, verb: name ?? 'knex' },
    taken: at + 1,
  };
}
