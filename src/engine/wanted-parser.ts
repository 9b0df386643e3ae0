import process from 'node:process';
import { chooseParser, type SourceParser } from '../parse/index.ts';
import { UsageError } from './errors.ts';

/**
 * The parser that the environment asks for (`CRM_GUARD_PARSER=oxc` or `typescript`): for hosts that
 * must not load a native binary, and for holding the two against each other.
 * @throws UsageError for another value.
 */
export function wantedParser(): SourceParser['id'] | undefined {
  const value = process.env['CRM_GUARD_PARSER'];
  if (value === undefined || value === '') return undefined;
  if (value === 'oxc' || value === 'typescript') return value;
  throw new UsageError(`CRM_GUARD_PARSER=${value}: there is no such parser. Use oxc or typescript.`);
}

/** @throws UsageError when the wanted parser is not installed. */
export function useWantedParser(): void {
  const wanted = wantedParser();
  try {
    chooseParser(wanted);
  } catch (error) {
    throw new UsageError(`CRM_GUARD_PARSER=${wanted}: this parser cannot be loaded here: ${error instanceof Error ? error.message : String(error)}`);
  }
}
