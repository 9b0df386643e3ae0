import assert from 'node:assert/strict';
import { analyze } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { SourceCode } from 'eslint';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { linkModules, type SourceView, walk } from '../../src/ast/index.ts';
import type { Catalog, DataAccess, DialectEdit, Filter, Projection, RowBound } from '../../src/model/index.ts';
import { LineIndex, type SourceParser, sourceParser } from '../../src/parse/index.ts';
import { storedEntity } from '../../src/rulekit/stored-entity.ts';
import { record } from './recorded.ts';

/** Both parsers that may stand behind the engine: every golden source is read with each. */
export const PARSERS: readonly SourceParser['id'][] = ['typescript', 'oxc'];

/** A source as a rule sees it, read by one of the engine's parsers; undefined for a syntax error. */
export function tryView(text: string, parser: SourceParser['id'], file = 'source.ts'): SourceView | undefined {
  const outcome = sourceParser(parser).parse(text, file);
  if (!outcome.ok) return undefined;
  const ast = outcome.source.ast as TSESTree.Program & { tokens?: unknown; comments?: unknown };
  const lines = new LineIndex(text);
  const end = lines.positionAt(text.length);
  ast.tokens = [];
  ast.comments = [];
  ast.loc = { start: { line: 1, column: 0 }, end: { line: end.line, column: end.column - 1 } };
  const scopeManager = analyze(ast, { sourceType: 'module', childVisitorKeys: visitorKeys, lib: [] });
  const code = new SourceCode({ text, ast: ast as never, parserServices: {}, scopeManager: scopeManager as never, visitorKeys: visitorKeys as never });
  // ESLint sets the parents while it traverses.
  (code as unknown as { traverse(): unknown }).traverse();
  return code as unknown as SourceView;
}

/** As `tryView`, for sources that must parse. */
export function view(text: string, parser: SourceParser['id'] = 'typescript', file = 'source.ts'): SourceView {
  const source = tryView(text, parser, file);
  assert.ok(source, `${parser} cannot parse ${text}`);
  return source;
}

/** Other files of a golden source's project, by their path without `./`. */
export type Files = Readonly<Record<string, string>>;

/** As `view`, with imports that lead into other files: `./limits`, `@/limits` and `../limits` all mean `limits.ts`. */
export function linkedView(text: string, files: Files, parser: SourceParser['id'] = 'typescript', file = 'source.ts'): SourceView {
  const opened = new Map<string, SourceView>();
  const link = (source: SourceView): SourceView => {
    linkModules(source.ast, {
      open(specifier) {
        const name = specifier.replace(/^(?:@\/|~\/|(?:\.\.?\/)+)/, '').replace(/\.[jt]s$/, '');
        const found = [`${name}.ts`, `${name}.js`, `${name}/index.ts`, name].find((one) => files[one] !== undefined);
        if (found === undefined) return undefined;
        let module = opened.get(found);
        if (!module) opened.set(found, (module = link(view(files[found] ?? '', parser, found))));
        return module;
      },
    });
    return source;
  };
  return link(view(text, parser, file));
}

/** What an adapter reads of every call of a source, in the order of the source. */
export function accessesOf(adapter: Adapter, source: SourceView, catalog: Catalog): DataAccess[] {
  const found: DataAccess[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
    const access = adapter.read(node, { source, entity: storedEntity(catalog) });
    if (access) found.push(access);
  }, source.visitorKeys);
  return found;
}

/** A row bound in a few letters: `none`, `20`, `dynamic<=100`, `default 1`, `? why`. */
export function boundText(bound: RowBound): string {
  switch (bound.kind) {
    case 'none':
      return 'none';
    case 'literal':
      return String(bound.rows);
    case 'dynamic':
      return bound.clampedTo === undefined ? 'dynamic' : `dynamic<=${bound.clampedTo}`;
    case 'default':
      return `default ${bound.rows}`;
    case 'meaningless':
      return `meaningless: ${bound.why}`;
    case 'unknown':
      return `? ${bound.why}`;
  }
}

/** A projection in a few letters: `*`, `id+email`, `*-password`, `? why`. */
export function projectionText(projection: Projection): string {
  switch (projection.kind) {
    case 'all':
      return '*';
    case 'fields':
      return projection.fields.join('+');
    case 'except':
      return `*-${projection.fields.join('-')}`;
    case 'unknown':
      return `? ${projection.why}`;
  }
}

/** A value as the source writes it; what stands in another file is shown by its kind. */
function written(node: TSESTree.Node, text: string): string {
  let program: TSESTree.Node = node;
  while (program.parent) program = program.parent;
  return program.range[1] > text.length || node.range[1] > text.length ? node.type : text.slice(...node.range);
}

