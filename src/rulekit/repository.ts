import type { TSESTree } from '@typescript-eslint/types';

/** Names of what stands between a store and the project's own code: `UserRepository`, `createContactsRepo`, `orderDao`. */
const REPOSITORY = /Repositor(?:y|ies)|repositor(?:y|ies)$|(?:[a-z]|^)Repo(?![a-z])|^repo$|Dao(?![a-z])|DAO/;

/** True for an access inside of a class, a function or an object that by its name only fetches records for the rest of the project. */
export function isInRepository(access: TSESTree.Node): boolean {
  for (let node = access.parent; node; node = node.parent) if (namesOf(node).some((name) => REPOSITORY.test(name))) return true;
  return false;
}

function namesOf(node: TSESTree.Node): string[] {
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [node.id, node.superClass].flatMap((one) => (one?.type === 'Identifier' ? [one.name] : []));
    case 'FunctionDeclaration':
      return node.id ? [node.id.name] : [];
    case 'VariableDeclarator':
      // The result of a read may well be called so; what is written as an object or a function is one.
      return node.id.type === 'Identifier' && (node.init?.type === 'ObjectExpression' || node.init?.type === 'ArrowFunctionExpression' || node.init?.type === 'FunctionExpression') ? [node.id.name] : [];
    default:
      return [];
  }
}
