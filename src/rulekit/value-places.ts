import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../model/index.ts';

/** Where a value stands, as far as an edit of it has to know. */
export type PlaceOfValue = { node: TSESTree.Node; /** It stands right behind the value before it, so that one replacement can do for both. */ follows: boolean } & (
  | { kind: 'property'; property: TSESTree.Property; object: TSESTree.ObjectExpression }
  | { kind: 'template'; template: TSESTree.TemplateLiteral; index: number }
  | { kind: 'argument'; call: TSESTree.CallExpression | TSESTree.NewExpression; index: number }
  | { kind: 'other' }
);

/** The places of values, which are given in the order of the source; undefined where one cannot simply be replaced. */
export function placesOf(nodes: readonly TSESTree.Node[]): PlaceOfValue[] | undefined {
  const places: PlaceOfValue[] = [];
  for (const node of nodes) {
    // A spread is no expression that another one could stand for.
    if (node.parent?.type === 'SpreadElement') return undefined;
    const before = places.at(-1);
    const place = placeOfValue(node);
    places.push(before && isBehind(before, place) ? { ...place, follows: true } : place);
  }
  return places;
}

function placeOfValue(node: TSESTree.Node): PlaceOfValue {
  const outer = node.parent?.type === 'ChainExpression' ? node.parent : node;
  const parent = outer.parent as TSESTree.Node | undefined;
  const base = { node, follows: false };
  switch (parent?.type) {
    case 'Property':
      return parent.parent.type === 'ObjectExpression' && parent.value === outer ? { ...base, kind: 'property', property: parent, object: parent.parent } : { ...base, kind: 'other' };
    case 'TemplateLiteral':
      return { ...base, kind: 'template', template: parent, index: parent.expressions.indexOf(outer as TSESTree.Expression) };
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === outer ? { ...base, kind: 'other' } : { ...base, kind: 'argument', call: parent, index: parent.arguments.indexOf(outer as TSESTree.CallExpressionArgument) };
    default:
      return { ...base, kind: 'other' };
  }
}

const SEPARATOR = /^\s*[,;:/|–-]?\s*([<(["']?)$/;
const CLOSING: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']', '"': '"', "'": "'" };

function isBehind(before: PlaceOfValue, place: PlaceOfValue): boolean {
  if (before.kind === 'property' && place.kind === 'property') return before.object === place.object;
  if (before.kind === 'argument' && place.kind === 'argument') return before.call === place.call && before.index === place.index - 1;
  return before.kind === 'template' && place.kind === 'template' && before.template === place.template && before.index === place.index - 1 && behindTemplate(place.template, place.index) !== undefined;
}

/** The texts around a value in a template that only tie it to the one before it: ` <` and `>`; undefined where they say more. */
function behindTemplate(template: TSESTree.TemplateLiteral, index: number): { before: string; after: string } | undefined {
  const before = template.quasis[index]?.value.raw ?? '';
  const bracket = SEPARATOR.exec(before)?.[1];
  if (bracket === undefined) return undefined;
  const after = CLOSING[bracket] ?? '';
  return (template.quasis[index + 1]?.value.raw ?? '').startsWith(after) ? { before, after } : undefined;
}

/**
 * The edits that put a text in the place of each value, a property's as a whole, or take it away where
 * the text is null. Undefined where nothing would be left of an object, or a value cannot be taken away.
 */
export function replacePlaces(places: readonly PlaceOfValue[], instead: readonly (string | null)[]): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const gone = new Map<TSESTree.ObjectExpression, Set<TSESTree.Node>>();
  for (const [at, place] of places.entries()) {
    const text = instead[at] ?? null;
    if (text !== null) edits.push({ range: place.kind === 'property' ? place.property.range : place.node.range, text });
    else if (place.kind === 'property') gone.set(place.object, (gone.get(place.object) ?? new Set()).add(place.property));
    else if (place.kind === 'argument') {
      const previous = place.call.arguments[place.index - 1];
      if (!previous) return undefined;
      edits.push({ range: [previous.range[1], (place.call.arguments[place.index] as TSESTree.Node).range[1]], text: '' });
    } else if (place.kind === 'template') {
      const around = behindTemplate(place.template, place.index);
      const previous = place.template.expressions[place.index - 1];
      const own = place.template.expressions[place.index];
      const next = place.template.quasis[place.index + 1];
      if (!around || !previous || !own || !next) return undefined;
      // From behind the `}` of the value before it to behind its own and what closes it.
      const from = place.template.quasis[place.index]?.range[0];
      if (from === undefined) return undefined;
      edits.push({ range: [from + 1, next.range[0] + 1 + around.after.length], text: '' });
    } else return undefined;
  }
  for (const [object, properties] of gone) {
    const taken = withoutProperties(object, properties);
    if (!taken) return undefined;
    edits.push(...taken);
  }
  return edits;
}

function withoutProperties({ properties }: TSESTree.ObjectExpression, gone: ReadonlySet<TSESTree.Node>): TextEdit[] | undefined {
  if (properties.every((property) => gone.has(property))) return undefined;
  const edits: TextEdit[] = [];
  for (let first = 0; first < properties.length; first++) {
    if (!gone.has(properties[first] as TSESTree.Node)) continue;
    let last = first;
    while (last + 1 < properties.length && gone.has(properties[last + 1] as TSESTree.Node)) last++;
    const next = properties[last + 1];
    const previous = properties[first - 1];
    const own = properties[first] as TSESTree.Node;
    if (next) edits.push({ range: [own.range[0], next.range[0]], text: '' });
    else if (previous) edits.push({ range: [previous.range[1], (properties[last] as TSESTree.Node).range[1]], text: '' });
    first = last;
  }
  return edits;
}
