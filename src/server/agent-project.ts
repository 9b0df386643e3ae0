import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AgentProject } from '../agent/index.ts';
import type { ProjectQuestions } from '../engine/project-answers.ts';
import type { Finding, Problem } from '../model/index.ts';
import { readSource } from '../project/index.ts';
import { contains } from './checked-folder.ts';
import { type Folders, unsavedIn } from './folders.ts';
import { uriOf } from './paths.ts';

/** What an editor's project is asked through. */
export interface OpenProjects {
  documents: TextDocuments<TextDocument>;
  folders: Folders;
  questions: ProjectQuestions;
}

/** A folder of an editor as agents ask about it: with what is not saved, every file under the policy of its own folder. */
export function agentProject(root: string, { documents, folders, questions }: OpenProjects, token: CancellationToken): AgentProject {
  /** Any document of a folder stands for it; it need not exist. */
  const of = (folder: string): ReturnType<Folders['of']> => folders.of(uriOf(path.join(folder, 'crm-guard.yaml')));

  async function ofFile(file: string): Promise<Judged> {
    const uri = uriOf(file);
    const folder = await folders.of(uri);
    const engine = folder?.engine();
    const open = documents.get(uri)?.getText();
    const read = open === undefined ? readSource(file) : undefined;
    if (!folder || !engine || read?.ok === false) return NOTHING;
    const { findings, problems } = engine.checkText(file, open ?? (read?.ok ? read.text : ''));
    return below(root, folder.path, { findings, problems, files: 1 });
  }

  async function ofFolder(asked: string): Promise<Judged> {
    const folder = await of(asked);
    if (!folder?.engine()) return NOTHING;
    const stop = new AbortController();
    const listening = token.onCancellationRequested(() => stop.abort(new Error('cancelled')));
    try {
      const all = await questions.check({ ...folder.request, unsaved: unsavedIn(folder, documents) }, { signal: stop.signal });
      const inside = ({ file }: { file?: string | undefined }): boolean => file === undefined || asked === folder.path || contains(asked, path.join(folder.path, file));
      return below(root, folder.path, { findings: all.findings.filter(inside), problems: all.problems.filter(inside), files: all.files });
    } finally {
      listening.dispose();
    }
  }

  return {
    root,
    async check(paths) {
      const judged: Judged[] = [];
      for (const one of paths) {
        judged.push(statSync(one).isDirectory() ? await ofFolder(one) : await ofFile(one));
        await nextTurn();
      }
      return { findings: judged.flatMap(({ findings }) => findings), problems: judged.flatMap(({ problems }) => problems), files: judged.reduce((sum, { files }) => sum + files, 0) };
    },
    catalog: async () => (await of(root))?.engine()?.catalog ?? { entities: [] },
  };
}

interface Judged {
  findings: readonly Finding[];
  problems: readonly Problem[];
  files: number;
}

const NOTHING: Judged = { findings: [], problems: [], files: 0 };

/** Paths that are relative to a folder with a policy of its own, relative to the folder that is open. */
function below(root: string, folder: string, { findings, problems, files }: Judged): Judged {
  const from = path.relative(root, folder).split(path.sep).join('/');
  if (from === '') return { findings, problems, files };
  const moved = (file: string): string => path.posix.join(from, file);
  return {
    findings: findings.map((finding) => ({ ...finding, file: moved(finding.file), related: finding.related.map((place) => ({ ...place, file: moved(place.file) })) })),
    problems: problems.map((problem) => (problem.file === undefined ? problem : { ...problem, file: moved(problem.file) })),
    files,
  };
}
