import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, Connection, Diagnostic, Range, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import path from 'node:path';
import type { CalledFunction } from '../engine/called-functions.ts';
import { policyName, TAXONOMY } from '../engine/catalog-questions.ts';
import type { PolicyMark } from '../engine/policy-marks.ts';
import { format } from '../l10n/index.ts';
import type { Finding } from '../model/index.ts';
import { CATEGORIES, MARK_IN_POLICY } from '../protocol/index.ts';
import type { CategoryLabel, MarkAnswer, MarkFieldTarget, MarkParams } from '../protocol/index.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import { toRange } from './diagnostics.ts';
import type { EngineWorkspace } from './engine.ts';
import type { Folders } from './folders.ts';
import { markTexts as texts } from './mark-texts.ts';
import { pathOf, uriOf } from './paths.ts';
import { apply, policyEdit } from './policy-file-edit.ts';
import { ruleName } from './rule-page.ts';

/** Where decisions are offered. */
export interface MarkContext {
  document: TextDocument;
  documents: TextDocuments<TextDocument>;
  engine: EngineWorkspace;
  client: Pick<ClientAbilities, 'commands' | 'confirmsEdits' | 'takesVersionedEdits'>;
}

/** More entries than these would hide the others of a menu. */
const MOST_FIELDS = 2;
const MOST_FUNCTIONS = 2;

/** Names of functions that write down who saw what. */
const LOGS = /log|audit|record|track|trail|journal|access|history|記録|履歴|監査/i;

/** What a reviewer can decide about a finding, as changes of the policy: that a field is not personal, that a function logs or masks. */
export function markActions(finding: Finding, context: MarkContext, diagnostics: Diagnostic[]): CodeAction[] {
  const { engine, document, client } = context;
  if (!client.takesVersionedEdits) return [];
  const file = pathOf(document.uri);
  const about = finding.entity === null ? undefined : engine.decidable(file, finding.entity, [...new Set(finding.fields.map(({ name }) => name))]);
  const actions = about && about.fields.length > 0 ? fieldActions({ uri: document.uri, ...about }, context) : [];
  const { start, end } = toRange(finding);
  const rule = ruleName(finding.ruleId);
  const kind = rule === 'require-access-log' ? 'accessLog' : /^no-(?:pii|plaintext)-/.test(rule) ? 'masker' : undefined;
  const called = kind === undefined ? [] : engine.calledFunctions(file, document.getText(), [document.offsetAt(start), document.offsetAt(end)]);
  const meant = called.filter(({ name, at }) => (kind === 'masker' ? at === 'value' && !LOGS.test(name) : LOGS.test(name)));
  if (kind !== undefined) actions.push(...meant.flatMap((one) => functionAction(kind, one, context) ?? []).slice(0, MOST_FUNCTIONS));
  return actions.map((action) => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics }));
}

/** The same for the name at a place, where somebody asks for what could be done there. */
export function marksAt(range: Range, context: MarkContext): CodeAction[] {
  const { engine, document, client } = context;
  if (!client.takesVersionedEdits) return [];
  const file = pathOf(document.uri);
  const text = document.getText();
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const { entity, field } = engine.explainAt(file, text, start)?.explanation ?? {};
  const actions: CodeAction[] = [];
  if (entity && field && !field.relation) actions.push(...fieldActions({ uri: document.uri, entity: policyName(entity), fields: [{ name: field.name, ...(field.personal ? { category: field.personal.category } : {}) }] }, context));
  for (const one of engine.calledFunctions(file, text, [start, end])) {
    if (one.at === 'name') actions.push(...[functionAction('accessLog', one, context), functionAction('masker', one, context)].filter((action) => action !== undefined));
  }
  return actions.map((action) => ({ ...action, kind: CodeActionKind.RefactorRewrite }));
}

function fieldActions(target: MarkFieldTarget, context: MarkContext): CodeAction[] {
  const { entity, fields } = target;
  const canAsk = context.client.commands.has('crm-guard.markField');
  const personal = fields.filter(({ category }) => category !== undefined);
  const direct = canAsk && personal.length > MOST_FIELDS ? [] : personal.slice(0, MOST_FIELDS);
  const actions = direct.flatMap(({ name }) => markAction(format(texts.notPersonal, { field: `${entity}.${name}`, policy: policyNameOf(context) }), { kind: 'field', entity, field: name, category: false }, context) ?? []);
  if (!canAsk) return actions;
  const title = format(fields.length === 1 ? texts.decideField : texts.decideFields, { field: `${entity}.${fields[0]?.name}`, entity, policy: policyNameOf(context) });
  return [...actions, { title, command: { title, command: 'crm-guard.markField', arguments: [target] } }];
}

function functionAction(kind: 'accessLog' | 'masker', called: CalledFunction, context: MarkContext): CodeAction | undefined {
  const { name, file, package: from } = called;
  const mark: PolicyMark = { kind, name, ...(file === undefined ? {} : { file }), ...(from === undefined ? {} : { package: from }) };
  return markAction(format(texts[kind], { name, policy: policyNameOf(context) }), mark, context);
}

/** Undefined where the policy says so already, or cannot be changed. */
function markAction(title: string, mark: PolicyMark, { engine, documents, client }: MarkContext): CodeAction | undefined {
  const planned = engine.planPolicyMark(mark, policyText(engine, documents));
  const edit = 'problem' in planned ? undefined : policyEdit(planned, documents, client.confirmsEdits ? { label: title } : undefined);
  return edit && { title, edit };
}

const policyNameOf = ({ engine }: MarkContext): string => path.basename(engine.policyFile ?? 'crm-guard.yaml');

const policyText = ({ policyFile }: EngineWorkspace, documents: TextDocuments<TextDocument>): string | undefined => (policyFile === undefined ? undefined : documents.get(uriOf(policyFile))?.getText());

/** Answers the requests by which an editor asks what a field holds and writes it into the policy. */
export function servePolicyMarks(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders, client: () => ClientAbilities): void {
  connection.onRequest(CATEGORIES, (): CategoryLabel[] => TAXONOMY.map(({ id, label }) => ({ id, label: format(label) })));

  connection.onRequest(MARK_IN_POLICY, async (params: MarkParams): Promise<MarkAnswer> => {
    const engine = (await folders.onDisk(params.uri))?.engine();
    if (!engine) return { done: false, problem: format(texts.nowhere) };
    const planned = engine.planPolicyMark('rule' in params ? { kind: 'rule', rule: params.rule, severity: params.severity } : { kind: 'field', entity: params.entity, field: params.field, category: params.category }, policyText(engine, documents));
    if ('problem' in planned) return { done: false, problem: planned.problem };
    const edit = policyEdit(planned, documents, client().confirmsEdits ? { label: labelOf(params, path.basename(planned.file)) } : undefined);
    if (!edit) return { done: true, policy: uriOf(planned.file) };
    const { applied, why } = await apply(connection, edit);
    return applied ? { done: true, policy: uriOf(planned.file) } : { done: false, problem: why };
  });
}

function labelOf(params: MarkParams, policy: string): string {
  if ('rule' in params) return format(texts.setRule, { rule: params.rule, severity: params.severity, policy });
  const field = `${params.entity}.${params.field}`;
  return params.category === false ? format(texts.notPersonal, { field, policy }) : format(texts.ofCategory, { field, category: params.category, policy });
}
