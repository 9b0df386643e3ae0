import { generatedFrom, identifier } from './files.ts';
import { ruleNames } from './load-rules.ts';

/** Text of rules/index.ts: all rules by name. */
export function rulesIndex(root: string): string {
  const names = ruleNames(root);
  const imports = names.map((name) => `import ${identifier(name)} from './${name}.ts';\n`).join('');
  const entries = names.map((name) => `  '${name}': ${identifier(name)},\n`).join('');
  return `${generatedFrom('the files of rules/')}${imports}\n/** All rules by name, without prefix. */\nexport const rules = {\n${entries}};\n`;
}
