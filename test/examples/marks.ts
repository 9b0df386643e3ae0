/** One finding that the sample code promises. A line on which a rule reports twice has two of them. */
export interface Mark {
  /** 1-based line of the place that is reported, not of the comment. */
  line: number;
  /** Rule without prefix: `no-unbounded-query`. */
  rule: string;
  /** True when an exception or a comment is to cover the finding. */
  suppressed: boolean;
}

const MARK = /^\s*\/\/\s*(finding|suppressed)\b\s*(:?)(.*)$/;
const ENTRY = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\s+x([2-9]))?$/;
const COMMENT_OR_BLANK = /^\s*(\/\/.*)?$/;

/**
 * Reads the marks of one sample file: `// finding: rule, rule x2` and `// suppressed: rule`, each for
 * the next line that holds code (other line comments may stand between).
 * Throws on a mark that says nothing readable or has no code below it, since it would promise nothing.
 */
export function readMarks(text: string): Mark[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const marks: Mark[] = [];
  lines.forEach((content, index) => {
    const match = MARK.exec(content);
    if (!match) return;
    const below = lines.findIndex((other, at) => at > index && !COMMENT_OR_BLANK.test(other));
    if (below < 0) throw new Error(`line ${index + 1}: no code below the mark "${content.trim()}"`);
    for (const part of (match[3] ?? '').split(',')) {
      const entry = ENTRY.exec(part.trim());
      if (match[2] !== ':' || !entry?.[1]) throw new Error(`line ${index + 1}: not a mark: "${content.trim()}"`);
      const mark = { line: below + 1, rule: entry[1], suppressed: match[1] === 'suppressed' };
      for (let times = Number(entry[2] ?? 1); times > 0; times -= 1) marks.push(mark);
    }
  });
  return marks;
}

/** A promised or reported place, in a form that two lists of them can be compared by. */
export interface Place {
  file: string;
  line: number;
  rule: string;
  suppressed: boolean;
}

/**
 * What separates the promised places from the reported ones, one line each in the order of the files:
 * `missing: src/a.ts:3 no-unbounded-query`, `unexpected: …`. Empty when both say the same.
 */
export function differences(promised: readonly Place[], reported: readonly Place[]): string[] {
  const balance = new Map<string, { place: Place; count: number }>();
  const book = (place: Place, by: number): void => {
    const key = `${place.file}\0${place.line}\0${place.rule}\0${place.suppressed}`;
    const entry = balance.get(key) ?? { place, count: 0 };
    entry.count += by;
    balance.set(key, entry);
  };
  for (const place of promised) book(place, 1);
  for (const place of reported) book(place, -1);
  return [...balance.values()]
    .filter(({ count }) => count !== 0)
    .sort((a, b) => compare(a.place.file, b.place.file) || a.place.line - b.place.line || compare(a.place.rule, b.place.rule))
    .map(({ place, count }) => {
      const times = Math.abs(count) > 1 ? ` x${Math.abs(count)}` : '';
      return `${count > 0 ? 'missing' : 'unexpected'}: ${place.file}:${place.line} ${place.rule}${times}${place.suppressed ? ' (suppressed)' : ''}`;
    });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
