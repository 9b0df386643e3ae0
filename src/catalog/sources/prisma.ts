import { readAnnotation } from './annotation.ts';
import { prismaLines } from './prisma-lines.ts';
import type { PrismaLine } from './prisma-lines.ts';
import type { SourceEntity, SourceField, SourceReader, SourceResult } from './source.ts';

interface Block {
  kind: string;
  name: string;
  line: number;
  comments: string[];
  entity: SourceEntity;
}

/** A field with the plain name of its type, before relations are known. */
interface RawField extends SourceField {
  typeName: string;
  list: boolean;
  relationAttribute: boolean;
}

const SCALARS = new Set(['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes', 'Unsupported']);
const BLOCK_START = /^(model|view|type|enum|datasource|generator)\s+([\p{L}_][\p{L}\p{N}_]*)\s*(\{)?\s*(.*)$/u;
const FIELD = /^([\p{L}_][\p{L}\p{N}_]*)\s*:?\s+([\p{L}_][\p{L}\p{N}_]*)(\((?:"(?:[^"\\]|\\.)*"|[^)"])*\))?\s*((?:\[\s*\]|\?|!)*)\s*(.*)$/u;
const MAX_COMPOSITE_DEPTH = 3;

/**
 * Reads models and views of a Prisma schema. Composite types are flattened (`address.city`), and
 * lent to the schema's other files; fields
 * that the client does not have (`@ignore`) are left out. A line that cannot be read is skipped and
 * said; half-typed text never throws.
 */
export const readPrismaSchema: SourceReader = (text) => {
  const reader = new PrismaReader();
  for (const line of prismaLines(text)) reader.read(line);
  return reader.finish();
};

class PrismaReader {
  private readonly blocks: Block[] = [];
  private readonly problems: SourceResult['problems'] = [];
  private open: Block | undefined;
  private comments: string[] = [];

  read(line: PrismaLine): void {
    if (line.code === '') {
      if (line.comment === undefined) this.comments = [];
      else this.comments.push(line.comment);
      return;
    }
    const start = BLOCK_START.exec(line.code);
    if (start && (this.open === undefined || start[3] === '{')) this.begin(line, start);
    else if (this.open) this.inside(line, line.code);
    else if (!/^[}\]]/.test(line.code)) this.say(`"${shorten(line.code)}" stands outside any model`, line.line);
    this.comments = [];
  }

  finish(): SourceResult {
    if (this.open) this.say(`${this.open.kind} ${this.open.name} is not closed`, this.open.line);
    const names = (kind: RegExp): string[] => this.blocks.filter((block) => kind.test(block.kind)).map((block) => block.name);
    const models = new Set(names(/^(?:model|view)$/));
    const enums = names(/^enum$/);
    const composites = new Map(this.blocks.filter((block) => block.kind === 'type').map((block) => [block.name, block.entity]));
    const entities = this.blocks
      .filter((block) => /^(?:model|view|type)$/.test(block.kind))
      .map(({ entity, kind }): SourceEntity => ({ ...entity, fields: flatten(entity.fields as RawField[], composites, models, new Set(enums)), ...(kind === 'type' ? { mixin: true as const } : {}) }));
    return { entities, enums, problems: this.problems };
  }

  private begin(line: PrismaLine, [, kind = '', name = '', brace, rest = '']: RegExpExecArray): void {
    if (this.open) this.say(`${this.open.kind} ${this.open.name} is not closed`, this.open.line);
    if (brace === undefined) {
      this.say(`${kind} ${name} has no opening brace`, line.line);
      return;
    }
    const comments = [...this.comments, ...(line.comment === undefined ? [] : [line.comment])];
    const entity: SourceEntity = { name, aliases: [], line: line.line, fields: [] };
    this.annotate(entity, comments, line.line);
    this.open = { kind, name, line: line.line, comments, entity };
    this.blocks.push(this.open);
    this.comments = [];
    if (rest !== '') this.inside({ ...line, code: rest }, rest);
  }

  private inside(line: PrismaLine, code: string): void {
    const block = this.open;
    if (block === undefined) return;
    const closes = /\}\s*$/.test(code) && !/\{[^}]*\}\s*$/.test(code.replace(/"(?:[^"\\]|\\.)*"/g, ''));
    const body = closes ? code.replace(/\s*\}\s*$/, '') : code;
    if (body !== '' && /^(?:model|view|type)$/.test(block.kind)) {
      if (body.startsWith('@@')) readBlockAttribute(body, block.entity);
      else this.field(line, body, block);
    }
    if (closes) this.open = undefined;
  }

  private field(line: PrismaLine, body: string, block: Block): void {
    const match = FIELD.exec(body);
    if (!match) {
      this.say(`field "${shorten(body)}" of ${block.name} has no readable type`, line.line);
      return;
    }
    const [, name = '', typeName = '', args = '', marks = '', attributes = ''] = match;
    if (/@ignore\b/.test(attributes)) return;
    const comments = [...this.comments, ...(line.comment === undefined ? [] : [line.comment])];
    const field: RawField = {
      name,
      type: `${typeName}${args}${marks.replace(/\s/g, '')}`,
      line: line.line,
      typeName,
      list: marks.includes('['),
      relationAttribute: /@relation\b/.test(attributes),
    };
    const column = /@map\(\s*(?:name\s*:\s*)?"((?:[^"\\]|\\.)*)"/.exec(attributes)?.[1];
    if (column !== undefined && column !== name) field.column = column;
    if (/@(?:id|unique)\b/.test(attributes)) field.unique = true;
    if (comments.length > 0) field.comment = comments.join('\n');
    this.annotate(field, comments, line.line);
    block.entity.fields.push(field);
  }

  private annotate(target: SourceEntity | SourceField, comments: readonly string[], line: number): void {
    const { annotation, unknownCategory } = readAnnotation(comments.join('\n'));
    if (annotation) target.annotation = annotation;
    if (unknownCategory !== undefined) this.say(`@pii names a category that does not exist: ${unknownCategory}`, line);
  }

  private say(message: string, line: number): void {
    this.problems.push({ message, line });
  }
}

