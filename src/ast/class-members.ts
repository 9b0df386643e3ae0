import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './property.ts';

/** The members of a class by name, as its methods look them up. */
export interface ClassMembers {
  fields: ReadonlyMap<string, TSESTree.PropertyDefinition>;
  methods: ReadonlyMap<string, TSESTree.MethodDefinition>;
  getters: ReadonlyMap<string, TSESTree.MethodDefinition>;
  constructor_: TSESTree.FunctionExpression | undefined;
}

const indexes = new WeakMap<TSESTree.Node, ClassMembers>();

/** Indexes a class once: every method of it asks for the same fields. */
export function classMembers(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ClassMembers {
  let index = indexes.get(owner);
  if (!index) indexes.set(owner, (index = readMembers(owner)));
  return index;
}

function readMembers(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): ClassMembers {
  const fields = new Map<string, TSESTree.PropertyDefinition>();
  const methods = new Map<string, TSESTree.MethodDefinition>();
  const getters = new Map<string, TSESTree.MethodDefinition>();
  let constructor_: TSESTree.FunctionExpression | undefined;
  for (const member of owner.body.body) {
    const name = propertyName(member);
    if (member.type === 'PropertyDefinition' && name !== undefined) fields.set(name, member);
    if (member.type !== 'MethodDefinition') continue;
    // Overloads have no body; the last of the name is the implementation.
    if (member.kind === 'constructor' && member.value.type === 'FunctionExpression') constructor_ = member.value;
    else if (member.kind === 'get' && name !== undefined) getters.set(name, member);
    else if (member.kind === 'method' && name !== undefined) methods.set(name, member);
  }
  return { fields, methods, getters, constructor_ };
}
