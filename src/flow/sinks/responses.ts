/** Answers of a server and downloads in a browser, as data. */

/** Names of the object by which a handler answers. */
export const RESPONSE_NAME = /^(?:res|resp|response|reply|rep)$/i;
/** Its methods that send a body. `json` answers a screen, unless the headers say otherwise. */
export const RESPONSE_METHODS: ReadonlySet<string> = new Set(['send', 'end', 'write', 'json', 'body', 'text', 'sendFile']);
/** Names of a context whose method or property is the answer: Hono's `c.body(…)`, Koa's `ctx.body = …`. */
export const CONTEXT_NAME = /^(?:c|ctx|context)$/;
/** Classes that are an answer. */
export const RESPONSE_CLASSES: ReadonlySet<string> = new Set(['Response', 'NextResponse', 'StreamableFile']);

/** What code says that answers with a file instead of data for a screen: a header, a type, a method. */
export const SERVES_FILE = /content-disposition|text\/(?:csv|tab-separated-values)|[\"'`]\s*attachment\b|application\/(?:csv|vnd\.ms-excel|vnd\.openxmlformats|octet-stream|(?:x-)?ndjson|jsonl|zip|pdf)|\.attachment\(|\bStreamableFile\b/i;

/** Functions and packages that save a file in the browser. */
export const SAVERS = /^(?:saveAs|fileDownload|downloadFile|downloadBlob|saveBlob|triggerDownload|downloadCSV|downloadCsv|downloadText|downloadJson|downloadJSON|exportToFile)$/;
export const SAVER_PACKAGES = /^(?:file-saver|js-file-download|downloadjs|react-admin|ra-core|browser-fs-access|streamsaver)$/;
/** What code says that hands a made-up address to the browser as a file. */
export const DATA_ADDRESS = /data:(?:text\/(?:csv|plain|json)|application\/)/i;

/** Methods and functions that send a body to an address, with the position of the body. */
export const HTTP_METHODS: Readonly<Record<string, number>> = { post: 1, put: 1, patch: 1, request: 0, fetch: 1, postForm: 1 };
/** Clients by which code sends requests. */
export const HTTP_CLIENTS = /^(?:axios|got|ky|superagent|undici|node-fetch|cross-fetch|needle|request|request-promise(?:-native)?|ofetch|wretch|phin|@nestjs\/axios)$/;
