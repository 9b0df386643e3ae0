import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ObjectMember, outermostWrapper, resolveConstant, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, isOn, literalView, readArguments, readTake } from './arguments.ts';
import { nestedEdits } from './edits.ts';
import { isRelation, readProjection } from './projection.ts';
import { readWhere } from './where.ts';

const MAX_DEPTH = 6;

interface Common {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

type Relation = { entity: string; many: boolean };

/** Relations named in `include` or `select`, each as an access of its own. */
export function relationsOf(args: Arguments, owner: CatalogEntity | undefined, common: Common, depth = 0): DataAccess[] {
  if (args.kind !== 'object' || depth > MAX_DEPTH) return [];
  const { source } = common.env;
  return (['include', 'select'] as const).flatMap((clause) => {
    const found = args.view.get(clause);
    if (found.kind !== 'set') return [];
    return objectBranches(found.member.value, common).flatMap((node) => {
      const view = literalView(node, source);
      if (!view) return clause === 'include' && !isFlag(node, common) ? [unreadable(node, common)] : [];
      const members = view.members.filter((member) => member.name !== '_count' && isOn(member, source) && (clause === 'include' || isRelation(member, owner, source)));
      const along = members.map((member) => relatedAccess(member, relationNamed(member.name, owner), common, depth));
      return view.open && clause === 'include' ? [...along, unreadable(node, common)] : along;
    });
  });
}

/** `findUnique({ … }).orders({ … })` answers the relation instead of the row. */
export function fluentRelation(call: TSESTree.CallExpression, owner: CatalogEntity | undefined, common: Common): DataAccess | undefined {
  const member = call.parent;
  const next = member.type === 'MemberExpression' && member.object === call ? outermostWrapper(member).parent : undefined;
  const name = next?.type === 'CallExpression' ? calledMember(next)?.name : undefined;
  const relation = name === undefined ? undefined : relationNamed(name, owner);
  if (next?.type !== 'CallExpression' || name === undefined || !relation) return undefined;
  return access(name, readArguments(next, common.env.source), relation, next, member.type === 'MemberExpression' ? member.property : next, common, 0);
}

const relationNamed = (name: string, owner: CatalogEntity | undefined): Relation | undefined => owner?.fields.find((field) => field.name === name)?.relation;

/** Both sides of `include: x ? { … } : undefined`: what may be read along counts. */
function objectBranches(node: TSESTree.Node, { env }: Common): TSESTree.Node[] {
  const value = resolveConstant(node, env.source);
  if (value.type !== 'ConditionalExpression') return [node];
  return [value.consequent, value.alternate].filter((branch) => staticValue(branch, env.source).kind === 'unknown');
}

const isFlag = (node: TSESTree.Node, { env }: Common): boolean => staticValue(node, env.source).kind !== 'unknown';

function relatedAccess(member: ObjectMember, relation: Relation | undefined, common: Common, depth: number): DataAccess {
  const flag = staticValue(member.value, common.env.source);
  const nested: Arguments = flag.kind === 'known' ? { kind: 'none' } : argumentsOf(member.value, common.env.source);
  const along = access(member.name, nested, relation, member.property ?? member.value, member.property?.key ?? member.value, common, depth);
  return { ...along, edits: nestedEdits(member, nested, common.env.source) };
}

function access(name: string, args: Arguments, relation: Relation | undefined, node: TSESTree.Node, reportNode: TSESTree.Node, common: Common, depth: number): DataAccess {
  const { env } = common;
  const entity = relation && env.entity(relation.entity);
  return {
    ...part(common, node, reportNode),
    entity: relation ? known({ name: relation.entity, as: 'model' }) : unknown(`\`${name}\` is not a relation the schema knows`),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound: relation === undefined ? unknown('relation is not known') : relation.many ? readTake(args, env.source) : { kind: 'default', rows: 1, why: 'relation to one' },
    projection: readProjection(args, entity, env.source),
    filter: readWhere(args, false, entity, env),
    related: relationsOf(args, entity, common, depth + 1),
  };
}

/** Relations that are read along and that this file does not name. */
function unreadable(node: TSESTree.Node, common: Common): DataAccess {
  const why = unknown('relations are built elsewhere');
  return { ...part(common, node, node), entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why, related: [] };
}

function part({ client, evidence }: Common, node: TSESTree.Node, reportNode: TSESTree.Node): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'result' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence, operation: 'read', method: 'include', result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode };
}