function readBlockAttribute(body: string, entity: SourceEntity): void {
  const mapped = /^@@map\(\s*(?:name\s*:\s*)?"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  if (mapped !== undefined && mapped !== entity.name && !entity.aliases.includes(mapped)) entity.aliases.push(mapped);
  const key = /^@@(?:id|unique)\(\s*(?:fields\s*:\s*)?\[([^\]]*)\]/.exec(body)?.[1];
  const columns = key?.split(',').map((part) => /^\s*([\p{L}_][\p{L}\p{N}_]*)/u.exec(part)?.[1]);
  if (columns?.length !== 1) return;
  const field = entity.fields.find((candidate) => candidate.name === columns[0]);
  if (field) field.unique = true;
}

/** Settles what each type is: a relation, a value, or a composite whose fields take its place. */
function flatten(
  fields: readonly RawField[],
  composites: ReadonlyMap<string, SourceEntity>,
  models: ReadonlySet<string>,
  enums: ReadonlySet<string>,
  prefix = '',
  depth = 0,
): SourceField[] {
  return fields.flatMap(({ typeName, list, relationAttribute, ...field }): SourceField[] => {
    const composite = composites.get(typeName);
    const name = prefix + field.name;
    if (composite && depth < MAX_COMPOSITE_DEPTH && field.annotation === undefined) {
      return flatten(composite.fields as RawField[], composites, models, enums, `${name}.`, depth + 1);
    }
    const unknownType = !SCALARS.has(typeName) && !enums.has(typeName) && !composite;
    const relation = models.has(typeName) || (unknownType && (relationAttribute || list)) ? { relation: { entity: typeName, many: list } } : {};
    // A type of another file may be a composite: then the merge puts its fields in place.
    const embedded = unknownType && !relationAttribute && !models.has(typeName) ? { embedded: typeName } : {};
    return [{ ...field, name, ...relation, ...embedded }];
  });
}

const shorten = (code: string): string => (code.length > 40 ? `${code.slice(0, 40)}…` : code);
