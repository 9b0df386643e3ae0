/** An attribute of an element, with the offset of its value. */
export interface XmlAttribute {
  value: string;
  at: number;
}

/** An element of XML text; children in order. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, XmlAttribute>;
  children: XmlElement[];
  /** Offset of `<`. */
  start: number;
  /** Offset behind the name, where an attribute can be added. */
  nameEnd: number;
  /** Text inside, as written; `xmlText` resolves its references. */
  text: string;
  /** Whether its closing tag was found. */
  closed: boolean;
}

const NAME = /[^\s/>="'<]+/y;
const ATTRIBUTE = /\s*([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|(\uE000\d+\uE001))/y;
const MAX_DEPTH = 64;

/**
 * Reads XML text into its elements. Tolerant: what is not closed ends where its surroundings do,
 * closing tags without an opening one are passed over. Never throws; linear in the text.
 */
export function readElements(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], start: 0, nameEnd: 0, text: '', closed: true };
  const stack: XmlElement[] = [root];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const top = stack.at(-1) ?? root;
    top.text += text.slice(at, open === -1 ? text.length : open);
    if (open === -1) break;
    at = markup(text, open, stack);
  }
  return root;
}

function markup(text: string, open: number, stack: XmlElement[]): number {
  if (text.startsWith('<!--', open)) return behind(text, '-->', open);
  if (text.startsWith('<![CDATA[', open)) {
    const end = behind(text, ']]>', open);
    (stack.at(-1) as XmlElement).text += text.slice(open + '<![CDATA['.length, text.startsWith(']]>', end - 3) ? end - 3 : end).replaceAll('&', '&amp;');
    return end;
  }
  if (text[open + 1] === '?' || text[open + 1] === '!') return behind(text, '>', open);
  if (text[open + 1] === '/') {
    close(stack, wordAt(text, open + 2));
    return behind(text, '>', open);
  }
  const name = wordAt(text, open + 1);
  if (name === '') return open + 1;
  const attributes = new Map<string, XmlAttribute>();
  const nameEnd = open + 1 + name.length;
  let at = nameEnd;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (!found) break;
    at = ATTRIBUTE.lastIndex;
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    const quote = /["']$/.test(found[0]) ? 1 : 0;
    attributes.set((found[1] ?? '').toLowerCase(), { value: xmlText(value), at: at - quote - value.length });
  }
  const end = behind(text, '>', at);
  const element: XmlElement = { name: name.toLowerCase(), attributes, children: [], start: open, nameEnd, text: '', closed: text[end - 2] === '/' };
  (stack[stack.length - 1] as XmlElement).children.push(element);
  if (text[end - 2] !== '/' && stack.length < MAX_DEPTH) stack.push(element);
  return end;
}

function behind(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at + sign.length;
}

function wordAt(text: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? '';
}

function close(stack: XmlElement[], name: string): void {
  const at = stack.findLastIndex((element) => element.name === name.toLowerCase());
  const element = stack[at];
  if (at <= 0 || !element) return;
  element.closed = true;
  stack.length = at;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;

/** Text with its references resolved: `&amp;`, `&#12354;`; others stay as written. */
export function xmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point <= LAST_CODE_POINT ? String.fromCodePoint(point) : whole;
  });
}
