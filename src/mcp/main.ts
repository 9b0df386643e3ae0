import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Readable, Writable } from 'node:stream';
import { type Locale, setLocale } from '../l10n/index.ts';
import { mcpServer } from './server.ts';

/** What an agent is served with. */
export interface AgentConnection {
  /** Absolute path of the project. */
  root: string;
  locale: Locale;
  input: Readable;
  output: Writable;
}

/** Serves one agent until it closes its end. */
export async function serveAgent({ root, locale, input, output }: AgentConnection): Promise<void> {
  setLocale(locale);
  const server = mcpServer(root);
  const closed = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
  });
  await server.connect(new StdioServerTransport(input, output));
  await closed;
  await server.close();
}
