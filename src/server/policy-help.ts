import { CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type { CompletionItem, CompletionList, Hover, MarkupContent, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { categoryLabel } from '../engine/descriptions.ts';
import { policyMeaning, type PolicyNames, type PolicyProposal, policyProposals } from '../engine/policy-help.ts';
import { format, locale } from '../l10n/index.ts';
import { catalogExplanation, catalogHover } from '../report/catalog/index.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import type { EngineWorkspace } from './engine.ts';
import { linksIn } from './links.ts';
import { rulePage } from './rule-page.ts';
import { texts } from './texts.ts';

const KINDS: Readonly<Record<PolicyProposal['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Event,
  category: CompletionItemKind.Constant,
  entity: CompletionItemKind.Class,
  field: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
};

/** What no schema knows. */
const OF_PROJECT: ReadonlySet<PolicyProposal['kind']> = new Set(['entity', 'field', 'function']);

/** Characters per line of a hover in plain text. */
const PLAIN_WIDTH = 80;

/** Whether somebody else completes and explains this policy by its schema. */
function readsSchema({ uri }: TextDocument, client: Pick<ClientAbilities, 'readsSchema' | 'readsJsonSchema'>): boolean {
  return isJson(uri) ? client.readsJsonSchema : client.readsSchema;
}

const isJson = (uri: string): boolean => uri.endsWith('.json');

/** What could be written at a position of a policy. */
export function policyCompletion(document: TextDocument, position: Position, names: PolicyNames, client: Pick<ClientAbilities, 'readsSchema' | 'readsJsonSchema'>): CompletionList | null {
  const json = isJson(document.uri);
  const answer = policyProposals(document.getText(), document.offsetAt(position), names, json ? 'json' : 'yaml');
  if (!answer) return null;
  const range = { start: document.positionAt(answer.range[0]), end: document.positionAt(answer.range[1]) };
  const proposals = readsSchema(document, client) ? answer.proposals.filter(({ kind }) => OF_PROJECT.has(kind)) : answer.proposals;
  const items = proposals.map(({ label, kind, detail, text, insert, rank }, index): CompletionItem => ({
    label,
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(text === undefined ? {} : { documentation: text }),
    textEdit: { range, newText: insert },
    // What stands there is compared with it, in JSON with its quotes.
    filterText: json ? JSON.stringify(label) : label,
    sortText: `${rank}${String(index).padStart(5, '0')}`,
  }));
  return { isIncomplete: false, items };
}

/** What a key, a rule, a category, an entity or a field of a policy means. */
export function policyHover(document: TextDocument, position: Position, engine: EngineWorkspace, root: string, client: Pick<ClientAbilities, 'showsMarkdown' | 'readsSchema' | 'readsJsonSchema'>): Hover | null {
  const meaning = policyMeaning(document.getText(), document.offsetAt(position));
  // The schema speaks English alone.
  if (!meaning || (meaning.kind === 'key' && locale() === 'en' && readsSchema(document, client))) return null;
  const range = { start: document.positionAt(meaning.range[0]), end: document.positionAt(meaning.range[1]) };
  const said = (markdown: string, plain: string): MarkupContent => (client.showsMarkdown ? { kind: MarkupKind.Markdown, value: markdown } : { kind: MarkupKind.PlainText, value: plain });
  if (meaning.kind === 'entity') {
    const explanation = engine.explainNamed(meaning.name, meaning.field);
    if (!explanation) return null;
    const shownPath = (file: string): string => file;
    return { range, contents: said(catalogHover(explanation, { categoryLabel, shownPath, linkTo: linksIn(root) }), catalogExplanation(explanation, { categoryLabel, shownPath, width: PLAIN_WIDTH, colour: false })) };
  }
  if (meaning.kind !== 'rule') return { range, contents: said(`\`${meaning.name}\`\n\n${meaning.text}`, `${meaning.name}\n${meaning.text}`) };
  const presets = format(texts.severities, meaning.severity);
  return { range, contents: said(`\`${meaning.name}\`\n\n${meaning.text}\n\n${presets}\n\n[${format(texts.showPage, { rule: meaning.name })}](${rulePage(meaning.name)})`, `${meaning.name}\n${meaning.text}\n${presets}`) };
}
