import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Workspace } from '../../src/engine/workspace.ts';
import { suppression } from '../../src/server/suppress.ts';

const RULE = 'crm-guard/no-unbounded-query';
const REASON = 'twenty seats at most';

/** Against the real engine, since what counts is whether its suppression holds. */
describe('server: suppression of a finding on its line', () => {
  let root: string;
  let engine: Workspace;

  before(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-suppress-'));
    writeFileSync(path.join(root, 'schema.prisma'), 'model Customer {\n  id String @id\n  email String\n  fullName String\n}\n');
    engine = new Workspace({ folder: root });
  });
  after(() => rmSync(root, { recursive: true }));

  const IMPORT = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";

  /** The text after suppressing the one unbounded query in it; undefined when that is impossible. */
  function suppressed(code: string, name = 'a.ts'): string | undefined {
    const file = path.join(root, name);
    const text = IMPORT + code;
    const finding = engine.checkText(file, text).findings.find(({ ruleId, suppressed: by }) => ruleId === RULE && by === null);
    assert.ok(finding, `a finding in ${code}`);
    const document = TextDocument.create('file:///a', 'typescript', 1, text);
    const target = { uri: document.uri, version: 1, ruleId: RULE, fingerprint: finding.fingerprint, line: finding.line - 1, reason: REASON };
    const edit = suppression(engine, file, document, target);
    if (!edit) return undefined;
    const result = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
    assert.equal(engine.checkText(file, result).findings.filter(({ ruleId, suppressed: by }) => ruleId === RULE && by?.reason === REASON).length, 1);
    return result.slice(IMPORT.length);
  }

  it('stands above the line, indented like it', () => {
    assert.equal(
      suppressed('export async function all() {\n\treturn prisma.customer.findMany({ select: { email: true } });\n}\n'),
      `export async function all() {\n\t// eslint-disable-next-line ${RULE} -- ${REASON}\n\treturn prisma.customer.findMany({ select: { email: true } });\n}\n`,
    );
  });

  it('keeps the line ends of the file', () => {
    const text = suppressed('export const all = () =>\r\n  prisma.customer.findMany({ select: { email: true } });\r\n');
    assert.match(text ?? '', /-- twenty seats at most\r\n {2}prisma/);
  });

  it('stands behind the line where a directive of another tool stands above', () => {
    const text = suppressed('// @ts-expect-error -- not generated yet\nexport const all = prisma.customer.findMany({ select: { email: true } });\n');
    assert.match(text ?? '', new RegExp(`\\}\\); // eslint-disable-line ${RULE} -- ${REASON}\\n$`));
  });

  it('is a comment of JSX inside JSX', () => {
    const text = suppressed('export const page = async () => (\n  <ul>\n    {(await prisma.customer.findMany({ select: { email: true } })).map((c) => c.email)}\n  </ul>\n);\n', 'page.tsx');
    assert.match(text ?? '', new RegExp(`<ul>\\n {4}\\{/\\* eslint-disable-next-line ${RULE} -- ${REASON} \\*/\\}\\n`));
  });

  describe('in the whole file', () => {
    const TWO = 'export const a = () => prisma.customer.findMany({ select: { email: true } });\nexport const b = () => prisma.customer.findMany({ select: { email: true, fullName: true } });\n';

    function everywhere(text: string, until?: string): string | undefined {
      const file = path.join(root, 'a.ts');
      const finding = engine.checkText(file, text).findings.find(({ ruleId, suppressed: by }) => ruleId === RULE && by === null);
      assert.ok(finding);
      const document = TextDocument.create('file:///a', 'typescript', 1, text);
      const edit = suppression(engine, file, document, { uri: document.uri, version: 1, ruleId: RULE, fingerprint: finding.fingerprint, line: finding.line - 1, reason: REASON, whole: 'file', ...(until === undefined ? {} : { until }) });
      const result = edit && text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
      if (result !== undefined) assert.deepEqual(engine.checkText(file, result).findings.filter(({ ruleId }) => ruleId === RULE).map(({ suppressed: by }) => [by?.reason, by?.until ?? undefined]), [[REASON, until], [REASON, until]]);
      return result;
    }

    it('stands at the top, with its reason and end', () => {
      assert.equal(everywhere(IMPORT + TWO), `/* eslint-disable ${RULE} -- ${REASON} */\n${IMPORT}${TWO}`);
      assert.equal(everywhere(IMPORT + TWO, '2099-03-31'), `/* eslint-disable ${RULE} -- ${REASON} (until 2099-03-31) */\n${IMPORT}${TWO}`);
    });

    it('stands behind what must come first, with the line ends of the file', () => {
      assert.ok(everywhere(`#!/usr/bin/env node\n/**\n * @license MIT\n */\n'use strict';\n${IMPORT}${TWO}`)?.startsWith(`#!/usr/bin/env node\n/**\n * @license MIT\n */\n/* eslint-disable ${RULE} -- ${REASON} */\n'use strict';\n`));
      assert.ok(everywhere((IMPORT + TWO).replaceAll('\n', '\r\n'))?.startsWith(`/* eslint-disable ${RULE} -- ${REASON} */\r\nimport`));
    });

    it('is not written where something above it would still count', () => {
      assert.equal(everywhere(`${IMPORT}/* eslint-enable ${RULE} */\n${TWO}`), undefined);
    });
  });

  it('is never written into a text', () => {
    const text = suppressed('export const list = async () => `\n  ${(await prisma.customer.findMany({ select: { email: true } })).length} customers\n`;\n');
    assert.equal(text, undefined);
  });
});
