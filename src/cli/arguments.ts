import { parseArgs } from 'node:util';
import { format } from '../l10n/index.ts';
import { nearest } from '../policy/nearest.ts';
import { messages } from './messages.ts';
import type { OptionSpec } from './options.ts';
import { UsageProblem } from './usage-problem.ts';

/** Options as given: switches are booleans, others the texts in the order given. */
export class ParsedArguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, boolean | readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, boolean | readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  /** A switch: true, false (`--no-…`) or undefined when it was not given. */
  switch(name: string): boolean | undefined {
    const value = this.#values.get(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** The last value of an option. */
  value(name: string): string | undefined {
    return this.values(name).at(-1);
  }

  /** All values of an option. */
  values(name: string): readonly string[] {
    const value = this.#values.get(name);
    return typeof value === 'object' ? value : [];
  }
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Reads arguments against the options of a command. `helpCommand` is named in messages.
 * @throws {UsageProblem} for an unknown option, a missing, unwanted or disallowed value
 */
export function parseArguments(argv: readonly string[], options: readonly OptionSpec[], helpCommand: string): ParsedArguments {
  const values = new Map<string, boolean | string[]>();
  const positionals: string[] = [];
  for (const token of tokenize(argv, options)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') readOption(token, options, values, helpCommand);
  }
  return new ParsedArguments(positionals, values);
}

/** Splits arguments into options and the rest; knows no errors. */
export function tokenize(argv: readonly string[], options: readonly OptionSpec[]): Token[] {
  // Not strict: its messages cannot name the nearest option, and it stops at the first form it does not like.
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(options.map(({ name, short, value }) => [name, { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }])),
    allowPositionals: true,
    allowNegative: true,
    strict: false,
    tokens: true,
  }).tokens;
}

function readOption(token: OptionToken, options: readonly OptionSpec[], values: Map<string, boolean | string[]>, helpCommand: string): void {
  const { rawName, name } = token;
  const negated = rawName.startsWith('--no-') && name !== rawName.slice(2);
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined || (negated && option.negatable === undefined)) throw unknownOption(rawName, options, helpCommand);
  if (option.value === undefined) {
    if (token.inlineValue === true) throw new UsageProblem(format(messages.unwantedValue, { option: rawName }));
    values.set(name, !negated);
    return;
  }
  const value = valueOf(token, option);
  const earlier = values.get(name);
  if (option.multiple === true && typeof earlier === 'object') earlier.push(value);
  else values.set(name, [value]);
}

function valueOf({ value, inlineValue, rawName }: OptionToken, option: OptionSpec): string {
  // `--format --quiet` forgot the value; `--max-warnings -1` did not.
  const swallowedOption = value !== undefined && inlineValue === false && /^-+[a-z]/i.test(value);
  if (value === undefined || value === '' || swallowedOption) {
    throw new UsageProblem(format(messages.missingValue, { option: rawName, value: option.value ?? '' }));
  }
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw new UsageProblem(unknownChoice(rawName, value, option.choices));
  }
  return value;
}

/** What to say to a value that is none of the allowed ones. */
export function unknownChoice(option: string, value: string, choices: readonly string[]): string {
  const near = nearest(value, choices);
  const base = format(messages.unknownChoice, { option, value, choices: choices.join(', ') });
  return near === undefined ? base : `${base} ${format(messages.didYouMean, { name: near })}`;
}

function unknownOption(rawName: string, options: readonly OptionSpec[], helpCommand: string): UsageProblem {
  const names = options.flatMap(({ name, negatable }) => [
    ...(negatable === 'only' ? [] : [`--${name}`]),
    ...(negatable === undefined ? [] : [`--no-${name}`]),
  ]);
  const near = rawName.length > 2 ? nearest(rawName, names) : undefined;
  const hint = near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`;
  return new UsageProblem(`${format(messages.unknownOption, { option: rawName })}${hint}\n${format(messages.seeHelp, { command: `${helpCommand} --help` })}`);
}
