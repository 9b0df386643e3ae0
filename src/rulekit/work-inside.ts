import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, isFunction, propertyName, type SourceView, textOf, unwrap } from '../ast/index.ts';
import { ForwardTracer, type Use } from '../flow/index.ts';
import type { DataAccess, FilterField, ProjectView } from '../model/index.ts';
import { answersRequest } from './answers-request.ts';
import { isAlive, isWideParent } from './filters.ts';
import { needsEveryRow } from './handled-pages.ts';
import type { PersonalRead } from './personal-access.ts';
import { isTenantField, isUnaskedJob } from './scopes/index.ts';
import { answersClient } from './towards-client.ts';

/** The state in which most rows are: `'active'`, `CustomerStatus.Active`. */
const IN_USE = /^(?:[\w$.]+\.)?['"]?(?:active|enabled|live|normal|current)['"]?$/i;
/** Components show what they hold, in ways that are not followed. */
const COMPONENT = /\.(?:tsx|jsx|vue|svelte|astro)$/i;
/** Methods that answer something for each of the rows. */
const MAPPING = /^(?:map|flatMap)$/;
/** Functions of the language that hand on what they are given. */
const HANDS_ON = /^(?:Array|Object|Promise|JSON|Map|Set|String|Number|Boolean|Symbol)$/;

/**
 * True for the work of a job, or of a function that goes through rows for itself: some state picks them, everyone
 * of them is dealt with, and nothing of what they say of people is answered or handed on as a list.
 */
export function isWorkInside(access: DataAccess, reads: readonly PersonalRead[], file: string, { project, source }: { project: ProjectView; source: SourceView }): boolean {
  const { filter, projection } = access;
  if (COMPONENT.test(file)) return false;
  const isPicked = filter.kind === 'fields' && filter.fields.some((field) => !field.optional && !isTenantField(field.name, project.scopes) && !isOfAll(field, source));
  const isJob = isUnaskedJob(access, file, source) && !answersRequest(access, project);
  // Settings and connections are few; of everybody there is a page after a page.
  if (!isPicked && !(isJob && projection.kind === 'fields' && reads.every(({ entity }) => entity.subject === undefined))) return false;
  if (access.via) return false;
  const stays = !leaves(access, reads, source);
  return stays && (isJob || needsEveryRow(access, source) || access.result.fields.kind === 'known');
}

/** A condition that nearly every row fulfils. */
function isOfAll(field: FilterField, source: SourceView): boolean {
  const { name, op, value } = field;
  return isWideParent(name) || isAlive(field, source) || (op === 'eq' && value !== undefined && IN_USE.test(textOf(source, value)));
}

/** Whether the rows, or something that they say of people, get out of the function that reads them. */
function leaves({ node }: DataAccess, reads: readonly PersonalRead[], source: SourceView): boolean {
  const names = new Set(reads.flatMap(({ fields }) => fields).map(({ name }) => name));
  const tracer = new ForwardTracer<true>(source, (use) => (isPersonal(use, names) && isExit(use, source) ? true : undefined));
  return tracer.trace(node, { of: 'rows', at: [], fresh: true }).length > 0;
}

function isPersonal({ cargo: { field } }: Use, names: ReadonlySet<string>): boolean {
  return field === undefined || [...names].some((name) => field === name || field.startsWith(`${name}.`) || name.startsWith(`${field}.`) || field.endsWith(`.${name}`));
}

function isExit({ as, cargo }: Use, source: SourceView): boolean {
  switch (as.kind) {
    case 'returned':
    case 'attribute':
      return true;
    case 'assigned':
      return cargo.of === 'rows';
    case 'argument':
      if (as.call.type === 'CallExpression' && answersClient(as.call)) return true;
      // What one of them is told is no list of them; what a function of the project does with a list is followed.
      return cargo.of === 'rows' && !isFollowed(as.call, source);
    case 'receiver':
      // What a function of elsewhere makes of each of them is not known.
      return MAPPING.test(as.name) && !isFunction(as.call.arguments[0]);
  }
}

function isFollowed(call: TSESTree.CallExpression | TSESTree.NewExpression, source: SourceView): boolean {
  const callee = unwrap(call.callee);
  const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  if (owner.type === 'Identifier' && HANDS_ON.test(owner.name)) return true;
  if (callee.type === 'MemberExpression' && /^(?:push|unshift|concat|set|add)$/.test(propertyName(callee) ?? '')) return true;
  return call.type === 'CallExpression' && calledFunction(call, source) !== undefined;
}
