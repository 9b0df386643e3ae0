import { format, type Localized } from '../l10n/index.ts';
import type { Problem } from '../model/index.ts';
import { type FileFacts, isSourceName, readFileFacts, readSchemaFacts } from '../project/index.ts';
import { contentHash } from './cache.ts';
import { isReadable, type StaleEntity, withLastGood } from './last-good.ts';

const LAST_READABLE: Localized = {
  en: 'Until it can be read, the last readable version of {names} counts',
  ja: '読み取れるようになるまで、{names} は最後に読み取れた版の内容を使います',
};

/** What the files of a project tell, kept while a host lives: by content, and completed from the last readable version. */
export class WarmFacts {
  readonly #facts = new Map<string, { hash: string; facts: FileFacts }>();
  /** What each file said when it could last be read in full. */
  readonly #good = new Map<string, FileFacts>();
  readonly #stale = new Map<string, readonly StaleEntity[]>();

  /** The facts of a text as they count: what cannot be read at present is as it was when it could. */
  of(relative: string, text: string): FileFacts {
    const read = this.#rawFacts(relative, text);
    if (isReadable(read)) {
      this.#stale.delete(relative);
      this.#good.set(relative, read);
      return read;
    }
    const { facts, stale } = withLastGood(read, this.#good.get(relative), text);
    this.#stale.set(relative, stale);
    return facts;
  }

  #rawFacts(relative: string, text: string): FileFacts {
    const hash = contentHash(text);
    const known = this.#facts.get(relative);
    if (known?.hash === hash) return known.facts;
    const facts = isSourceName(relative) ? readFileFacts(text, relative) : readSchemaFacts(text, relative);
    this.#facts.set(relative, { hash, facts });
    return facts;
  }

  /** A file that is gone says nothing any more. */
  forget(relative: string): void {
    this.#facts.delete(relative);
    this.#good.delete(relative);
    this.#stale.delete(relative);
  }

  /** Entities of which an older version counts, by the file that declares them. */
  get stale(): ReadonlyMap<string, readonly StaleEntity[]> {
    return new Map([...this.#stale].filter(([, entities]) => entities.length > 0));
  }

  /** Problems of schema files say which entities are as of an older version. */
  withStale(problems: readonly Problem[]): Problem[] {
    return problems.map((problem) => {
      const stale = problem.kind !== 'schema-error' || problem.file === undefined ? [] : (this.#stale.get(problem.file) ?? []).filter(({ line }) => line === problem.line);
      return stale.length === 0 ? problem : { ...problem, message: `${problem.message}. ${format(LAST_READABLE, { names: [...new Set(stale.map(({ name }) => name))].join(', ') })}` };
    });
  }
}
