import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, staticValue } from '../../../ast/index.ts';

/** Names a list argument certainly holds; `open` when more may stand in it. */
export interface NameList {
  names: readonly string[];
  open: boolean;
}

/** Reads `['email', ...BASE]`, `'email,name'` or a constant for one; undefined where no name can be read at all. */
export function nameList(node: TSESTree.Node, source: SourceView, depth = 0): NameList | undefined {
  const value = resolveConstant(node, source);
  if (depth > 6) return undefined;
  if (value.type !== 'ArrayExpression') {
    const text = staticValue(value, source);
    if (text.kind !== 'known' || typeof text.value !== 'string') return undefined;
    return { names: text.value.split(',').map((name) => name.trim()).filter((name) => name !== ''), open: false };
  }
  const names: string[] = [];
  let open = false;
  for (const element of value.elements) {
    if (!element) continue;
    const inner = element.type === 'SpreadElement' ? nameList(element.argument, source, depth + 1) : undefined;
    const text = element.type === 'SpreadElement' ? undefined : staticValue(element, source);
    if (inner) {
      names.push(...inner.names);
      open ||= inner.open;
    } else if (text?.kind === 'known' && typeof text.value === 'string') names.push(text.value);
    else open = true;
  }
  return { names: [...new Set(names)], open };
}
