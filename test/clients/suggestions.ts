import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectContext, type ProjectTexts } from '../support/crm-project.ts';
import { applied, lintAll } from '../support/rule-linter.ts';
import { PRISMA, TYPEORM } from '../adapters/catalog.ts';
import type { GoldenSource } from './collect.ts';
import { workspace } from './modules.ts';

/** A golden source after a suggestion, and the rule that suggests it. */
export interface SuggestedSource extends GoldenSource {
  rule: string;
}

const ownText = (file: string): string => readFileSync(path.join(workspace, 'project', file), 'utf8');

/** Tables for the clients whose sources declare no model of their own. */
const TABLES = ['customer', 'customers', 'contact', 'contacts', 'users', 'members', 'people'].map(
  (name) => `CREATE TABLE ${name} (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, "tenantId" uuid, first_name text, last_name text, name text, email text, phone text, birth_date date, passport_number text, status text, created_at timestamptz);`,
);

/** Sources whose own types do not fit each other, which only an added field shows. */
const ILL_FITTING: ReadonlyMap<string, string> = new Map([
  ['bounds: get of SQLite', 'reads a table of PostgreSQL with the database of SQLite'],
  ['databases: a function that answers it', 'reads a table of PostgreSQL with the database of SQLite'],
  ['look-alikes stay silent: an entity manager of another library', 'reads an entity of TypeORM with the manager of MikroORM'],
]);

/** What declares the entities of an adapter's golden sources: its own kind of schema, tables for all others. */
const DECLARED: Readonly<Record<string, Pick<ProjectTexts, 'schemas' | 'sources'>>> = {
  prisma: { schemas: { 'prisma/schema.prisma': PRISMA } },
  typeorm: { schemas: {}, sources: { 'src/member.entity.ts': TYPEORM } },
  drizzle: { schemas: {}, sources: { 'src/db/schema.ts': ownText('drizzle/schema.ts') } },
  'mikro-orm': { schemas: {}, sources: { 'src/customer.entity.ts': ownText('mikro-orm/customer.entity.ts') } },
};
const TABLES_ONLY = { schemas: { 'db/schema.sql': TABLES.join('\n') } };
const POLICY = 'extends: strict\nscopes: { fields: [tenantId, tenant_id] }\naccessLog: { functions: [recordAccess] }\n';
const LOG = 'export async function recordAccess(entry: { actor: unknown; action: string; entity: string; subject?: unknown }): Promise<void> {}\n';

/** Golden sources as every suggestion of every rule would leave them. */
export function suggestedSources(sources: readonly GoldenSource[]): SuggestedSource[] {
  return sources.filter(({ types, file, title }) => types === undefined && !ILL_FITTING.has(title) && !/\.[cm]?js$/.test(file ?? '')).flatMap(suggestedFor);
}

function suggestedFor(golden: GoldenSource): SuggestedSource[] {
  const { source, files = {}, title } = golden;
  const file = golden.file?.endsWith('x') ? 'src/source.tsx' : 'src/source.ts';
  const own = Object.entries(files).map(([name, text]) => [`src/${name}`, text] as const);
  const { schemas = {}, sources: declared = {} }: Pick<ProjectTexts, 'schemas' | 'sources'> = DECLARED[golden.adapter] ?? TABLES_ONLY;
  const context = projectContext({ policy: POLICY, schemas, sources: { ...declared, 'src/lib/access-log.ts': LOG, ...Object.fromEntries(own), [file]: source } });
  const seen = new Set<string>();
  return lintAll(source, file, context).flatMap(({ ruleId, suggestions = [] }) =>
    suggestions.flatMap(({ desc, fix }): SuggestedSource[] => {
      const output = applied(source, fix);
      if (seen.has(output)) return [];
      seen.add(output);
      return [{ ...golden, source: output, title: `${title}: ${desc}`, rule: ruleId?.replace('crm-guard/', '') ?? '' }];
    }),
  );
}
