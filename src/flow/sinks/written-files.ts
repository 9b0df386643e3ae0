import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import { exportSink } from '../export-sinks.ts';
import type { Use } from '../forward/tracer.ts';
import type { ExportKind } from './export-target.ts';
import { DATA_ADDRESS } from './responses.ts';
import { type Sink, type SinkNode, type SinkReader, sourceHolds } from './sink.ts';
import { TABLE_ELEMENTS } from './table-builders.ts';

/** A place where values become a file, or go along with one. */
export interface FileSink extends Sink {
  detail: ExportKind;
}

/** What stands in every text that makes, saves or serves a file. */
const TOKENS =
  /(?:write|append)(?:File|Sync|v\b)|createWriteStream|output(?:File|Json|JSON)|write(?:Json|JSON|TextFile)|Bun\.write|\bfs-(?:extra|jetpack)|write-file-atomic|[cC]sv|CSV|json-?[eE]xport|\b[tT]sv|[xX]ls|XLS|[eE]xcel|[sS]preadsheet|[pP]df|PDF|puppeteer|docx|officegen|easy-template|createObjectURL|unparse|saveAs|saveBlob|file-saver|downloadjs|js-file-download|browser-fs-access|streamsaver|(?:trigger|file)Download|download(?:File|Blob|Text|Json|JSON)|exportToFile|[cC]ontent-[dD]isposition|text\/tab-separated|octet-stream|ndjson|jsonl|StreamableFile|application\/zip|\battachments?\b|data:(?:text\/plain|application\/)|\.upload|putObject|(?:[sS]torage|[bB]ucket|[sS]3|[bB]lob|gcs|r2|[mM]inio|[fF]tp|Store|sharePoint|oneDrive|Drive)\w*[?!]?\.(?:put|save|store)|(?:[uU]pload|put|[sS]ave|push|[sS]end|[sS]tore|[wW]rite)\w*[tT]o_?(?:S3|R2|GC|Azure|Blob|Bucket|Storage|Drive|Google|Share|One|Dropbox|S?[fF]tp|S?FTP|Cloud)|エクセル/;

/** The sinks that are files: written, built, served, saved in the browser, put into a store, attached to a mail. */
export const fileSinks: SinkReader = {
  kind: 'export',
  tokens: TOKENS,
  mayBe(node) {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        return node.arguments.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
      case 'AssignmentExpression':
        return node.left.type === 'MemberExpression' && /^(?:href|body|values?)$/.test(propertyName(node.left) ?? '');
      case 'JSXAttribute':
        return node.value?.type === 'JSXExpressionContainer' && node.value.expression.type !== 'JSXEmptyExpression' && isFileElement(node);
      default:
        return false;
    }
  },
  read(node, source) {
    // The same for hosts that look at texts first and those that do not.
    return sourceHolds(TOKENS, source) && fileSinks.mayBe(node) ? fileSinkOf(node, source) : undefined;
  },
};

/** An element that makes a table of an attribute, or a link that may hold a file in its address. */
function isFileElement({ name, parent }: TSESTree.JSXAttribute): boolean {
  const element = parent.type === 'JSXOpeningElement' && parent.name.type === 'JSXIdentifier' ? parent.name.name : '';
  return TABLE_ELEMENTS.test(element) || (element === 'a' && name.name === 'href');
}

function fileSinkOf(node: SinkNode, source: SourceView): FileSink | undefined {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return ofCall(node, source);
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' ? sinkOf([node.right], { kind: 'assigned', target: node.left }, source) : undefined;
    case 'JSXAttribute': {
      const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : undefined;
      if (!value) return undefined;
      if (node.name.name === 'href' && node.parent.type === 'JSXOpeningElement' && node.parent.name.type === 'JSXIdentifier' && node.parent.name.name === 'a') return DATA_ADDRESS.test(textOf(source, value)) ? { name: '<a href>', arguments: [value], detail: 'download' } : undefined;
      return sinkOf([value], { kind: 'attribute', attribute: node }, source);
    }
    default:
      return undefined;
  }
}

function ofCall(call: TSESTree.CallExpression | TSESTree.NewExpression, source: SourceView): FileSink | undefined {
  let found: FileSink | undefined;
  for (const [index, argument] of call.arguments.entries()) {
    const attached = call.type === 'CallExpression' && argument.type === 'ObjectExpression' ? objectProperty(argument, 'attachments').value : undefined;
    if (attached) return sinkOf([attached], { kind: 'argument', call, index }, source, ['attachments']);
    if (isFileName(argument)) continue;
    const sink = sinkOf([argument], { kind: 'argument', call, index }, source);
    if (sink) found = found ? { ...found, arguments: [...found.arguments, argument] } : sink;
  }
  return found;
}

/** `` `${email}.png` ``: what a file is called is not what stands in it. */
function isFileName(argument: TSESTree.Node): boolean {
  const last = argument.type === 'TemplateLiteral' ? argument.quasis.at(-1)?.value.cooked : argument.type === 'BinaryExpression' && argument.right.type === 'Literal' ? String(argument.right.value) : '';
  return /\.[a-z][a-z\d]{1,4}$/i.test(last ?? '');
}

function sinkOf(given: readonly TSESTree.Node[], as: Use['as'], source: SourceView, at: readonly string[] = []): FileSink | undefined {
  const [node] = given;
  const sink = node && exportSink({ node: unwrap(node), cargo: { of: 'rows', at }, as }, source);
  return sink && { name: sink.name.replace(/\s+/g, ' '), arguments: given, detail: sink.kind };
}
