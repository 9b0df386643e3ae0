import type { PolicySchema } from './schema-types.ts';

/** The schemas that may hold at a path of keys and indices: one for each alternative. Empty where nothing may stand. */
export function schemasAt(schema: PolicySchema, path: readonly (string | number)[]): readonly PolicySchema[] {
  let current = alternatives(schema);
  for (const step of path) current = current.flatMap((one) => below(one, step)).flatMap(alternatives);
  return current;
}

/** A path as texts are kept for it: names that projects choose are `*`, items `[]`. */
export function pathPattern(schema: PolicySchema, path: readonly (string | number)[]): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return '[]';
    const named = schemasAt(schema, path.slice(0, index)).some(({ properties }) => properties && Object.hasOwn(properties, step));
    return named ? step : '*';
  });
  return steps.join('.');
}

function alternatives(schema: PolicySchema): PolicySchema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(alternatives)];
}

function below(schema: PolicySchema, step: string | number): PolicySchema[] {
  if (typeof step === 'number') return schema.items ? [schema.items] : [];
  const { properties, patternProperties = {}, additionalProperties } = schema;
  if (properties && Object.hasOwn(properties, step)) return properties[step] ? [properties[step]] : [];
  const matching = Object.entries(patternProperties).flatMap(([pattern, inner]) => (new RegExp(pattern, 'u').test(step) ? [inner] : []));
  return matching.length > 0 ? matching : additionalProperties ? [additionalProperties] : [];
}
