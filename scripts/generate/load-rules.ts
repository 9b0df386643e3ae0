import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleFacts } from '../../src/rulekit/index.ts';

interface RuleModule {
  default?: { crmGuard?: RuleFacts };
}

/** Names of all rules: the file names in rules/, sorted. */
export function ruleNames(root: string): string[] {
  return readdirSync(path.join(root, 'rules'))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** Loads the facts of every rule. Throws, naming the file, when one is not a rule. */
export async function loadRules(root: string): Promise<RuleFacts[]> {
  return Promise.all(ruleNames(root).map((name) => loadRule(path.join(root, 'rules', `${name}.ts`), name)));
}

async function loadRule(file: string, name: string): Promise<RuleFacts> {
  const module = (await import(pathToFileURL(file).href)) as RuleModule;
  const facts = module.default?.crmGuard;
  if (!facts) throw new Error(`rules/${name}.ts does not export the result of createRule by default.`);
  if (facts.name !== name) throw new Error(`rules/${name}.ts calls its rule ${JSON.stringify(facts.name)}: the file name is the rule's name.`);
  return facts;
}