/** A filter in a few letters: `every row`, `[email eq mail, tenantId? eq t …]`, `one of [id eq id]`. */
export function filterText(filter: Filter, text: string): string {
  if (filter.kind === 'none') return 'every row';
  if (filter.kind === 'unknown') return `? ${filter.why}`;
  const fields = filter.fields.map((field) => `${field.name}${field.optional ? '?' : ''} ${field.op}${field.value ? ` ${written(field.value, text)}` : ''}`);
  return `${filter.unique ? 'one of ' : ''}[${fields.join(', ')}${filter.open ? ' …' : ''}]`;
}

function line(access: DataAccess, text: string): string {
  const entity = access.entity.kind === 'known' ? access.entity.value.name : access.entity.kind === 'unknown' ? `<${access.entity.why}>` : '<none>';
  return `${access.operation} ${access.cardinality} ${entity}(${projectionText(access.projection)}) ${boundText(access.rowBound)}, ${filterText(access.filter, text)}`;
}

function related(access: DataAccess, text: string): string {
  return access.related.map((one) => `${line(one, text)}${one.related.length > 0 ? ` { ${related(one, text)} }` : ''}`).join(' | ');
}

/** An access in one line: evidence, operation, cardinality, entity, projection, bound, filter; what is read along behind `+`. */
export function factsText(access: DataAccess, text: string): string {
  const along = related(access, text);
  return `${access.evidence} ${line(access, text)}${along === '' ? '' : ` + ${along}`}`;
}

/** What the code does with the result: the fields it reads, or where the rows go. */
export function resultText({ result }: DataAccess): string {
  const bindings = result.bindings.length > 0 ? `${result.bindings.join(',')}: ` : '';
  if (result.fields.kind === 'known') return `${bindings}${result.fields.value.join('+')}`;
  return `${bindings}${result.escapes === 'return' || result.escapes === 'argument' ? result.escapes : `? ${result.fields.kind === 'unknown' ? result.fields.why : ''}`}`;
}

/** The source after an edit. */
export function applied(text: string, edit: DialectEdit): string {
  let result = text;
  for (const { range, text: written } of [...edit.edits].sort((a, b) => b.range[0] - a.range[0])) result = result.slice(0, range[0]) + written + result.slice(range[1]);
  return result;
}

/** A real-looking source with all that must be read of it. */
export interface GoldenCase {
  /** What the source shows, as the test's name. */
  title: string;
  source: string;
  /** `factsText` of each access, in the order of the source; none for a source that must stay silent. */
  facts: readonly string[];
  /** `resultText` of the first access. */
  result?: string;
  /** The changed lines after `edits.bound(50)` of the first access; `null` when there must be no such edit. */
  bound?: string | null;
  /** The changed lines after `edits.project(['id', 'email'])`. */
  project?: string | null;
  /** `.tsx` for sources with JSX. */
  file?: string;
  /** Why the source does not type-check against the real packages (`npm test -- --only clients`); absent when it must. */
  types?: string;
  /** Files that the source imports. */
  files?: Files;
}

/** Declares one test per case, held against both parsers. */
export function golden(adapter: Adapter, catalog: Catalog, groups: Readonly<Record<string, readonly GoldenCase[]>>): void {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const one of cases) {
        record({ ...one, adapter: adapter.id, title: `${group}: ${one.title}` });
        it(one.title, () => PARSERS.forEach((parser) => holds(adapter, catalog, one, parser)));
      }
    });
  }
}

function holds(adapter: Adapter, catalog: Catalog, one: GoldenCase, parser: SourceParser['id']): void {
  const { source: text } = one;
  const found = accessesOf(adapter, one.files ? linkedView(text, one.files, parser, one.file) : view(text, parser, one.file), catalog);
  assert.deepEqual(found.map((access) => factsText(access, text)), one.facts, `facts by ${parser}`);
  const [first] = found;
  if (one.result !== undefined) assert.equal(first && resultText(first), one.result, `result by ${parser}`);
  if (one.bound !== undefined) holdsEdit(text, first?.edits.bound?.(50), one.bound, parser, one.file);
  if (one.project !== undefined) holdsEdit(text, first?.edits.project?.(['id', 'email']), one.project, parser, one.file);
}

function holdsEdit(text: string, edit: DialectEdit | undefined, expected: string | null, parser: SourceParser['id'], file: string | undefined): void {
  if (expected === null || !edit) return assert.equal(edit ?? null, expected, 'edit');
  const after = applied(text, edit);
  assert.ok(tryView(after, parser, file), `does not parse any more:\n${after}`);
  const before = new Set(text.split('\n'));
  assert.equal(after.split('\n').filter((one) => !before.has(one)).join('\n'), expected);
}
