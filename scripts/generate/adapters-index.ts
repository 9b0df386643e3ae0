import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFrom, identifier } from './files.ts';

/** Names of all adapters: the files directly in src/adapters that export one by default, sorted. */
export function adapterNames(root: string): string[] {
  const folder = path.join(root, 'src/adapters');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .filter((file) => /^export default /m.test(readFileSync(path.join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** Text of src/adapters/index.ts: the registry that rulekit asks. */
export function adaptersIndex(root: string): string {
  const names = adapterNames(root);
  const imports = names.map((name) => `import ${identifier(name)} from './${name}.ts';\n`).join('');
  return (
    `${generatedFrom('the files of src/adapters/')}import type { Adapter } from './adapter.ts';\n${imports}\n` +
    `/** All adapters; every call of a file is offered to each whose methods and modules fit. */\n` +
    `export const adapters: readonly Adapter[] = [${names.map(identifier).join(', ')}];\n`
  );
}
