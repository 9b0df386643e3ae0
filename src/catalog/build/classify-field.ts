import type { Classification, FieldVerdict, SourceRef } from '../../model/index.ts';
import type { FieldDecision } from '../../policy/types.ts';
import { categoryOfType, classifyName, isFalseFriend } from '../classify/index.ts';
import type { FieldContext } from '../classify/index.ts';
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
  const guessed = vendor.category === undefined ? byName(field, { ...context, person: true }, parts) : undefined;
  const category = vendor.category ?? guessed?.category ?? vendor.otherwise ?? UNSPECIFIED;
  return { category, sensitivity: vendor.sensitivity ?? guessed?.sensitivity ?? sensitivityOf(category), source: { kind: 'vendor', ...placeOf(field) }, reason: vendor.reason };
}

/** Where a field is declared; what a vendor's documentation declares stands in no file. */
const placeOf = ({ file, line }: DeclaredField): { file?: string; line?: number } => (file === '' ? {} : { file, line });

/** What the field's name, column, label, Japanese comment or type say. */
export function byName(field: DeclaredField, whole: FieldContext, parts: Parts): Classification | undefined {
  const context = contextOfPart(field.name, whole, parts);
  const found =
    classifyName(lastPart(field.name), context) ??
    (field.column === undefined ? undefined : classifyName(field.column, context)) ??
    byPath(field.name, whole, parts) ??
    byLabel(field, context) ??
    byComment(field, context) ??
    byType(field, context);
  // `emailSignatures.signature` is an `emailSignature`.
  if (found && field.name.includes('.') && isFalseFriend(field.name.split('.').slice(-2).join('_'), found.category)) return undefined;
  return found && { ...found, source: { kind: field.file === '' ? 'vendor' : 'schema', ...placeOf(field) } };
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
function byComment(field: DeclaredField, context: FieldContext): Classification | undefined {
  const phrase = field.comment?.split('\n').map((line) => line.trim()).find((line) => line !== '' && line.length <= 24 && isJapanese(line));
  if (phrase === undefined) return undefined;
  const found = classifyName(phrase, context);
  return found && { ...found, reason: `comment of "${field.name}": ${found.reason}` };
}

/** `address.country`, `phone.value`: what a part is called and what stands in it make a name together. */
function byPath(name: string, whole: FieldContext, parts: Parts): Classification | undefined {
  const [holder, last] = name.split('.').slice(-2);
  if (holder === undefined || last === undefined || !name.includes('.')) return undefined;
  const context = contextOfPart(name, whole, parts);
  const { holder: left, ...around } = context;
  return left === undefined ? undefined : classifyName(`${holder}_${last}`, around);
}

/** What users read beside the field. A sentence is no name. */
function byLabel(field: DeclaredField, context: FieldContext): Classification | undefined {
  const { label } = field;
  if (label === undefined || (!isJapanese(label) && label.split(/\s+/).length > MOST_WORDS)) return undefined;
  const found = classifyName(label, context);
  return found && { ...found, reason: `label of "${field.name}": ${found.reason}` };
}

/** A field of a type that holds nothing but addresses or numbers, in a person's record. */
function byType({ name, implied }: DeclaredField, { owner, person, type }: FieldContext): Classification | undefined {
  const category = implied ?? (type === undefined ? undefined : categoryOfType(type));
  if (category === undefined || !person) return undefined;
  return { category, sensitivity: sensitivityOf(category), source: { kind: 'schema' }, reason: `the type ${type ?? ''} of "${name}" in ${owner ?? ''} is ${category}` };
}

/** Raises the sensitivity of a personal field to what its declaration demands at the least. */
export function rated(personal: Classification, { rating }: DeclaredField): Classification {
  if (rating === undefined || SCALE.indexOf(rating.sensitivity) <= SCALE.indexOf(personal.sensitivity)) return personal;
  return { ...personal, sensitivity: rating.sensitivity, reason: `${personal.reason}, ${rating.words}` };
}

const SCALE: readonly Classification['sensitivity'][] = ['low', 'med', 'high', 'critical'];

const sensitivityOf = (category: string): Classification['sensitivity'] => categoryById(category)?.sensitivity ?? 'med';
