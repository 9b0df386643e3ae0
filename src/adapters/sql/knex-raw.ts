import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, findVariable, outermostWrapper, propertyName, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import type { Part } from '../shared/text/statement-text.ts';
import type { Values } from './values.ts';

/** Names among the values of Knex's `raw`: `??` and `:table:` (https://knexjs.org/guide/raw.html). */
const IDENTIFIER = /\?\?|(?<![:\w]):([A-Za-z_]\w*):(?!:)/g;

/** A statement of Knex's `raw` with the names that its values hold put into the text; the other values stay. */
export function withIdentifiers(parts: readonly Part[], values: Values, source: SourceView): { parts: Part[]; values: Values } {
  const used = new Set<number>();
  let place = 0;
  const put = (part: Part): Part[] => {
    if (part.kind === 'optional') return [{ ...part, parts: part.parts.flatMap(put) }];
    if (part.kind === 'hole') return [part];
    const pieces: Part[] = [];
    let from = 0;
    for (const match of part.text.matchAll(IDENTIFIER)) {
      const before = part.text.slice(from, match.index);
      place += placeholders(before);
      const value = match[1] === undefined ? listed(values, place) : values.kind === 'named' ? values.get(match[1]) : undefined;
      if (match[1] === undefined) used.add(place++);
      const name = value && staticValue(value, source);
      pieces.push({ ...part, text: before, ...(from === 0 ? {} : { at: undefined }) } as Part);
      pieces.push(name?.kind === 'known' && typeof name.value === 'string' ? { kind: 'text', text: name.value, node: part.node } : { kind: 'hole', node: value ?? part.node });
      from = match.index + match[0].length;
    }
    if (from === 0) {
      place += placeholders(part.text);
      return [part];
    }
    const rest = part.text.slice(from);
    place += placeholders(rest);
    // What stands behind a name can no longer be found in the source by counting.
    return [...pieces.map((piece) => (piece.kind === 'text' && piece.at === undefined ? { kind: 'text' as const, text: piece.text, node: piece.node } : piece)), { kind: 'text', text: rest, node: part.node }];
  };
  const written = parts.flatMap(put);
  return { parts: written, values: values.kind === 'list' ? { ...values, nodes: values.nodes.filter((_, at) => !used.has(at)) } : values };
}

const listed = (values: Values, at: number): TSESTree.Node | undefined => (values.kind === 'list' ? values.nodes[at] : undefined);

const placeholders = (text: string): number => (text.match(/(?<!\\)\?/g) ?? []).length;

/** False for a `raw` that is only a part of another query, or that nobody runs here. */
export function rawRuns(call: TSESTree.Node, source: SourceView): boolean {
  const outer = outermostWrapper(call);
  const { parent } = outer;
  if (parent?.type === 'AwaitExpression' || outer !== castsAround(call)) return true;
  if (parent?.type === 'MemberExpression') return /^(?:then|catch|finally|stream|timeout|transacting|asCallback)$/.test(propertyName(parent) ?? '');
  if (parent?.type === 'CallExpression') return isPromise(parent.callee);
  if (parent?.type === 'ArrayExpression') return parent.parent.type === 'CallExpression' && isPromise(parent.parent.callee);
  if (parent?.type === 'Property' || parent?.type === 'SpreadElement' || parent?.type === 'TemplateLiteral') return false;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return true;
  return (findVariable(parent.id, source)?.references ?? []).some((reference) => {
    const at = (reference.identifier as TSESTree.Node).parent;
    return at?.type === 'AwaitExpression' || at?.type === 'ReturnStatement' || (at?.type === 'MemberExpression' && propertyName(at) === 'then');
  });
}

function isPromise(callee: TSESTree.Node): boolean {
  const value = unwrap(callee);
  return value.type === 'MemberExpression' && value.object.type === 'Identifier' && value.object.name === 'Promise';
}
