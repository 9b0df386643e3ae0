import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, resultUse, type SourceView, unwrap, walk } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';
import { nestedRowsUse } from '../shared/nested-rows.ts';
import type { SearchMethod } from './methods.ts';

const BODY: ReadonlySet<string> = new Set(['body']);
/** What a hit holds beside the document. */
const META: ReadonlySet<string> = new Set(['_id', '_index', '_score', '_type', '_version', 'found', 'sort', 'highlight', '_source']);

/** What the code does with the documents of an answer. */
export function documentUse(call: TSESTree.CallExpression, { path, documents, many }: SearchMethod, source: SourceView): ResultUse {
  if (documents) return resultUse(call, many, source);
  if (!path) return { bindings: [], fields: unknown('the answer of this method is not followed'), escapes: 'unknown' };
  if (!many) return nestedRowsUse(call, { path, through: BODY, one: true }, source);
  const hits = nestedRowsUse(call, { path, through: BODY }, source);
  return hits.fields.kind === 'known' ? insideHits(call, hits, hits.fields.value, source) : hits;
}

/** The fields of `hit._source`, wherever a variable that holds hits is used. */
function insideHits(call: TSESTree.CallExpression, hits: ResultUse, fields: readonly string[], source: SourceView): ResultUse {
  const own = fields.filter((name) => !META.has(name));
  if (own.length > 0) return { ...hits, fields: unknown('the hits are used in a way that is not understood') };
  if (!fields.includes('_source')) return { ...hits, fields: known([]) };
  const names = new Set<string>();
  const bindings = [...hits.bindings];
  let { escapes, through } = hits;
  let lost: string | undefined;
  walk(enclosingFunction(call) ?? source.ast, (node) => {
    const object = node.type === 'MemberExpression' && propertyName(node) === '_source' ? unwrap(node.object) : undefined;
    if (!object || (object.type === 'Identifier' && !hits.bindings.includes(object.name))) return;
    const use = resultUse(node, false, source);
    if (use.fields.kind === 'known') for (const name of use.fields.value) names.add(name);
    else lost ??= use.fields.kind === 'unknown' ? use.fields.why : 'a document is used in a way that is not understood';
    bindings.push(...use.bindings);
    if (use.escapes === 'no') return;
    escapes = use.escapes;
    through = use.through;
  });
  return { bindings, fields: lost === undefined ? known([...names]) : unknown(lost), escapes, ...(through ? { through } : {}) };
}
