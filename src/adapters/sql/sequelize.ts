import type { TSESTree } from '@typescript-eslint/types';
import { objectView, propertyName, receiverOf, resolveConstant, type SourceView, staticValue, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ResultShape, SqlClient } from './packages.ts';

/** Packages of Sequelize; what `query` answers depends on the options of each call. */
export const SEQUELIZE_MODULES: readonly string[] = ['sequelize', 'sequelize-typescript', '@sequelize/core', '@nestjs/sequelize'];

/**
 * How `sequelize.query(text, options)` hands its rows out: the rows for `QueryTypes.SELECT` and for a
 * model, the pair of results and metadata without a type (versions 4 to 7). Undefined for options
 * that are built elsewhere. https://sequelize.org/docs/v6/core-concepts/raw-queries/
 */
export function sequelizeShape(call: TSESTree.Node, source: SourceView): ResultShape | undefined {
  const options = call.type === 'CallExpression' ? call.arguments[1] : undefined;
  if (!options) return 'pair';
  const view = objectView(options, source);
  if (!view) return undefined;
  const type = view.get('type');
  if (type.kind === 'set') {
    const value = resolveConstant(type.member.value, source);
    const text = staticValue(value, source);
    const name = value.type === 'MemberExpression' ? propertyName(value) : text.kind === 'known' ? text.value : undefined;
    return name === 'SELECT' ? 'rows' : typeof name === 'string' ? 'pair' : undefined;
  }
  const rows = ['model', 'nest', 'plain'].some((key) => view.get(key).kind === 'set');
  return rows ? 'rows' : view.open || type.kind === 'unknown' ? undefined : 'pair';
}

/** An instance that a module of the project keeps under the library's name: `sequelize`, `db.sequelize`, `this.sequelize`. */
export function namedSequelize(node: TSESTree.Node, source: SourceView): SqlClient | undefined {
  const object = unwrapAwait(node);
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  if (name === undefined || !/^_?sequelize$/i.test(name)) return undefined;
  const root = object.type === 'MemberExpression' ? object.object : object;
  const evidence: Evidence = receiverOf(root, source)?.origin ? 'import' : 'convention';
  return { package: 'sequelize', evidence, shape: 'pair', perCall: true };
}
