import path from 'node:path';
import ts from 'typescript';
import type { GoldenSource } from './collect.ts';
import { isAbsent } from './absent.ts';
import { goldenFolder, isOwn, ownFile, packageOf, workspace } from './modules.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'],
  types: ['node', 'xrm'],
  typeRoots: [path.join(workspace, 'node_modules/@types')],
  strict: false,
  experimentalDecorators: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Declarations that belong to no import: the global `kintone` of kintone's pages, what a plugin adds to Mongoose. */
const AMBIENT = ['@kintone/dts-gen/kintone.d.ts', 'mongoose-paginate-v2/index.d.ts'].map((file) => path.join(workspace, 'node_modules', file));

/** A name that a fragment leaves undeclared. */
const UNDECLARED = new Set([2304, 2318, 2503, 2552, 2580, 2582, 2583, 2584, 2591, 2592, 2593, 2662, 2663, 2693, 18004]);
/** A module that is not there, or has no such export. */
const UNRESOLVED = new Set([1192, 1259, 2305, 2307, 2613, 2614, 2724, 2792]);

const MISSING_MEMBER = 2339;
/** Rows of which a source declares no type, and modules of its project: what is taken from them is not the client's affair. */
const UNTYPED_ROW = /does not exist on type '(?:unknown|object|\{\}|Document<unknown|Required<\{ _id: unknown|Model<any, any>|typeof import\("[^"]*\/workspace\/project\/)/;
const MAYBE_UNDEFINED = 2532;

/** Holds golden sources against the types of the packages in this workspace; files are parsed once. */
export class ClientTypes {
  private readonly made: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, ts.SourceFile | undefined>();
  private readonly host = ts.createCompilerHost(OPTIONS);
  private readonly cache = ts.createModuleResolutionCache(workspace, (name) => name, OPTIONS);

  constructor(made: ReadonlyMap<string, string>) {
    this.made = made;
  }

  /** What is wrong with each source of one adapter, in a line each. */
  check(adapter: string, sources: readonly GoldenSource[]): Map<GoldenSource, string[]> {
    const written = sources.map((one, i) => Object.entries(filesOf(one)).map(([name, text]) => [path.join(goldenFolder, adapter, String(i), name), text] as const));
    const texts = new Map(written.flat());
    const program = ts.createProgram({ rootNames: [...AMBIENT, ...texts.keys()], options: OPTIONS, host: this.hostFor(adapter, texts) });
    const problemsOf = (name: string): string[] => {
      const file = program.getSourceFile(name);
      if (!file) throw new Error(`${name} is not in the program`);
      const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return diagnostics.filter((found) => !isOfFragment(found, file)).map((found) => textOf(found, file));
    };
    return new Map(sources.map((one, i) => [one, (written[i] ?? []).flatMap(([name]) => problemsOf(name))]));
  }

  private hostFor(adapter: string, texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const { host, made, parsed } = this;
    const textOfFile = (name: string): string | undefined => texts.get(path.normalize(name)) ?? made.get(path.normalize(name));
    return {
      ...host,
      fileExists: (name) => textOfFile(name) !== undefined || host.fileExists(name),
      readFile: (name) => textOfFile(name) ?? host.readFile(name),
      getSourceFile: (name, options) => {
        const text = textOfFile(name);
        if (text !== undefined && !made.has(path.normalize(name))) return ts.createSourceFile(name, text, options, true);
        if (!parsed.has(name)) parsed.set(name, text === undefined ? withoutDomVariables(name, host.getSourceFile(name, options), options) : ts.createSourceFile(name, text, options));
        return parsed.get(name);
      },
      resolveModuleNameLiterals: (literals, containing, redirected, options) =>
        literals.map(({ text }) => {
          if (isAbsent(text)) return { resolvedModule: undefined };
          if (!isOwn(text) || containing.includes('/node_modules/')) return ts.resolveModuleName(packageOf(text), containing, options, host, this.cache, redirected);
          const own = besideIt(text, containing, texts) ?? ownFile(text, adapter, made);
          return { resolvedModule: own ? { resolvedFileName: own, extension: own.endsWith('.d.ts') ? ts.Extension.Dts : ts.Extension.Ts } : undefined };
        }),
    };
  }
}

