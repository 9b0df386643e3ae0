import { stemsOf } from '../text/stems.ts';
import { typeKind } from './declared-type.ts';
import { found } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';

/** A record in which somebody says how they are, question by question. */
const ASKED = /(?:^|_)(?:health|medical|symptom|covid)_(?:(?:\w+_)?(?:questionnaire|screening|declaration|intake|survey)|check_?list)(?:_(?:answer|response|entry|form))*$/;
/** Columns of any form: who filled it in when, and how it is kept. */
const OF_FORM = /^(?:id|uuid|ref|reference|name|title|status|state|type|kind|code|version|revision|office|unit|url|link|file|source|language|locale|form|record|number|date|text|email|phone|age|.* (?:id|unit|at|by|date|datetime|url|number|version)|(?:created|updated|record|submitted) .*|text \d+)$/;

/** The answers of a health questionnaire, whatever it asks for. */
export function inHealthRecord(words: readonly string[], { owner, type, inside }: RecordContext): RecordMatch | undefined {
  if (inside || type === undefined || !ASKED.test(stemsOf(owner).join('_')) || OF_FORM.test(words.join(' '))) return undefined;
  return /^(?:text|choice|number|json)$/.test(typeKind(type)) ? found('health.condition', ` of a ${owner}`) : undefined;
}
