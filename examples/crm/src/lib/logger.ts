type Level = 'debug' | 'info' | 'warn' | 'error';

function write(level: Level, text: string, details: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ level, text, at: new Date().toISOString(), ...details })}\n`);
}

/** The application's log: one JSON object a line, shipped to a third party. */
export const logger = {
  debug: (text: string, details: Record<string, unknown> = {}) => write('debug', text, details),
  info: (text: string, details: Record<string, unknown> = {}) => write('info', text, details),
  warn: (text: string, details: Record<string, unknown> = {}) => write('warn', text, details),
  error: (text: string, details: Record<string, unknown> = {}) => write('error', text, details),
};
