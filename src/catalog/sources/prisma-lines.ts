/** One logical line of a Prisma schema: continued inside brackets, comment apart. */
export interface PrismaLine {
  /** Code without comment, trimmed. */
  code: string;
  /** Comment text without slashes, trimmed; undefined where there is none. */
  comment?: string;
  /** 1-based line where it begins. */
  line: number;
}

const MAX_CONTINUATION = 40;

/** Splits a schema into logical lines. Strings, CRLF, a BOM and block comments are understood; never throws. */
export function prismaLines(text: string): PrismaLine[] {
  const raw = blankBlockComments(text.replace(/^\uFEFF/, '')).split(/\r\n|\n|\r/);
  const lines: PrismaLine[] = [];
  for (let at = 0; at < raw.length; at++) {
    const start = at;
    const first = splitComment(raw[at] ?? '');
    let code = first.code;
    const comments = first.comment === undefined ? [] : [first.comment];
    let depth = bracketDepth(code);
    while (depth > 0 && at + 1 < raw.length && at - start < MAX_CONTINUATION && continues(raw[at + 1] ?? '')) {
      const next = splitComment(raw[++at] ?? '');
      code += ` ${next.code.trim()}`;
      if (next.comment !== undefined) comments.push(next.comment);
      depth = bracketDepth(code);
    }
    lines.push({ code: code.trim(), ...(comments.length > 0 ? { comment: comments.join('\n') } : {}), line: start + 1 });
  }
  return lines;
}

/** A half-typed bracket must not swallow the rest of the block. */
const continues = (line: string): boolean => !/^\s*(?:\}|@@|(?:model|type|view|enum|datasource|generator)\s+\w+\s*\{|\w+\s+\w+[\]?[]*\s*(?:@.*)?$)/.test(line);

function splitComment(line: string): { code: string; comment?: string } {
  let inString = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '\\' && inString) at++;
    else if (char === '"') inString = !inString;
    else if (!inString && char === '/' && line[at + 1] === '/') {
      return { code: line.slice(0, at), comment: line.slice(at).replace(/^\/+/, '').trim() };
    }
  }
  return { code: line };
}

function bracketDepth(code: string): number {
  let depth = 0;
  for (const char of code.replace(/"(?:[^"\\]|\\.)*"?/g, '')) {
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
  }
  return depth;
}

/** Blanks block comments but keeps line ends, so that line numbers stay true. */
function blankBlockComments(text: string): string {
  return text.replace(/(^|\n)([^"\n/]*)\/\*[\s\S]*?\*\//g, (whole, head: string, before: string) => head + before + whole.slice(head.length + before.length).replace(/[^\r\n]/g, ' '));
}
