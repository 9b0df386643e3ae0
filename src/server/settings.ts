import path from 'node:path';
import type { Connection } from 'vscode-languageserver';

/** Section of the editor's settings that is ours. */
export const SECTION = 'crm-guard';

/** The user's settings for one folder. */
export interface Settings {
  enable: boolean;
  /** Absolute path; undefined: look for one in the folder. */
  policyFile?: string;
  /** Undefined: what the policy says. */
  preset?: 'recommended' | 'strict';
}

/** Asks the client for the settings of a folder. Never rejects: a client that does not answer gets the defaults. */
export async function fetchSettings(connection: Connection, folderUri: string, folder: string): Promise<Settings> {
  try {
    return readSettings(await connection.workspace.getConfiguration({ scopeUri: folderUri, section: SECTION }), folder);
  } catch (error) {
    connection.console.warn(`No settings from the client: ${String(error)}`);
    return readSettings(undefined, folder);
  }
}

/** Reads what a client sent, which can be anything: a value of the wrong type counts as not set. */
export function readSettings(value: unknown, folder: string): Settings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const { enable, policyFile, preset } = given;
  return {
    enable: enable !== false,
    ...(typeof policyFile === 'string' && policyFile.trim() !== '' ? { policyFile: path.resolve(folder, policyFile.trim()) } : {}),
    ...(preset === 'recommended' || preset === 'strict' ? { preset } : {}),
  };
}
