import { entityText, type Filling, purposeText, fieldsText, subjectText, actionText } from './values.ts';

/**
 * The policy's own call with its holes filled; an `await` in front of it is not its to write.
 * Undefined where it calls something else, or wants what is not known.
 * @param callee how the function of the access log is called where the call will stand.
 */
export function fromTemplate(template: string, callee: string, filling: Filling): string | undefined {
  const text = template.trim().replace(/^await\s+/, '').replace(/;$/, '');
  const called = /^[\w$.\p{L}]+(?=\()/u.exec(text)?.[0];
  if (called === undefined || lastName(called) !== lastName(callee)) return undefined;
  // A plural in front of it says that the function takes a list.
  const subject = subjectText(/(?:s|対象者?一覧)['"]?\s*:\s*\{subject\}/i.test(text), undefined, filling);
  if (subject === undefined) return undefined;
  const values: Readonly<Record<string, string>> = { actor: filling.actor.id, action: actionText(undefined, filling), entity: entityText(undefined, filling), subject, fields: fieldsText(filling) ?? '[]', purpose: purposeText(filling) };
  return `${callee}${text.slice(called.length).replace(/\{(actor|action|entity|subject|fields|purpose)\}/g, (hole, name: string) => values[name] ?? hole)}`;
}

const lastName = (callee: string): string => callee.slice(callee.lastIndexOf('.') + 1);
