export function installNeeded(lockFile: string, installedFile: string): string | undefined;
export function ensureInstalled(): Promise<void>;
