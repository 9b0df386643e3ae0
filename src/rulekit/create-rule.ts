import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';
import { enclosingSymbol, isMachineWritten, type SourceView, textOf } from '../ast/index.ts';
import { format, type Localized, locale, type MessageData } from '../l10n/index.ts';
import type { CatalogEntity, DataAccess, Evidence, PersonalField, ProjectView, RelatedLocation, TextEdit } from '../model/index.ts';
import type { FilePolicy, RuleSeverity } from '../policy/types.ts';
import { dataAccesses } from './accesses.ts';
import { type EvidenceListener, evidenceListener, type FindingEvidence } from './evidence.ts';
import { type FileContext, fileContext } from './host.ts';
import { offerTypes } from './type-services.ts';
import { findingFields } from './words.ts';

/** Family a rule belongs to; the rule table is grouped by it. */
export type RuleCategory = 'breadth' | 'access-log' | 'leak';

/** What a rule file declares. */
export interface RuleDefinition<MessageId extends string> {
  /** File name of the rule: `no-unbounded-query`. */
  name: string;
  docs: { description: Localized; category: RuleCategory };
  /** Severity in each preset. */
  severity: { recommended: RuleSeverity; strict: RuleSeverity };
  /** Messages and titles of suggestions: what and why, then what to do. */
  messages: Readonly<Record<MessageId, Localized>>;
  check(env: RuleEnv<MessageId>): void;
}

/** What a rule may see and do while it checks one file. */
export interface RuleEnv<MessageId extends string> {
  readonly source: SourceView;
  /** The file, relative to the root, with `/`. */
  readonly file: string;
  readonly project: ProjectView;
  readonly policy: FilePolicy;
  /** All data accesses of the file; the adapters run once for all rules. */
  readonly accesses: readonly DataAccess[];
  report(problem: RuleProblem<MessageId>): void;
}

/** A code change a finding offers, with the values of its title. */
export interface RuleSuggestion<MessageId extends string> {
  messageId: MessageId;
  data?: MessageData;
  edits: readonly TextEdit[];
}

/** One finding as a rule states it. */
export interface RuleProblem<MessageId extends string> {
  /** Place to underline. */
  node: TSESTree.Node;
  messageId: MessageId;
  data?: MessageData;
  /** The access the finding is about, if any. */
  access?: DataAccess;
  client?: string;
  evidence?: Evidence;
  entity?: CatalogEntity | string;
  fields?: readonly PersonalField[];
  related?: readonly RelatedLocation[];
  suggestions?: readonly RuleSuggestion<MessageId>[];
}

/** Metadata that hosts beside ESLint read from a rule. */
export interface RuleFacts {
  /** The rule itself, for a host that only wants to know whether it has something to say. */
  check(env: RuleEnv<string>): void;
  name: string;
  docs: RuleDefinition<string>['docs'];
  severity: RuleDefinition<string>['severity'];
  messages: Readonly<Record<string, Localized>>;
}

/** A rule as ESLint and oxlint load it, with our own facts beside. */
export type GuardRule = TSESLint.RuleModule<string, []> & { crmGuard: RuleFacts };

/** Address under which the pages of the rules are published. */
export const DOCS_URL = 'https://github.com/crm-guard/crm-guard/blob/main/docs/rules';

/**
 * Makes an ESLint rule of a definition. The rule does all its work on `Program`, over the records
 * all rules share, so that a host's traversal costs nothing per rule.
 */
export function createRule<MessageId extends string>(definition: RuleDefinition<MessageId>): GuardRule {
  const { name, docs, severity, messages } = definition;
  return {
    meta: {
      type: 'problem',
      docs: { description: docs.description.en, url: `${DOCS_URL}/${name}.md` },
      hasSuggestions: true,
      schema: [],
      get messages() {
        const language = locale();
        return Object.fromEntries(Object.entries<Localized>(messages).map(([id, text]) => [id, eslintPlaceholders(text[language])]));
      },
    },
    defaultOptions: [],
    create(context) {
      const host = fileContext(context.filename);
      if (!host || host.policy.severity(name) === 'off') return {};
      const source = context.sourceCode as unknown as SourceView & TSESLint.SourceCode;
      return {
        Program() {
          if (isMachineWritten(source.text)) return;
          host.link?.(source.ast);
          offerTypes(source.ast, source.parserServices);
          const listener = evidenceListener();
          run(definition, source, host, listener, (problem) => {
            tellHost(problem, source, context);
            listener?.evidence(evidenceOf(problem, definition, source));
          });
        },
      };
    },
    crmGuard: { name, docs, severity, messages, check: (env) => definition.check(env) },
  };
}

