import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from './drizzle-column.ts';
import { answeredObject, bare, type Constant, entityName, madeBy } from './drizzle-constants.ts';
import type { SourceField } from './source.ts';
import type { SourceText } from './source-text.ts';

/** Relations of one table, by the name of its entity. */
export interface TableRelations {
  table: string;
  line: number;
  fields: SourceField[];
}

/** Reads `relations(customers, ({ one, many }) => ({ … }))` and `defineRelations(schema, (r) => ({ customers: { … } }))` of version 1. */
export function readRelations(constants: readonly Constant[], source: SourceText): TableRelations[] {
  return constants.flatMap(({ value, id }): TableRelations[] => {
    const made = madeBy(value);
    const [first, second] = made?.call.arguments ?? [];
    const object = answeredObject(second);
    if (!made || !object) return [];
    const line = source.lineAt(source.start(id));
    if (made.name === 'relations' && first?.type === 'Identifier') return [{ table: entityName(first.name), line, fields: fieldsOf(object, source) }];
    if (made.name !== 'defineRelations' && made.name !== 'defineRelationsPart') return [];
    return object.properties.flatMap((property) => {
      const table = property.type === 'Property' ? keyOf(property) : undefined;
      const relations = property.type === 'Property' ? bare(property.value) : undefined;
      return table !== undefined && relations?.type === 'ObjectExpression' ? [{ table: entityName(table), line: source.lineAt(source.start(property)), fields: fieldsOf(relations, source) }] : [];
    });
  });
}

function fieldsOf(object: TSESTree.ObjectExpression, source: SourceText): SourceField[] {
  return object.properties.flatMap((property): SourceField[] => {
    const name = property.type === 'Property' ? keyOf(property) : undefined;
    const relation = property.type === 'Property' ? relationOf(bare(property.value)) : undefined;
    return name === undefined || !relation ? [] : [{ name, relation, line: source.lineAt(source.start(property)) }];
  });
}

/** `many(orders)`, `r.one(teams, …)`, `r.many.orders()`. */
function relationOf(node: TSESTree.Node): SourceField['relation'] {
  if (node.type !== 'CallExpression') return undefined;
  const { callee } = node;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (name === 'one' || name === 'many') {
    const [target] = node.arguments;
    const entity = target?.type === 'Identifier' ? target.name : target?.type === 'MemberExpression' && target.property.type === 'Identifier' ? target.property.name : undefined;
    return entity === undefined ? undefined : { entity: entityName(entity), many: name === 'many' };
  }
  const kind = callee.type === 'MemberExpression' && callee.object.type === 'MemberExpression' && callee.object.property.type === 'Identifier' ? callee.object.property.name : '';
  return kind === 'one' || kind === 'many' ? { entity: entityName(name), many: kind === 'many' } : undefined;
}
