import type { TSESTree } from '@typescript-eslint/types';
import { holeMarker } from '../../../statements/sql/index.ts';

/** Part of a statement as the source writes it. */
export type Part =
  | { kind: 'text'; text: string; node: TSESTree.Node; /** Offset of its first character in the source; absent when it is not written there. */ at?: number; raw?: string }
  | { kind: 'hole'; node: TSESTree.Node }
  | { kind: 'optional'; parts: readonly Part[]; node: TSESTree.Node };

interface Piece {
  start: number;
  end: number;
  node: TSESTree.Node;
  at?: number;
  raw?: string;
}

/** A statement's text with the way back to the source. */
export class StatementText {
  readonly text: string;
  /** Expressions of the holes, by number. */
  readonly holes: readonly TSESTree.Node[];
  private readonly pieces: readonly Piece[];

  private constructor(text: string, pieces: readonly Piece[], holes: readonly TSESTree.Node[]) {
    this.text = text;
    this.pieces = pieces;
    this.holes = holes;
  }

  /** Puts parts together; those that only some paths add are left out unless `optional`. */
  static of(parts: readonly Part[], optional: boolean): StatementText {
    const pieces: Piece[] = [];
    const holes: TSESTree.Node[] = [];
    let text = '';
    const add = (part: Part): void => {
      if (part.kind === 'optional') {
        if (optional) part.parts.forEach(add);
        return;
      }
      const start = text.length;
      text += part.kind === 'hole' ? holeMarker(holes.length) : part.text;
      if (part.kind === 'hole') holes.push(part.node);
      const written = part.kind === 'text' && part.at !== undefined ? { at: part.at, raw: part.raw ?? part.text } : {};
      pieces.push({ start, end: text.length, node: part.node, ...written });
    };
    parts.forEach(add);
    return new StatementText(text, pieces, holes);
  }

  /** The source node that the character at `offset` comes from. */
  nodeAt(offset: number): TSESTree.Node | undefined {
    return (this.pieces.find(({ start, end }) => offset >= start && offset < end) ?? this.pieces.at(-1))?.node;
  }

  /** Where in the source text can be inserted so that it stands at `offset`; undefined where no literal is. */
  insertionAt(offset: number): number | undefined {
    const touching = this.pieces.filter(({ start, end, at }) => at !== undefined && offset >= start && offset <= end);
    const piece = touching.find(({ start }) => offset > start) ?? touching[0];
    return piece && this.sourceOffset(piece, offset);
  }

  /** The source range of `start`..`end`; undefined unless all of it stands in one literal. */
  rangeOf(start: number, end: number): [number, number] | undefined {
    const piece = this.pieces.find((one) => one.at !== undefined && start >= one.start && end <= one.end);
    return piece && [this.sourceOffset(piece, start), this.sourceOffset(piece, end)];
  }

  /** The sign that closes the literal at `offset`, which an edit must not contain unescaped. */
  delimiterAt(offset: number, source: string): string {
    const piece = this.pieces.find(({ start, end, at }) => at !== undefined && offset >= start && offset <= end);
    if (!piece || piece.at === undefined) return '';
    const literal = piece.node.type === 'Literal';
    return literal ? source.charAt(piece.at - 1) : '`';
  }

  private sourceOffset(piece: Piece, offset: number): number {
    return (piece.at ?? 0) + rawLength(piece.raw ?? '', offset - piece.start);
  }
}

/** How many source characters the first `count` characters of a literal's value take (`\n` takes two). */
export function rawLength(raw: string, count: number): number {
  let i = 0;
  for (let cooked = 0; cooked < count && i < raw.length; ) {
    if (raw[i] === '\r' && raw[i + 1] === '\n') i += 2;
    else if (raw[i] !== '\\') i++;
    else {
      const escape = /^\\(?:u\{([0-9a-fA-F]+)\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-7]{1,3}|\r\n|[\s\S])/.exec(raw.slice(i, i + 12));
      const written = escape?.[0] ?? '\\';
      i += written.length;
      if (/^\\[\r\n\u2028\u2029]/.test(written)) continue;
      if (escape?.[1] !== undefined && parseInt(escape[1], 16) > 0xffff) cooked++;
    }
    cooked++;
  }
  return i;
}
