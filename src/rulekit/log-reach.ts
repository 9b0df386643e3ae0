import type { TSESTree } from '@typescript-eslint/types';
import { fileOf, sourceOf, type SourceView, walk } from '../ast/index.ts';
import { accessLogCoverage, contractNames, type CoverageOptions, placeNames } from '../flow/index.ts';
import type { AccessLogEntry, DataAccess, ForgottenUse, LogReach, PlaceName, ProjectView } from '../model/index.ts';
import { accessLogMatcher, accessLogNames } from '../flow/index.ts';

interface ReachIndex {
  covered: ReadonlySet<string>;
  forgotten: ReadonlyMap<string, ForgottenUse>;
}

const indexes = new WeakMap<LogReach, ReachIndex>();

/** What coverage has to know of a file: its own log calls, and how far logging reaches into it from other files. */
export function loggingAround(project: Pick<ProjectView, 'accessLogs' | 'logReach'>, source: SourceView): Omit<CoverageOptions, 'resultBindings'> {
  const { logReach } = project;
  const reached = { accessLogs: logReach.declares };
  const matches = accessLogMatcher(project, source);
  const reachedMatches = accessLogMatcher(reached, source, { exact: true });
  const named = accessLogNames(project, source);
  const reachedNamed = accessLogNames(reached, source, { exact: true });
  const file = fileOf(source.ast);
  const { covered } = indexOf(logReach);
  return {
    source,
    isAccessLogCall: (call) => (matches(call) ?? reachedMatches(call)) !== undefined,
    isAccessLogName: (_, node) => (named(node) ?? reachedNamed(node)) !== undefined,
    isLoggedElsewhere: (name, contract) => covered.has(keyOf({ file: contract ? '*' : (file ?? ''), name })),
    allControllers: logReach.allControllers,
  };
}

/** True for what another function reads with what it is given here, where that function logs it, or whether it does cannot be said. */
export function isLoggedInside({ via }: DataAccess, project: Pick<ProjectView, 'accessLogs' | 'logReach'>, source: SourceView): boolean {
  return via !== undefined && accessLogCoverage(via, { ...knownAround(project, sourceOf(via, source)), resultBindings: [] }).covered !== false;
}

const around = new WeakMap<ProjectView['accessLogs'], WeakMap<TSESTree.Program, ReturnType<typeof loggingAround>>>();

/** As `loggingAround`, kept for a file that is asked of by many others. */
function knownAround(project: Pick<ProjectView, 'accessLogs' | 'logReach'>, source: SourceView): ReturnType<typeof loggingAround> {
  const files = around.get(project.accessLogs) ?? new WeakMap<TSESTree.Program, ReturnType<typeof loggingAround>>();
  around.set(project.accessLogs, files);
  let known = files.get(source.ast);
  if (!known) files.set(source.ast, (known = loggingAround(project, source)));
  return known;
}

/** The first use, without a log, of the function around a node, where others of its users log. */
export function forgottenUse(node: TSESTree.Node, { logReach }: Pick<ProjectView, 'logReach'>, source: SourceView): ForgottenUse | undefined {
  const { forgotten } = indexOf(logReach);
  if (forgotten.size === 0) return undefined;
  const file = fileOf(source.ast) ?? '';
  const keys = [...placeNames(node).map((name) => keyOf({ file, name })), ...contractNames(node).map((name) => keyOf({ file: '*', name }))];
  return keys.map((key) => forgotten.get(key)).find((use) => use !== undefined);
}

function indexOf(reach: LogReach): ReachIndex {
  let index = indexes.get(reach);
  if (!index) indexes.set(reach, (index = { covered: new Set(reach.covered.map(keyOf)), forgotten: new Map(reach.forgotten.map((use) => [keyOf(use), use])) }));
  return index;
}

const keyOf = ({ file, name }: PlaceName): string => `${file}\0${name}`;

/** True when the data client logs a read by itself: a subscriber, a hook or a plugin of the entity, or of all that the client holds. */
export function isLoggedByClient(access: DataAccess, { catalog, logReach }: Pick<ProjectView, 'catalog' | 'logReach'>): boolean {
  const { entity: ref, client, method } = access;
  if (logReach.clients.length === 0 || ref.kind !== 'known') return false;
  const entity = catalog.resolve(ref.value);
  return logReach.clients.some((log) => {
    if (log.client !== client || (log.methods && !log.methods.includes(method))) return false;
    return log.entity === undefined || log.entity === ref.value.name || (entity !== undefined && catalog.find(log.entity)?.name === entity.name);
  });
}

/** Names the project's own function, so that nobody has to look for it: what the policy names first, then what is seen to record reads. */
export function ownAccessLog({ accessLogs }: Pick<ProjectView, 'accessLogs'>): AccessLogEntry | undefined {
  return accessLogs.find(({ origin }) => origin === 'policy') ?? accessLogs.find(({ records }) => records === 'reads');
}

/** How often a file calls the access logs of a project, or puts them around something. */
export function countUses(project: Pick<ProjectView, 'accessLogs'>, source: SourceView): number {
  const named = accessLogNames({ accessLogs: project.accessLogs.map((entry) => ({ ...entry, records: 'unknown' })) }, source);
  let uses = 0;
  walk(
    source.ast,
    (node) => {
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return;
      if (isMention(node) && named(node)) uses++;
    },
    source.visitorKeys,
  );
  return uses;
}

/** A name where its value is used: not where it is declared, imported or passed on, and not the end of a longer member. */
function isMention(node: TSESTree.Node): boolean {
  const parent = node.parent as TSESTree.Node | undefined;
  if (!parent || /^(?:Import|Export)\w*Specifier$|^TS/.test(parent.type)) return false;
  if (parent.type === 'MemberExpression') return parent.object === node;
  if ((parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && parent.key === node) return parent.type === 'Property' && parent.shorthand;
  if (parent.type === 'VariableDeclarator') return parent.init === node;
  return !(/^(?:Function|Class)(?:Declaration|Expression)$/.test(parent.type) && (parent as { id?: TSESTree.Node | null }).id === node) && !(/Function/.test(parent.type) && (parent as { params?: readonly TSESTree.Node[] }).params?.includes(node));
}
