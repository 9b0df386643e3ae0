import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, type SourceView, textOf } from '../ast/index.ts';
import type { PersonalField, ProjectView } from '../model/index.ts';
import type { PersonalRead } from './personal-access.ts';
import { carriesScope, requiredScope } from './scopes/index.ts';
import { isDirectory, isStaff } from './staff.ts';

/** Links to whoever did something with a record, by their names. */
const ACTED = /^(?:(?:created|updated|submitted|reviewed|approved|uploaded|assigned|owned|closed|handled|recorded|deleted|completed|requested|changed|modified|verified|invited|added|sent|resolved)_?(?:by|to)(?:_?user)?|author|assignee|reviewer|approver|creator|uploader|owner|submitter|handler|editor|operator|sales_?rep|account_?manager|responsible)$/i;
/** People who work with a system. */
const WORKS = /^(?:user|employee|staff|agent|operator|admin)$/;

/**
 * True when what is taken of people are the names and addresses at work of those who work with the system:
 * the list of colleagues, or who did what beside records of something else. No customer is among them.
 */
export function isOfColleagues(main: PersonalRead['access'], reads: readonly PersonalRead[], taken: readonly PersonalField[], project: ProjectView, source: SourceView): boolean {
  const concerned = reads.filter(({ fields }) => fields.some((field) => taken.includes(field)));
  return concerned.length > 0 && concerned.every((read) => {
    const fields = read.fields.filter((field) => taken.includes(field));
    if (!isDirectory(fields)) return false;
    if (isStaff(read.entity, project.catalog)) return carriesScope(main, project.scopes, source) || requiredScope(read.entity, project) === undefined;
    if (read.access === main || !WORKS.test(read.entity.subject ?? '')) return false;
    return ACTED.test(linkName(read.access.node, source)) || fields.every(({ classification: { category } }) => category.startsWith('person.'));
  });
}

/** The name by which a record leads to the one that is read along. */
function linkName(node: TSESTree.Node, source: SourceView): string {
  for (let current: TSESTree.Node | undefined = node, steps = 0; current && steps < 3; current = current.parent, steps++) {
    if (current.type === 'Property' && !current.computed) return propertyName(current) ?? '';
  }
  return /^[\w$]*/.exec(textOf(source, node).replace(/^['"`]/, ''))?.[0] ?? '';
}
