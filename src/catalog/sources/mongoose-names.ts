import type { TSESTree } from '@typescript-eslint/types';
import { stringValue } from './typeorm-decorators.ts';

/** What a file's imports of Mongoose, Typegoose and Nest's Mongoose module are called in it. */
export interface MongooseNames {
  /** Local names of `Schema`. */
  schemas: ReadonlySet<string>;
  /** Local names of the whole package: `mongoose`, `m`. */
  packages: ReadonlySet<string>;
  /** Local names of `model`. */
  models: ReadonlySet<string>;
  /** Decorators by their local name. */
  decorators: ReadonlyMap<string, string>;
}

const PACKAGES = /^(?:mongoose|@nestjs\/mongoose|@typegoose\/typegoose|typegoose)$/;

/** Reads imports and requires of a file: `import mongoose, { Schema as S } from 'mongoose'`, `const { Schema } = mongoose`. */
export function mongooseNames(program: TSESTree.Program): MongooseNames {
  const schemas = new Set<string>();
  const packages = new Set<string>();
  const models = new Set<string>();
  const decorators = new Map<string, string>();
  const add = (module: string, imported: string, local: string): void => {
    if (imported === '*' || (imported === 'default' && module === 'mongoose')) packages.add(local);
    else if (module === 'mongoose' && imported === 'Schema') schemas.add(local);
    else if (module === 'mongoose' && imported === 'model') models.add(local);
    else if (module !== 'mongoose') decorators.set(local, imported);
  };
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && PACKAGES.test(String(statement.source.value))) {
      for (const specifier of statement.specifiers) {
        const imported = specifier.type === 'ImportSpecifier' ? (specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value)) : specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
        add(String(statement.source.value), imported, specifier.local.name);
      }
    }
    if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference' && stringValue(statement.moduleReference.expression) === 'mongoose') packages.add(statement.id.name);
    for (const declarator of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
      const module = moduleOf(declarator.init, packages);
      if (module === undefined) continue;
      if (declarator.id.type === 'Identifier') add(module.name, module.member ?? '*', declarator.id.name);
      for (const property of declarator.id.type === 'ObjectPattern' ? declarator.id.properties : []) {
        if (property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier') add(module.name, property.key.name, property.value.name);
      }
    }
  }
  return { schemas, packages, models, decorators };
}

/** `require('mongoose')`, `require('mongoose').Schema`, `mongoose.Schema`, and `mongoose` itself. */
function moduleOf(node: TSESTree.Node | null, packages: ReadonlySet<string>): { name: string; member?: string } | undefined {
  if (node?.type === 'Identifier') return packages.has(node.name) ? { name: 'mongoose' } : undefined;
  if (node?.type === 'MemberExpression') {
    const owner = moduleOf(node.object, packages);
    return owner && node.property.type === 'Identifier' ? { name: owner.name, member: node.property.name } : undefined;
  }
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
  const module = stringValue(node.arguments[0]);
  return module !== undefined && PACKAGES.test(module) ? { name: module } : undefined;
}

/** True for `new Schema(…)` and `new mongoose.Schema(…)`. */
export function isNewSchema(node: TSESTree.Node, { schemas, packages }: MongooseNames): node is TSESTree.NewExpression {
  if (node.type !== 'NewExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return schemas.has(callee.name);
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && packages.has(callee.object.name) && callee.property.type === 'Identifier' && callee.property.name === 'Schema';
}

/** The entity that a schema's variable names: `customerSchema` → `Customer`, `visitor_contact_schema` → `Visitor_contact`. */
export function entityName(variable: string): string | undefined {
  const stem = variable.replace(/^(?:\$|_)+/, '').replace(/_?(?:schema|Schema|SCHEMA)$/, '');
  return stem === '' ? undefined : stem.charAt(0).toUpperCase() + stem.slice(1);
}

/** The entity that a file is named after: `customer.schema.ts`, `CustomerModel.js`. */
export function entityOfFile(file: string): string | undefined {
  const base = (file.split('/').at(-1) ?? '').replace(/\.[cm]?[jt]sx?$/, '').replace(/[._-]?(?:schema|model|entity)s?$/i, '');
  const words = base.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== 'index');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name === '' ? undefined : name;
}
