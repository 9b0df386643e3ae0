import { enclosingFunction, isForeign, isScript, lineOf, type SourceView, textOf, writtenValues } from '../../ast/index.ts';
import type { AccessLogEntry, AccessLogPart, CatalogEntity, CatalogField, DataAccess, LogSample, ProjectView } from '../../model/index.ts';
import { actorInScope } from './actor.ts';
import { type Callee, calleeAt } from './callee.ts';
import { logCalls } from './calls.ts';
import type { EntryEdit } from './edits.ts';
import { fromTemplate } from './from-template.ts';
import { type Place, placeOf } from './place.ts';
import { declaredSlots, exampleSlots, type Slot, type Slots, withExample } from './slots.ts';
import { entityOfExample, examplesOf, type Filling, keyOf, objectText, valueOf } from './values.ts';

/** Stands for the file that is being checked, among the files of samples. */
const HERE = '';
/** Parts that every entry must answer, whatever the policy asks. */
const FILLED: readonly AccessLogPart[] = ['actor', 'subject'];

/**
 * Writes the access-log call behind a read, the way the project writes it: as its declaration wants
 * it and other calls look, those of the same file first; with the actor that is in scope, the ids of
 * the rows that were read, and the import. Undefined where any part of that would have to be made up,
 * or where the call could not be awaited.
 */
export function logCallEdit(access: DataAccess, entity: CatalogEntity, project: ProjectView, source: SourceView): EntryEdit | undefined {
  const key = keyOf(access, entity);
  if (access.via || isForeign(access.node, source) || !key) return undefined;
  const place = placeOf(access, entity, source);
  if (!place) return undefined;
  for (const entry of loggers(project, source)) {
    const written = callOf(entry, { access, entity, key, place, project, source });
    if (written) return written;
  }
  return undefined;
}

/** What reads can be logged with: what the file uses already, what the policy names, what is seen to log reads; in the end what logs changes. */
function loggers(project: ProjectView, source: SourceView): AccessLogEntry[] {
  const fit = project.accessLogs.filter(({ kind }) => kind === 'function');
  const here = new Set(logCalls(source, project).map(({ entry }) => entry.name));
  const rank = (entry: AccessLogEntry): number => (here.has(entry.name) ? 0 : 4) + (entry.origin === 'policy' ? 0 : entry.records === 'reads' ? 1 : entry.records === 'unknown' ? 2 : 8);
  return fit.sort((a, b) => rank(a) - rank(b)).slice(0, 4);
}

interface Writing {
  access: DataAccess;
  entity: CatalogEntity;
  key: CatalogField;
  place: Place;
  project: ProjectView;
  source: SourceView;
}

function callOf(entry: AccessLogEntry, { access, entity, key, place, project, source }: Writing): EntryEdit | undefined {
  const callee = calleeAt(entry, access.node, source);
  if (!callee) return undefined;
  const samples = samplesOf(entry, access, project, source);
  const waits = callee.fn ? callee.fn.async || returnsPromise(callee, source) : (samples[0]?.awaited ?? false);
  // What a function answers that is declared nowhere is only known from how others call it.
  if (!callee.fn && samples.length === 0) return undefined;
  const actor = actorInScope(access.node, source, examplesOf(samples, 'actor'));
  if (!actor) return undefined;
  const filling: Filling = { access, entity, key, actor, place, source };
  const call = project.accessLogRules.template === undefined ? undefined : fromTemplate(project.accessLogRules.template, callee.text, filling);
  const text = call ?? shapesOf(callee, samples, source).map((shape) => callText(callee, shape, filling)).find((one) => one !== undefined);
  if (text === undefined) return undefined;
  const guard = !place.many && place.optional ? `if (${place.rows}) ` : '';
  const code = `${guard}${waits ? 'await ' : ''}${text};`;
  return { edits: [...(callee.added ? [callee.added] : []), ...place.edits(code)], code };
}

function returnsPromise({ fn }: Callee, source: SourceView): boolean {
  const type = fn?.returnType?.typeAnnotation;
  if (type) return type.type === 'TSTypeReference' && /^Promise/.test(textOf(source, type.typeName));
  return false;
}

/** Calls of the same function, those that record a read first; of these, those of the file. */
function samplesOf(entry: AccessLogEntry, access: DataAccess, project: ProjectView, source: SourceView): LogSample[] {
  const around = enclosingFunction(access.node);
  const here = logCalls(source, project).flatMap((one): LogSample[] => {
    const values = one.entry.name === entry.name && enclosingFunction(one.call) !== around ? writtenValues(one.call, source.text) : undefined;
    return values ? [{ name: entry.name, file: HERE, line: lineOf(source, one.call), reads: one.records === 'reads', awaited: one.call.parent.type === 'AwaitExpression', values }] : [];
  });
  return [...here, ...project.logSamples.filter(({ name }) => name === entry.name)].sort((a, b) => Number(b.reads) - Number(a.reads));
}

/** The values that the function wants, as each of the other calls hands them in; by its declaration alone in the end. */
function shapesOf({ fn }: Callee, samples: readonly LogSample[], source: SourceView): Slots[] {
  const declared = fn && declaredSlots(fn, source);
  // `entry` alone, without a type that can be read: what the others hand in says more.
  const isOpaque = declared?.style === 'positional' && declared.slots.length === 1 && samples.length > 0;
  if (declared && !isOpaque) return [...samples.map(({ values }) => withExample(declared, values)), declared];
  return samples.flatMap(({ values }) => exampleSlots(values) ?? []);
}

function callText({ text }: Callee, { style, slots }: Slots, filling: Filling): string | undefined {
  const values: { slot: Slot; text: string }[] = [];
  const said = new Set<string>();
  const followed = { ...filling, otherEntity: entityOfExample(slots) };
  for (const slot of slots) {
    const value = valueOf(slot, followed, said);
    if (value !== undefined) values.push({ slot, text: value });
    else if (style === 'positional') {
      if (slot.required) return undefined;
      // What is left out in the middle would move the others.
      break;
    } else if (slot.required && (slot.takes !== undefined || !isScript(filling.source) || slot.example === undefined)) return undefined;
  }
  if (!FILLED.every((part) => said.has(part))) return undefined;
  if (style === 'positional') return `${text}(${values.map((value) => value.text).join(', ')})`;
  return `${text}(${objectText(values.map((value) => ({ key: value.slot.name, text: value.text })))})`;
}
