import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isForeign, propertyName } from '../ast/index.ts';
import { knownValue, type ValueEnv } from '../flow/index.ts';
import type { Catalog, CatalogEntity, CatalogField, DataAccess, ProjectView } from '../model/index.ts';
import { LineIndex } from '../parse/index.ts';
import type { FileFacts } from '../project/index.ts';
import { dataAccesses } from '../rulekit/index.ts';
import { fieldNamed } from './catalog-questions.ts';
import { linkedSource } from './linked-source.ts';

/** What stands at a place: an entity, or a field of it. */
export interface Found {
  entity: CatalogEntity;
  field?: CatalogField;
}

/** A place in a text, with what is known around it. */
export interface Place {
  /** Relative to the root. */
  file: string;
  text: string;
  /** UTF-16 offset. */
  offset: number;
  project: ProjectView;
  facts: FileFacts | undefined;
  /** Lets readers follow the imports of the file. */
  link: (ast: TSESTree.Program) => void;
}

/** A name at a place: its text and range. */
export interface Word {
  text: string;
  range: [start: number, end: number];
}

const LETTER = /[\p{L}\p{N}_$]/u;
/** Names longer than this stand in no schema. */
const LONGEST = 200;

/** The name around an offset; undefined between names. */
export function wordAt(text: string, offset: number): Word | undefined {
  let [start, end] = [offset, offset];
  while (start > 0 && offset - start < LONGEST && LETTER.test(text[start - 1] ?? '')) start--;
  while (end < text.length && end - offset < LONGEST && LETTER.test(text[end] ?? '')) end++;
  return end > start ? { text: text.slice(start, end), range: [start, end] } : undefined;
}

/** The entity or field that a name in a schema, a model or code stands for. Never throws for what a text holds. */
export function foundAt(place: Place, word: Word, isSource: boolean): Found | undefined {
  const catalog = place.project.catalog.near(place.file);
  const declared = declaredAt(place, word, catalog);
  if (declared || !isSource) return declared ?? mentionedIn(word, catalog);
  return inCode(place, word, catalog);
}

/** A name at the declaration of an entity or a field. */
function declaredAt({ file, text, facts }: Place, word: Word, catalog: Catalog): Found | undefined {
  const line = new LineIndex(text).positionAt(word.range[0]).line;
  const here = (facts?.entities ?? []).flatMap(({ result }) => result.entities).filter((entity) => entity.line <= line + 1);
  const nearest = here.sort((a, b) => b.line - a.line)[0];
  if (!nearest) return undefined;
  const entity = catalog.find(nearest.name, file, nearest.system);
  if (!entity) return undefined;
  if ((nearest.name === word.text || nearest.aliases.includes(word.text)) && line - nearest.line < DECORATED) return { entity };
  const named = nearest.fields.filter((field) => lastPart(field.name) === word.text || field.column === word.text);
  const declared = named.filter((field) => Math.abs(field.line - line) < DECORATED).sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line))[0];
  const field = declared && fieldNamed(entity, declared.name);
  return field && { entity, field };
}

/** Decorators and comments may stand between the line of a declaration and its name. */
const DECORATED = 8;
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The type of a relation, the table of a foreign key. */
function mentionedIn({ text }: Word, catalog: Catalog): Found | undefined {
  const entity = catalog.find(text);
  const exact = entity && [entity.name, ...entity.aliases].some((name) => name.toLowerCase() === text.toLowerCase() || name.toLowerCase().endsWith(`.${text.toLowerCase()}`));
  return exact ? { entity } : undefined;
}

function inCode({ file, text, offset, project, link }: Place, word: Word, catalog: Catalog): Found | undefined {
  const source = linkedSource(text, file, link);
  if (!source) return undefined;
  const node = nodeAt(source.ast, offset);
  if (!node) return undefined;
  const accesses = dataAccesses(source, { ...project, catalog });
  const env: ValueEnv = { source, catalog, accesses: new Map(accesses.map((access) => [access.node, access])), isMasker: () => false };
  return ofValue(node, env) ?? ofAccess(node, word, accesses.filter((access) => !isForeign(access.node, source)), env) ?? ofType(node, word, catalog);
}

