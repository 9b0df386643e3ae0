import { type Filter, none } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { type ColumnName, Conditions } from './conditions.ts';

/** Which rows of a joined table a join lets in, beyond those that its keys tie to the other table. */
export function joinFilter({ args, conditional }: ChainedStep, key: string, elsewhere: ColumnName, env: ReadEnv): Filter {
  const on = args[1];
  if (!on) return none;
  const conditions = new Conditions(env.source, (column) => (column.table === key ? column.name : foreign(elsewhere(column))));
  conditions.add(on, conditional);
  const fields = conditions.fields.filter((field) => !conditions.ties.has(field) && !field.name.startsWith(FOREIGN));
  return fields.length === 0 ? none : { kind: 'fields', fields, unique: false, open: conditions.open };
}

/** Marks a column of another table, so that holding one against the other counts as a tie. */
const FOREIGN = '\u0000';
const foreign = (name: string | undefined): string | undefined => name && FOREIGN + name;
