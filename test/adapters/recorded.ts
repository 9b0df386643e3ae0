/** A source that an adapter's test declares, as the suite `clients` needs it. */
export interface RecordedSource {
  /** The adapter's id. */
  adapter: string;
  title: string;
  source: string;
  /** `.tsx` for sources with JSX. */
  file?: string;
  /** Other files of its project, by path. */
  files?: Readonly<Record<string, string>>;
  /** Why the source does not type-check against the real packages; absent when it must. */
  types?: string;
}

/** All sources that were declared so far, in order. */
export const recorded: RecordedSource[] = [];

/** Remembers a source, so that it is held against the types of the real packages too. */
export function record(source: RecordedSource): void {
  recorded.push(source);
}
