import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, importOrigin, propertyName, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';

/** The package a value comes from, with the exported name by which it was reached. */
export interface PackageOrigin {
  module: string;
  name: string;
  /** The function of the package that made what the value stands for: `createWriteStream`. */
  made?: string;
}

/** Follows constants, calls and members back to an import. */
export function packageBehind(node: TSESTree.Node, source: SourceView): PackageOrigin | undefined {
  let made: string | undefined;
  let current = unwrapAwait(node);
  for (let links = 0; links < 12; links++) {
    switch (current.type) {
      case 'Identifier': {
        const origin = importOrigin(current, source);
        if (origin) return /^[./~#]|^@\//.test(origin.module) ? undefined : { ...origin, ...(made === undefined ? {} : { made }) };
        const value = constantInitialiser(findVariable(current, source));
        if (!value) return undefined;
        const init = unwrapAwait(value);
        if (init.type === 'CallExpression') made ??= lastName(unwrap(init.callee));
        current = init;
        break;
      }
      case 'MemberExpression':
        current = unwrapAwait(current.object);
        break;
      case 'CallExpression': {
        const callee = unwrap(current.callee);
        const [module] = current.arguments;
        if (callee.type === 'Identifier' && callee.name === 'require') return module?.type === 'Literal' ? { module: String(module.value), name: '*', ...(made === undefined ? {} : { made }) } : undefined;
        made ??= lastName(callee);
        current = callee;
        break;
      }
      case 'NewExpression':
        current = unwrapAwait(current.callee);
        break;
      case 'ImportExpression':
        return current.source.type === 'Literal' ? { module: String(current.source.value), name: '*', ...(made === undefined ? {} : { made }) } : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The last name of an expression: `storage` of `this.storage`. */
export function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}
