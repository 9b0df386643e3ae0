import path from 'node:path';
import ts from 'typescript';
import { exampleTexts, type ExampleVariant } from './example.ts';
import { packageOf, prismaTypes, workspace } from './modules.ts';

/** Where the example seems to lie: beside the real packages, in a folder that does not exist. */
const folder = path.join(workspace, 'example');
const prismaClient = path.join(folder, 'prisma-client.d.ts');

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  typeRoots: [path.join(workspace, 'node_modules/@types')],
  strict: true,
  experimentalDecorators: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * What types say against each variant that they do not say against its file as it stands: packages that the
 * workspace leaves out are missing before and after. All variants are one program, beside the files they vary.
 */
export async function exampleProblems(variants: readonly ExampleVariant[]): Promise<Map<ExampleVariant, string[]>> {
  const schema = exampleTexts.get('prisma/schema.prisma') ?? '';
  const texts = new Map([...exampleTexts].map(([file, text]) => [path.join(folder, file), text] as const));
  texts.set(prismaClient, await prismaTypes(schema.replaceAll(/^(?:datasource|generator) \w+ \{[^}]*\}$/gm, '')));
  const names = variants.map(({ file, text }, i) => {
    const name = path.join(folder, file.replace(/(\.\w+)$/, `.suggested-${i}$1`));
    texts.set(name, text);
    return name;
  });
  const own = [...exampleTexts.keys()].filter((file) => /^src\/.*\.tsx?$/.test(file)).map((file) => path.join(folder, file));
  const program = ts.createProgram({ rootNames: [...own, ...names], options: OPTIONS, host: hostOf(texts) });
  const problemsOf = (name: string): string[] => {
    const file = program.getSourceFile(name);
    if (!file) throw new Error(`${name} is not in the program`);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ code, messageText, start = 0 }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}\n    ${file.text.split('\n')[file.getLineAndCharacterOfPosition(start).line]?.trim() ?? ''}`);
  };
  const before = new Map<string, Set<string>>();
  return new Map(
    variants.map((variant, i) => {
      const known = before.get(variant.file) ?? new Set(problemsOf(path.join(folder, variant.file)));
      before.set(variant.file, known);
      return [variant, problemsOf(names[i] ?? '').filter((problem) => !known.has(problem))];
    }),
  );
}

function hostOf(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const cache = ts.createModuleResolutionCache(workspace, (name) => name, OPTIONS);
  const resolving = { fileExists: (name: string): boolean => texts.has(path.normalize(name)) || host.fileExists(name), readFile: (name: string): string | undefined => texts.get(path.normalize(name)) ?? host.readFile(name) };
  return {
    ...host,
    fileExists: resolving.fileExists,
    readFile: resolving.readFile,
    getSourceFile: (name, options) => {
      const text = texts.get(path.normalize(name));
      return text === undefined ? host.getSourceFile(name, options) : ts.createSourceFile(name, text, options, true);
    },
    resolveModuleNameLiterals: (literals, containing, redirected, options) =>
      literals.map(({ text }) => (text === '@prisma/client' ? { resolvedModule: { resolvedFileName: prismaClient, extension: ts.Extension.Dts } } : ts.resolveModuleName(packageOf(text), containing, options, resolving, cache, redirected))),
  };
}
