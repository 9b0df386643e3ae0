import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogEntity } from '../model/index.ts';
import { ShapeReader, type ValueEnv } from './values/shapes.ts';

/** The entity whose record, or the field of which, a value is. */
export interface KnownValue {
  entity: CatalogEntity;
  /** Path below the entity: `address.city`; absent for a whole record. */
  path?: string;
}

/** What the value of an expression is, where the code shows it: by a data access, a declared type or a relation. Never throws. */
export function knownValue(expression: TSESTree.Node, env: ValueEnv): KnownValue | undefined {
  try {
    const shape = new ShapeReader(env).shape(expression);
    if (shape?.kind === 'record') return shape.entity && { entity: shape.entity };
    if (shape?.kind === 'field') return shape.record.entity && { entity: shape.record.entity, path: shape.path };
    return undefined;
  } catch {
    return undefined;
  }
}

/** False where the record that an expression stands for is known not to have a field: a form that is filled in has no id yet. Never throws. */
export function mayHaveField(expression: TSESTree.Node, name: string, env: ValueEnv): boolean {
  try {
    const shape = new ShapeReader(env).shape(expression);
    if (shape?.kind !== 'record') return true;
    const { fields } = shape;
    return fields.kind === 'only' ? fields.names.includes(name) : fields.kind !== 'except' || !fields.names.includes(name);
  } catch {
    return true;
  }
}
