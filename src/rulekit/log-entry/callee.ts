import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, classMembers, enclosingClass, exportedNode, fileOf, type FunctionNode, functionNamed, importOrigin, isFunction, lineageOf, methodOf, newLineAt, openModule, propertyName, receiverOf, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import type { AccessLogEntry, TextEdit } from '../../model/index.ts';
import { isBound, isIn } from './scope-names.ts';

/** How a function or method that writes the access log is called from a place. */
export interface Callee {
  /** `recordAccess`, `this.audit.log`, `AuditLog.record`. */
  text: string;
  /** Its declaration, where that is found; may stand in another file. */
  fn: FunctionNode | undefined;
  /** The import that the file needs. */
  added?: TextEdit;
}

/** How an access log is called at a place, by what is in scope there or can be imported; undefined where it cannot be reached. */
export function calleeAt(entry: AccessLogEntry, node: TSESTree.Node, source: SourceView): Callee | undefined {
  const dot = entry.name.lastIndexOf('.');
  if (dot < 0) return functionAt(entry, node, source);
  const [owner, method] = [entry.name.slice(0, dot), entry.name.slice(dot + 1)];
  return memberAt(owner, method, node, source) ?? objectAt(owner, method, entry, node, source);
}

function functionAt(entry: AccessLogEntry, node: TSESTree.Node, source: SourceView): Callee | undefined {
  const local = importedNames(source).get(entry.name);
  if (local) return isBound(local.name, node, source) ? { text: local.name, fn: functionNamed(local, source) } : undefined;
  if (entry.file !== undefined && entry.file === fileOf(source.ast)) {
    const own = topLevelNames(source).find(({ name }) => name === entry.name);
    return own && { text: own.name, fn: functionNamed(own, source) };
  }
  const imported = importOf(entry.name, entry, node, source);
  if (!imported) return undefined;
  const { exported, added } = imported;
  return { text: entry.name, fn: exported.type === 'Identifier' ? functionNamed(exported, source) : isFunction(exported) ? exported : undefined, added };
}

/** `this.audit.log` where the class around has an instance of the owner. */
function memberAt(owner: string, method: string, node: TSESTree.Node, source: SourceView): Callee | undefined {
  const around = enclosingClass(node);
  if (!around || !seesThis(node)) return undefined;
  for (const { node: one } of lineageOf(around, source)) {
    const { fields, constructor_ } = classMembers(one);
    const parameters = (constructor_?.params ?? []).flatMap((parameter) => (parameter.type === 'TSParameterProperty' && (one === around || parameter.accessibility !== 'private') ? [parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter] : []));
    const typed = [...fields.values(), ...parameters].find((member) => typeName('typeAnnotation' in member ? member.typeAnnotation?.typeAnnotation : undefined) === owner || ('value' in member && isMadeOf(member.value, owner)));
    const name = typed && ('key' in typed ? propertyName(typed) : typed.type === 'Identifier' ? typed.name : undefined);
    const found = name ?? assignedMember(constructor_, owner);
    if (found !== undefined) return { text: `this.${found}.${method}`, fn: methodBy(owner, method, source) };
  }
  return undefined;
}

/** False in a function that has its own `this`. */
function seesThis(node: TSESTree.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (current.type === 'FunctionDeclaration') return false;
    if (current.type === 'FunctionExpression') return current.parent.type === 'MethodDefinition' && !current.parent.static;
    if (current.type === 'PropertyDefinition') return !current.static;
  }
  return false;
}

function typeName(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
}

/** `new AuditService()`, `inject(AuditService)` */
function isMadeOf(value: TSESTree.Node | null, owner: string): boolean {
  const made = value && unwrap(value);
  if (made?.type === 'NewExpression') return made.callee.type === 'Identifier' && made.callee.name === owner;
  const [first] = made?.type === 'CallExpression' ? made.arguments : [];
  return made?.type === 'CallExpression' && made.callee.type === 'Identifier' && made.callee.name === 'inject' && first?.type === 'Identifier' && first.name === owner;
}

/** `this.auditService = auditService` in a constructor without types. */
function assignedMember(constructor_: TSESTree.FunctionExpression | undefined, owner: string): string | undefined {
  for (const statement of constructor_?.body.body ?? []) {
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined;
    if (assigned?.left.type !== 'MemberExpression' || assigned.left.object.type !== 'ThisExpression') continue;
    const name = propertyName(assigned.left);
    if (name === lowerFirst(owner) || isMadeOf(assigned.right, owner)) return name;
  }
  return undefined;
}

