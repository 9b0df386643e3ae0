import type { TSESTree } from '@typescript-eslint/types';
import type { DataAccess, Evidence, PersonalField } from '../../model/index.ts';
import type { Shape } from './shape.ts';

/** Personal data that an expression carries. */
export interface PersonalValue {
  /** The part of the expression that carries it. */
  node: TSESTree.Node;
  /** Where it entered, when a variable or function brought it: the expression it was built from. May stand in another file. */
  origin?: TSESTree.Node;
  /** The data access that read it, when one is seen to. May stand in another file. */
  access?: DataAccess;
  /** The entity, or the name of the person's object or type that stands for one. */
  entity?: string;
  fields: PersonalField[];
  evidence: Evidence;
  /** `field`: fields read from a record; `record`: a whole record; `body`: a typed request body; `name`: by names alone. */
  via: 'field' | 'record' | 'name' | 'body';
  /** Nothing is known of the value itself, only what the object around it calls it. */
  byKey?: true;
}

/** What a variable is known to hold on one way through the program. */
export interface Given {
  shape: Shape | undefined;
  values: readonly PersonalValue[];
}

/** A value without some of its fields; none is left of a record that had no others. */
export function without(value: PersonalValue, names: ReadonlySet<string>): PersonalValue[] {
  if (value.via !== 'record' && value.via !== 'body') return [value];
  const fields = value.fields.filter((field) => !names.has(field.name));
  return fields.length === 0 ? [] : [{ ...value, fields }];
}

/** A value with some of its fields only. */
export function only(value: PersonalValue, names: readonly string[]): PersonalValue[] {
  const fields = value.fields.filter((field) => names.includes(field.name));
  return fields.length === 0 ? [] : [{ ...value, fields }];
}

/** Values that say the same are kept once: a variable may be built from one record many times. */
export function distinct(values: readonly PersonalValue[]): PersonalValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = `${value.entity ?? ''} ${value.via} ${value.fields.map((field) => field.name).join(',')}`;
    return !seen.has(key) && seen.add(key);
  });
}
