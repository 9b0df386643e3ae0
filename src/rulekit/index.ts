export * from './create-rule.ts';
export * from './personal-access.ts';
export * from './words.ts';
export * from './filters.ts';
export * from './log-calls.ts';
export { walk, type SourceView } from '../ast/index.ts';
export * from '../flow/index.ts';
export type { CatalogEntity, CatalogField, DataAccess, Filter, PersonalField, Projection, RelatedLocation, ResultUse, RowBound, TextEdit } from '../model/index.ts';
