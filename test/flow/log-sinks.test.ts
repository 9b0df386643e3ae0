import assert from 'node:assert/strict';
import { type LogSink, logSink, logSinks } from '../../src/flow/index.ts';
import { walk } from '../../src/ast/index.ts';
import { parse } from './parse.ts';

/** All sinks of a source as `name(argument, argument)`. */
function sinks(code: string): string[] {
  const source = parse(code);
  const found: string[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression') return;
    const sink: LogSink | undefined = logSink(node, source);
    if (!sink) return;
    found.push(`${sink.name}(${sink.arguments.map((argument) => source.getText(argument)).join(', ')})`);
    assert.ok(logSinks.tokens.test(code), `the pre-filter would drop this file: ${code}`);
    const carries = node.arguments.some(({ type }) => type !== 'Literal');
    assert.equal(logSinks.mayBe(node), carries, `the cheap check would drop this call: ${code}`);
  });
  return found;
}

const found: [string, string, string[]][] = [
  ['the console', `console.log('a', x);`, [`console.log('a', x)`]],
  ['every method of the console', `console.dir(x); console.table(y, ['id']); console.error(z);`, ['console.dir(x)', 'console.table(y)', 'console.error(z)']],
  ['the message of an assertion only', `console.assert(x.ok, x);`, ['console.assert(x)']],
  ['the console of the window', `globalThis.console.log(x);`, ['console.log(x)']],
  ['a console function under a name', `const log = console.log; log(x);`, ['log(x)']],
  ['a destructured console function', `const { error: logError } = console; logError(x);`, ['logError(x)']],
  ['a bound console function', `const log = console.info.bind(console); log(x);`, ['log(x)']],
  ['the console as a callback', `rows.forEach(console.log);`, ['console.log(rows)']],
  ['the console at the end of a promise', `load().then(console.log);`, ['console.log(load())']],
  ['pino', `import pino from 'pino'; const l = pino({ level: 'info' }); l.info({ x }, 'm');`, [`l.info({ x }, 'm')`]],
  ['pino with require', `const p = require('pino')(); p.warn(x);`, ['p.warn(x)']],
  ['winston itself', `import winston from 'winston'; winston.error('a', x);`, [`winston.error('a', x)`]],
  ['a winston logger', `import * as w from 'winston'; const out = w.createLogger({}); out.log('info', x);`, [`out.log('info', x)`]],
  ['bunyan', `const bunyan = require('bunyan'); const b = bunyan.createLogger({ name: 'a' }); b.info(x);`, ['b.info(x)']],
  ['log4js', `import log4js from 'log4js'; log4js.getLogger('a').debug(x);`, ['logger.debug(x)']],
  ['a Nest logger in a field', `import { Logger } from '@nestjs/common'; class A { private readonly logger = new Logger(A.name); f() { this.logger.log(x); } }`, ['this.logger.log(x)']],
  ['a Nest logger under another name', `import { Logger } from '@nestjs/common'; class A { private readonly out = new Logger(A.name); f() { this.out.verbose(x); } }`, ['this.out.verbose(x)']],
  ['the static Nest logger', `import { Logger } from '@nestjs/common'; Logger.warn(x);`, ['Logger.warn(x)']],
  ['the logger of a request', `app.get('/', (req) => { req.log.info(x); });`, ['req.log.info(x)']],
  ['the logger of the application', `fastify.log.error(x);`, ['fastify.log.error(x)']],
  ['debug under a short name', `import debug from 'debug'; const d = debug('app'), error = debug('app:error'); d(x); error(x); const warn = (y) => y; warn(x);`, [`d(x)`, `error(x)`]],
  ['debug', `import createDebug from 'debug'; const trace = createDebug('app'); trace('%o', x);`, [`trace('%o', x)`]],
  ['debug with require', `const debug = require('debug')('app'); debug(x);`, ['debug(x)']],
  ['an extended debug', `import d from 'debug'; const debug = d('app'); const debugSql = debug.extend('sql'); debugSql(x);`, ['debugSql(x)']],
  ['debuglog of node', `import { debuglog } from 'node:util'; const log = debuglog('a'); log(x);`, ['log(x)']],
  ['consola', `import { consola } from 'consola'; consola.success(x);`, ['consola.success(x)']],
  ['a tagged consola', `import { consola } from 'consola'; const c = consola.withTag('a'); c.info(x);`, ['c.info(x)']],
  ['loglevel', `import log from 'loglevel'; log.warn(x);`, ['log.warn(x)']],
  ['tslog', `import { Logger } from 'tslog'; const t = new Logger({}); t.silly(x);`, ['t.silly(x)']],
  ['signale', `import signale from 'signale'; signale.fatal(x);`, ['signale.fatal(x)']],
  ['roarr', `import { Roarr as log } from 'roarr'; log({ x }, 'm');`, [`log({ x }, 'm')`]],
  ['a logger of the project by import', `import { logger } from '../lib/logger'; logger.info('a', x);`, [`logger.info('a', x)`]],
  ['a logger of the project by name', `import { requestLogger } from './http'; requestLogger.warn(x);`, ['requestLogger.warn(x)']],
  ['a logger handed in', `function f(log: Log) { log.debug(x); }`, ['log.debug(x)']],
  ['a logger in a constructor', `class A { constructor(private readonly logger: AppLogger) {} f() { this.logger.notice(x); } }`, ['this.logger.notice(x)']],
  ['a private field', `class A { #logger; f() { this.#logger.error(x); } }`, ['this.#logger.error(x)']],
  ['a logger in a context', `ctx.logger.trace(x);`, ['ctx.logger.trace(x)']],
  ['a logger by a function', `getLogger('a').info(x);`, ['logger.info(x)']],
  ['a child logger', `logger.child({ x }).info('m');`, [`logger.info('m')`, 'logger.child({ x })']],
  ['the bindings of a kept child', `const log = logger.child({ x }); log.info('m');`, ['logger.child({ x })', `log.info('m')`]],
  ['a log of the application', `appLog.info(x);`, ['appLog.info(x)']],
  ['a logger in capitals', `const LOGGER = make(); LOGGER.info(x); APP_LOGGER.warn(y);`, ['LOGGER.info(x)', 'APP_LOGGER.warn(y)']],
  ['an optional call', `logger?.info?.(x);`, ['logger.info(x)']],
];

