import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, constantInitialiser, findVariable, isForeign, returnsOf, type SourceView, sourceOf, unwrapAwait } from '../../ast/index.ts';

/**
 * What is no address of a page: the mail program, the telephone, a messenger that a person is called
 * with as with a telephone, a map that shows the way, a text in the page itself.
 */
export const NO_PAGE = /^\s*(?:(?:mailto|tel|sms|smsto|facetime|skype|callto|data|blob|javascript|vcard|intent|whatsapp|tg|viber|line|geo|maps):|#|https?:\/\/(?:wa\.me|(?:api|web)\.whatsapp\.com|t\.me|m\.me|line\.me|maps\.(?:google|apple)\.com|(?:www\.)?google\.[a-z.]{2,6}\/maps|(?:www\.)?waze\.com)\/)/i;

const MAX_DEPTH = 6;

/** `mailto:` and the like, also at the beginning of a sum, of a constant, and of what a function of the project answers. */
export function isNoPage(address: TSESTree.Node, source: SourceView, depth = 0): boolean {
  const node = unwrapAwait(address);
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && NO_PAGE.test(node.value);
    case 'TemplateLiteral': {
      const text = node.quasis[0]?.value.cooked ?? '';
      return text === '' && node.expressions[0] ? isNoPage(node.expressions[0], source, depth + 1) : NO_PAGE.test(text);
    }
    case 'BinaryExpression':
      return node.left.type !== 'PrivateIdentifier' && isNoPage(node.left, source, depth + 1);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].every((part) => isNoPage(part, source, depth + 1) || isNothing(part));
    case 'LogicalExpression':
      return isNoPage(node.right, source, depth + 1);
    case 'Identifier': {
      const value = isForeign(node, source) ? undefined : constantInitialiser(findVariable(node, source));
      return value !== undefined && isNoPage(value, source, depth + 1);
    }
    case 'CallExpression': {
      const fn = calledFunction(node, source);
      const answers = fn ? returnsOf(fn).filter((answer) => !isNothing(answer)) : [];
      return fn !== undefined && answers.length > 0 && answers.every((answer) => isNoPage(answer, sourceOf(fn, source), depth + 1));
    }
    default:
      return false;
  }
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && !node.value) || (node.type === 'Identifier' && node.name === 'undefined');
}
