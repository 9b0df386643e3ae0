import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, enclosingFunction, type FunctionNode, isInside, propertyName, sourceOf, type SourceView, unwrap, walk } from '../../ast/index.ts';
import type { DataAccess, ProjectView } from '../../model/index.ts';
import { dataAccesses } from '../accesses.ts';
import { personalReads, personalTarget } from '../personal-access.ts';
import { isSelfAccess } from '../self-access/index.ts';
import { type LogCall, logCalls } from './calls.ts';

/** Functions that functions call are followed this far. */
const MAX_DEPTH = 3;
/** Functions looked into for one entry: more than these do not stand around anything. */
const MOST_FUNCTIONS = 40;

/**
 * True when an entry is about nobody in particular: everything that the function around it reads or
 * writes, itself or through functions of the project, can be read, and none of it is personal. Counts,
 * templates and settings have no person whose data was seen. False where nothing is seen to be read.
 */
export function isAboutNobody({ call }: LogCall, source: SourceView, project: ProjectView): boolean {
  const around = enclosingFunction(call);
  const accesses = around && accessesOf(around, source, project);
  return accesses !== undefined && accesses.length > 0 && accesses.every(({ access, from }) => tellsOfNobody(access, from, project));
}

interface Found {
  access: DataAccess;
  from: SourceView;
}

/** Methods that run what stands in a text; of a text that cannot be read nobody knows what it reads. */
const RUNS_TEXT = /^\$?(?:query|execute|raw|sql)/i;

/** The accesses of a function and of those it calls, without what the entries themselves store; undefined when some of them cannot be read. */
function accessesOf(root: FunctionNode, source: SourceView, project: ProjectView): Found[] | undefined {
  const seen = new Set([root]);
  const queue = [{ fn: root, depth: 0 }];
  const found: Found[] = [];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { fn, depth } = next;
    const own = sourceOf(fn, source);
    const accesses = dataAccesses(own, project).filter(({ node }) => isInside(node, fn));
    found.push(...accesses.map((access) => ({ access, from: own })));
    const known = new Set<TSESTree.Node>([...accesses.map(({ node }) => node), ...logCalls(own, project).map(({ call }) => call)]);
    let unread = false;
    walk(fn.body, (node) => {
      if (known.has(node)) return false;
      if (node.type === 'TaggedTemplateExpression') unread ||= RUNS_TEXT.test(nameOf(node.tag));
      if (node.type !== 'CallExpression') return undefined;
      const called = calledFunction(node, own);
      if (!called) unread ||= RUNS_TEXT.test(nameOf(node.callee));
      else if (depth < MAX_DEPTH && seen.size < MOST_FUNCTIONS && !seen.has(called)) queue.push({ fn: called, depth: depth + 1 });
      if (called) seen.add(called);
      return undefined;
    });
    if (unread) return undefined;
  }
  return found;
}

function nameOf(callee: TSESTree.Node): string {
  const value = unwrap(callee);
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : value.type === 'Identifier' ? value.name : '';
}

/** Who asks reads their own record to know what they may do: that is not what the entry is about. */
function tellsOfNobody(access: DataAccess, source: SourceView, project: ProjectView): boolean {
  if (access.operation === 'count' || access.operation === 'aggregate') return true;
  if (access.entity.kind !== 'known') return false;
  if (access.operation !== 'read') return access.operation !== 'raw' && personalTarget(access, project.catalog) === undefined;
  return personalReads(access, project.catalog).length === 0 || isSelfAccess(access, source);
}
