import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isForeign, textOf, unwrap } from '../ast/index.ts';
import { namesOrganisation, subjectOf } from '../catalog/index.ts';
import type { PersonalField } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import type { Leak } from './leaks.ts';

/** Names of files with what an import could not take in. */
const REJECTED = /['"`][\w .-]*(?:(?:import|upload)[-_ ]?(?:\w+[-_ ]){0,2}(?:errors?|failures?|failed|rejected|invalid)|(?:errors?|failed|rejected|invalid)[-_ ](?:\w+[-_ ]){0,2}(?:rows?|records?|imports?|uploads?))[\w-]*(?:\.(?:csv|tsv|xlsx?|json)\b|[-_.]\$\{)/i;
/** A business card holds one person, and is made to be handed on (RFC 6350). */
const CARD = /text\/(?:x-)?vcard|\.vcf\b/i;

/** True where a person gets back the rows of the file that they had just given: nothing leaves that was not there. */
export function isGivenBack({ value, node }: Leak, { source }: RuleEnv<string>): boolean {
  return !value.access && REJECTED.test(around(node, source));
}

/** True where the business card of one person is made of a record that nobody read for it here. */
export function isCard({ value, node }: Leak, { source }: RuleEnv<string>): boolean {
  return value.access?.cardinality !== 'many' && CARD.test(around(node, source)) && enclosingFunction(node)?.parent.type !== 'CallExpression';
}

/** True for the name, telephone, address or mailbox of a company, by what its type or its variable is called: `OrganizationRow`, `org.phone`. */
export function isOfCompany({ value, sink }: Leak, { name, classification: { category } }: PersonalField): boolean {
  if (value.access || !(/^contact\.(?!sns)/.test(category) || name === 'name')) return false;
  if (value.entity !== undefined && subjectOf(value.entity) !== undefined) return false;
  return [value.node, value.origin, ...sink.arguments].some((node) => node !== undefined && namesOrganisation(rootOf(node)));
}

function rootOf(value: TSESTree.Node): string {
  let node = unwrap(value);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  return node.type === 'Identifier' ? node.name : '';
}

/** The text of the function that makes a file; of the whole file where none does. */
function around(node: TSESTree.Node, source: RuleEnv<string>['source']): string {
  if (isForeign(node, source)) return '';
  let maker = enclosingFunction(node);
  if (maker && unwrap(maker).parent?.type === 'CallExpression') maker = enclosingFunction(maker) ?? maker;
  return maker ? textOf(source, maker) : source.text;
}
