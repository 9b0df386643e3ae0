import type { TSESTree } from '@typescript-eslint/types';

/** Name of a member or property key: `a.b`, `a['b']`, `{ b }`, `{ 'b': 1 }`; undefined when computed at run time. */
export function propertyName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'MemberExpression':
      return keyName(node.property, node.computed);
    case 'Property':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return keyName(node.key, node.computed);
    default:
      return undefined;
  }
}

function keyName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (key.type === 'Literal') return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : undefined;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  return undefined;
}

/** What an object literal says of one property. `open`: a spread or computed key may set it. */
export interface PropertyLookup {
  property?: TSESTree.Property;
  value?: TSESTree.Node;
  /** True when a spread or computed key that comes later, or any at all when the property is absent, could decide. */
  open: boolean;
}

/** Looks a property up in an object literal; the last one written wins, as at run time. */
export function objectProperty(object: TSESTree.ObjectExpression, name: string): PropertyLookup {
  let found: TSESTree.Property | undefined;
  let open = false;
  for (const member of object.properties) {
    if (member.type !== 'Property') {
      open = true;
      continue;
    }
    const key = propertyName(member);
    if (key === undefined) open = true;
    else if (key === name) {
      found = member;
      open = false;
    }
  }
  return found ? { property: found, value: found.value, open } : { open };
}
