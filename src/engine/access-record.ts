import { textOf, type SourceView } from '../ast/index.ts';
import type { Locale } from '../l10n/index.ts';
import type { AccessRecord, DataAccess, Fact, Unknown } from '../model/index.ts';
import { reasonText } from '../rulekit/index.ts';

/** What was understood of an access. */
export function recordOf(access: DataAccess, source: SourceView, language: Locale): Omit<AccessRecord, 'file' | 'line' | 'column' | 'via' | 'result'> {
  const { client, evidence, operation, method, cardinality, entity, related } = access;
  return {
    client,
    evidence,
    operation,
    method,
    cardinality,
    entity: entity.kind === 'unknown' ? notKnown(entity, language) : { known: entity.kind === 'known' ? entity.value.name : 'none' },
    rowBound: boundOf(access, language),
    projection: projectionOf(access, language),
    filter: filterOf(access, source, language),
    related: related.map((one) => recordOf(one, source, language)),
  };
}

/** A fact that is not known, with the reader's reason. */
function notKnown(fact: { kind: 'none' } | Unknown, language: Locale): Fact {
  return { unknown: fact.kind === 'unknown' ? reasonText(fact.why, language) : 'none' };
}

function boundOf({ rowBound }: DataAccess, language: Locale): Fact {
  switch (rowBound.kind) {
    case 'unknown':
      return notKnown(rowBound, language);
    case 'literal':
      return { known: String(rowBound.rows) };
    case 'dynamic':
      return { known: rowBound.clampedTo === undefined ? 'dynamic' : `dynamic<=${rowBound.clampedTo}` };
    case 'default':
      return { known: `default ${rowBound.rows}` };
    case 'meaningless':
      return { known: `meaningless: ${reasonText(rowBound.why, language)}` };
    case 'none':
      return { known: 'none' };
  }
}

function projectionOf({ projection }: DataAccess, language: Locale): Fact {
  if (projection.kind === 'unknown') return notKnown(projection, language);
  if (projection.kind === 'all') return { known: '*' };
  return { known: (projection.kind === 'except' ? '* except ' : '') + projection.fields.join(', ') };
}

function filterOf({ filter, operation }: DataAccess, source: SourceView, language: Locale): Fact {
  if (operation === 'create') return { known: 'new rows' };
  if (filter.kind === 'unknown') return notKnown(filter, language);
  if (filter.kind === 'none') return { known: 'every row' };
  const OPERATORS = { eq: '=', in: 'in', other: '~' } as const;
  const conditions = filter.fields.map(({ name, op, value, optional }) => `${name}${optional ? '?' : ''} ${OPERATORS[op]}${value ? ` ${textOf(source, value).replace(/\s+/g, ' ').slice(0, 60)}` : ''}`);
  return { known: `${filter.unique ? 'one row by ' : ''}${[...conditions, ...(filter.open ? ['…'] : [])].join(', ')}` };
}

/** What the code does with the rows. */
export function resultOf({ result }: DataAccess, language: Locale): Fact {
  if (result.fields.kind === 'known') return { known: result.fields.value.join(', ') };
  if (result.escapes === 'return' || result.escapes === 'argument') return { known: result.escapes };
  return notKnown(result.fields, language);
}
