/** What each language-model tool is given. Paths are absolute, or relative to a folder of the window; lines are 1-based. */
export interface AgentToolInputs {
  checkFiles: { paths: readonly string[] };
  explainFinding: { rule?: string; path?: string; line?: number };
  listPersonalFields: { name?: string };
}

/** A tool with what it is given. */
export type AgentToolParams = { [Tool in keyof AgentToolInputs]: { tool: Tool; input: AgentToolInputs[Tool] } }[keyof AgentToolInputs];

/** What the model is told, or why it cannot be answered, in the user's language. */
export interface AgentToolAnswer {
  text: string;
}
