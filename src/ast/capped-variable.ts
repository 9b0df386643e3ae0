import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { runsBefore } from './branches.ts';
import { programOf } from './modules.ts';
import { MOST_USES } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { unwrap } from './unwrap.ts';

/**
 * The largest value that statements before `use` leave a variable: `if (n > 100) n = 100`,
 * `if (n > 100) throw …`, `if (n > 100) return …`. Undefined when none caps it.
 */
export function cappedBefore(variable: Variable, use: TSESTree.Node, source: SourceView): number | undefined {
  if (variable.references.length > MOST_USES) return undefined;
  let cap: number | undefined;
  for (const { identifier } of variable.references) {
    const name = identifier as TSESTree.Node;
    const compared = comparedAbove(name, source);
    if (compared === undefined || programOf(name) !== programOf(use) || name.range[0] > use.range[0]) continue;
    const statement = statementTested(name);
    if (!statement || runsBefore(statement, use) !== 'always') continue;
    const left = leftBy(statement.consequent, variable, source);
    if (left === undefined) continue;
    const most = left === 'gone' ? compared : Math.max(compared, left);
    cap = cap === undefined ? most : Math.min(cap, most);
  }
  return cap;
}

/** The number of `name > 100`, `name >= 100`, `100 < name`. */
function comparedAbove(name: TSESTree.Node, source: SourceView): number | undefined {
  const { parent } = name;
  if (parent?.type !== 'BinaryExpression') return undefined;
  const other = parent.left === name && /^>=?$/.test(parent.operator) ? parent.right : parent.right === name && /^<=?$/.test(parent.operator) ? parent.left : undefined;
  const value = other && staticValue(other, source);
  return value?.kind === 'known' && typeof value.value === 'number' ? value.value : undefined;
}

/** The `if` whose test is the comparison, alone or as one of several by `||`. */
function statementTested(name: TSESTree.Node): TSESTree.IfStatement | undefined {
  let test = name.parent;
  while (test?.parent?.type === 'LogicalExpression' && test.parent.operator === '||') test = test.parent;
  return test?.parent?.type === 'IfStatement' && test.parent.test === test ? test.parent : undefined;
}

/** What the branch makes of the variable: the number it sets, `gone` when the function is left. */
function leftBy(branch: TSESTree.Statement, variable: Variable, source: SourceView): number | 'gone' | undefined {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  const last = statements.at(-1);
  if (last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement') return 'gone';
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (left.type !== 'Identifier' || left.name !== variable.name) continue;
    const value = staticValue(unwrap(right), source);
    if (value.kind === 'known' && typeof value.value === 'number') return value.value;
  }
  return undefined;
}
