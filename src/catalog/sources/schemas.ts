import type { SystemId } from '../../model/index.ts';
import { readGraphqlSdl } from './graphql/sdl.ts';
import { mayDescribeKintoneApp, readKintoneJson } from './kintone-json.ts';
import { mayBeKintoneTypes, readKintoneTypes } from './kintone-types.ts';
import { readPrismaSchema } from './prisma.ts';
import { isSalesforceMetadata, readSalesforceMetadata } from './salesforce-metadata.ts';
import type { SourceResult } from './source.ts';
import { readSqlDdl } from './sql-ddl.ts';

/** A kind of file that declares entities and is no source code. */
export interface SchemaSource {
  kind: 'prisma' | 'sql' | 'graphql' | 'kintone' | 'salesforce';
  /** Whether a file is of this kind, by its path relative to the root. Every file of a project is asked: cheap. */
  accepts(file: string): boolean;
  /** Reads one file. Never throws. */
  read(text: string, file: string): SourceResult;
  /** The customer system whose entities such files describe. */
  system?: SystemId;
}

/** The kinds of schema files. The first that accepts a file reads it. */
export const SCHEMA_SOURCES: readonly SchemaSource[] = [
  { kind: 'prisma', accepts: (file) => /\.prisma$/i.test(file), read: readPrismaSchema },
  { kind: 'sql', accepts: (file) => /\.sql$/i.test(file), read: readSqlDdl },
  { kind: 'graphql', accepts: (file) => /\.(?:graphqls?|gql)$/i.test(file), read: readGraphqlSdl },
  { kind: 'salesforce', accepts: isSalesforceMetadata, read: readSalesforceMetadata, system: 'salesforce' },
  { kind: 'kintone', accepts: mayDescribeKintoneApp, read: readKintoneJson, system: 'kintone' },
  { kind: 'kintone', accepts: mayBeKintoneTypes, read: readKintoneTypes, system: 'kintone' },
];

/** The kind of schema file that a path names; undefined for every other file. */
export function schemaSourceOf(file: string): SchemaSource | undefined {
  return SCHEMA_SOURCES.find((source) => source.accepts(file));
}
