import path from 'node:path';
import type { Connection, TextDocuments, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { format } from '../l10n/index.ts';
import { CREATE_ACCESS_LOG_HELPER, PROPOSE_ACCESS_LOG_HELPER } from '../protocol/index.ts';
import type { HelperAnswer, HelperParams, HelperProposal } from '../protocol/index.ts';
import type { AccessLogHelperPlan, EngineWorkspace } from './engine.ts';
import type { Folders } from './folders.ts';
import { pathOf, uriOf } from './paths.ts';
import { createdFile, policyChanges } from './policy-file-edit.ts';
import { texts } from './texts.ts';

/**
 * Answers the requests by which an editor creates an access-log helper. The editor writes: so that
 * the user can undo it, and it works wherever the editor's files are.
 */
export function serveAccessLogHelper(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders): void {
  connection.onRequest(PROPOSE_ACCESS_LOG_HELPER, async (params: HelperParams): Promise<HelperProposal> => {
    const planned = await plan(params, folders, documents);
    if ('problem' in planned) return planned;
    const { file, policy } = planned.plan;
    const { accessLog } = planned.engine;
    return { file, policy: uriOf(policy.file), ...(accessLog === undefined ? {} : { existing: accessLog }) };
  });

  connection.onRequest(CREATE_ACCESS_LOG_HELPER, async (params: HelperParams): Promise<HelperAnswer> => {
    const planned = await plan(params, folders, documents);
    if ('problem' in planned) return { done: false, ...planned };
    const helper = uriOf(path.join(planned.root, planned.plan.file));
    const { applied, failureReason } = await connection.workspace.applyEdit(helperEdit(helper, planned.plan, documents));
    if (!applied) return { done: false, problem: format(texts.helperRefused, { why: failureReason ?? '' }).trimEnd() };
    return { done: true, helper, policy: uriOf(planned.plan.policy.file), name: planned.plan.name };
  });
}

type Planned = { plan: AccessLogHelperPlan; root: string; engine: EngineWorkspace } | { problem: string };

async function plan({ uri, file }: HelperParams, folders: Folders, documents: TextDocuments<TextDocument>): Promise<Planned> {
  const folder = await folders.onDisk(uri);
  const engine = folder?.engine();
  if (!folder || !engine) return { problem: format(texts.helperNowhere) };
  const policyText = engine.policyFile === undefined ? undefined : documents.get(uriOf(engine.policyFile))?.getText();
  try {
    const planned = await engine.planAccessLogHelper({ near: pathOf(uri), ...(file === undefined ? {} : { file }), ...(policyText === undefined ? {} : { policyText }) });
    return 'problem' in planned ? planned : { ...planned, root: folder.path, engine };
  } catch (error) {
    return { problem: format(texts.openFailed, { why: error instanceof Error ? error.message : String(error) }) };
  }
}

/** One edit, so that it is undone at once. What is there already is never overwritten, whoever made it in the meantime. */
const helperEdit = (helper: string, { text, policy }: AccessLogHelperPlan, documents: TextDocuments<TextDocument>): WorkspaceEdit => ({ documentChanges: [...createdFile(helper, text), ...policyChanges(policy, documents)] });
