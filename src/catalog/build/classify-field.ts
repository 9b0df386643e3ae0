import type { Classification, FieldVerdict, SourceRef, WhyNot } from '../../model/index.ts';
import type { FieldDecision } from '../../policy/types.ts';
import { categoryOfType, classifyName, isFalseFriend, judgeName } from '../classify/index.ts';
import type { FieldContext, Judgement } from '../classify/index.ts';
import { categoryById } from '../taxonomy/index.ts';
import { isJapanese } from '../text/words.ts';
import { contextOfPart, lastPart } from './parts.ts';
import type { Parts } from './parts.ts';
import type { DeclaredField } from './merge.ts';

const UNSPECIFIED = 'person.other';
/** Words of a label that is a name. */
const MOST_WORDS = 4;

/** What an annotation in the code says of a field; undefined when it is silent. */
export function byAnnotation(field: DeclaredField, context: FieldContext): FieldVerdict | undefined {
  const { annotation } = field;
  if (annotation === undefined) return undefined;
  if (annotation.notPersonal) return { source: { kind: 'annotation', ...placeOf(field), ...annotation.at }, reason: `@notPersonal at the declaration of "${field.name}"` };
  const guessed = classifyName(field.name, { ...context, person: true });
  const category = annotation.category ?? guessed?.category ?? UNSPECIFIED;
  return {
    category,
    sensitivity: guessed?.category === category ? guessed.sensitivity : sensitivityOf(category),
    source: { kind: 'annotation', file: field.file, line: field.line, ...annotation.at },
    reason: annotation.category ? `@pii ${category} at the declaration of "${field.name}"` : `@pii at the declaration of "${field.name}"`,
  };
}

/** What the customer system says of its field; undefined when it is silent. */
export function byVendor(field: DeclaredField, context: FieldContext, parts: Parts): FieldVerdict | undefined {
  const { vendor } = field;
  if (vendor === undefined) return undefined;
  if (vendor.notPersonal) return { source: { kind: 'vendor', ...placeOf(field) }, reason: vendor.reason };
  const guessed = vendor.category === undefined ? byName(field, { ...context, person: true }, parts).personal : undefined;
  const category = vendor.category ?? guessed?.category ?? vendor.otherwise ?? UNSPECIFIED;
  return { category, sensitivity: vendor.sensitivity ?? guessed?.sensitivity ?? sensitivityOf(category), source: { kind: 'vendor', ...placeOf(field) }, reason: vendor.reason };
}

/** Where a field is declared; what a vendor's documentation declares stands in no file. */
const placeOf = ({ file, line }: DeclaredField): { file?: string; line?: number } => (file === '' ? {} : { file, line });

/** What the field's name, column, label, Japanese comment or type say; else why none of them says anything, as the first that is understood has it. */
export function byName(field: DeclaredField, whole: FieldContext, parts: Parts): Judgement {
  const context = contextOfPart(field.name, whole, parts);
  let whyNot: WhyNot | undefined;
  for (const judge of [ofOwnName, ofColumn, ofPath(whole, parts), byLabel, byComment, byType]) {
    const judged = judge(field, context);
    if (judged?.personal) return asDeclared(judged.personal, field);
    if (whyNot === undefined && judged && judged.whyNot.kind !== 'unknown-name') ({ whyNot } = judged);
  }
  return { whyNot: whyNot ?? { kind: 'unknown-name' } };
}

/** What a part of a field's declaration says; undefined where it has no such part. */
type Judge = (field: DeclaredField, context: FieldContext) => Judgement | undefined;

const ofOwnName: Judge = ({ name }, context) => judgeName(lastPart(name), context);

const ofColumn: Judge = ({ column }, context) => (column === undefined ? undefined : judgeName(column, context));

/** What was found, with the place of the declaration; `emailSignatures.signature` is an `emailSignature`. */
function asDeclared(found: Classification, field: DeclaredField): Judgement {
  const [holder = '', own = ''] = field.name.split('.').slice(-2);
  // A field of its own was weighed by its name already.
  if (own !== '' && isFalseFriend(`${holder}_${own}`, found.category)) return { whyNot: { kind: 'other-words', term: own, category: found.category, words: holder } };
  return { personal: { ...found, source: { kind: field.file === '' ? 'vendor' : 'schema', ...placeOf(field) } } };
}

/** A decision of the policy file. */
export function byPolicy(name: string, decision: FieldDecision & { line?: number }, owner: string, policyFile: string | undefined): FieldVerdict {
  const source: SourceRef = { kind: 'policy', ...(policyFile === undefined ? {} : { file: policyFile }), ...(decision.line === undefined ? {} : { line: decision.line }) };
  if (!decision.personal) return { source, reason: `the policy says that "${name}" in ${owner} is not personal data` };
  return {
    category: decision.category,
    sensitivity: decision.sensitivity ?? sensitivityOf(decision.category),
    source,
    reason: `the policy says that "${name}" in ${owner} is ${decision.category}`,
  };
}

/** A verdict that makes the field personal data; undefined for one that clears it. */
export function asClassification({ category, sensitivity, source, reason }: FieldVerdict): Classification | undefined {
  return category === undefined ? undefined : { category, sensitivity: sensitivity ?? sensitivityOf(category), source, reason };
}

/** Many Japanese schemas name a column in abbreviations and say what it holds in a comment: 氏名. */
const byComment: Judge = ({ name, comment }, context) => {
  const phrase = comment?.split('\n').map((line) => line.trim()).find((line) => line !== '' && line.length <= 24 && isJapanese(line));
  return phrase === undefined ? undefined : told(`comment of "${name}"`, judgeName(phrase, context));
};

/** `address.country`, `phone.value`: what a part is called and what stands in it make a name together. */
const ofPath = (whole: FieldContext, parts: Parts): Judge => ({ name }) => {
  const [holder, last] = name.split('.').slice(-2);
  if (holder === undefined || last === undefined || !name.includes('.')) return undefined;
  const { holder: about, ...around } = contextOfPart(name, whole, parts);
  return about === undefined ? undefined : judgeName(`${holder}_${last}`, around);
};

/** What users read beside the field. A sentence is no name. */
const byLabel: Judge = ({ name, label }, context) => {
  if (label === undefined || (!isJapanese(label) && label.split(/\s+/).length > MOST_WORDS)) return undefined;
  return told(`label of "${name}"`, judgeName(label, context));
};

const told = (by: string, judged: Judgement): Judgement => (judged.personal ? { personal: { ...judged.personal, reason: `${by}: ${judged.personal.reason}` } } : judged);

/** A field of a type that holds nothing but addresses or numbers, in a person's record. */
const byType: Judge = ({ name, implied }, { owner, person, type }) => {
  const category = implied ?? (type === undefined ? undefined : categoryOfType(type));
  if (category === undefined || !person) return undefined;
  return { personal: { category, sensitivity: sensitivityOf(category), source: { kind: 'schema' }, reason: `the type ${type ?? ''} of "${name}" in ${owner ?? ''} is ${category}` } };
};

/** Raises the sensitivity of a personal field to what its declaration demands at the least. */
export function rated(personal: Classification, { rating }: DeclaredField): Classification {
  if (rating === undefined || SCALE.indexOf(rating.sensitivity) <= SCALE.indexOf(personal.sensitivity)) return personal;
  return { ...personal, sensitivity: rating.sensitivity, reason: `${personal.reason}, ${rating.words}` };
}

const SCALE: readonly Classification['sensitivity'][] = ['low', 'med', 'high', 'critical'];

const sensitivityOf = (category: string): Classification['sensitivity'] => categoryById(category)?.sensitivity ?? 'med';
