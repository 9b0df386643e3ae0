import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ClassNode, type FunctionNode, isFunction, propertyName } from '../ast/index.ts';
import type { AccessLogKind } from '../model/index.ts';
import { appliesLog, callsParameter, isHandler, recordedByBody, returnedFunction, stores } from './access-log-bodies.ts';
import { isDecoratorName, isExtensionName, isLoggerByBody, isMiddlewareName, isWrapperName, isWriterClass, isWriterMethod, isWriterName, saysLog } from './access-log-names.ts';

export { mayDeclareAccessLog } from './access-log-names.ts';

/** Something that by name and body writes an access or audit log. */
export interface AccessLogDeclaration {
  /** `recordAccess`, `AuditService.record`, `withAudit`, `AuditInterceptor`. */
  name: string;
  line: number;
  /** A function that is called for each entry when absent. */
  kind?: Exclude<AccessLogKind, 'function'>;
  /** For what logs around others and is seen to let reads pass. */
  records?: 'writes';
}

/** What a file declares that writes an access log: the name says so, and the body stores something. */
export function findAccessLogDeclarations(ast: TSESTree.Program, text: string): AccessLogDeclaration[] {
  const found: AccessLogDeclaration[] = [];
  const reader = new Reader(text, (name, node, kind, body) => {
    const line = lineAt(text, node.range[0]);
    if (kind === 'function') found.push({ name, line });
    else found.push({ name, line, kind, ...(recordedByBody(text.slice(body.range[0], body.range[1])) === 'writes' ? { records: 'writes' } : {}) });
  });
  for (const statement of ast.body) {
    const declaration = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    if (declaration.type === 'FunctionDeclaration' && declaration.id) reader.fn(declaration.id.name, declaration, declaration);
    else if (declaration.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) reader.constant(id.name, init, id);
    } else if (declaration.type === 'ClassDeclaration' && declaration.id) reader.class(declaration.id.name, declaration);
    else if (declaration.type === 'ExpressionStatement') reader.commonExport(declaration.expression);
  }
  return found;
}

type Add = (name: string, node: TSESTree.Node, kind: AccessLogKind, body: TSESTree.Node) => void;

class Reader {
  constructor(
    private readonly text: string,
    private readonly add: Add,
  ) {}

  /** A function with a name of its own, or a constant that holds one. */
  fn(name: string, fn: FunctionNode, node: TSESTree.Node): void {
    const kind = this.kindOf(name, fn);
    if (kind) this.add(name, node, kind, fn);
  }

  constant(name: string, init: TSESTree.Node, node: TSESTree.Node): void {
    const value = plain(init);
    if (isFunction(value)) return this.fn(name, value, node);
    if (value.type === 'ObjectExpression') return this.members(name, value.properties, isWriterClass(name));
    if (value.type !== 'CallExpression') return;
    // `t.middleware(async ({ next }) => …)`, `createMiddleware(…)`, `Prisma.defineExtension({ … })`, `Reflector.createDecorator()`
    if (isExtensionName(name) && this.stores(value, name)) this.add(name, node, 'extension', value);
    else if (isMiddlewareName(name) && value.arguments.some((argument) => isFunction(argument) && isHandler(argument, name)) && this.stores(value, name)) this.add(name, node, 'middleware', value);
    else if (isDecoratorName(name) && calledMember(value)?.name === 'createDecorator') this.add(name, node, 'decorator', value);
    else if (value.arguments.length === 1 && isFunction(value.arguments[0])) this.fn(name, value.arguments[0], node);
  }

  class(name: string, node: ClassNode): void {
    const methods = new Map(node.body.body.flatMap((member) => (member.type === 'MethodDefinition' ? [[propertyName(member), member.value] as const] : [])));
    const handles = methods.get('intercept') ?? (/Middleware$/.test(name) ? methods.get('use') : undefined);
    if (handles && isMiddlewareName(name)) {
      // What the handler calls of its own class stores as well as the handler itself.
      if (this.stores(node, name)) this.add(name, node, 'middleware', node);
      return;
    }
    if (isExtensionName(name) && ['afterLoad', 'onLoad', 'onInit'].some((hook) => methods.has(hook))) {
      if (this.stores(node, name)) this.add(name, node, 'extension', node);
      return;
    }
    this.members(name, node.body.body, isWriterClass(name));
  }

  /** `exports.recordAccess = async () => …`, `module.exports = { recordAccess() { … } }` */
  commonExport(expression: TSESTree.Expression): void {
    if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return;
    const { left, right } = expression;
    const name = propertyName(left);
    const object = left.object.type === 'Identifier' ? left.object.name : '';
    if (object === 'module' && name === 'exports') {
      for (const property of right.type === 'ObjectExpression' ? right.properties : []) {
        const key = property.type === 'Property' ? propertyName(property) : undefined;
        if (property.type === 'Property' && key !== undefined && isFunction(property.value)) this.fn(key, property.value, property);
      }
    } else if (name !== undefined && /^(?:exports|module)$/.test(object)) this.constant(name, right, left);
  }

  /** Methods, and functions in properties: all that write, of a class for that; of another those whose names say what they write. */
  private members(owner: string, members: readonly TSESTree.Node[], isNamedWriter: boolean): void {
    const isWriter = isNamedWriter && (saysLog(owner) || !members.some((member) => (member.type === 'MethodDefinition' || member.type === 'Property') && CHANGES.test(propertyName(member) ?? '')));
    for (const member of members) {
      if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition' && member.type !== 'Property') continue;
      const name = propertyName(member);
      if (name === undefined || !isFunction(member.value) || !member.value.body) continue;
      const writes = isWriter ? isWriterMethod(name) : isWriterName(name);
      if (writes && this.stores(member.value, isWriter ? `${owner}.${name}` : name)) this.add(`${owner}.${name}`, member, 'function', member);
    }
  }

  private kindOf(name: string, fn: FunctionNode): AccessLogKind | undefined {
    const inner = returnedFunction(fn);
    const wraps = isWrapperName(name) && callsParameter(fn);
    if (wraps && this.stores(fn, name)) return 'wrapper';
    if (isDecoratorName(name)) {
      const decorates = inner !== undefined && /^(?:_?(?:target|proto\w*|_|constructor|original\w*))$/.test(firstName(inner)) && this.stores(fn, name);
      if (decorates || appliesLog(fn, this.text)) return 'decorator';
    }
    const handles = [fn, inner].some((one) => one && isHandler(one, name));
    if (isMiddlewareName(name) && handles && this.stores(fn, name)) return 'middleware';
    if (isLoggerByBody(name, this.text.slice(fn.range[0], fn.range[1]))) return 'function';
    return isWriterName(name) && this.stores(fn, name) ? 'function' : undefined;
  }

  private stores(node: TSESTree.Node, name: string): boolean {
    return stores(node, name, this.text);
  }
}

/** Methods of a class that keeps records: nobody changes what a log says. An audit of a management system is such a record. */
const CHANGES = /^(?:update|edit|patch|modify)(?![a-z])/;

function firstName({ params: [first] }: FunctionNode): string {
  return first?.type === 'Identifier' ? first.name : '';
}

function plain(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.type === 'TSAsExpression' || current.type === 'TSSatisfiesExpression' || current.type === 'TSNonNullExpression') current = current.expression;
  return current;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
}
