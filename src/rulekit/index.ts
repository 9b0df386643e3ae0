export * from './create-rule.ts';
export * from './host.ts';
export * from './evidence.ts';
export * from './accesses.ts';
export * from './generic-names.ts';
export * from './calls.ts';
export * from './personal-access.ts';
export * from './words.ts';
export * from './filters.ts';
export * from './scopes/index.ts';
export * from './falling-filter.ts';
export * from './absence-text.ts';
export * from './guard-edit.ts';
export * from './log-calls.ts';
export * from './logged-elsewhere.ts';
export * from './path-text.ts';
export * from './reasons.ts';
export * from './maskers.ts';
export * from './places.ts';
export * from './leaks.ts';
export * from './safer-values.ts';
<<<<<<< HEAD
export { format, type Localized } from '../l10n/index.ts';
export { isInside, propertyName, unwrapAwait as withoutCasts, textOf, walk, type SourceView } from '../ast/index.ts';
=======
export { format, locale, type Localized } from '../l10n/index.ts';
export { isInside, propertyName, textOf, walk, type SourceView } from '../ast/index.ts';
>>>>>>> s4/h6
export * from '../flow/index.ts';
export type { AccessLogPart, CatalogEntity, CatalogField, DataAccess, Filter, FilterField, PersonalField, Projection, RelatedLocation, ResultUse, RowBound, TextEdit } from '../model/index.ts';
export * from './log-entry/index.ts';
