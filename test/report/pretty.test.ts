import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { setLocale } from '../../src/l10n/index.ts';
import { displayWidth } from '../../src/report/text-width.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { context, finding, result, warning } from './sample.ts';

describe('pretty report', () => {
  afterEach(() => setLocale('en'));

  it('says where, what, why it is personal, how to mend it and which command comes next', () => {
    assert.equal(
      prettyReport(result([finding(), warning]), context()),
      `src/customers.ts  1 finding

  error  no-unbounded-query  src/customers.ts:3:37
  \`prisma.customer.findMany\` reads every row of Customer, with e-mail and name.

    2 │ export async function list(tenant: string) {
  > 3 │     const 顧客一覧 = await prisma.customer.findMany({ where: { tenant } });
      │                                            ^^^^^^^^
    4 │   return 顧客一覧;

  personal data  email    e-mail address (contact.email)  prisma/schema.prisma:12
                 氏名     full name (person.full_name)    crm-guard.yaml:4
                 loyalty  x.custom                        by its name
  see            prisma/schema.prisma:10:1  Customer is declared here
  fix            add \`take: 100\`
  or             read id and tenant only
  next           npx crm-guard explain no-unbounded-query

src/log.ts  1 finding

  warning  no-pii-in-logs  src/log.ts:1:26
  The e-mail address of a user is written to the log.

  > 1 │ console.log('signed up', user.email);
      │                          ^^^^^^^^^^

  personal data  email  e-mail address (contact.email)  by its name
  next           npx crm-guard explain no-pii-in-logs

Next
  what a rule means     npx crm-guard explain no-unbounded-query
  check one file again  npx crm-guard check src/customers.ts
  accept one finding    // eslint-disable-next-line crm-guard/no-unbounded-query -- why this is acceptable (until YYYY-MM-DD)

✖ 2 findings (1 error, 1 warning) in 2 files
checked 40 files in 1.2 s
`,
    );
  });

  it('speaks Japanese', () => {
    setLocale('ja');
    const text = prettyReport(result([finding(), warning], [{ kind: 'syntax-error', message: 'x', file: 'b.ts' }]), context());
    for (const part of ['エラー  no-unbounded-query', 'メールアドレス (contact.email)', '個人データ', '修正案', '検査できなかったもの (1)', '✖ 2ファイルで検出2件（エラー1件、警告1件）', '40ファイルを1.2秒で検査']) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
  });

  it('praises only a complete run', () => {
    assert.equal(prettyReport(result([]), context()), '✔ No findings\nchecked 40 files in 1.2 s\n');
    const partial = prettyReport(result([], [{ kind: 'syntax-error', message: 'oops', file: 'b.ts', line: 1, column: 2 }], { analysed: 39 }), context());
    assert.match(partial, /! No findings\nchecked 39 of 40 files/);
    assert.doesNotMatch(partial, /✔/);
    assert.match(prettyReport(result([], [], { files: 0, analysed: 0 }), context()), /nothing was checked/);
  });

  it('says loudly when the analysis is incomplete and whose fault it is', () => {
    const problems = [1, 2].map((line) => ({ kind: 'internal-error' as const, message: `rule failed\n  at line ${line}`, file: 'src/a.ts' }));
    const text = prettyReport(result([], problems), context());
    assert.match(text, /^INCOMPLETE: CRM Guard failed on 1 file\./m);
    assert.match(text, /rule failed\n +at line 1/);
    assert.match(text, /This is a bug in CRM Guard, not in your code/);
    assert.doesNotMatch(text, /✔/);
  });

  it('shows the place and reason of every kind of problem', () => {
    const text = prettyReport(
      result([], [
        { kind: 'syntax-error', message: 'Unexpected token', file: 'src/broken.ts', line: 3, column: 7 },
        { kind: 'policy-warning', message: 'recordAcess does not exist', file: 'crm-guard.yaml', line: 3, column: 5 },
        { kind: 'too-large', message: 'over 5 MB', file: 'src/big.ts' },
      ]),
      context(),
    );
    assert.match(text, /Policy and schemas\n {2}policy {2}crm-guard\.yaml:3:5 {2}recordAcess does not exist/);
    assert.match(text, /Not analysed \(2\)\n {2}syntax error {2}src\/broken\.ts:3:7 {2}Unexpected token\n {2}too large {2}src\/big\.ts {2}over 5 MB/);
  });

  it('counts the rest of many problems of one kind', () => {
    const problems = Array.from({ length: 25 }, (_, index) => ({ kind: 'syntax-error' as const, message: 'x', file: `f${index}.ts` }));
    const text = prettyReport(result([], problems), context());
    assert.match(text, /Not analysed \(25\)/);
    assert.match(text, /… and 15 more \(syntax error\)/);
  });

  it('leaves suppressed findings out and counts them by reason', () => {
    const inline = finding({ suppressed: { kind: 'inline', reason: 'test record', until: null } });
    const agreed = finding({ suppressed: { kind: 'policy', reason: 'agreed', until: '2027-03-31' } });
    const text = prettyReport(result([inline, inline, agreed]), context());
    assert.equal(text, '✔ No findings · 3 suppressed (2 inline, 1 by policy)\nchecked 40 files in 1.2 s\n');
  });

  it('hides warnings when quiet, and says so', () => {
    const text = prettyReport(result([warning, warning]), context({ quiet: true }));
    assert.equal(text, '✔ No errors · 2 warnings hidden by --quiet\nchecked 40 files in 1.2 s\n');
  });

  it('stays readable with very many findings and hides none', () => {
    const many = Array.from({ length: 700 }, (_, index) => finding({ file: `src/f${Math.floor(index / 10)}.ts`, line: index + 1 }));
    const text = prettyReport(result([...many, warning]), context());
    for (const { file, line } of many) {
      const shown = text.includes(`${file}:${line}:37`) || new RegExp(`^ {2}${line}:37 +error`, 'm').test(text);
      assert.ok(shown, `${file}:${line}`);
    }
    assert.ok(text.split('\n').length < 20 * 17 + 700 + 3 * 71 + 100, 'one line each beyond the first');
    assert.match(text, /By rule\n {2}no-unbounded-query {2}700 errors\n {2}no-pii-in-logs {6}1 warning/);
    assert.match(text, /✖ 701 findings \(700 errors, 1 warning\) in 71 files\n/);
  });

  it('counts in words people use', () => {
    const many = Array.from({ length: 1204 }, () => warning);
    assert.match(prettyReport(result(many), context()), /✖ 1,204 findings \(1,204 warnings\) in 1 file\n/);
  });

  it('keeps every line of prose inside the width', () => {
    const long = finding({ message: 'A message that goes on and on and says `prisma.customer.findMany` twice. '.repeat(5).trim() });
    const text = prettyReport(result([long]), context({ width: 60 }));
    const lines = text.split('\n').filter((line) => !/npx crm-guard|eslint-disable|personal data|person\.full_name/.test(line));
    for (const line of lines) assert.ok(displayWidth(line) <= 60, line);
  });

  it('does without the source when it cannot be read', () => {
    const text = prettyReport(result([finding({ file: 'src/gone.ts' })]), context());
    assert.match(text, /src\/gone\.ts:3:37/);
    assert.doesNotMatch(text, /│/);
  });

  it('lets neither messages nor file names steer the terminal', () => {
    const evil = finding({ file: 'src/\u001b[2Jx.ts', message: 'found \u001b]0;title\u0007 here', entity: null });
    const text = prettyReport(result([evil], [{ kind: 'unreadable', message: 'no\u001b[1m', file: 'a\u0007.ts' }]), context());
    assert.equal(stripVTControlCharacters(text), text);
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
  });

  it('colours only when told to, and changes nothing but colour', () => {
    const all = result([finding(), warning], [{ kind: 'internal-error', message: 'x', file: 'a.ts' }]);
    const coloured = prettyReport(all, context({ colour: true }));
    assert.notEqual(coloured, prettyReport(all, context()));
    assert.equal(stripVTControlCharacters(coloured), prettyReport(all, context()));
  });

  it('shows the code once when several rules speak about one place', () => {
    const second = finding({ ruleId: 'crm-guard/require-access-log', severity: 'warning', message: 'No access log.', suggestions: [], related: [] });
    const text = prettyReport(result([finding(), second, finding({ column: 19, endColumn: 23 })]), context());
    assert.equal(text.match(/> 3 │/g)?.length, 2);
    assert.equal(text.match(/personal data/g)?.length, 2);
    assert.match(text, /require-access-log {2}src\/customers\.ts:3:37\n {2}No access log\.\n\n {2}next {2}npx/);
  });

  it('shows paths from where the reader stands', () => {
    const shownPath = (file: string): string => `../${file}`;
    const text = prettyReport(result([finding()], [{ kind: 'unreadable', message: 'x', file: 'b.ts' }]), context({ shownPath }));
    for (const part of ['../src/customers.ts  1 finding', '../src/customers.ts:3:37', '../prisma/schema.prisma:12', '../b.ts', 'check ../src/customers.ts']) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
  });

  it('quotes paths for the shell', () => {
    const text = prettyReport(result([finding({ file: "src/it's [id]/a.ts" })]), context());
    assert.ok(text.includes(String.raw`npx crm-guard check 'src/it'\''s [id]/a.ts'`), text);
  });
});
