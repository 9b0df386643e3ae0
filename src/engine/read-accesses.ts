import path from 'node:path';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { programOf, sourceOf, type SourceView } from '../ast/index.ts';
import type { Locale } from '../l10n/index.ts';
import type { AccessRecord, AccessReport, DataAccess, ProjectView } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import { LineIndex, sourceParser } from '../parse/index.ts';
import { assembleProject, findRoot, ModuleResolver, projectView } from '../project/index.ts';
import { accessDispatch, collectCalls, dataAccesses, genericNames } from '../rulekit/index.ts';
import { recordOf, resultOf } from './access-record.ts';
import { Cache } from './cache.ts';
import { commonFolder } from './common-folder.ts';
import type { CheckOptions } from './check.ts';
import { PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { gather, list, moduleFiles, type SourceText } from './gather.ts';
import { usesGeneric } from './handing-on.ts';
import { LinkedModules } from './linked-modules.ts';
import { loadRootPolicy } from './load-policy.ts';
import { PlainSource } from './plain-source.ts';
import { useWantedParser } from './wanted-parser.ts';

/**
 * Reads every data access of some files and says what was understood of each, without judging it.
 * Files that the policy leaves out are left out here too.
 * @param language of the reasons; the rest is the same in all
 * @throws PolicyError when the policy has errors.
 */
export function readAccesses({ paths, root: given, policyFile, preset }: Pick<CheckOptions, 'paths' | 'root' | 'policyFile' | 'preset'>, language: Locale = 'en'): AccessReport {
  useWantedParser();
  const root = given ?? findRoot(commonFolder(paths));
  const { policy, errors } = loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }) });
  if (errors.length > 0) throw new PolicyError(errors);
  const listing = list({ root, paths, separate: false }, policy);
  const { sources, schemas } = gather(listing, new Cache(root, false), () => {});
  const project = projectView(assembleProject(root, policy, sources, schemas).data);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const modules = new LinkedModules(new ModuleResolver(root, moduleFiles(listing)), (file) => texts.get(file));
  const reader = new FileReader(project, modules, language);
  const asked = sources.filter(({ file, checked }) => checked && policyFor(policy, file).active);
  const cleared: SourceText[] = [];
  const read = new Map<string, FileAccesses>();
  // Of a part of the project, it is not known which names the rest offers.
  const whole = sources.every(({ checked }) => checked);
  for (const one of asked) {
    if (!whole || accessDispatch(one.text, project.clients).size > 0) read.set(one.file, reader.read(one));
    else cleared.push(one);
  }
  // As in a check: a file that names no client may hand an entity to a function that reads it.
  const uses = usesGeneric([...read.values()].flatMap(({ generic }) => generic));
  for (const one of cleared) read.set(one.file, uses?.(one.text) ? reader.read(one) : reader.syntaxOnly(one));
  const found = asked.flatMap(({ file }) => read.get(file) ?? []);
  return { root: path.resolve(root), files: asked.length, accesses: found.flatMap(({ accesses }) => accesses), problems: found.flatMap(({ problems }) => problems) };
}

/** What one file says. */
interface FileAccesses {
  accesses: readonly AccessRecord[];
  problems: AccessReport['problems'];
  /** Names under which other files may have it read what they hand to it. */
  generic: readonly string[];
}

class FileReader {
  constructor(
    private readonly project: ProjectView,
    private readonly modules: LinkedModules,
    private readonly language: Locale,
  ) {}

  read({ file, text }: SourceText): FileAccesses {
    const outcome = sourceParser().parse(text, file);
    if (!outcome.ok) return { accesses: [], problems: [{ file, message: outcome.problem.message }], generic: [] };
    const { ast } = outcome.source;
    collectCalls(ast, visitorKeys);
    this.modules.link(ast, file);
    const source = new PlainSource(text, ast);
    const lines = new LineIndex(text);
    const near = { ...this.project, catalog: this.project.catalog.near(file) };
    const accesses = dataAccesses(source, near).map((access) => ({ file, ...placeOf(access, lines), ...viaOf(access, source, this.modules), ...recordOf(access, source, this.language), result: resultOf(access, this.language) }));
    return { accesses, problems: [], generic: genericNames(source, near) };
  }

  syntaxOnly({ file, text }: SourceText): FileAccesses {
    const problem = sourceParser().check(text, file);
    return { accesses: [], problems: problem ? [{ file, message: problem.message }] : [], generic: [] };
  }
}

function placeOf({ reportNode }: DataAccess, lines: LineIndex): Pick<AccessRecord, 'line' | 'column'> {
  const { line, column } = lines.positionAt(reportNode.range[0]);
  return { line, column };
}

function viaOf({ via }: DataAccess, source: SourceView, modules: LinkedModules): Pick<AccessRecord, 'via'> {
  const file = via && modules.fileOf(programOf(via));
  return via && file !== undefined ? { via: `${file}:${new LineIndex(sourceOf(via, source).text).positionAt(via.range[0]).line}` } : {};
}
