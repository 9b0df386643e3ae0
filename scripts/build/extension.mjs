/** esbuild options of the two bundles the editor loads: the client in the extension host and the language server it starts. */
export const extensionBuilds = [
  { entryPoints: ['src/extension/main.ts'], outfile: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['src/server/main.ts'], outfile: 'dist/server.cjs', format: 'cjs' },
];
