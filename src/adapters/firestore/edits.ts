import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import type { DataAccess, DialectEdit, TextEdit } from '../../model/index.ts';
import { isFirestoreModule, modularName } from './database.ts';
import type { Reference } from './reference.ts';

/** Edits of `getDocs(query(…))`: a constraint more, with the import it needs. */
export function modularEdits(call: TSESTree.CallExpression, argument: TSESTree.Node, reference: Reference, source: SourceView): DataAccess['edits'] {
  const imports = new Imports(source, call);
  if (!imports.possible) return {};
  return { bound: (rows) => writtenBound(reference, rows) ?? modularBound(argument, rows, imports, source) };
}

/** Edits of `db.collection('x')….get()`: a link in front of the call that reads. */
export function chainEdits(member: TSESTree.MemberExpression, reference: Reference, source: SourceView): DataAccess['edits'] {
  const canSelect = reference.server && !reference.steps.some(({ name }) => name === 'select') && reference.opaque === undefined;
  return {
    bound: (rows) => writtenBound(reference, rows) ?? linkBefore(member, `.limit(${rows})`, source),
    ...(canSelect ? { project: (fields) => linkBefore(member, `.select(${fields.map((field) => `'${field.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ')})`, source) } : {}),
  };
}

function writtenBound({ steps }: Reference, rows: number): DialectEdit | undefined {
  const last = steps.findLast(({ name, conditional, args }) => !conditional && args.length === 1 && (name === 'limit' || name === 'limitToLast'));
  return last?.args[0] && { code: `${last.name}(${rows})`, edits: [{ range: last.args[0].range, text: String(rows) }] };
}

function linkBefore(member: TSESTree.MemberExpression, code: string, source: SourceView): DialectEdit {
  return { code, edits: [insertLink(member.object, code, source)] };
}

function modularBound(argument: TSESTree.Node, rows: number, imports: Imports, source: SourceView): DialectEdit {
  const limit = imports.name('limit');
  const query = unwrap(argument);
  const constraint = `${limit}(${rows})`;
  const last = query.type === 'CallExpression' && modularName(query, source) === 'query' ? query.arguments.at(-1) : undefined;
  if (last) return { code: constraint, edits: [{ range: [last.range[1], last.range[1]], text: `, ${constraint}` }, ...imports.edits()] };
  const wrapped = `${imports.name('query')}(${textOf(source, argument)}, ${constraint})`;
  return { code: constraint, edits: [{ range: argument.range, text: wrapped }, ...imports.edits()] };
}

/** The names under which a file has Firestore's functions; those it lacks are added to its import. */
class Imports {
  /** False where the file has no import to add to, or where another thing has the name. */
  readonly possible: boolean;
  private readonly specifiers: readonly TSESTree.ImportSpecifier[];
  private readonly missing = new Set<string>();

  constructor(source: SourceView, call: TSESTree.Node) {
    this.specifiers = firestoreSpecifiers(source.ast);
    const taken = (name: string): boolean => this.local(name) === undefined && variableAt(name, call, source);
    this.possible = this.specifiers.length > 0 && !taken('limit') && !taken('query');
  }

  name(wanted: string): string {
    const found = this.local(wanted);
    if (found === undefined) this.missing.add(wanted);
    return found ?? wanted;
  }

  edits(): TextEdit[] {
    const last = this.specifiers.at(-1);
    return last && this.missing.size > 0 ? [{ range: [last.range[1], last.range[1]], text: [...this.missing].map((name) => `, ${name}`).join('') }] : [];
  }

  private local(name: string): string | undefined {
    return this.specifiers.find(({ imported }) => imported.type === 'Identifier' && imported.name === name)?.local.name;
  }
}

/** Answers per file: every read of it asks for the same imports. */
const specifiers = new WeakMap<TSESTree.Program, readonly TSESTree.ImportSpecifier[]>();

function firestoreSpecifiers(ast: TSESTree.Program): readonly TSESTree.ImportSpecifier[] {
  let found = specifiers.get(ast);
  if (!found) {
    found = ast.body
      .flatMap((node) => (node.type === 'ImportDeclaration' && node.importKind !== 'type' && isFirestoreModule(String(node.source.value)) ? node.specifiers : []))
      .filter((one) => one.type === 'ImportSpecifier');
    specifiers.set(ast, found);
  }
  return found;
}

function variableAt(name: string, node: TSESTree.Node, source: SourceView): boolean {
  for (let scope: ReturnType<SourceView['getScope']> | null = source.getScope(node); scope; scope = scope.upper) if (scope.set.has(name)) return true;
  return false;
}