/** `AuditLog.record`, `auditService.log`: a class with a static method, an object, or an instance that a module keeps. */
function objectAt(owner: string, method: string, entry: AccessLogEntry, node: TSESTree.Node, source: SourceView): Callee | undefined {
  for (const name of topLevelNames(source)) {
    const origin = importOrigin(name, source);
    const isIt = origin ? origin.name === owner || receiverOf(name, source)?.typeName === owner || origin.name === lowerFirst(owner) : name.name === owner || receiverOf(name, source)?.typeName === owner;
    if (!isIt || !isBound(name.name, node, source)) continue;
    const fn = memberOf(name, method, source);
    if (fn) return { text: `${name.name}.${method}`, fn };
  }
  for (const name of [owner, lowerFirst(owner)]) {
    const imported = importOf(name, entry, node, source);
    const { exported, added } = imported ?? {};
    const fn = exported?.type === 'Identifier' ? memberOf(exported, method, source) : undefined;
    if (fn && added) return { text: `${name}.${method}`, fn, added };
  }
  return undefined;
}

/** The function that `object.method` runs: static, of an object literal, or of an instance. */
function memberOf(object: TSESTree.Identifier, method: string, source: SourceView): FunctionNode | undefined {
  const property = { type: 'Identifier', name: method, range: object.range, loc: object.loc } as unknown as TSESTree.Identifier;
  const callee = { type: 'MemberExpression', object, property, computed: false, optional: false, range: object.range, loc: object.loc, parent: object.parent } as unknown as TSESTree.MemberExpression;
  const call = { type: 'CallExpression', callee, arguments: [], optional: false, range: object.range, loc: object.loc, parent: object.parent } as unknown as TSESTree.CallExpression;
  const fn = calledFunction(call, source);
  // An instance method is none of the class itself.
  return fn?.parent.type === 'MethodDefinition' && !fn.parent.static && classNamed(object, source) ? undefined : fn;
}

function classNamed(name: TSESTree.Identifier, source: SourceView): boolean {
  const declared = name.parent.type === 'ClassDeclaration' && name.parent.id === name;
  const origin = importOrigin(name, source);
  const exported = origin && exportedNode(origin.module, origin.name, source);
  return declared || exported?.parent?.type === 'ClassDeclaration';
}

/** A method of a class of this file, or of one that it imports. */
function methodBy(owner: string, method: string, source: SourceView): FunctionNode | undefined {
  const name = topLevelNames(source).find((one) => one.name === owner);
  const origin = name && importOrigin(name, source);
  const declared = origin ? exportedNode(origin.module, origin.name, source) : name;
  const parent = declared?.parent;
  return parent?.type === 'ClassDeclaration' ? methodOf(parent, method, source, 0) : undefined;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const importsOf = new WeakMap<TSESTree.Program, ReadonlyMap<string, TSESTree.Identifier>>();

/** The local names of imports, by the name that each has where it comes from; the first of several. */
function importedNames(source: SourceView): ReadonlyMap<string, TSESTree.Identifier> {
  let found = importsOf.get(source.ast);
  if (!found) {
    const pairs = topLevelNames(source).flatMap((name): [string, TSESTree.Identifier][] => {
      const origin = importOrigin(name, source);
      return origin ? [[origin.name, name]] : [];
    });
    importsOf.set(source.ast, (found = new Map(pairs.reverse())));
  }
  return found;
}

const names = new WeakMap<TSESTree.Program, readonly TSESTree.Identifier[]>();

/** The names that a file declares or imports at its top. */
function topLevelNames(source: SourceView): readonly TSESTree.Identifier[] {
  const known = names.get(source.ast);
  if (known) return known;
  const found = source.ast.body.flatMap((statement): TSESTree.Identifier[] => {
    const node = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    if (node.type === 'ImportDeclaration') return node.importKind === 'type' ? [] : node.specifiers.map(({ local }) => local);
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id] : [];
    if (node.type !== 'VariableDeclaration') return [];
    return node.declarations.flatMap(({ id }) => {
      if (id.type === 'Identifier') return [id];
      return id.type === 'ObjectPattern' ? id.properties.flatMap((property) => (property.type === 'Property' && property.value.type === 'Identifier' ? [property.value] : [])) : [];
    });
  });
  names.set(source.ast, found);
  return found;
}

