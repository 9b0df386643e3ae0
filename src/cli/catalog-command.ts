import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { TOOL } from '../engine/version.ts';
import { format, type Locale, locale, setLocale } from '../l10n/index.ts';
import type { Sensitivity } from '../model/index.ts';
import { nearest } from '../policy/nearest.ts';
import type { CatalogReportContext } from '../report/catalog/index.ts';
import type { ParsedArguments } from './arguments.ts';
import type { CatalogPart, Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { catalogFormats } from './options.ts';
import type { CatalogFormat } from './options.ts';
import { readOutputs, writeReport } from './outputs.ts';
import { say } from './say.ts';
import { shownPath } from './shown-path.ts';
import { reportWidth, wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

type Read = Awaited<ReturnType<CatalogPart['read']>>;

/**
 * Prints what is personal data in a project, why, or what is left to decide.
 * @throws {UsageProblem} for arguments that make no sense, or names that the catalog does not know
 */
export async function catalogCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const request = readRequest(args, host);
  const outputs = readOutputs(args.value('format'), args.values('output'), host.cwd, { names: catalogFormats, ofFile: formatOfFile });
  const asked = args.value('explain');
  const unsure = args.switch('unsure') ?? false;
  if (asked !== undefined && unsure) throw new UsageProblem(format(messages.notWith, { option: '--explain', other: '--unsure' }));
  const wanted = [...outputs.files, ...(outputs.stdout === undefined ? [] : [{ format: outputs.stdout, file: undefined }])];
  if ((asked !== undefined || unsure) && wanted.some((one) => one.format === 'csv' || one.format === 'markdown')) throw new UsageProblem(format(messages.unsureFormat));

  const part = await parts.loadCatalog();
  const loaded = performance.now();
  const read = await part.read(request);
  const done = performance.now();
  const filter = readFilter(args, part, read);
  const explained = asked === undefined ? undefined : named(part, read, asked);
  const review = unsure ? await part.review(read, request) : undefined;

  const { catalogExplanations, catalogReports, unsureJson, unsureReport } = await import('../report/catalog/index.ts');
  for (const { format: name, file } of wanted) {
    const context: CatalogReportContext = {
      toolVersion: TOOL.version,
      colour: file === undefined ? wantsColour(args.switch('color'), host.env, host.stdout) : args.switch('color') === true,
      width: reportWidth(host.stdout),
      // Tools get paths relative to the root, people as they would type them.
      shownPath: name === 'table' ? remembered((given) => shownPath(path.resolve(read.root, given), host.cwd)) : (given) => given,
      categoryLabel: part.categoryLabel,
      whyNot: part.whyNotPersonal,
      all: args.switch('all') ?? false,
      filter,
    };
    const text = explained
      ? name === 'json'
        ? inEnglish(() => catalogReports.json(read, { ...context, all: true, filter: { entities: explained.map(({ entity, field }) => (field ? { ...entity, fields: [field] } : entity)) } }))
        : catalogExplanations(explained.map(({ entity, field }) => part.explain(entity, field)), context)
      : review
        ? name === 'json'
          ? inEnglish(() => unsureJson(review.items))
          : unsureReport(review.items, { ...context, policyName: part.policyName, yamlText: part.yamlText, decided: decidedIn(read, review.policy) })
        : catalogReports[name](read, context);
    if (file === undefined) host.stdout.write(text);
    else writeReport(file, text);
  }
  sayProblems(read, outputs.stdout === 'table' && !explained && !unsure, host);
  if (args.switch('timing') ?? false) await sayTiming(host, loaded, done, read);
  return exitCodes.clean;
}

function readRequest(args: ParsedArguments, host: Host): Parameters<CatalogPart['read']>[0] {
  if (args.positionals.length > 1) throw new UsageProblem(format(messages.onePath, { count: args.positionals.length }));
  const given = args.positionals[0] ?? '.';
  const absolute = path.resolve(host.cwd, given);
  if (!existsSync(absolute)) throw new UsageProblem(format(messages.noSuchPath, { path: given }));
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(path.resolve(host.cwd, policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const preset = args.value('preset') as 'recommended' | 'strict' | undefined;
  return { path: absolute, cache: args.switch('cache') ?? true, ...(policyFile === undefined ? {} : { policyFile: path.resolve(host.cwd, policyFile) }), ...(preset === undefined ? {} : { preset }) };
}

function readFilter(args: ParsedArguments, part: CatalogPart, read: Read): CatalogReportContext['filter'] {
  const entities = args.values('entity').map((name) => named(part, read, name)[0].entity);
  const categories = args.values('category').map((given) => given.replace(/\.\*?$/, ''));
  const known = [...part.categories, ...new Set(part.categories.map((id) => id.split('.')[0] ?? id))];
  const wrong = categories.find((given) => !known.includes(given));
  if (wrong !== undefined) {
    const near = nearest(wrong, known);
    throw new UsageProblem(`${format(messages.unknownCategory, { name: wrong })} ${near === undefined ? known.join(', ') : format(messages.didYouMean, { name: near })}`);
  }
  const sensitivities = args.values('sensitivity') as readonly Sensitivity[];
  return {
    ...(entities.length > 0 ? { entities: [...new Set(entities)] } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(sensitivities.length > 0 ? { sensitivities } : {}),
  };
}

function named(part: CatalogPart, read: Read, name: string): Extract<ReturnType<CatalogPart['findNamed']>, { found: unknown }>['found'] {
  const named = part.findNamed(read.catalog, name);
  if ('found' in named) return named.found;
  const [first, ...more] = named.near;
  const hint = first === undefined ? '' : ` ${more.length === 0 ? format(messages.didYouMean, { name: first }) : format(messages.didYouMeanOne, { names: named.near.join(', ') })}`;
  throw new UsageProblem(`${format(messages.unknownEntity, { name })}${hint}`);
}

/** Entities that the policy names already, with their lines. */
function decidedIn({ catalog }: Read, policy: Awaited<ReturnType<CatalogPart['review']>>['policy']): ReadonlyMap<string, number> {
  const decided = new Map<string, number>();
  for (const { name, aliases, line } of policy.entities) {
    for (const entity of catalog.entities) if (line !== undefined && [name, ...aliases].some((one) => one === entity.name || entity.aliases.includes(one))) decided.set(entity.name, line);
  }
  return decided;
}

function formatOfFile(file: string): CatalogFormat {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.csv$/i.test(file)) return 'csv';
  return /\.(?:md|markdown)$/i.test(file) ? 'markdown' : 'table';
}

/** Thousands of fields stand in few files. */
function remembered(make: (file: string) => string): (file: string) => string {
  const made = new Map<string, string>();
  return (file) => {
    const known = made.get(file) ?? make(file);
    made.set(file, known);
    return known;
  };
}

function inEnglish(make: () => string): string {
  const before: Locale = locale();
  setLocale('en');
  try {
    return make();
  } finally {
    setLocale(before);
  }
}

/** What is not in the report must be said beside it. */
function sayProblems({ problems }: Read, shown: boolean, host: Host): void {
  if (shown || problems.length === 0) return;
  for (const { file, line, message } of problems.slice(0, 10)) say(host, `${file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `}${message}`);
}

async function sayTiming(host: Host, loaded: number, done: number, { from }: Read): Promise<void> {
  const { duration } = await import('../report/counts.ts');
  const { user, system } = process.cpuUsage();
  const how = { kept: messages.catalogKept, renewed: messages.catalogRenewed, built: messages.catalogBuilt }[from];
  const data = { start: duration(loaded), check: duration(done - loaded), report: duration(performance.now() - done), cpu: duration((user + system) / 1000), from: format(how) };
  say(host, format(messages.catalogTiming, data));
}
