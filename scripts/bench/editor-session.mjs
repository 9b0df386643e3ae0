import { execFileSync, spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import { inRoot } from '../setup/paths.mjs';

/** Milliseconds between two keys of a quick typist, and between two bursts of typing. */
const [KEY_MS, PAUSE_MS] = [60, 700];
/** What is typed: names, strings and reads, so that the text is broken most of the time. */
const BURSTS = ["const note = 'seen';", 'if (id) return null;', 'const first = names[0];', 'await prisma.customer.findMany();', 'names.sort();'];

/**
 * Opens the workspace in a language server of its own, types in its long file as VS Code would tell
 * of it (every key a change, the question before it cancelled), and asks something else all the time.
 * @returns times in milliseconds: `firstMs` until the first diagnostics, `typing` from the last key of
 * each burst to its diagnostics, `opening` and `meanwhile` of the other requests; `openedRssMb` memory after opening, `rssMb` its peak
 */
export async function editorSession({ root, typed }, bursts) {
  const server = spawn(process.execPath, [inRoot('dist/cli.js'), 'lsp', '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const uri = pathToFileURL(typed.file).href;
  const memory = memoryOf(server.pid);
  try {
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    const started = performance.now();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'bench' }],
      capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } }, workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text: typed.text } });
    const openingProbe = probe(connection, uri);
    await diagnostics(connection, uri);
    const firstMs = performance.now() - started;
    const opening = await openingProbe.end();
    const openedRssMb = memory.now();

    const typingProbe = probe(connection, uri);
    const typing = await type(connection, uri, typed.text, bursts);
    const meanwhile = await typingProbe.end();
    return { firstMs, typing, opening, meanwhile, openedRssMb, rssMb: memory.end() };
  } finally {
    memory.end();
    connection.dispose();
    server.kill();
  }
}

const diagnostics = (connection, uri, ...token) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, ...token);

async function type(connection, uri, text, bursts) {
  const times = [];
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => (line.includes('const names') ? [index] : []));
  let version = 1;
  for (let burst = 0; burst < bursts; burst++) {
    const line = places[Math.floor((burst * places.length) / bursts)];
    const typed = `  ${BURSTS[burst % BURSTS.length]}`;
    // Enter, then the new line key by key.
    let asked = await change(connection, uri, ++version, { line, character: 0 }, '\n');
    for (const [index, key] of [...typed].entries()) {
      await sleep(KEY_MS);
      asked.cancel();
      asked = await change(connection, uri, ++version, { line, character: index }, key);
    }
    times.push((await asked.answered) - asked.at);
    for (const [index, place] of places.entries()) if (place >= line) places[index] = place + 1;
    await sleep(PAUSE_MS);
  }
  return times;
}

async function change(connection, uri, version, position, text) {
  const at = performance.now();
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range: { start: position, end: position }, text }] });
  const source = new CancellationTokenSource();
  const answered = diagnostics(connection, uri, source.token).then(() => performance.now(), () => performance.now());
  return { at, answered, cancel: () => source.cancel() };
}

/** Of how many questions one is a hover, which is work; the others only show whether anybody listens. */
const HOVER_EVERY = 40;

/** Asks something again and again, one question at a time, and notes how long each answer takes. */
function probe(connection, uri) {
  const times = [];
  let going = true;
  const run = (async () => {
    while (going) {
      const asked = performance.now();
      const method = times.length % HOVER_EVERY === HOVER_EVERY - 1 ? 'textDocument/hover' : 'textDocument/completion';
      await connection.sendRequest(method, { textDocument: { uri }, position: { line: 2, character: 8 } });
      times.push(performance.now() - asked);
      await sleep(20);
    }
  })();
  return {
    async end() {
      going = false;
      await run;
      return times;
    },
  };
}

/** Peak resident memory of a process in MB, looked at four times a second. */
function memoryOf(pid) {
  let peak = 0;
  const now = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  const look = () => {
    try {
      peak = Math.max(peak, now());
    } catch {
      clearInterval(timer);
    }
  };
  const timer = setInterval(look, 250);
  return {
    now,
    end() {
      clearInterval(timer);
      return peak;
    },
  };
}