/** The import of a name from the file of an access log, as other imports of the file are written; undefined where it is not exported there, or the name is taken. */
function importOf(name: string, entry: AccessLogEntry, node: TSESTree.Node, source: SourceView): { exported: TSESTree.Node; added: TextEdit } | undefined {
  if (isBound(name, node, source) || isIn(name, source.text)) return undefined;
  for (const specifier of specifiersOf(entry, source)) {
    const exported = exportedNode(specifier, name, source);
    const added = exported && importEdit(name, specifier, source);
    if (added) return { exported, added };
  }
  return undefined;
}

/** Paths from the file to the one that declares the access log: by an alias where the file uses it and climbs nowhere, else relative. */
function specifiersOf(entry: AccessLogEntry, source: SourceView): string[] {
  const file = fileOf(source.ast);
  if (file === undefined || entry.file === undefined || entry.file === file) return [];
  const others = importedModules(source);
  const relative = others.filter((module) => module.startsWith('.'));
  const extension = relative.map((other) => /\.[cm]?[jt]sx?$/.exec(other)?.[0]).find((found) => found !== undefined);
  const bare = entry.file.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, extension === undefined ? '' : '/index');
  const ends = extension === undefined ? '' : written(entry.file, extension);
  const aliased = relative.some((module) => module.startsWith('..')) ? [] : others.flatMap((module) => aliasedPath(module, bare, source) ?? []);
  return [...aliased.slice(0, 1), `${relativePath(file, bare)}${ends}`];
}

const modules = new WeakMap<TSESTree.Program, readonly string[]>();

/** The modules that a file names in its imports, in their order. */
function importedModules({ ast, text }: SourceView): readonly string[] {
  let found = modules.get(ast);
  if (!found) modules.set(ast, (found = [...text.matchAll(/(?:from\s+|require\(\s*)['"]([^'"\n]+)['"]/g)].map(([, module = '']) => module)));
  return found;
}

/** The extension that imports of the file use, for a file that has another one. */
function written(target: string, usual: string): string {
  const kind = /\.([cm]?)[jt]sx?$/.exec(target)?.[1] ?? '';
  if (/ts/.test(usual)) return /\.[cm]?[jt]sx?$/.exec(target)?.[0] ?? usual;
  return `.${kind}js`;
}

/** A path behind the alias of another import of the file, as far as that shows which folder the alias stands for. */
function aliasedPath(other: string, target: string, source: SourceView): string | undefined {
  const alias = /^[@~#]\//.exec(other)?.[0];
  const opened = alias === undefined ? undefined : openModule(other, source);
  const file = opened && fileOf(opened.ast)?.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  const rest = other.slice(alias?.length ?? 0).replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  if (alias === undefined || file === undefined || !file.endsWith(rest)) return undefined;
  const folder = file.slice(0, file.length - rest.length);
  return target.startsWith(folder) ? `${alias}${target.slice(folder.length)}` : undefined;
}

function relativePath(from: string, to: string): string {
  const above = from.split('/').slice(0, -1);
  const target = to.split('/');
  while (above.length > 0 && target.length > 1 && above[0] === target[0]) {
    above.shift();
    target.shift();
  }
  return `${above.length === 0 ? './' : '../'.repeat(above.length)}${target.join('/')}`;
}

/** The import behind the last one, in the quotes and the way of the file; in front of everything where there is none. */
function importEdit(name: string, module: string, source: SourceView): TextEdit | undefined {
  const { body } = source.ast;
  const last = body.findLast(({ type }) => type === 'ImportDeclaration');
  const required = last ? undefined : body.findLast((statement) => statement.type === 'VariableDeclaration' && /\brequire\(/.test(textOf(source, statement)));
  const after = last ?? required;
  const sample = after ? textOf(source, after) : source.text;
  const quote = /["']/.exec(sample)?.[0] ?? "'";
  const end = !after || sample.endsWith(';') ? ';' : '';
  const usesRequire = required !== undefined || (!last && !body.some(({ type }) => type.startsWith('Export')));
  const code = usesRequire ? `const { ${name} } = require(${quote}${module}${quote})${end}` : `import { ${name} } from ${quote}${module}${quote}${end}`;
  if (after) return { range: [after.range[1], after.range[1]], text: `${newLineAt(after.range[0], source)}${code}` };
  const first = body.find((statement) => !(statement.type === 'ExpressionStatement' && 'directive' in statement && statement.directive !== undefined));
  if (!first || usesRequire) return undefined;
  return { range: [first.range[0], first.range[0]], text: `${code}${newLineAt(first.range[0], source)}` };
}

