import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, propertyName, type SourceView, staticValue, textOf, unwrap, unwrapAwait } from '../ast/index.ts';
import type { Use } from './forward/tracer.ts';
import type { ExportKind, PackageSinks } from './sinks/export-target.ts';
import { DOCUMENT_BUILDERS } from './sinks/document-builders.ts';
import { FILE_GLOBALS, FILE_STREAMS, FILE_WRITERS, STREAM_METHODS } from './sinks/file-writers.ts';
import { CONTEXT_NAME, DATA_ADDRESS, HTTP_CLIENTS, HTTP_METHODS, RESPONSE_CLASSES, RESPONSE_METHODS, RESPONSE_NAME, SAVER_PACKAGES, SAVERS, SERVES_FILE } from './sinks/responses.ts';
import { lastName, packageBehind, type PackageOrigin } from './sinks/package-behind.ts';
import { CELL_PROPERTIES, TABLE_BUILDERS, TABLE_ELEMENTS, TABLE_NAME } from './sinks/table-builders.ts';
import { DRIVE_METHODS, SHEET_METHODS, SHEETS, STORE_NAME, UPLOAD_FUNCTION, UPLOAD_METHOD, UPLOADS } from './sinks/uploads.ts';

/** A place where values are taken out of the program as a whole. */
export interface ExportSink {
  kind: ExportKind;
  /** As the code calls it: `writeFile`, `worksheet.addRows`. */
  name: string;
  /** The call, the assignment or the element. */
  node: TSESTree.Node;
}

/** Names of piping methods and functions, whose target says where the values go. */
const PIPES = new Set(['pipe', 'pipeTo', 'pipeThrough', 'pipeline']);
/** Longer functions than these serve more than one purpose: what they say elsewhere says nothing here. */
const LONGEST = 8_000;

/** The sink that a use of a value is, if it is one. Never throws on any syntax. */
export function exportSink(use: Use, source: SourceView): ExportSink | undefined {
  const { as, cargo } = use;
  switch (as.kind) {
    case 'argument':
      return argumentSink(as.call, as.index, cargo.at, source);
    case 'receiver':
      return PIPES.has(as.name) ? targetSink(as.call.arguments[0], as.call, source) : undefined;
    case 'assigned':
      return assignedSink(as.target, source);
    case 'attribute': {
      const { parent, name } = as.attribute;
      const element = parent.type === 'JSXOpeningElement' && parent.name.type === 'JSXIdentifier' ? parent.name.name : '';
      return TABLE_ELEMENTS.test(element) && name.type === 'JSXIdentifier' ? { kind: 'table', name: `<${element}>`, node: as.attribute } : undefined;
    }
    case 'returned':
      return answersFile(as.fn) ? { kind: 'response', name: 'return', node: use.node } : undefined;
  }
}

function argumentSink(call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, at: readonly string[], source: SourceView): ExportSink | undefined {
  const callee = unwrap(call.callee);
  const member = callee.type === 'MemberExpression' ? callee : undefined;
  const name = member ? propertyName(member) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined) return undefined;
  const sink = (kind: ExportKind): ExportSink => ({ kind, name: calleeName(callee, source), node: call });
  if (name === 'pipeline' && call.type === 'CallExpression') return targetSink(call.arguments.findLast((argument, place) => place > index && /^(?:Identifier|MemberExpression|CallExpression|NewExpression)$/.test(argument.type)), call, source);
  const origin = packageBehind(callee, source);
  if (at.includes('attachments') && call.type === 'CallExpression') return sink('mail');
  if (origin && FILE_WRITERS.packages.test(origin.module)) {
    if (member && STREAM_METHODS.has(name) && FILE_STREAMS.has(origin.made ?? '')) return sink('file');
    const positions = FILE_WRITERS.functions?.[member ? name : origin.name === '*' ? 'default' : origin.name];
    return positions?.includes(index) && origin.made === undefined ? sink('file') : undefined;
  }
  for (const [kind, packages] of BY_PACKAGE) if (origin && packages.some((one) => takes(one, origin, name, index, call, member !== undefined))) return sink(kind);
  if (origin && SAVER_PACKAGES.test(origin.module) && /save|download/i.test(name)) return sink('download');
  if (call.type === 'NewExpression') return RESPONSE_CLASSES.has(name) && index === 0 && servesFile(call, source) ? sink('response') : undefined;
  return member ? methodSink(member, name, call, index, origin?.module, source, sink) : functionSink(name, call, index, origin?.module, source, sink);
}

const BY_PACKAGE: readonly (readonly [ExportKind, readonly PackageSinks[]])[] = [['table', TABLE_BUILDERS], ['document', DOCUMENT_BUILDERS], ['upload', UPLOADS], ['sheet', SHEETS]];

