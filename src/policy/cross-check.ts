import { isExpired } from './exceptions.ts';
import { withoutPrefix } from './file-policy.ts';
import { excludes, globProblem } from './globs.ts';
import { texts } from './messages.ts';
import type { DocumentNode, Entry } from './document.ts';
import type { PolicyDocument } from './read.ts';
import type { SchemaProblem } from './validate.ts';
import type { PolicyDiagnostic } from './types.ts';

/** A problem that no schema can express: it lies between two places, in the calendar or in a glob. */
export type CrossProblem = SchemaProblem & { severity: PolicyDiagnostic['severity'] };

/** Checks what a JSON Schema cannot: names given twice, contradictions, globs that cannot match, exceptions that have ended. */
export function crossCheck(
  root: DocumentNode | undefined,
  invalid: ReadonlySet<DocumentNode>,
  content: PolicyDocument,
  today: string | undefined,
): readonly CrossProblem[] {
  const usable = (node: DocumentNode | undefined): DocumentNode | undefined =>
    node === undefined || node.kind === 'broken' || invalid.has(node) ? undefined : node;
  const at = (node: DocumentNode | undefined, key: string): DocumentNode | undefined =>
    node?.kind === 'map' ? usable(node.entries.get(key)?.value) : undefined;
  const items = (node: DocumentNode | undefined): DocumentNode[] => (node?.kind === 'list' ? node.items.filter((item) => usable(item)) : []);
  const entries = (node: DocumentNode | undefined): Entry[] => (node?.kind === 'map' ? [...node.entries.values()] : []);

  const overrides = items(at(root, 'overrides'));
  const exceptions = items(at(root, 'exceptions'));
  return [
    ...[root, ...overrides].flatMap((node) => duplicateRules(entries(at(node, 'rules')))),
    ...duplicateEntities(entries(at(root, 'entities')), (node) => items(at(node, 'aliases')), content),
    ...entries(at(root, 'entities')).flatMap(({ key, value }) => contradictions(key, at(value, 'personal'), entries(at(value, 'fields')))),
    ...entries(at(root, 'clients')).flatMap(({ key, keySpan, value }) => (value.kind === 'map' && !value.entries.has('module') && !value.entries.has('object') ? [{ severity: 'error' as const, span: keySpan, message: texts.clientWithoutOrigin, data: { name: key } }] : [])),
    ...items(at(at(root, 'externalServices'), 'approved')).flatMap((node, index) => (node.kind === 'map' && node.entries.has('service') === node.entries.has('host') ? [{ severity: 'error' as const, span: node.entries.values().next().value?.keySpan ?? node.span, message: texts.approvalOfOne, data: { path: `externalServices.approved[${index}]` } }] : [])),
    ...overrides.flatMap((node, index) => globProblems(at(node, 'files'), `overrides[${index}].files`, usable)),
    ...exceptions.flatMap((node, index) => globProblems(at(node, 'files'), `exceptions[${index}].files`, usable)),
    ...globProblems(at(root, 'ignore'), undefined, usable),
    ...exceptions.flatMap((node) => expired(at(node, 'until'), today)),
  ];
}

function duplicateRules(entries: readonly Entry[]): CrossProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key, keySpan }) => {
    const name = withoutPrefix(key);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ severity: 'error' as const, span: keySpan, message: texts.duplicateRule, data: { name } }];
  });
}

function duplicateEntities(
  entries: readonly Entry[],
  aliasesOf: (entity: DocumentNode) => readonly DocumentNode[],
  content: PolicyDocument,
): CrossProblem[] {
  const owners = new Map<string, string>();
  const problems: CrossProblem[] = [];
  const claim = (name: string, entity: string, span: Entry['keySpan']): void => {
    const owner = owners.get(name.toLowerCase());
    if (owner === undefined) owners.set(name.toLowerCase(), entity);
    else if (owner !== entity) {
      const line = content.entities.find((decision) => decision.name === owner)?.line ?? 1;
      problems.push({ severity: 'error', span, message: texts.duplicateEntity, data: { name, entity: owner, line } });
    }
  };
  for (const { key, keySpan } of entries) claim(key, key, keySpan);
  for (const { key, value } of entries) {
    for (const alias of aliasesOf(value)) if (alias.kind === 'scalar') claim(String(alias.value), key, alias.span);
  }
  return problems;
}

function contradictions(entity: string, personal: DocumentNode | undefined, fields: readonly Entry[]): CrossProblem[] {
  if (personal?.kind !== 'scalar' || personal.value !== false) return [];
  return fields
    .filter(({ value }) => value.kind !== 'scalar' || typeof value.value === 'string')
    .map(({ key, keySpan }) => ({
      severity: 'warning' as const,
      span: keySpan,
      message: texts.contradiction,
      data: { path: `entities.${entity}.fields.${key}`, entity },
    }));
}

/** `path` is given where a list that only excludes makes no sense; `ignore` may take the preset's files back in. */
function globProblems(
  node: DocumentNode | undefined,
  path: string | undefined,
  usable: (node: DocumentNode) => DocumentNode | undefined,
): CrossProblem[] {
  if (!node) return [];
  const globs = (node.kind === 'list' ? node.items : [node]).flatMap((item) =>
    usable(item) && item.kind === 'scalar' && typeof item.value === 'string' ? [{ glob: item.value, span: item.span }] : [],
  );
  const problems = globs.flatMap(({ glob, span }): CrossProblem[] => {
    const why = globProblem(glob);
    return why === undefined ? [] : [{ severity: 'error', span, message: texts.badGlob, data: { glob, why } }];
  });
  if (path !== undefined && globs.length > 0 && globs.every(({ glob }) => excludes(glob))) {
    problems.push({ severity: 'error', span: node.span, message: texts.onlyNegated, data: { path } });
  }
  return problems;
}

function expired(node: DocumentNode | undefined, today: string | undefined): CrossProblem[] {
  if (today === undefined || node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
  const until = node.value;
  const ended = isExpired({ until }, today);
  return ended ? [{ severity: 'warning', span: node.span, message: texts.expired, data: { until } }] : [];
}
