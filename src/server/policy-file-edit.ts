import type { ChangeAnnotation, Connection, TextDocuments, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PolicyFileEdit } from '../project/index.ts';
import { uriOf } from './paths.ts';

type DocumentChanges = NonNullable<WorkspaceEdit['documentChanges']>;

/** Id of the annotation under which an editor asks for confirmation. */
const CONFIRM = 'policy';

/** The changes that write a policy, new or at the version that it has in the editor. @param annotation id of an annotation of the edit */
export function policyChanges(policy: PolicyFileEdit, documents: TextDocuments<TextDocument>, annotation?: string): DocumentChanges {
  const uri = uriOf(policy.file);
  return 'text' in policy ? createdFile(uri, policy.text, annotation) : [edited(uri, policy, documents.get(uri)?.version ?? null, annotation)];
}

/** The change of a policy as an edit of its own; undefined where there is nothing to change. `ask`: says what it is about, for clients that confirm edits. */
export function policyEdit(policy: PolicyFileEdit, documents: TextDocuments<TextDocument>, ask: ChangeAnnotation | undefined): WorkspaceEdit | undefined {
  if ('edits' in policy && policy.edits.length === 0) return undefined;
  return { documentChanges: policyChanges(policy, documents, ask && CONFIRM), ...(ask ? { changeAnnotations: { [CONFIRM]: { ...ask, needsConfirmation: true } } } : {}) };
}

/** A new file with its text. What is there already is never overwritten. */
export function createdFile(uri: string, text: string, annotation?: string): DocumentChanges {
  const start = { line: 0, character: 0 };
  const annotated = annotation === undefined ? {} : { annotationId: annotation };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false }, ...annotated },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text, ...annotated }] },
  ];
}

/** Applies an edit; answers why the client did not, if it did not. */
export async function apply(connection: Connection, edit: WorkspaceEdit): Promise<{ applied: boolean; why: string }> {
  const { applied, failureReason } = await connection.workspace.applyEdit(edit);
  return { applied, why: failureReason ?? '' };
}

function edited(uri: string, { before, edits }: Extract<PolicyFileEdit, { before: string }>, version: number | null, annotation: string | undefined): TextDocumentEdit {
  const document = TextDocument.create(uri, 'yaml', 0, before);
  const annotated = annotation === undefined ? {} : { annotationId: annotation };
  return { textDocument: { uri, version }, edits: edits.map(({ range: [start, end], text }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text, ...annotated })) };
}