function takes(sinks: PackageSinks, origin: PackageOrigin, name: string, index: number, call: TSESTree.Node, isMember: boolean): boolean {
  if (!sinks.packages.test(origin.module)) return false;
  const exported = isMember ? name : origin.name === '*' ? 'default' : origin.name;
  if (call.type === 'NewExpression') return sinks.classes?.has(exported) ?? false;
  const positions = sinks.functions && Object.hasOwn(sinks.functions, exported) ? sinks.functions[exported] : undefined;
  if (positions && (positions.length === 0 || positions.includes(index))) return true;
  return isMember && (sinks.methods?.has(name) ?? false);
}

function methodSink(member: TSESTree.MemberExpression, name: string, call: TSESTree.CallExpression, index: number, module: string | undefined, source: SourceView, sink: (kind: ExportKind) => ExportSink): ExportSink | undefined {
  const object = unwrap(member.object);
  const owner = lastName(object);
  if (object.type === 'Identifier' && FILE_GLOBALS[object.name]?.[name] === index) return sink('file');
  if (owner === 'URL' && name === 'createObjectURL') return isOnlyShown(call, source) ? undefined : sink('download');
  if (name === 'setAttribute' && index === 1 && call.arguments[0]?.type === 'Literal' && call.arguments[0].value === 'href') return DATA_ADDRESS.test(surroundings(call, source)) ? sink('download') : undefined;
  if (isResponse(object) && RESPONSE_METHODS.has(name)) return servesFile(call, source, handlerOf(object, source)) ? sink('response') : undefined;
  const chain = textOf(source, member);
  if (chain.length < 400) {
    if (SHEET_METHODS.has(name) && /\bspreadsheets\b/.test(chain)) return sink('sheet');
    if (DRIVE_METHODS.has(name) && /\bdrive\b[^]*\.files\b/i.test(chain)) return sink('upload');
    if (/\.storage\b/.test(chain) && /^(?:upload|update|uploadToSignedUrl)$/.test(name)) return sink('upload');
  }
  if (UPLOAD_METHOD.test(name) && owner !== undefined && STORE_NAME.test(owner)) return sink('upload');
  if (TABLE_NAME.test(name)) return sink('table');
  if (module !== undefined && HTTP_CLIENTS.test(module) && HTTP_METHODS[name] === index) return isOutside(call.arguments[0], source) ? sink('http') : undefined;
  return undefined;
}

function functionSink(name: string, call: TSESTree.CallExpression, index: number, module: string | undefined, source: SourceView, sink: (kind: ExportKind) => ExportSink): ExportSink | undefined {
  if (UPLOAD_FUNCTION.test(name)) return sink('upload');
  if (SAVERS.test(name)) return sink('download');
  if (TABLE_NAME.test(name)) return sink('table');
  const sends = name === 'fetch' || (module !== undefined && HTTP_CLIENTS.test(module));
  return sends && index === 1 && isOutside(call.arguments[0], source) ? sink('http') : undefined;
}

/** Where a stream leads: a file, an answer, a table in the making, a store. */
function targetSink(target: TSESTree.Node | undefined, node: TSESTree.Node, source: SourceView): ExportSink | undefined {
  if (!target) return undefined;
  const value = unwrapAwait(target);
  const name = lastName(value) ?? calleeName(value.type === 'CallExpression' || value.type === 'NewExpression' ? unwrap(value.callee) : value, source);
  if (isResponse(value)) return { kind: 'response', name, node };
  const origin = packageBehind(value, source);
  if (!origin) return undefined;
  if (FILE_WRITERS.packages.test(origin.module)) return { kind: 'file', name, node };
  const kind = BY_PACKAGE.find(([, packages]) => packages.some(({ packages: named }) => named.test(origin.module)))?.[0];
  return kind && { kind, name, node };
}

function assignedSink(target: TSESTree.MemberExpression, source: SourceView): ExportSink | undefined {
  const name = propertyName(target);
  const object = unwrap(target.object);
  const sink = (kind: ExportKind): ExportSink => ({ kind, name: textOf(source, target).slice(0, 60), node: target });
  if (name === 'body' && (isResponse(object) || (object.type === 'Identifier' && CONTEXT_NAME.test(object.name)))) return servesFile(target, source) ? sink('response') : undefined;
  // `cell.value = customer.email` of a spreadsheet.
  if (CELL_PROPERTIES.has(name ?? '') && isOf(TABLE_BUILDERS, packageBehind(object, source))) return sink('table');
  return name === 'href' && DATA_ADDRESS.test(surroundings(target, source)) ? sink('download') : undefined;
}

