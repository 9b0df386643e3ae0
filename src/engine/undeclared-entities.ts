import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { looseKey, type UndeclaredEntity } from '../catalog/index.ts';
import { sourceParser, LineIndex } from '../parse/index.ts';
import { policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { assembleProject, ModuleResolver, projectView } from '../project/index.ts';
import { collectCalls, dataAccesses } from '../rulekit/index.ts';
import { Cache } from './cache.ts';
import { gather, list, moduleFiles } from './gather.ts';
import { LinkedModules } from './linked-modules.ts';
import { PlainSource } from './plain-source.ts';
import { mayHoldCandidate, mayHoldFinding } from './prefilter.ts';
import { useWantedParser } from './wanted-parser.ts';

/** Entities that the code of a project reads and that no schema, model or policy declares, with the place of the first read. */
export function undeclaredEntities(root: string, policy: Policy): UndeclaredEntity[] {
  useWantedParser();
  const listing = list({ root, paths: [root], separate: false }, policy);
  const { sources, schemas } = gather(listing, new Cache(root, true), () => {});
  const project = projectView(assembleProject(root, policy, sources, schemas).data);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const modules = new LinkedModules(new ModuleResolver(root, moduleFiles(listing)), (file) => texts.get(file));
  const found = new Map<string, UndeclaredEntity>();
  for (const { file, text } of sources) {
    if (!mayHoldFinding(text, { ...project, accessLogs: [] }) || !policyFor(policy, file).active) continue;
    const outcome = sourceParser().parse(text, file);
    if (!outcome.ok || !mayHoldCandidate(outcome.source.ast, text, { ...project, accessLogs: [] }, visitorKeys)) continue;
    const { ast } = outcome.source;
    collectCalls(ast, visitorKeys);
    modules.link(ast, file);
    const source = new PlainSource(text, ast);
    const near = { ...project, catalog: project.catalog.near(file) };
    for (const { entity, operation, reportNode } of dataAccesses(source, near)) {
      // What a customer system holds is known by its standard objects, or is the customer's own there.
      if (entity.kind !== 'known' || entity.value.system !== undefined || operation === 'create' || near.catalog.resolve(entity.value)) continue;
      const key = looseKey(entity.value.name);
      const before = found.get(key);
      found.set(key, before ? { ...before, reads: before.reads + 1 } : { name: entity.value.name, file, line: new LineIndex(text).positionAt(reportNode.range[0]).line, reads: 1 });
    }
  }
  return [...found.values()];
}
