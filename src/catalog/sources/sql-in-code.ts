import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, walk } from '../../ast/index.ts';
import { isDown } from './knex-migration.ts';
import { sourceText } from './source-text.ts';
import type { SourceEntity, SourceResult } from './source.ts';
import { readSqlDdl } from './sql-ddl.ts';
import { mayHoldTypeormMigrations } from './typeorm-migration.ts';

/** A table with its columns; prose that speaks of one has no parenthesis behind the name. */
const CREATES = /\bcreate\s+(?:(?:global|local|temp|temporary|unlogged)\s+)*table\s+(?:if\s+not\s+exists\s+)?[\w."`[\]$-]+\s*\(/i;
const CHEAP = /\bcreate\s+(?:\w+\s+){0,3}?table\b/i;
/** Files whose statements set up a trial, not the project. */
const TRIAL = /(?:^|\/)(?:__tests__|__mocks__|tests?|specs?|e2e|fixtures)\/|\.(?:test|spec|bench)\.\w+$/i;
/** What stands for a value of run time: no table or column is called so. */
const HOLE = '__hole__';

/** True when a text may hold statements that make tables; a text test that spares most files a parse. */
export const mayHoldDdl = (text: string, file: string): boolean => (text.includes('CREATE ') || text.includes('create t') || text.includes('Create T')) && CHEAP.test(text) && !TRIAL.test(file) && !mayHoldTypeormMigrations(text);

/**
 * Reads the tables that code makes itself: `db.exec('CREATE TABLE IF NOT EXISTS customers (…)')`, the
 * text handed to a driver or kept in a constant. Parts of run time are left out; a table or column
 * that is named by one is not known. What stands in a `down` is left alone. Never throws.
 */
export const readDdlInCode: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text, file) => {
  const source = sourceText(text);
  const constants = new Map<string, string>();
  const entities: SourceEntity[] = [];
  const enums: string[] = [];
  walk(ast, (node) => {
    if (isDown(node)) return false;
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      const value = unwrap(node.init);
      if (value.type === 'Literal' && typeof value.value === 'string' && value.value.length <= 128) constants.set(node.id.name, value.value);
    }
    const sql = node.type === 'Literal' && typeof node.value === 'string' ? node.value : node.type === 'TemplateLiteral' ? written(node, constants) : undefined;
    if (sql === undefined || !CREATES.test(sql)) return undefined;
    const first = source.lineAt(source.start(node));
    const lineOf = (line: number): number => (node.type === 'TemplateLiteral' ? first + line - 1 : first);
    const ddl = readSqlDdl(sql, file);
    for (const entity of ddl.entities) {
      const fields = entity.fields.filter(({ name }) => !name.includes(HOLE)).map((field) => ({ ...field, line: lineOf(field.line) }));
      if (!entity.name.includes(HOLE) && fields.length > 0) entities.push({ ...entity, line: lineOf(entity.line), fields });
    }
    enums.push(...(ddl.enums ?? []));
    return undefined;
  });
  return { entities, problems: [], ...(enums.length > 0 ? { enums } : {}) };
};

/** The text of a template; a constant of the file in place of its name, a mark in place of the rest. */
function written({ quasis, expressions }: TSESTree.TemplateLiteral, constants: ReadonlyMap<string, string>): string {
  return quasis.map(({ value }, at) => {
    const expression = expressions[at];
    const hole = expression === undefined ? '' : expression.type === 'Identifier' ? (constants.get(expression.name) ?? HOLE) : HOLE;
    return `${value.cooked ?? value.raw}${hole}`;
  }).join('');
}