/** The innermost node around an offset. */
function nodeAt(ast: TSESTree.Program, offset: number): TSESTree.Node | undefined {
  let current: TSESTree.Node = ast;
  for (;;) {
    const children: TSESTree.Node[] = (visitorKeys[current.type] ?? []).flatMap((key) => (current as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null | undefined>)[key] ?? []);
    const inner = children.find((child) => child && child.range[0] <= offset && offset <= child.range[1] && !(child.type === 'Identifier' && child.range[1] === offset && child.range[0] === offset));
    if (!inner) return current;
    current = inner;
  }
}

/** `customer`, `customer.email`, `{ email } = customer`: a value whose record the code shows. */
function ofValue(node: TSESTree.Node, env: ValueEnv): Found | undefined {
  if (node.type !== 'Identifier') return undefined;
  const { parent } = node;
  const isProperty = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
  const isKey = parent?.type === 'Property' && parent.key === node && !parent.computed;
  if (isKey && parent.parent.type === 'ObjectExpression') return undefined;
  const value = knownValue(isProperty ? parent : isKey ? parent.value : node, env);
  if (!value) return undefined;
  if (value.path === undefined) return { entity: value.entity };
  const field = fieldNamed(value.entity, value.path);
  return field && { entity: value.entity, field };
}

/** A name inside the call that reads an entity: the entity itself, or a field that is chosen, compared or written. */
function ofAccess(node: TSESTree.Node, word: Word, accesses: readonly DataAccess[], { catalog, source }: ValueEnv): Found | undefined {
  const around = accesses.filter(({ node: call }) => holds(call, word)).sort((a, b) => a.node.range[1] - a.node.range[0] - (b.node.range[1] - b.node.range[0]));
  for (const access of around) {
    const parts = partsOf(access).flatMap((part) => {
      const entity = part.entity.kind === 'known' ? catalog.resolve(part.entity.value) : undefined;
      return entity ? [{ entity, node: part.node }] : [];
    });
    const named = catalog.find(word.text);
    const part = parts.find(({ entity }) => entity === named || [entity.name, ...entity.aliases].includes(word.text));
    if (part && !isWrittenKey(node)) return { entity: part.entity };
    if (!namesField(node)) continue;
    const nearFirst = [...parts].sort((a, b) => Number(!isForeign(b.node, source) && holds(b.node, word)) - Number(!isForeign(a.node, source) && holds(a.node, word)));
    const owner = node.parent?.type === 'MemberExpression' && node.parent.object.type === 'Identifier' ? catalog.find(node.parent.object.name) : undefined;
    for (const { entity } of owner ? [{ entity: owner }] : nearFirst) {
      const field = entity.fields.find(({ name, column }) => name === word.text || column === word.text);
      if (field) return { entity, field };
    }
  }
  return undefined;
}

const holds = (node: TSESTree.Node, { range }: Word): boolean => node.range[0] <= range[0] && range[1] <= node.range[1];

function partsOf(access: DataAccess, depth = 0): DataAccess[] {
  return [access, ...(depth > 3 ? [] : access.related.flatMap((part) => partsOf(part, depth + 1)))];
}

/** A key of an object, a text or a column of a table: not a variable that merely bears the name. */
function namesField(node: TSESTree.Node): boolean {
  if (node.type === 'Literal' || node.type === 'TemplateElement') return true;
  if (node.type !== 'Identifier') return false;
  return isWrittenKey(node) || (node.parent.type === 'MemberExpression' && node.parent.property === node && propertyName(node.parent) === node.name);
}

const isWrittenKey = (node: TSESTree.Node): boolean => node.parent?.type === 'Property' && node.parent.key === node && !node.parent.computed;

/** A type or class that the catalog knows: `Customer` in `Promise<Customer>`, `Repository<Customer>`, `new Customer()`. */
function ofType(node: TSESTree.Node, word: Word, catalog: Catalog): Found | undefined {
  if (node.type !== 'Identifier' || !/^\p{Lu}/u.test(word.text)) return undefined;
  const { parent } = node;
  const isType = parent.type === 'TSTypeReference' || parent.type === 'NewExpression' || parent.type === 'TSQualifiedName' || parent.type === 'CallExpression' || parent.type === 'ImportSpecifier';
  return isType ? mentionedIn(word, catalog) : undefined;
}
