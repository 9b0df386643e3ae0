import { pathOf } from './projection.ts';

/** One condition that every matched item fulfils. */
export interface DynamoCondition {
  name: string;
  op: 'eq' | 'in' | 'other';
  /** The `:placeholder` it is compared with. */
  value?: string;
}

/** Conditions joined by AND. `open`: a part was not understood. */
export interface DynamoConditions {
  conditions: readonly DynamoCondition[];
  open: boolean;
}

const MOST_PARTS = 200;

/**
 * Reads a `KeyConditionExpression` or `FilterExpression` of DynamoDB. What stands below an OR or NOT
 * binds nothing and becomes one condition named so; `\uE000` stands for a piece that is not known.
 */
export function readConditionExpression(text: string, names: (placeholder: string) => string | undefined): DynamoConditions {
  const found: DynamoCondition[] = [];
  let open = false;
  const queue = [text];
  for (let steps = 0; queue.length > 0; steps++) {
    if (steps > MOST_PARTS) return { conditions: found, open: true };
    const part = stripped(queue.shift() ?? '');
    if (part === '') continue;
    if (splitBy(part, 'OR').length > 1) found.push({ name: 'OR', op: 'other' });
    else {
      const parts = splitBy(part, 'AND');
      if (parts.length > 1) queue.unshift(...parts);
      else {
        const condition = conditionOf(part, names);
        if (condition) found.push(condition);
        else open = true;
      }
    }
  }
  return { conditions: found, open };
}

function conditionOf(part: string, names: (placeholder: string) => string | undefined): DynamoCondition | undefined {
  if (/^NOT\b/i.test(part)) return { name: 'NOT', op: 'other' };
  const call = /^(?:begins_with|contains|attribute_exists|attribute_not_exists|attribute_type)\s*\(\s*([^,)]+)/i.exec(part);
  const compared = call ?? /^([^\s=<>(),]+)\s*(=|<>|<=?|>=?|IN\b|BETWEEN\b)\s*(.*)$/is.exec(part) ?? /^size\s*\(\s*([^)]+)\)/i.exec(part);
  const name = compared?.[1] === undefined ? undefined : pathOf(compared[1].trim(), names);
  if (!compared || name === undefined) return undefined;
  const operator = call ? undefined : compared[2]?.toUpperCase();
  const value = /^\s*(:[\w-]+)/.exec(compared[3] ?? '')?.[1];
  return { name, op: operator === '=' ? 'eq' : operator === 'IN' ? 'in' : 'other', ...(value === undefined ? {} : { value }) };
}

/** Without parentheses around the whole. */
function stripped(text: string): string {
  let current = text.trim();
  while (current.startsWith('(') && closes(current)) current = current.slice(1, -1).trim();
  return current;
}

function closes(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1;
  }
  return false;
}

/** Parts between a word that stands outside parentheses; the AND of a BETWEEN is none. */
function splitBy(text: string, word: 'AND' | 'OR'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let between = false;
  let from = 0;
  for (const token of text.matchAll(/[()]|\b(?:AND|OR|BETWEEN)\b/gi)) {
    const found = token[0].toUpperCase();
    if (found === '(') depth++;
    else if (found === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (found === 'BETWEEN') between = true;
    else if (found === 'AND' && between) between = false;
    else if (found === word) {
      parts.push(text.slice(from, token.index));
      from = token.index + found.length;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
