import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, propertyName, unwrap } from '../ast/index.ts';
import type { RuleEnv } from './create-rule.ts';
import type { Leak } from './leaks.ts';

/**
 * True for a value that only its name makes personal, while the file keeps it or looks it up as a field
 * that is known to be nobody's: the `phoneNumber` of a line, in `lines.findOne({ phoneNumber })`.
 */
export function isKeptAsNobodys({ value }: Leak, { source, accesses, project: { catalog } }: RuleEnv<string>): boolean {
  const name = unwrap(value.origin ?? value.node);
  if (value.via !== 'name' || value.entity !== undefined || value.access || name.type !== 'Identifier') return false;
  let nobodys = false;
  for (const { identifier } of findVariable(name, source)?.references ?? []) {
    const property = (identifier as TSESTree.Node).parent;
    if (property?.type !== 'Property' || property.value !== identifier) continue;
    const field = propertyName(property);
    const access = accesses.find(({ node }) => node.range[0] <= property.range[0] && property.range[1] <= node.range[1]);
    const entity = access?.entity.kind === 'known' ? catalog.find(access.entity.value.name) : undefined;
    if (field === undefined || !entity?.fields.some((one) => one.name === field)) continue;
    if (catalog.personalFields(entity, [field]).length > 0) return false;
    nobodys = true;
  }
  return nobodys;
}
