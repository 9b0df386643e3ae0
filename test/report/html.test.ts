import assert from 'node:assert/strict';
import { setLocale } from '../../src/l10n/index.ts';
import { reports } from '../../src/report/index.ts';
import { context, finding, result, warning } from './sample.ts';

describe('html report', () => {
  afterEach(() => setLocale('en'));
  const page = (...findings: Parameters<typeof result>[0]): string => reports.html(result(findings), context());

  it('shows each finding with its code, why it is personal, and what mends it', () => {
    const text = page(finding(), warning);
    assert.match(text, /^<!doctype html>\n<html lang="en">/);
    assert.match(text, /<b class="error">1<\/b>errors/);
    assert.match(text, /<code>prisma\.customer\.findMany<\/code> reads every row of Customer/, 'backticks are code');
    assert.match(text, /<span class="at">3 <\/span>\tconst 顧客一覧 = await prisma\.customer\.<mark>findMany<\/mark>\(/);
    assert.match(text, /<td><code>email<\/code><\/td><td>.*contact\.email.*<\/td><td>prisma\/schema\.prisma:12<\/td>/);
    assert.match(text, /<code>add `take: 100`<\/code>/);
    assert.match(text, /<summary><strong>no-unbounded-query<\/strong> <span class="dim">1 finding<\/span><\/summary><ul><li><a href="#f1">src\/customers\.ts:3<\/a>/);
    assert.match(text, /<article id="f1" class="error-of">/);
    assert.match(text, /<summary><strong>Customer<\/strong> <span class="dim">1 finding/);
  });

  it('runs nothing and loads nothing', () => {
    const text = page(finding());
    assert.match(text, /content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(text, /<(?:script|link|img|iframe|object|embed|form|base)\b|url\(|@import| on\w+=/i);
    for (const [, address = ''] of text.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^(?:#f\d+|https:\/\/[\w./-]+)$/);
  });

  it('lets nothing of a project become markup', () => {
    const evil = '<script>alert(1)</script>" onload="x\' &amp; \u202e';
    const text = reports.html({ ...result([finding({ message: `\`${evil}\` ${evil}`, entity: evil, file: `${evil}.ts`, fields: [{ name: evil, category: evil, source: { kind: 'schema', file: evil, line: 1 } }], related: [{ message: evil, file: evil, line: 1, column: 1 }], suggestions: [{ title: evil, edits: [] }] }), finding({ suppressed: { kind: 'policy', reason: evil, until: null } })], [{ kind: 'syntax-error', file: evil, message: evil }]), root: `/x/${evil}` }, { ...context(), readSource: () => `${evil}\n${evil}\n${evil}` });
    assert.doesNotMatch(text, /<script|onload="|\u202e/i);
    assert.ok(text.split('&lt;script&gt;').length > 10);
  });

  it('keeps long lines, odd ranges and missing sources in bounds', () => {
    const long = 'x'.repeat(50_000);
    const text = reports.html(result([finding({ line: 1, column: 40_000, endLine: 1, endColumn: 40_010 }), finding({ line: 999, endLine: 2000 }), finding({ column: 9999, endColumn: 1, endLine: 3 })]), { ...context(), readSource: () => long });
    assert.ok(text.length < 40_000, String(text.length));
    assert.match(text, /…x+<mark>x{10}<\/mark>x+…/);
    assert.match(reports.html(result([finding()]), { ...context(), readSource: () => undefined }), /<article/);
  });

  it('tells what was accepted, by what and until when, and that nothing was found', () => {
    const text = page(finding({ suppressed: { kind: 'baseline', reason: 'before the audit', until: '2027-03-31' } }));
    assert.match(text, /the baseline<\/strong> <span class="dim">1 finding<\/span>.*no-unbounded-query: before the audit \(until 2027-03-31\)/s);
    assert.match(text, /No findings/);
  });

  it('is Japanese for Japanese readers', () => {
    setLocale('ja');
    const text = page(finding(), warning);
    assert.match(text, /<html lang="ja">[^]*ルール別[^]*エンティティ別[^]*修正案/);
  });
});
