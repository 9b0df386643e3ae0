/**
 * The loggers there are, as data: what their packages are called, how an instance is made, under
 * which names projects keep one, and which methods write. To teach a new logger, add it here.
 */

/** Packages whose exports are loggers or make them. */
export const LOGGER_PACKAGES: ReadonlySet<string> = new Set([
  'pino', 'pino-http', 'nestjs-pino', 'winston', 'bunyan', 'log4js', 'consola', 'loglevel', 'tslog', 'signale', 'roarr', 'npmlog',
  'electron-log', 'electron-log/main', 'electron-log/renderer', 'loglayer', '@nestjs/common', 'firebase-functions/logger',
  'firebase-functions', '@sapphire/plugin-logger', 'fancy-log', '@logtape/logtape', 'abstract-logging', 'lambda-log', '@aws-lambda-powertools/logger',
  '@google-cloud/logging-winston', '@google-cloud/logging-bunyan', 'ololog', 'caterpillar', 'yalm', '@adonisjs/core/services/logger', 'next-axiom', '@medusajs/framework/logger',
]);

/** Packages whose export is a function that makes a log function: `debug('app')('message')`. */
export const LOG_FUNCTION_FACTORIES: ReadonlySet<string> = new Set(['debug', 'debug-js', 'obug']);

/** Packages whose export is itself called to write: `log('message')`. */
export const LOG_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  roarr: ['Roarr'],
  'fancy-log': ['default', '*'],
  'lambda-log': [],
  consola: ['consola', 'default'],
  ololog: ['default', '*'],
};

/** Methods of a logger that write an entry. */
export const LOG_METHODS: ReadonlySet<string> = new Set([
  'trace', 'debug', 'info', 'warn', 'warning', 'error', 'fatal', 'log', 'verbose', 'silly', 'notice', 'http', 'critical', 'alert', 'emerg', 'crit', 'success', 'write',
]);

/** Methods that only a logger has: they decide for names such as `appLog`, whose `error` or `log` may be anything. */
export const TELLING_METHODS: ReadonlySet<string> = new Set(['trace', 'debug', 'info', 'warn', 'verbose', 'silly', 'fatal']);

/** Methods that bind values to every later entry. */
export const BINDING_METHODS: ReadonlySet<string> = new Set(['child', 'withContext', 'withFields', 'withMetadata', 'setBindings', 'addContext', 'setContext', 'assign']);

/** Methods of a logger that answer a logger. */
export const DERIVING_METHODS: ReadonlySet<string> = new Set([
  'child', 'withContext', 'withFields', 'withMetadata', 'withTag', 'withTags', 'withScope', 'withError', 'scope', 'getSubLogger', 'getLogger', 'getChild', 'createLogger', 'extend', 'with', 'tag',
]);

/** Methods of the console that write their arguments. */
export const CONSOLE_METHODS: ReadonlySet<string> = new Set(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'dirxml', 'table', 'group', 'groupCollapsed', 'assert', 'timeLog']);

/** Calls that hand each value, or the settled one, to the function they are given: `rows.forEach(console.log)`. */
export const HANDING_METHODS: ReadonlySet<string> = new Set(['forEach', 'map', 'then', 'tap']);

/** First words of a `…Log` that keeps records instead of writing lines. */
export const RECORD_LOGS: ReadonlySet<string> = new Set(['audit', 'access', 'activity', 'change', 'event', 'history', 'call', 'mail', 'email', 'work', 'time', 'transaction', 'git', 'water']);
