import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap } from '../../../ast/index.ts';
import type { SourceText } from '../source-text.ts';
import type { SourceField, SourceResult } from '../source.ts';
import { annotate } from '../annotate.ts';
import { stringValue } from '../typeorm-decorators.ts';
import { type NamedObjects, objectOf, valueOf } from './options.ts';

/** Spreads that are followed in one model: objects that are spread into one another would never end. */
const MOST_SPREADS = 50;

/** Reads `{ email: DataTypes.STRING, phone: { type: DataTypes.STRING, unique: true, field: 'tel' } }`. */
export function readAttributes(object: TSESTree.ObjectExpression | undefined, named: NamedObjects, source: SourceText, problems: SourceResult['problems'], budget = { spreads: MOST_SPREADS }): SourceField[] {
  return (object?.properties ?? []).flatMap((property): SourceField[] => {
    if (property.type === 'SpreadElement') return budget.spreads-- > 0 ? readAttributes(objectOf(property.argument, named), named, source, problems, budget) : [];
    const name = propertyName(property);
    if (name === undefined) return [];
    const line = source.lineAt(source.start(property.key));
    const field: SourceField = { name, ...readAttribute(unwrap(property.value)), line };
    const from = source.start(property);
    annotate(field, source.commentsAround(from, source.start(property.key), source.end(property)), line, problems);
    const comment = stringValue(valueOf(objectOf(property.value, named), 'comment'));
    if (comment !== undefined) field.comment = field.comment === undefined ? comment : `${field.comment}\n${comment}`;
    return [field];
  });
}

/** One attribute's definition: a data type, or an object with `type` and the rest. */
export function readAttribute(value: TSESTree.Node | undefined): Pick<SourceField, 'column' | 'type' | 'unique' | 'hidden'> {
  const options = value?.type === 'ObjectExpression' ? value : undefined;
  const written = dataType(options ? valueOf(options, 'type') : value);
  const virtual = written === 'VIRTUAL';
  const type = written === 'DATEONLY' ? 'DATE' : written;
  const column = stringValue(valueOf(options, 'field')) ?? stringValue(valueOf(options, 'columnName'));
  const unique = ['unique', 'primaryKey'].some((key) => isSet(valueOf(options, key)));
  return {
    ...(column === undefined ? {} : { column }),
    ...(type === undefined ? {} : { type }),
    ...(unique ? { unique: true } : {}),
    // No column stands behind it, so no query answers it unless asked.
    ...(virtual ? { hidden: true as const } : {}),
  };
}

/** `STRING` of `DataTypes.STRING(255)`, `Sequelize.STRING`, `DataType.STRING`; `STRING[]` of `ARRAY(STRING)`. */
function dataType(node: TSESTree.Node | undefined): string | undefined {
  const value = node && unwrap(node);
  if (value?.type === 'CallExpression') {
    const name = dataType(value.callee);
    return name === 'ARRAY' ? `${dataType(value.arguments[0]) ?? ''}[]` : name;
  }
  if (value?.type === 'NewExpression') return dataType(value.callee);
  if (value?.type === 'MemberExpression') {
    const name = propertyName(value);
    // `DataTypes.INTEGER.UNSIGNED`, `DataTypes.STRING.BINARY`
    return name !== undefined && /^(?:UNSIGNED|ZEROFILL|BINARY)$/.test(name) ? dataType(value.object) : name;
  }
  if (value?.type === 'Identifier') return value.name;
  return stringValue(value);
}

/** `unique: true`, `unique: { … }`. A name in quotes is a key over several columns. */
function isSet(value: TSESTree.Node | undefined): boolean {
  return (value?.type === 'Literal' && value.value === true) || value?.type === 'ObjectExpression';
}
