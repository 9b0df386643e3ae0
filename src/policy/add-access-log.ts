import { editPolicy, policyEntryLines, type PolicyEdits, type PolicyEntry } from './edit-policy.ts';

/** A function that is to count as an access log: its name, and its module relative to the policy. */
export interface RegisteredFunction {
  name: string;
  module: string;
}

/** What a policy says that counts a function as an access log. */
export const accessLogEntry = ({ name, module }: RegisteredFunction): PolicyEntry => ({ path: ['accessLog', 'functions'], item: { name, module } });

/** The edits that add a function to `accessLog.functions` of a policy, as of `editPolicy`. */
export const addAccessLog = (text: string, entry: RegisteredFunction): PolicyEdits => editPolicy(text, accessLogEntry(entry));

/** The lines to paste where the policy cannot be edited. */
export const accessLogLines = (entry: RegisteredFunction): string => policyEntryLines(accessLogEntry(entry));
