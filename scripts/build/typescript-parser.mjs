import path from 'node:path';

/**
 * Keeps the TypeScript parser (3.5 MB) out of every bundle: an `import()` of it becomes an import of
 * the bundle beside, so that it is only read from disk where oxc-parser is not installed.
 */
export const typescriptParser = (parserFile) => ({
  name: 'typescript-parser',
  setup(build) {
    build.onResolve({ filter: /\/typescript\.ts$/ }, (args) => {
      const asked = path.resolve(args.resolveDir, args.path);
      if (args.kind !== 'dynamic-import' || asked !== parserFile) return undefined;
      return { path: './typescript-parser.cjs', external: true };
    });
  },
});