const isOf = (sinks: readonly PackageSinks[], origin: PackageOrigin | undefined): boolean => origin !== undefined && sinks.some(({ packages }) => packages.test(origin.module));

function isResponse(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression') return isResponse(value.callee.object);
  const name = lastName(value);
  return name !== undefined && (RESPONSE_NAME.test(name) || (value.type === 'Identifier' && CONTEXT_NAME.test(name)));
}

/** True where the functions around a node, up to the handler, say that the answer is a file. */
function servesFile(node: TSESTree.Node, source: SourceView, handler?: TSESTree.Node): boolean {
  return SERVES_FILE.test(surroundings(node, source, handler));
}

/** The function that is given the answer it writes: what stands around it is about other requests. */
function handlerOf(response: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  let root = unwrap(response);
  while (root.type === 'CallExpression' || root.type === 'MemberExpression') root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  const definition = root.type === 'Identifier' ? findVariable(root, source)?.defs[0] : undefined;
  return definition?.type === 'Parameter' ? (definition.node as TSESTree.Node) : undefined;
}

/** `window.open(URL.createObjectURL(blob))` for a look or for the printer: nothing is saved. */
function isOnlyShown(call: TSESTree.CallExpression, source: SourceView): boolean {
  const { parent } = call;
  if (parent.type === 'CallExpression') return lastName(unwrap(parent.callee)) === 'open';
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const uses = findVariable(parent.id, source)?.references.flatMap(({ identifier }) => (identifier === parent.id ? [] : [identifier.parent as TSESTree.Node])) ?? [];
  const isOpened = (use: TSESTree.Node): boolean => use.type === 'CallExpression' && lastName(unwrap(use.callee)) === 'open';
  return uses.some(isOpened) && uses.every((use) => isOpened(use) || (use.type === 'CallExpression' && lastName(unwrap(use.callee)) === 'revokeObjectURL'));
}

/** The text of the functions around a node, as far as they are about one thing. */
function surroundings(node: TSESTree.Node, source: SourceView, last?: TSESTree.Node): string {
  let text = '';
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const whole = textOf(source, fn);
    if (whole.length > LONGEST) break;
    text = whole;
    if (fn === last) break;
  }
  const method = enclosingFunction(node)?.parent;
  const decorators = method?.type === 'MethodDefinition' ? method.decorators.map((decorator) => textOf(source, decorator)).join('\n') : '';
  return text + decorators;
}

/** `@Header('Content-Type', 'text/csv')` on a handler whose answer is the body. */
function answersFile(fn: TSESTree.Node): boolean {
  const method = fn.parent;
  if (method?.type !== 'MethodDefinition') return false;
  return method.decorators.some(({ expression }) => expression.type === 'CallExpression' && /^Header$/.test(lastName(unwrap(expression.callee)) ?? '') && expression.arguments.some((argument) => argument.type === 'Literal' && SERVES_FILE.test(String(argument.value))));
}

/** An address on the network that is written out and is not the machine's own. */
function isOutside(address: TSESTree.Node | undefined, source: SourceView): boolean {
  if (!address) return false;
  const value = unwrap(address);
  const text = value.type === 'TemplateLiteral' ? (value.quasis[0]?.value.cooked ?? '') : staticText(value, source);
  const host = /^https?:\/\/([^/:?#]+)/i.exec(text)?.[1];
  return host !== undefined && host.includes('.') && !/^(?:127\.|10\.|192\.168\.|0\.0\.0\.0)|\.(?:local|internal|localhost|test|lan)$/i.test(host);
}

function staticText(node: TSESTree.Node, source: SourceView): string {
  const value = staticValue(node, source);
  return value.kind === 'known' && typeof value.value === 'string' ? value.value : '';
}

function calleeName(callee: TSESTree.Node, source: SourceView): string {
  const text = textOf(source, callee).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : (lastName(callee) ?? text.slice(0, 60));
}

/**
 * What stands in every file in which records of another module may be taken out: for the text pre-filter. A file in
 * which it does not stand is looked at for its own reads alone.
 */
export const exportSinkText =
  /writeFile|appendFile|createWriteStream|output(?:File|Json|JSON)|write(?:Json|JSON)|[Cc]ontent-[Dd]isposition|\battachments?\b|[cC]sv|CSV|[xX]lsx|XLSX|[eE]xcel|[pP]df[kK]it|js[pP][dD][fF]|pdfmake|createObjectURL|unparse|saveAs|[pP]utObject|\.upload|upload\w*To|spreadsheets|StreamableFile|octet-stream|ndjson|writeTextFile|Bun\.write|エクセル/;
