import type { TSESTree } from '@typescript-eslint/types';
import { type ChainLink, unwrap } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { BuilderSyntax } from '../shared/builder/history.ts';
import { textOf } from '../shared/builder/tables.ts';
import { OBJECTION_LINKS, STARTS } from './links.ts';
import { instanceClass, modelClass } from './model.ts';
import { namedModifier } from './modifiers.ts';

/** What a query starts with: a class, an instance, or a relation of one of them. */
export interface ObjectionStart {
  /** The class as the code names it; undefined where the file does not say. */
  entity: string | undefined;
  evidence: Evidence;
  /** `$query()` of one record. */
  instance: boolean;
  /** `Person.relatedQuery('pets')`, `person.$relatedQuery('pets')`. */
  relation: boolean;
  call: TSESTree.CallExpression;
  reportNode: TSESTree.Node;
  verb: string;
  /** What the query starts on, where it is about the class itself. */
  on?: TSESTree.Node;
}

/** How Objection's queries start. */
export function objectionSyntax(env: ReadEnv): BuilderSyntax<ObjectionStart> {
  return { links: OBJECTION_LINKS, callbacks: new Set(['modify', 'onBuild']), start: (_, links) => startOf(links, env), named: ({ on }, name) => on && namedModifier(on, name, env.source) };
}

function startOf(links: readonly ChainLink[], env: ReadEnv): { start: ObjectionStart; taken: number } | undefined {
  const at = links.findIndex(({ name, call }) => call && STARTS.has(name));
  const link = links[at];
  if (!link?.call) return undefined;
  const { name, call, member } = link;
  const object = unwrap(member.object);
  // A statement as text is a database's query, not a model's.
  if (name === 'query' && (textOf(call.arguments[0], env.source) !== undefined || call.arguments.length > 1)) return undefined;
  const owner = name.startsWith('$') ? instanceClass(object, env) : modelClass(object, env);
  if (!owner && !name.startsWith('$')) return undefined;
  const relation = name.endsWith('elatedQuery');
  const entity = relation ? relatedClass(owner?.name, call, env) : owner?.name;
  return { start: { entity, evidence: owner?.evidence ?? 'convention', instance: name === '$query', relation, call, reportNode: member.property, verb: name, ...(name === 'query' ? { on: object } : {}) }, taken: at + 1 };
}

/** The entity that a relation leads to, as far as the catalog knows. */
function relatedClass(owner: string | undefined, call: TSESTree.CallExpression, env: ReadEnv): string | undefined {
  const name = textOf(call.arguments[0], env.source);
  if (name === undefined) return undefined;
  const entity = owner === undefined ? undefined : env.entity(owner);
  return entity?.fields.find((field) => field.name === name)?.relation?.entity ?? env.entity(name)?.name;
}
