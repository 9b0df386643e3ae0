import type { TSESTree } from '@typescript-eslint/types';
import { textOf } from '../ast/index.ts';
import type { PersonalValue } from '../flow/index.ts';
import type { TextEdit } from '../model/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { maskerFor } from './maskers.ts';

/** The edit that puts the project's masker around a value: where the value stands alone and a fitting masker is in scope. */
export function maskEdit({ node, via, fields }: PersonalValue, env: RuleEnv<string>): TextEdit | undefined {
  const { parent } = node;
  if (via === 'record' || (parent?.type === 'Property' && parent.shorthand) || parent?.type === 'SpreadElement') return undefined;
  const masker = maskerFor(fields, env.project.maskers.filter((name) => isInScope(name, node, env)));
  return masker === undefined ? undefined : { range: node.range, text: `${masker}(${textOf(env.source, node)})` };
}

function isInScope(name: string, node: TSESTree.Node, env: RuleEnv<string>): boolean {
  for (let scope = env.source.getScope(node) as ReturnType<typeof env.source.getScope> | null; scope; scope = scope.upper) if (scope.set.has(name)) return true;
  return false;
}
