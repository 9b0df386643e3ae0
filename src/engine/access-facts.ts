import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, enclosingSymbol, isForeign, type SourceView } from '../ast/index.ts';
import { accessLogCoverage } from '../flow/index.ts';
import { locale } from '../l10n/index.ts';
import type { AccessFacts, DataAccess, ProjectView } from '../model/index.ts';
import { NO_REACH } from '../project/index.ts';
import { accessDispatch, dataAccesses, isLoggedByClient, loggingAround, personalReads, reasonText } from '../rulekit/index.ts';
import { recordOf, resultOf } from './access-record.ts';
import { linkedSource } from './linked-source.ts';

/** A text as it stands in an editor. */
export interface FactsRequest {
  /** Relative to the root. */
  file: string;
  text: string;
  project: ProjectView;
  link: (ast: TSESTree.Program) => void;
}

/** The data accesses of a text, in its order. Nothing for a text that cannot be parsed. Never throws for what a text holds. */
export function accessFacts({ file, text, project, link }: FactsRequest): AccessFacts[] {
  if (accessDispatch(text, project.clients).size === 0) return [];
  const source = linkedSource(text, file, link);
  if (!source) return [];
  const near = { ...project, catalog: project.catalog.near(file) };
  const accesses = dataAccesses(source, near).filter(({ reportNode }) => !isForeign(reportNode, source));
  const loggedBy = loggingOf(near, source);
  return accesses
    .map((access) => factsOf(access, source, near, loggedBy))
    .sort((a, b) => a.range[0] - b.range[0]);
}

function factsOf(access: DataAccess, source: SourceView, project: ProjectView, loggedBy: (access: DataAccess) => AccessFacts['logged']): AccessFacts {
  const language = locale();
  const reads = access.operation === 'read' ? personalReads(access, project.catalog) : [];
  const [start, end] = access.reportNode.range;
  const fn = enclosingFunction(access.node);
  return {
    record: { ...named(recordOf(access, source, language), access, project), result: resultOf(access, language) },
    range: [start, end],
    ...(fn ? { within: { name: enclosingSymbol(access.node), start: startOf(fn) } } : {}),
    fields: reads.flatMap(({ entity, fields }) => fields.map(({ name, classification }) => ({ entity: entity.name, name, category: classification.category, source: classification.source }))),
    certain: reads.every(({ certain }) => certain),
    logged: reads.length === 0 ? 'none' : loggedBy(access),
  };
}

type PlainRecord = ReturnType<typeof recordOf>;

/** A record under the names of the catalog: code calls an entity as its client does. */
function named(record: PlainRecord, { entity, related }: DataAccess, project: ProjectView): PlainRecord {
  const known = entity.kind === 'known' ? project.catalog.resolve(entity.value) : undefined;
  return {
    ...record,
    ...(known ? { entity: { known: known.name } } : {}),
    related: record.related.map((one, index) => {
      const access = related[index];
      return access ? named({ ...one, related: one.related }, access, project) : one;
    }),
  };
}

/** Where somebody would point at a function: at its declaration, not at a callback's own arrow. */
function startOf(fn: TSESTree.Node): number {
  let outer = fn;
  for (let next = enclosingFunction(outer); next; next = enclosingFunction(outer)) outer = next;
  const { parent } = outer;
  const declared = parent?.type === 'VariableDeclarator' ? parent.parent : parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property' ? parent : outer;
  return declared.parent?.type === 'ExportNamedDeclaration' || declared.parent?.type === 'ExportDefaultDeclaration' ? declared.parent.range[0] : declared.range[0];
}

function loggingOf(project: ProjectView, source: SourceView): (access: DataAccess) => AccessFacts['logged'] {
  const none = { ...project, accessLogs: [], logReach: NO_REACH };
  const [logging, without] = [loggingAround(project, source), loggingAround(none, source)];
  return (access) => {
    const bindings = { resultBindings: access.result.bindings };
    // What is only compared or counted owes no entry: no log covers it.
    if (accessLogCoverage(access.node, { ...without, ...bindings }).covered === true) return 'none';
    if (isLoggedByClient(access, project)) return 'yes';
    const { covered, ...rest } = accessLogCoverage(access.node, { ...logging, ...bindings });
    if (covered === 'unknown') return { unknown: 'why' in rest ? reasonText(rest.why, locale()) : '' };
    return covered ? 'yes' : 'no';
  };
}
