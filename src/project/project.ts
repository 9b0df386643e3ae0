import type { CatalogInput } from '../catalog/index.ts';
import { buildCatalog, createCatalog, vendorInputs } from '../catalog/index.ts';
import type { AccessLogEntry, CatalogData, HostRedaction, LogReach, LogSample, Problem, ProjectView, ReadConvention, ScopeConvention, SystemId } from '../model/index.ts';
import type { Policy } from '../policy/types.ts';
import { accessLogSamples } from './access-log-samples.ts';
import { discoveredAccessLogs, type ProjectText } from './access-logs.ts';
import { configuredAccessLogs, missingApprovals } from './configured-access-logs.ts';
import { missingMaskers, missingProtections, missingSinks } from './configured-functions.ts';
import { configuredScopes } from './configured-scopes.ts';
import { relativeTo } from './discover.ts';
import { externalServiceProblems } from './external-services.ts';
import { type FileFacts, readSchemaFacts } from './file-facts.ts';
import { isHabit, learntScopes } from './project-scopes.ts';

/** What the project layer learnt, as plain data: crosses threads and the cache. */
export interface ProjectData {
  root: string;
  policy: Policy;
  catalog: CatalogData;
  accessLogs: readonly AccessLogEntry[];
  logsReads: boolean;
  readConventions: readonly ReadConvention[];
  /** How the access logs are called, for writing another call. */
  logSamples: readonly LogSample[];
  logRedaction: readonly HostRedaction[];
  /** Filled by a host that can follow imports. */
  logReach: LogReach;
  /** Scope fields that the project's own code shows; none where the policy names some. */
  scopes: readonly ScopeConvention[];
  /** Functions with whose values requests are answered in other files. */
  answered: readonly string[];
}

/** Nothing is known of logging beyond a file. */
export const NO_REACH: LogReach = { declares: [], covered: [], forgotten: [], clients: [], allControllers: false, files: [] };

/** A schema or source file with what was read of it. */
export interface ProjectFile extends ProjectText {
  facts?: FileFacts;
}

/**
 * Puts together what a project's files say: the catalog, the access-log functions, warnings about
 * the set-up. Pure but for looking up configured modules on disk.
 */
export function assembleProject(root: string, policy: Policy, sources: readonly ProjectFile[], schemas: readonly ProjectFile[]): { data: ProjectData; problems: Problem[] } {
  const { catalog, problems } = assembleCatalog(root, policy, sources, schemas.map((schema) => ({ file: schema.file, facts: schema.facts ?? readSchemaFacts(schema.text, schema.file) })));
  const configured = configuredAccessLogs(policy, root, sources);
  problems.push(...configured.problems, ...configuredScopes(policy, root, sources, catalog), ...externalServiceProblems(policy, root), ...missingApprovals(policy, root, sources), ...missingProtections(policy, root, sources), ...missingMaskers(policy, root, sources), ...missingSinks(policy, root, sources));
  const declarations = sources.flatMap(({ file, facts }) => (facts?.accessLogs ?? []).map((declaration) => ({ file, declaration })));
  const names = new Set(configured.entries.map((entry) => entry.name));
  const discovered = discoveredAccessLogs(declarations, sources);
  const accessLogs = [...configured.entries, ...discovered.entries.filter((entry) => !names.has(entry.name))];
  const logsReads = configured.entries.length > 0 || (discovered.everyRead && isHabit(new Set(discovered.conventions.map(({ file }) => file)).size, policy, sources, catalog));
  return { data: { root, policy, catalog, accessLogs, logsReads, readConventions: discovered.conventions, logSamples: accessLogSamples(accessLogs, sources), logRedaction: sources.flatMap(({ facts }) => facts?.logRedaction ?? []), logReach: NO_REACH, scopes: learntScopes(policy, sources, catalog), answered: [...new Set(sources.flatMap(({ facts }) => facts?.answered ?? []))].sort() }, problems };
}

/** A file with what it tells the project. */
export interface FileWithFacts {
  file: string;
  facts?: FileFacts;
}

/** Puts the catalog together from what the files declare and the policy decides. Pure. */
export function assembleCatalog(root: string, policy: Pick<Policy, 'entities' | 'file'>, sources: readonly FileWithFacts[], schemas: readonly FileWithFacts[]): { catalog: CatalogData; problems: Problem[] } {
  const inputs: CatalogInput[] = [...schemas, ...sources].flatMap(({ file, facts }) => (facts?.entities ?? []).map(({ kind, result }): CatalogInput => ({ kind, file, result })));
  const problems = inputs.flatMap(({ file, result }) => result.problems.map(({ line, message }): Problem => ({ kind: 'schema-error', file, line, column: 1, message })));
  inputs.push(...vendorInputs(systemsOf(sources, inputs)));
  return { catalog: buildCatalog(inputs, policy.entities, policy.file === undefined ? {} : { policyFile: relativeTo(root, policy.file) }), problems };
}

/** The customer systems that a project speaks to, or has metadata of. */
function systemsOf(sources: readonly FileWithFacts[], inputs: readonly CatalogInput[]): Set<SystemId> {
  const declared = inputs.flatMap(({ result }) => result.entities.flatMap(({ system }) => (system === undefined ? [] : [system])));
  return new Set([...sources.flatMap(({ facts }) => facts?.systems ?? []), ...declared]);
}

/** The view rules get of the project. */
export function projectView(data: ProjectData): ProjectView {
  const { clients, maskers, accessLog, scopes, bulkExport, plaintextExport, sinks, externalServices } = data.policy;
  const { reliable, require, template, selfAccess } = accessLog;
  return {
    catalog: createCatalog(data.catalog),
    clients,
    accessLogs: data.accessLogs,
    logsReads: data.logsReads,
    readConventions: data.readConventions,
    logSamples: data.logSamples,
    logReach: data.logReach,
    logRedaction: data.logRedaction,
    accessLogRules: { reliable, require, selfAccess, ...(template === undefined ? {} : { template }) },
    scopes: { ...scopes, fields: [...scopes.fields.map(({ name, entities }): ScopeConvention => ({ field: name, origin: 'policy', ...(entities ? { entities } : {}) })), ...data.scopes] },
    answered: data.answered,
    exportApprovals: bulkExport.approvals,
    protections: plaintextExport.protections,
    sinks,
    externalServices,
    maskers,
  };
}
