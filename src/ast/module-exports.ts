import type { TSESTree } from '@typescript-eslint/types';
import { openModule } from './modules.ts';
import { objectProperty, propertyName } from './property.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

/** What a module offers under one name: a node of its own, or a name of another module. */
type Export = { node: TSESTree.Node } | { module: string; name: string };

interface Exports {
  names: ReadonlyMap<string, Export>;
  /** Modules all of whose names are passed on. */
  stars: readonly string[];
}

const indexes = new WeakMap<TSESTree.Program, Exports>();
const MAX_HOPS = 8;

/**
 * What `import { name } from 'module'` brings, followed through re-exports: the declared name as an
 * identifier of the file that declares it, or the expression that is exported. Undefined for names
 * of packages, and `name` `*`.
 */
export function exportedNode(module: string, name: string, source: SourceView, hops = 0): TSESTree.Node | undefined {
  if (hops > MAX_HOPS || name === '*') return undefined;
  const target = openModule(module, source);
  if (!target) return undefined;
  const { names, stars } = exportsOf(target.ast);
  const found = names.get(name);
  if (found) return 'node' in found ? found.node : exportedNode(found.module, found.name, target, hops + 1);
  for (const star of name === 'default' ? [] : stars) {
    const node = exportedNode(star, name, target, hops + 1);
    if (node) return node;
  }
  return commonMember(target.ast, name);
}

/** `module.exports = { name }` counts as a named export, whatever the parser calls the file. */
function commonMember(ast: TSESTree.Program, name: string): TSESTree.Node | undefined {
  const whole = exportsOf(ast).names.get('module.exports');
  return whole && 'node' in whole ? (name === 'default' ? whole.node : memberOf(whole.node, name)) : undefined;
}

function memberOf(node: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const object = unwrap(node);
  return object.type === 'ObjectExpression' ? objectProperty(object, name).value : undefined;
}

function exportsOf(ast: TSESTree.Program): Exports {
  let index = indexes.get(ast);
  if (!index) indexes.set(ast, (index = readExports(ast)));
  return index;
}

function readExports(ast: TSESTree.Program): Exports {
  const names = new Map<string, Export>();
  const stars: string[] = [];
  for (const statement of ast.body) {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        for (const { local, exported } of statement.specifiers) {
          const target = statement.source ? { module: statement.source.value, name: nameOf(local) } : { node: local };
          names.set(nameOf(exported), target);
        }
        if (statement.declaration) for (const id of declaredNames(statement.declaration)) names.set(id.name, { node: id });
        break;
      case 'ExportDefaultDeclaration': {
        const { declaration } = statement;
        names.set('default', { node: 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id : declaration });
        break;
      }
      case 'ExportAllDeclaration':
        if (!statement.exported) stars.push(statement.source.value);
        break;
      case 'TSExportAssignment':
        names.set('default', { node: statement.expression });
        names.set('module.exports', { node: statement.expression });
        break;
      case 'ExpressionStatement':
        commonExport(statement.expression, names);
        break;
      default:
    }
  }
  return { names, stars };
}

/** `module.exports = x`, `exports.name = x`, `module.exports.name = x`. */
function commonExport(expression: TSESTree.Expression, names: Map<string, Export>): void {
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
  const { left, right } = expression;
  const name = propertyName(left);
  if (name === undefined) return;
  if (isModuleExports(left)) {
    names.set('module.exports', { node: right });
    if (!names.has('default')) names.set('default', { node: right });
  } else if ((left.object.type === 'Identifier' && left.object.name === 'exports') || isModuleExports(left.object)) names.set(name, { node: right });
}

function isModuleExports(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports';
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function declaredNames(declaration: TSESTree.Node): TSESTree.Identifier[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => patternNames(id));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id] : [];
}

function patternNames(pattern: TSESTree.Node): TSESTree.Identifier[] {
  if (pattern.type === 'Identifier') return [pattern];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) => (property.type === 'Property' ? patternNames(property.value.type === 'AssignmentPattern' ? property.value.left : property.value) : []));
}
