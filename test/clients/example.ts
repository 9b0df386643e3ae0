import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import { rules } from '../../rules/index.ts';
import { linkModules, type SourceView } from '../../src/ast/index.ts';
import { TAXONOMY } from '../../src/catalog/index.ts';
import { loadPolicy, policyFor } from '../../src/policy/index.ts';
import { assembleProject, projectView, readFileFacts } from '../../src/project/index.ts';
import type { FileContextProvider } from '../../src/rulekit/index.ts';
import { view } from '../adapters/driver.ts';
import { applied, lintAll } from '../support/rule-linter.ts';

/** The small CRM that shows every rule. */
export const example = fileURLToPath(new URL('../../examples/crm', import.meta.url));

/** A file of the example as one suggestion would leave it. */
export interface ExampleVariant {
  /** Relative to the example, with `/`. */
  file: string;
  text: string;
  rule: string;
  /** Title of the suggestion, with the line it stands at. */
  title: string;
  /** Findings before and after, by rule and message; the fields that a message names change with the projection. */
  before: readonly string[];
  after: readonly string[];
}

/** Sources and schemas of the example by path, relative to it. */
export const exampleTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(example, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(?:[cm]?tsx?|prisma|sql|yaml)$/.test(file) && !/node_modules|^policy-tests|^test\//.test(file))
    .sort()
    .map((file) => [file, readFileSync(path.join(example, file), 'utf8')] as const),
);

/** Every suggestion of every rule in the example, applied: under its own policy, or under the strict preset. */
export function exampleVariants(strict: boolean): ExampleVariant[] {
  const context = contextOf(strict);
  return [...exampleTexts].filter(([file]) => /^src\/.*\.tsx?$/.test(file)).flatMap(([file, text]) => {
    const found = lintAll(text, file, context);
    const before = found.map(wordsOf);
    return found.flatMap(({ ruleId, line, suggestions = [] }) =>
      suggestions.map(({ desc, fix }): ExampleVariant => {
        const output = applied(text, fix);
        return { file, text: output, rule: ruleId?.replace('crm-guard/', '') ?? '', title: `${file}:${line} ${desc}`, before, after: lintAll(output, file, context).map(wordsOf) };
      }),
    );
  });
}

const wordsOf = ({ ruleId, messageId, message, fatal }: Linter.LintMessage): string => (fatal ? `syntax: ${message}` : `${ruleId}: ${messageId} of ${/`[^`]*`/.exec(message)?.[0]}`);

function contextOf(strict: boolean): FileContextProvider {
  const written = exampleTexts.get('crm-guard.yaml') ?? '';
  const ruleInfos = Object.values(rules).map(({ crmGuard }) => ({ name: crmGuard.name, ...crmGuard.severity }));
  const loaded = loadPolicy(strict ? written.replace('extends: recommended', 'extends: strict') : written, path.join(example, 'crm-guard.yaml'), { rules: ruleInfos, categories: TAXONOMY.map(({ id }) => id) });
  const sources = [...exampleTexts].filter(([file]) => /\.tsx?$/.test(file));
  const schemas = [...exampleTexts].filter(([file]) => /\.(?:prisma|sql)$/.test(file)).map(([file, text]) => ({ file, text }));
  const { data } = assembleProject(example, loaded.policy, sources.map(([file, text]) => ({ file, text, facts: readFileFacts(text, file) })), schemas);
  const project = projectView(data);
  const opened = new Map<string, SourceView>();
  const opener = (from: string) => (specifier: string): SourceView | undefined => {
    const file = `${path.posix.join(path.posix.dirname(from), specifier)}.ts`;
    const text = exampleTexts.get(file);
    if (text === undefined || !specifier.startsWith('.')) return undefined;
    const known = opened.get(file);
    if (known) return known;
    const source = view(text);
    opened.set(file, source);
    linkModules(source.ast, { file, open: opener(file) });
    return source;
  };
  return (file) => ({ project, policy: policyFor(loaded.policy, file), file, link: (ast) => linkModules(ast, { file, open: opener(file) }) });
}
