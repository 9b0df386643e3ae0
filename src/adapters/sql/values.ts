import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, objectProperty, resolveConstant, type SourceView, unrollChain, unwrap } from '../../ast/index.ts';
import type { SqlPlaceholder } from '../../statements/sql/index.ts';

/** Where a call's bound values are written. */
export type Values = { kind: 'list'; nodes: readonly TSESTree.Node[]; open: boolean } | { kind: 'named'; get(name: string): TSESTree.Node | undefined } | { kind: 'unknown' };

/** Values handed over as one argument: a list, an object by name, or options that hold either. */
export function valuesOf(node: TSESTree.Node | undefined, source: SourceView, depth = 0): Values {
  if (!node) return { kind: 'unknown' };
  const value = resolveConstant(node, source);
  // A list that has a name can grow by `push`.
  if (value.type === 'ArrayExpression') return { ...listed(value.elements), ...(value === unwrap(node) ? {} : { open: true }) };
  if (value.type !== 'ObjectExpression') return { kind: 'unknown' };
  // Sequelize keeps the values inside its options.
  const inner = objectProperty(value, 'replacements').value ?? objectProperty(value, 'bind').value;
  return inner && depth === 0 ? valuesOf(inner, source, 1) : { kind: 'named', get: (name) => objectProperty(value, name).value };
}

/** Values handed over one by one; a single list or object is taken as such. */
export function spreadValues(nodes: readonly TSESTree.Node[], source: SourceView): Values {
  const [only] = nodes;
  const single = nodes.length === 1 && only ? resolveConstant(only, source).type : undefined;
  return single === 'ArrayExpression' || single === 'ObjectExpression' ? valuesOf(only, source) : listed(nodes);
}

/** Values one by one, up to those that are not there. */
export function listed(elements: readonly (TSESTree.Node | null)[]): Values & { kind: 'list' } {
  return { kind: 'list', nodes: elements.filter((element) => element !== null), open: false };
}

/** mssql gives values by name before it runs: `request.input('id', sql.Int, id).query(…)`, also in statements before. */
export function inputsOf(receiver: TSESTree.Node, source: SourceView): Values {
  const { root, links } = unrollChain(receiver);
  const inputs = new Map<string, TSESTree.Node>();
  const add = (call: TSESTree.CallExpression | undefined): void => {
    const [name, ...rest] = call?.arguments ?? [];
    const value = rest.at(-1);
    if (name?.type === 'Literal' && typeof name.value === 'string' && value) inputs.set(name.value, value);
  };
  for (const { name, call } of links) if (name === 'input') add(call);
  const variable = root.type === 'Identifier' ? findVariable(root, source) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    let link = identifier.parent as TSESTree.Node | undefined;
    while (link?.type === 'MemberExpression' && link.parent.type === 'CallExpression' && link.parent.callee === link) {
      if (link.property.type === 'Identifier' && link.property.name === 'input') add(link.parent);
      link = link.parent.parent;
    }
  }
  return inputs.size === 0 ? { kind: 'unknown' } : { kind: 'named', get: (name) => inputs.get(name) };
}

/** The expression that a placeholder stands for. */
export function valueOf(placeholder: SqlPlaceholder, values: Values): TSESTree.Node | undefined {
  if (values.kind === 'named') return placeholder.name === undefined ? undefined : values.get(placeholder.name);
  if (values.kind !== 'list') return undefined;
  const { nodes } = values;
  if (placeholder.index !== undefined) {
    const before = nodes.slice(0, placeholder.index + 1);
    const found = before[placeholder.index];
    if (found && !before.some((node) => node.type === 'SpreadElement')) return found;
  }
  if (placeholder.fromEnd === undefined || values.open) return undefined;
  const behind = nodes.slice(nodes.length - 1 - placeholder.fromEnd);
  return behind.length === placeholder.fromEnd + 1 && !behind.some((node) => node.type === 'SpreadElement') ? behind[0] : undefined;
}
