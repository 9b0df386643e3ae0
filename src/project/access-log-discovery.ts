import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, propertyName, walk } from '../ast/index.ts';

/** A function or method that by name and body writes an access or audit log. */
export interface AccessLogDeclaration {
  /** `recordAccess` or `AuditService.record`. */
  name: string;
  line: number;
}

/** Names of functions that write an access or audit log, in English, Japanese and romaji. */
const FUNCTION_NAME =
  /^(?:(?:log|record|write|save|store|track|create|add|emit|append|insert|register)_?(?:\w*_?)?(?:access|audit|dataread|piiread|view(?:ed)?event)\w*|(?:audit|access)_?(?:log|trail|event|entry|record)\w*|(?:etsuran|kansa|accessrireki)\w*(?:kiroku|log|roku)\w*|(?:kiroku|toroku)\w*(?:etsuran|kansa)\w*|.*(?:閲覧|監査|アクセス)(?:ログ|履歴|記録).*|audit)$/i;
/** What is granted or described, not logged: `createAccessToken`. */
const NO_LOG = /access(?:token|key|code|control|level|right|role|grant|polic|list|group|point|or|ib|permission|secret|link|rule|scope|mode|type|url|id(?![a-z]))\w*(?<!log|event|trail|entry|record)$/i;
/** Classes and objects whose methods write such a log. */
const CLASS_NAME = /(?:audit|access_?log|accesstrail|etsuran|kansa)\w*(?:service|logger|log|trail|recorder|repository|writer)?$|^(?:閲覧|監査)(?:ログ|記録)/i;
/** Methods of such classes that write. */
const METHOD_NAME = /^(?:log|record|write|save|track|create|add|append|emit|store|push|audit|記録)\w*$/i;
/** Functions that only read, describe or show a log. */
const NOT_WRITER = /^(?:get|find|list|fetch|parse|format|render|is|has|use|map|to|build|with|delete|remove|export|download|search|count|init|setup)(?=[A-Z_]|$)|(?:Schema|Type|Types|Props|Config|Options|Table|Column|Page|Card|Dialog|Route|Router|Handler|Provider|Context|Template|Query|Ichiran|Shutoku|Kensaku|Hyou?ji|Sakujo)$|(?:取得|一覧|表示|検索|削除|出力|件数)|(?:To|From|As)[A-Z]\w*$/;
/** Calls by which a value is stored or sent on. */
const STORES = new Set(['create', 'createMany', 'insert', 'insertOne', 'insertInto', 'save', 'add', 'push', 'query', 'execute', 'emit', 'publish', 'send', 'write', 'append', 'appendFile', 'put', 'putItem', 'index', 'info', 'log', 'warn', 'notice', 'post', 'enqueue', 'dispatch', 'capture', 'values']);

// Linear over the text: every alternative begins with a letter that is rare enough, and none repeats freely.
const MAY_DECLARE = /[aA]udit|[aA]ccess_?(?:[lL]og|[tT]rail|[hH]ist|[rR]ireki)|(?:log|record|write|save|store|track|create|add|emit|append|insert|register)_?[A-Za-z]{0,16}(?:Access|View(?:ed)?Event)|[dD]ata_?[rR]ead|[eE]tsuran|[kK]ansa|閲覧|監査|アクセス(?:ログ|履歴|記録)/;

const DECLARES = /(?:function|class|const|let|var|async)\s+[\w$\u3040-\u9fff]*(?:udit|ccess|ata_?[rR]ead|tsuran|ansa|閲覧|監査|アクセス)/;

/** Cheap tests over the text: files that fail them declare no access log. */
export function mayDeclareAccessLog(text: string): boolean {
  return MAY_DECLARE.test(text) && DECLARES.test(text);
}

/** Functions and methods of a file that write an access log: the name says so and the body stores something. */
export function findAccessLogDeclarations(ast: TSESTree.Program, text: string): AccessLogDeclaration[] {
  const found: AccessLogDeclaration[] = [];
  const add = (name: string, node: TSESTree.Node): void => {
    found.push({ name, line: lineAt(text, node.range[0]) });
  };
  for (const statement of ast.body) {
    const declaration = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    if (declaration.type === 'FunctionDeclaration' && declaration.id && isWriterName(declaration.id.name) && stores(declaration)) add(declaration.id.name, declaration);
    else if (declaration.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        if (isFunction(init) && isWriterName(id.name) && stores(init)) add(id.name, id);
        else if (init.type === 'ObjectExpression' && isWriterClass(id.name)) addMembers(id.name, init.properties, add);
      }
    } else if (declaration.type === 'ClassDeclaration' && declaration.id && isWriterClass(declaration.id.name)) addMembers(declaration.id.name, declaration.body.body, add);
  }
  return found;
}

/** Methods, and functions in properties, that write. */
function addMembers(owner: string, members: readonly TSESTree.Node[], add: (name: string, node: TSESTree.Node) => void): void {
  for (const member of members) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition' && member.type !== 'Property') continue;
    const name = propertyName(member);
    if (name !== undefined && METHOD_NAME.test(name) && isFunction(member.value) && member.value.body && stores(member.value)) add(`${owner}.${name}`, member);
  }
}

function isWriterClass(name: string): boolean {
  return CLASS_NAME.test(name) && !/(?:Controller|Resolver|Module|Entity|Dto|Error|Guard|Schema|Config|Options)$/.test(name);
}

function isWriterName(name: string): boolean {
  // A function with a capital is a component or a class.
  return FUNCTION_NAME.test(name) && !NOT_WRITER.test(name) && !NO_LOG.test(name) && !/^[A-Z]/.test(name);
}

/** True when the body calls something that stores or sends a value. */
function stores(fn: TSESTree.Node): boolean {
  let answer = false;
  walk(fn, (node) => {
    if (answer) return false;
    if (node.type === 'CallExpression') {
      const called = calledMember(node);
      if (called && STORES.has(called.name)) answer = true;
      else if (node.callee.type === 'Identifier' && isWriterName(node.callee.name)) answer = true;
    }
    return undefined;
  });
  return answer;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
}
