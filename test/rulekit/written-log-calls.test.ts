import assert from 'node:assert/strict';
import ts from 'typescript';
import { Workspace } from '../../src/engine/workspace.ts';
import { applied } from '../../src/policy/edit-policy.ts';
import { type Files, TempProject } from '../support/temp-project.ts';
import { CASES, type Case, COMMON, NOT_WRITTEN } from './written-log-calls/cases.ts';
import { STUBS } from './written-log-calls/stubs.ts';

const OPTIONS: ts.CompilerOptions = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, allowJs: true, checkJs: false, types: [], skipLibCheck: true, experimentalDecorators: true };

/** A project with a case's files, and what its suggestion makes of the file it is about. */
function written({ files, policy = '' }: Pick<Case, 'files' | 'policy'>): { output: string | undefined; title: string | undefined; left: string[]; errors: () => string[] } {
  const all: Files = { 'package.json': '{}', 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}', ...COMMON, ...(policy === '' ? {} : { 'crm-guard.yaml': policy }), ...files };
  const project = new TempProject(all);
  try {
    const [file = '', text = ''] = Object.entries(files).find(([name]) => /source\.[jt]sx?$/.test(name)) ?? [];
    const workspace = new Workspace({ folder: project.root });
    const absolute = project.at(file);
    const rules = (of: string): string[] => {
      const { findings, problems } = workspace.checkText(absolute, of);
      assert.deepEqual(problems, [], of);
      return findings.map(({ ruleId }) => ruleId);
    };
    assert.deepEqual(workspace.problems, []);
    const finding = workspace.checkText(absolute, String(text)).findings.find(({ ruleId }) => ruleId === 'crm-guard/require-access-log');
    assert.ok(finding, 'an unlogged read');
    const suggestion = finding.suggestions.at(0);
    if (!suggestion) return { output: undefined, title: undefined, left: [], errors: () => [] };
    const output = applied(String(text), suggestion.edits);
    const before = rules(String(text));
    const left = rules(output).filter((rule) => !before.includes(rule) || rule === 'crm-guard/require-access-log');
    return { output, title: suggestion.title, left, errors: () => complaints({ ...all, [file]: output }) };
  } finally {
    project.remove();
  }
}

const parsed = new Map<string, ts.SourceFile>();

/** What the strict compiler says of a project, with stand-ins for the packages. */
function complaints(files: Files): string[] {
  const held = new Map([...Object.entries(files), ...Object.entries(STUBS)].filter(([name]) => /\.[jt]sx?$/.test(name)).map(([name, text]) => [`/project/${name}`, String(text)]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.getCurrentDirectory = () => '/project';
  host.fileExists = (name) => held.has(name) || fileExists(name);
  host.readFile = (name) => held.get(name) ?? readFile(name);
  host.directoryExists = () => true;
  host.getSourceFile = (name, language, ...rest) => {
    const text = held.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language);
    const known = parsed.get(name) ?? getSourceFile.call(host, name, language, ...rest);
    if (known) parsed.set(name, known);
    return known;
  };
  const program = ts.createProgram([...held.keys()], { ...OPTIONS, paths: { '@/*': ['/project/src/*'] } }, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => `${file?.fileName}:${file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

describe('access-log calls that the quick fix writes', function () {
  this.timeout(60_000);
  for (const one of CASES) {
    it(one.name, () => {
      const { output, left, errors } = written(one);
      assert.ok(output !== undefined, 'a suggestion');
      for (const expected of one.writes) assert.ok(output.includes(expected), `${expected}\n---\n${output}`);
      assert.deepEqual(left, [], output);
      assert.deepEqual(errors(), [], output);
    });
  }

  for (const one of NOT_WRITTEN) it(`nothing ${one.name}`, () => assert.equal(written(one).output, undefined));
});
