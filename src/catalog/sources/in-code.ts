import type { TSESTree } from '@typescript-eslint/types';
import { mayDeclareGraphqlClasses, readGraphqlClasses } from './graphql/classes.ts';
import { mayHoldGraphqlSdl, readGraphqlInCode } from './graphql/in-code.ts';
import { mayDeclareDrizzleTables, readDrizzleTables } from './drizzle-table.ts';
import { mayUseKintone, readKintoneCode } from './kintone-code.ts';
import { mayDeclareKyselyDatabase, readKyselyDatabase } from './kysely-database.ts';
import { mayHoldMigrations, readKnexMigration } from './knex-migration.ts';
import { mayDeclareMikroEntities, readMikroEntities } from './mikro-orm-entity.ts';
import { mayDeclareDocuments, readMongooseSchemas } from './mongoose.ts';
import { mayHoldModels, readObjectionModels } from './objection-model.ts';
import { mayDeclareSequelizeModels, readSequelizeModels } from './sequelize-model.ts';
import { mayHoldSequelizeMigrations, readSequelizeMigration } from './sequelize-migration.ts';
import type { SourceResult } from './source.ts';
import { mayHoldDdl, readDdlInCode } from './sql-in-code.ts';
import { mayHoldSupabaseTypes, readSupabaseTypes } from './supabase-types.ts';
import { mayHoldTypeormMigrations, readTypeormMigration } from './typeorm-migration.ts';
import { readPersonTypes } from './types/declarations.ts';
import { mayDeclarePersonTypes, mayHoldZodSchemas } from './types/shape.ts';
import { readZodSchemas } from './types/zod.ts';
import { mayDeclareTypeormEntities, readTypeormEntities } from './typeorm-entity.ts';

/** A library whose entities, or a notation in which their shapes, are declared in source files. */
interface CodeSource {
  kind: 'kintone' | 'typeorm' | 'sequelize' | 'mikro-orm' | 'mongoose' | 'objection' | 'drizzle' | 'kysely' | 'sql' | 'graphql' | 'zod' | 'typescript';
  /** A cheap test of the text, before anything is parsed; `file` is relative to the root. */
  mayDeclare(text: string, file: string): boolean;
  /** Reads a program; every parser gives nodes with `range` or `start`. Never throws. */
  read(ast: TSESTree.Program, text: string, file: string): SourceResult;
}

/** What one library's reader found in a source file. */
export interface CodeEntities {
  kind: CodeSource['kind'];
  result: SourceResult;
}

/** The libraries whose declarations source files hold. */
export const CODE_SOURCES: readonly CodeSource[] = [
  { kind: 'typeorm', mayDeclare: mayDeclareTypeormEntities, read: readTypeormEntities },
  { kind: 'mikro-orm', mayDeclare: mayDeclareMikroEntities, read: readMikroEntities },
  { kind: 'sequelize', mayDeclare: mayDeclareSequelizeModels, read: readSequelizeModels },
  { kind: 'mongoose', mayDeclare: mayDeclareDocuments, read: readMongooseSchemas },
  { kind: 'objection', mayDeclare: mayHoldModels, read: readObjectionModels },
  { kind: 'sql', mayDeclare: mayHoldMigrations, read: readKnexMigration },
  { kind: 'sql', mayDeclare: mayHoldTypeormMigrations, read: readTypeormMigration },
  { kind: 'sql', mayDeclare: mayHoldDdl, read: readDdlInCode },
  { kind: 'sql', mayDeclare: mayHoldSequelizeMigrations, read: readSequelizeMigration },
  { kind: 'drizzle', mayDeclare: mayDeclareDrizzleTables, read: readDrizzleTables },
  { kind: 'kysely', mayDeclare: mayDeclareKyselyDatabase, read: readKyselyDatabase },
  { kind: 'sql', mayDeclare: mayHoldSupabaseTypes, read: readSupabaseTypes },
  { kind: 'graphql', mayDeclare: mayDeclareGraphqlClasses, read: readGraphqlClasses },
  { kind: 'graphql', mayDeclare: mayHoldGraphqlSdl, read: readGraphqlInCode },
  { kind: 'zod', mayDeclare: mayHoldZodSchemas, read: readZodSchemas },
  { kind: 'typescript', mayDeclare: mayDeclarePersonTypes, read: readPersonTypes },
  { kind: 'kintone', mayDeclare: mayUseKintone, read: readKintoneCode },
];
