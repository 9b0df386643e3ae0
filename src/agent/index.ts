export { checkedText, checkFiles } from './check-files.ts';
export { diskProject } from './disk-project.ts';
export { explainFinding } from './explain-finding.ts';
export { personalFields } from './personal-fields.ts';
export type { AgentProject } from './project.ts';
export { Refusal } from './refusal.ts';
export { type AgentAnswer, type AgentTools, agentTools } from './tools.ts';
