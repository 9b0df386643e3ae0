import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Readable, Writable } from 'node:stream';
import type { AgentTools } from '../agent/index.ts';
import { mcpServer } from './server.ts';

/** What an agent is served with. */
export interface AgentConnection {
  /** Who answers: this bundle holds the protocol alone, so that every host brings the engine that it has anyway. */
  tools: AgentTools;
  input: Readable;
  output: Writable;
}

/** Serves one agent until it closes its end. */
export async function serveAgent({ tools, input, output }: AgentConnection): Promise<void> {
  const server = mcpServer(tools);
  const closed = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
  });
  await server.connect(new StdioServerTransport(input, output));
  await closed;
  await server.close();
}
