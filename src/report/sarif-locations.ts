import type * as Sarif from 'sarif';
import { TextPositions } from './text-positions.ts';

/** The files a SARIF run names, each once, and places inside them. */
export class SarifArtifacts {
  /** Symbol that stands for the project root in relative addresses. */
  readonly baseId = '%SRCROOT%';
  readonly #indexes = new Map<string, number>();
  readonly #positions = new Map<string, TextPositions | undefined>();
  readonly #readSource: ((file: string) => string | undefined) | undefined;

  constructor(readSource: ((file: string) => string | undefined) | undefined) {
    this.#readSource = readSource;
  }

  /** Reference to a file by its path relative to the root. */
  location(file: string): Sarif.ArtifactLocation {
    let index = this.#indexes.get(file);
    if (index === undefined) {
      index = this.#indexes.size;
      this.#indexes.set(file, index);
    }
    return { uri: relativeUri(file), uriBaseId: this.baseId, index };
  }

  /** A place in a file. */
  physical(file: string, region: Sarif.Region | undefined): Sarif.PhysicalLocation {
    return { artifactLocation: this.location(file), ...(region === undefined ? {} : { region }) };
  }

  /** The region of two UTF-16 offsets: offsets always, lines and columns where the text is to be had. */
  region(file: string, [from, to]: readonly [number, number]): Sarif.Region {
    const positions = this.#positionsOf(file);
    const start = positions?.at(from);
    const end = positions?.at(to);
    return {
      ...(start === undefined || end === undefined
        ? {}
        : { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }),
      charOffset: from,
      charLength: to - from,
    };
  }

  /** Every file named so far, in the order of the indexes. */
  all(): Sarif.Artifact[] {
    return Array.from(this.#indexes.keys(), (file) => ({ location: { uri: relativeUri(file), uriBaseId: this.baseId } }));
  }

  #positionsOf(file: string): TextPositions | undefined {
    if (!this.#positions.has(file)) {
      const source = this.#readSource?.(file);
      this.#positions.set(file, source === undefined ? undefined : new TextPositions(source));
    }
    return this.#positions.get(file);
  }
}

/** A `/`-separated path as a relative URI reference. A colon in the first segment would read as a scheme. */
function relativeUri(path: string): string {
  return encodeURI(path.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[?#:]/g, encodeURIComponent);
}