const silent: [string, string][] = [
  ['Math.log', `Math.log(x);`],
  ['a toast', `toast.error(x); toast.success(y);`],
  ['a response', `res.error(x); response.write(x);`],
  ['a form', `form.error(x); form.setError('email', x);`],
  ['a schema', `z.string().error(x);`],
  ['an audit trail', `audit.log(x); auditLog.info(x); this.auditService.log(x); auditLogger.log(x); this.auditLogger.log(x); accessLogger.record(x);`],
  ['a log of activities', `activityLog.log(x); accessLog.debug(x);`],
  ['a changelog', `changelog.info(x); blog.warn(x); dialog.error(x);`],
  ['a catalog', `catalog.info(x); this.catalog.debug(x);`],
  ['a shadowed console', `function f(console) { console.log(x); }`],
  ['an own class called console', `const console = new Panel(); console.log(x);`],
  ['a table called log', `await prisma.log.create({ data: x }); db.log.findMany(x);`],
  ['a list called log', `const log = []; log.info(x); log.push(x);`],
  ['login and logout', `login(x); logout(x); logIn.error(x);`],
  ['a local function called log', `function log(v) { store(v); } log(x);`],
  ['an imported function called log', `import { log } from 'mathjs'; log(x);`],
  ['an imported function called debug', `import { debug } from '@testing-library/react'; debug(x);`],
  ['an Observable', `subject.error(x); observer.error(x);`],
  ['a reporter', `reporter.info(x); notify.warn(x); span.log(x);`],
  ['a Nest class that is no logger', `import { Injectable } from '@nestjs/common'; Injectable.log(x);`],
  ['a debug function of another package', `import { createDebug } from 'x'; const a = createDebug('b'); a(x);`],
  ['configuration of a logger', `logger.setLevel(x); logger.add(x); logger.level(x);`],
  ['a callback that is no log', `rows.forEach(send.one); rows.map(format.error);`],
  ['a comparison', `logger === x; log.level > x;`],
  ['the test of an assertion', `console.time(x); console.count(x); console.clear(x);`],
  ['a git log', `git.log(x); repo.log({ file: x });`],
];

describe('log sinks', () => {
  describe('are', () => {
    for (const [name, code, expected] of found) it(name, () => assert.deepEqual(sinks(code), expected));
  });
  describe('are not', () => {
    for (const [name, code] of silent) it(name, () => assert.deepEqual(sinks(code), []));
  });

  it('names the columns that console.table keeps to', () => {
    const only = (code: string): readonly string[] | undefined => {
      const source = parse(code);
      let answer: readonly string[] | undefined;
      walk(source.ast, (node) => {
        if (node.type === 'CallExpression') answer = logSink(node, source)?.only;
      });
      return answer;
    };
    assert.deepEqual(only(`console.table(rows, ['id', 'status']);`), ['id', 'status']);
    assert.equal(only(`console.table(rows, columns);`), undefined);
    assert.equal(only(`console.table(rows);`), undefined);
  });
});
