import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REASONS, TABLES, TITLES } from './data-client-words.ts';
import { replaceSection } from './sections.ts';
import { systemTable } from './customer-systems.ts';

/** What the contract test asks a client with: a source per question, or why the client has no such thing. */
export interface AskedClient {
  id: string;
  sources: Readonly<Record<string, string | { not: string }>>;
}

type Language = 'en' | 'ja';

/** The pages that show the matrix. */
export const DATA_CLIENT_PAGES: Readonly<Record<Language, string>> = { en: 'docs/data-clients.md', ja: 'docs/ja/data-clients.md' };

/** The clients in the order of their titles, those of the policy last. */
export async function loadAskedClients(): Promise<AskedClient[]> {
  // Asked for at run time: the contract imports the registry of adapters, which is generated too.
  const { ASKED, CLIENTS } = await import('../../test/adapters/contract.ts');
  const asked = ASKED.flatMap(({ id }) => (CLIENTS[id] ? [{ id, sources: CLIENTS[id].sources }] : []));
  const last = ({ id }: AskedClient): number => (id === 'in-house' ? 1 : 0);
  return asked.sort((a, b) => last(a) - last(b) || titleOf(a.id, 'en').localeCompare(titleOf(b.id, 'en'), 'en'));
}

/** Texts of the pages on data clients with the matrix and the customer systems brought up to date. */
export function dataClientPages(root: string, clients: readonly AskedClient[]): Map<string, string> {
  return new Map(
    (['en', 'ja'] as const).map((language) => {
      const file = DATA_CLIENT_PAGES[language];
      const withSystems = replaceSection(readFileSync(path.join(root, file), 'utf8'), 'systems', systemTable(language));
      const text = withSystems === undefined ? undefined : replaceSection(withSystems, 'matrix', clientMatrix(clients, language));
      if (text === undefined) throw new Error(`${file} has lost the markers around its customer systems or its matrix.`);
      return [file, text];
    }),
  );
}

/** One table per kind of question: a row per client, a column per question, and below it why a client has no such thing. */
export function clientMatrix(clients: readonly AskedClient[], language: Language): string {
  return TABLES.map(({ title, questions }) => {
    const notes: string[] = [];
    const rows = clients.map(({ id, sources }) => [titleOf(id, language), ...Object.keys(questions).map((key) => answer(sources[key], language, notes))]);
    const head = [language === 'en' ? 'Client' : 'クライアント', ...Object.values(questions).map((words) => words[language])];
    const table = [head, head.map((_, column) => (column === 0 ? '---' : ':-:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    const below = notes.map((note, index) => `${index + 1}. ${note}`).join('\n');
    return [`### ${title[language]}`, table, ...(below === '' ? [] : [below])].join('\n\n');
  }).join('\n\n');
}

/** The name of a client as people write it. */
export function titleOf(id: string, language: Language): string {
  const title = TITLES[id] ?? id;
  return typeof title === 'string' ? title : title[language];
}

function answer(source: string | { not: string } | undefined, language: Language, notes: string[]): string {
  if (typeof source !== 'object') return source === undefined ? '' : language === 'en' ? 'yes' : '○';
  const reason = language === 'ja' ? (REASONS[source.not] ?? source.not) : source.not;
  const known = notes.indexOf(reason);
  const number = known < 0 ? notes.push(reason) : known + 1;
  return `– <sup>${number}</sup>`;
}