/** A case's own files by name: the source itself, and what it imports; JavaScript says nothing about types. */
function filesOf({ file, source, files = {} }: GoldenSource): Record<string, string> {
  const typed = Object.entries(files).filter(([name]) => !name.endsWith('.js'));
  return { [file?.endsWith('x') ? 'source.tsx' : 'source.ts']: source, ...Object.fromEntries(typed) };
}

/** The file of the same case that a specifier means: `./limits`, `@/limits` and `../limits` are all `limits.ts`. */
function besideIt(specifier: string, containing: string, texts: ReadonlyMap<string, string>): string | undefined {
  const [adapter, number] = path.relative(goldenFolder, path.normalize(containing)).split(path.sep);
  if (adapter === undefined || number === undefined || !/^\d+$/.test(number)) return undefined;
  const name = specifier.replace(/^(?:@\/|~\/|(?:\.\.?\/)+)/, '').replace(/\.[jt]s$/, '');
  return [`${name}.ts`, `${name}/index.ts`].map((one) => path.join(goldenFolder, adapter, number, one)).find((one) => texts.has(one));
}

/** `name`, `status` and `event` of a fragment are its own, not the browser's. */
function withoutDomVariables(name: string, file: ts.SourceFile | undefined, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  if (!file || !name.endsWith('/lib.dom.d.ts')) return file;
  return ts.createSourceFile(name, file.text.replaceAll(/^declare (?:var|const|let|function) [a-z]\w*\b[^{\n]*;$/gm, ''), options);
}

/** True for what follows from a source being a piece of a file of a project that is not there. */
function isOfFragment({ code, start, messageText }: ts.Diagnostic, file: ts.SourceFile): boolean {
  if (UNDECLARED.has(code)) return true;
  if (code === MISSING_MEMBER && UNTYPED_ROW.test(ts.flattenDiagnosticMessageText(messageText, ' '))) return true;
  if (start !== undefined && (code === MISSING_MEMBER || code === MAYBE_UNDEFINED)) return isOwnMember(nodeAt(file, start));
  if (!UNRESOLVED.has(code) || start === undefined) return false;
  const imported = file.statements.find((one) => one.pos <= start && start < one.end);
  const specifier = imported && (ts.isImportDeclaration(imported) || ts.isExportDeclaration(imported)) ? imported.moduleSpecifier : undefined;
  if (specifier && ts.isStringLiteral(specifier)) return isOwn(specifier.text) || isAbsent(specifier.text);
  // `import('./x')` and `import x = require('./x')`: the diagnostic stands on the specifier itself.
  return isOwn(file.text.slice(start + 1));
}

/** `this.repo` in a class of the fragment that does not spell its fields out, and `this` in no class at all. */
function isOwnMember(node: ts.Node): boolean {
  const self = ts.isPropertyAccessExpression(node.parent) ? node.parent.expression : node;
  if (self.kind !== ts.SyntaxKind.ThisKeyword) return false;
  let around: ts.Node | undefined = node;
  while (around && !ts.isClassLike(around)) around = around.parent;
  return !around?.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
}

function nodeAt(file: ts.SourceFile, start: number): ts.Node {
  const within = (node: ts.Node): ts.Node => ts.forEachChild(node, (child) => (child.getStart(file) <= start && start < child.end ? within(child) : undefined)) ?? node;
  return within(file);
}

function textOf({ code, messageText, start }: ts.Diagnostic, file: ts.SourceFile): string {
  const line = file.getLineAndCharacterOfPosition(start ?? 0).line;
  const written = file.text.split('\n')[line]?.trim() ?? '';
  const where = path.basename(file.fileName).startsWith('source.') ? '' : `${path.basename(file.fileName)}, `;
  return `${where}line ${line + 1}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n    ${written}`;
}
