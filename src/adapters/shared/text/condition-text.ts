import type { TSESTree } from '@typescript-eslint/types';
import type { SourceView } from '../../../ast/index.ts';
import type { FilterField } from '../../../model/index.ts';
import { readSql } from '../../../statements/sql/index.ts';
import { textParts } from './parts.ts';
import { StatementText } from './statement-text.ts';

/** A condition of a text, by the column as the text names it. */
export interface TextCondition extends Pick<FilterField, 'name' | 'op' | 'value'> {
  table: string | undefined;
}

/** Reads a tagged template that holds conditions: `` sql`c.tenant_id = ${tenantId} AND email LIKE ${q}` ``. */
export function readCondition(quasi: TSESTree.TemplateLiteral, source: SourceView): { conditions: readonly TextCondition[]; open: boolean } {
  const text = StatementText.of(textParts(quasi, source, 'values'), false);
  const where = readSql(`SELECT 1 FROM _ WHERE ${text.text}`, { boundHoles: true })[0]?.where;
  if (where?.kind !== 'conditions') return { conditions: [], open: true };
  const conditions = where.conditions.map(({ table, name, op, value }) => {
    const node = value?.kind === 'hole' ? text.holes[value.hole] : undefined;
    return { table, name, op, ...(node ? { value: node } : {}) };
  });
  return { conditions, open: where.open };
}