/**
 * Runs rules over a file without a host around them, in steps: to find the accesses, and one for each
 * rule. What they say goes to the listener alone. Suppressions in comments are a host's business and are not looked at.
 */
export function* runRules(rules: Iterable<GuardRule>, source: SourceView, context: FileContext, listener: EvidenceListener): Generator<void, void, void> {
  context.link?.(source.ast);
  yield;
  // What all rules share is not part of the first one's step.
  try {
    dataAccesses(source, projectNear(context));
  } catch {
    // The rules ask again, and each is told to have failed.
  }
  yield;
  for (const { crmGuard } of rules) {
    if (context.policy.severity(crmGuard.name) === 'off') continue;
    run(crmGuard, source, context, listener, (problem) => listener.evidence(evidenceOf(problem, crmGuard, source)));
    yield;
  }
}

/** One rule over one file. With a listener a rule that throws is told to it; without one the host meets the error. */
function run<MessageId extends string>(
  { name, check }: Pick<RuleDefinition<MessageId>, 'name' | 'check'>,
  source: SourceView,
  context: FileContext,
  listener: EvidenceListener | undefined,
  say: (problem: RuleProblem<MessageId>) => void,
): void {
  const said = new Set<string>();
  const project = projectNear(context);
  const env: RuleEnv<MessageId> = {
    source,
    file: context.file,
    project,
    policy: context.policy,
    get accesses() {
      return dataAccesses(source, project);
    },
    report(problem) {
      // Two reads that share an `include` say the same of the same place.
      const key = `${problem.node.range.join()} ${problem.messageId} ${JSON.stringify(problem.data)}`;
      if (said.has(key) || context.isExcepted?.(name, entityName(problem))) return;
      said.add(key);
      say(problem);
    },
  };
  if (!listener) return check(env);
  try {
    check(env);
  } catch (error) {
    listener.ruleError(name, error);
  }
}

const projects = new WeakMap<FileContext, ProjectView>();

/** The project as the file sees it, one for all its rules. */
function projectNear(context: FileContext): ProjectView {
  let project = projects.get(context);
  if (!project) projects.set(context, (project = { ...context.project, catalog: context.project.catalog.near(context.file) }));
  return project;
}

/** ESLint writes placeholders `{{ name }}`, our texts `{name}`. */
function eslintPlaceholders(text: string): string {
  return text.replace(/\{(\w+)\}/g, '{{$1}}');
}

function tellHost<MessageId extends string>(
  { node, messageId, data, suggestions = [] }: RuleProblem<MessageId>,
  source: SourceView & TSESLint.SourceCode,
  context: Readonly<TSESLint.RuleContext<string, []>>,
): void {
  const [start, end] = node.range;
  context.report({
    loc: { start: source.getLocFromIndex(start), end: source.getLocFromIndex(end) },
    messageId,
    data: { ...data },
    suggest: suggestions.map((suggestion) => ({
      messageId: suggestion.messageId,
      data: { ...suggestion.data },
      fix: (fixer: TSESLint.RuleFixer) => suggestion.edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text)),
    })),
  });
}

function evidenceOf<MessageId extends string>(problem: RuleProblem<MessageId>, { name, messages }: Pick<RuleDefinition<MessageId>, 'name' | 'messages'>, source: SourceView): FindingEvidence {
  return {
    rule: name,
    messageId: problem.messageId,
    message: format(messages[problem.messageId], problem.data),
    range: [problem.node.range[0], problem.node.range[1]],
    client: problem.client ?? problem.access?.client ?? null,
    evidence: problem.evidence ?? problem.access?.evidence ?? null,
    entity: entityName(problem),
    fields: findingFields(problem.fields ?? []),
    related: problem.related ?? [],
    identity: `${enclosingSymbol(problem.node)}\n${statementText(problem.access?.node ?? problem.node, source)}`,
    suggestions: (problem.suggestions ?? []).map((suggestion) => ({
      title: format(messages[suggestion.messageId], suggestion.data),
      edits: suggestion.edits,
    })),
  };
}

function entityName({ entity }: Pick<RuleProblem<string>, 'entity'>): string | null {
  return typeof entity === 'string' ? entity : (entity?.name ?? null);
}

/** Source of a statement without what formatting changes: white space between tokens, trailing commas. */
function statementText(node: TSESTree.Node, source: SourceView): string {
  return textOf(source, node)
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\p{ID_Continue}\s$#@]) ?/gu, '$1')
    .replace(/,([)\]}])/g, '$1')
    .slice(0, 400);
}
