import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, isFunction, propertyName } from '../../ast/index.ts';
import type { Catalog, Classification } from '../../model/index.ts';

/** What those are called to whom something is sent. */
const ADDRESSEE = /^(?:to|cc|bcc|reply_?to|recipients?|receivers?|addressees?|destination|sendTo|send_to)$/i;
/** What only a letter has beside it. */
const OF_MAIL = /^(?:subject|件名|subjectLine|emailSubject|mailSubject)$/i;
/** What functions are called that send by mail, or to a telephone. */
const BY_MAIL = /e-?mail(?![a-z])|mail(?:er)?$|^mail|Mail(?:To)?$|sendgrid|resend|nodemailer|postmark/i;
const BY_PHONE = /sms|whats_?app|text_?message/i;

/**
 * Whether a name is that of an addressee whose address it holds: `to` beside `subject`, the `to` of
 * `sendSms(to, message)`. The word alone may lead anywhere: to a page, a date, an account.
 * @param siblings names of what stands beside it.
 * @param sender name of the function that is given it.
 */
export function addresseeOf(name: string, siblings: readonly string[], sender: string | undefined, catalog: Catalog): Classification | undefined {
  if (!ADDRESSEE.test(name)) return undefined;
  if (siblings.some((sibling) => OF_MAIL.test(sibling))) return catalog.classifyName('email', {});
  if (sender === undefined || siblings.length === 0) return undefined;
  return BY_PHONE.test(sender) ? catalog.classifyName('phone', {}) : BY_MAIL.test(sender) ? catalog.classifyName('email', {}) : undefined;
}

/** The name by which a function is known: its own, that of the variable, the method or the property it is. */
export function nameOfFunction(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  const parent = fn.parent as TSESTree.Node | undefined;
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') return propertyName(parent);
  return undefined;
}

/** The names that a pattern or the parameters around an identifier give to what stands beside it. */
export function namesBeside(identifier: TSESTree.Identifier, holder: TSESTree.Node): string[] {
  let pattern: TSESTree.Node | undefined = identifier.parent as TSESTree.Node | undefined;
  if (pattern?.type === 'AssignmentPattern') pattern = pattern.parent as TSESTree.Node | undefined;
  const object = pattern?.type === 'Property' ? (pattern.parent as TSESTree.Node) : undefined;
  if (object?.type === 'ObjectPattern') return object.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []));
  if (!isFunction(holder)) return [];
  return holder.params.flatMap((parameter) => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return target.type === 'Identifier' ? [target.name] : [];
  });
}
