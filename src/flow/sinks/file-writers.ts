import type { PackageSinks } from './export-target.ts';

/**
 * What writes files, as data. https://nodejs.org/api/fs.html, https://github.com/jprichardson/node-fs-extra,
 * https://docs.deno.com/api/deno/file-system, https://bun.sh/docs/api/file-io
 */
export const FILE_WRITERS: PackageSinks = {
  packages: /^(?:(?:node:)?fs(?:\/promises)?|fs-extra|graceful-fs|fs-jetpack|write-file-atomic|memfs|mz\/fs)$/,
  functions: {
    writeFile: [1], writeFileSync: [1], appendFile: [1], appendFileSync: [1], write: [1], writeSync: [1], writev: [1],
    outputFile: [1], outputFileSync: [1], outputJson: [1], outputJSON: [1], outputJsonSync: [1], writeJson: [1], writeJSON: [1], writeJsonSync: [1], writeJSONSync: [1],
    default: [1],
  },
};

/** Functions of those packages that make a stream into a file, and the stream's own methods. */
export const FILE_STREAMS: ReadonlySet<string> = new Set(['createWriteStream']);
export const STREAM_METHODS: ReadonlySet<string> = new Set(['write', 'end']);

/** Methods of global objects that write files, with the position of what is written. */
export const FILE_GLOBALS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Deno: { writeTextFile: 1, writeTextFileSync: 1, writeFile: 1, writeFileSync: 1 },
  Bun: { write: 1 },
};
