import type { CancellationToken, Disposable, TextDocument } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

type Client = typeof import('./client.ts');

/** What the language server is made with, once it is wanted. */
type Create = (client: Client) => LanguageClient;

/**
 * The language server as commands and views ask it. The library that speaks to it is nine tenths of this extension's code:
 * it is loaded when the activation, which windows wait for, is over.
 */
export class Server implements Disposable {
  readonly #handlers: [method: string, handle: (params: unknown) => void][] = [];
  readonly #listeners: ((runs: boolean) => void)[] = [];
  readonly #loaded: Promise<{ library: Client; client: LanguageClient }>;
  #load: (loaded: { library: Client; client: LanguageClient }) => void = () => undefined;
  #client: LanguageClient | undefined;

  constructor(private readonly create: Create) {
    this.#loaded = new Promise((resolve) => (this.#load = resolve));
  }

  /** Loads and starts it; resolves when it answers. Rejects with what forbids that. */
  async start(): Promise<void> {
    const library = await import('./client.ts');
    const client = this.create(library);
    this.#client = client;
    for (const [method, handle] of this.#handlers) client.onNotification(method, handle);
    client.onDidChangeState(({ newState }) => {
      for (const listener of this.#listeners) listener(!library.isStopped(newState));
    });
    this.#load({ library, client });
    await client.start();
  }

  /** Ends it and starts it anew. */
  async restart(): Promise<void> {
    await (await this.#loaded).client.restart();
  }

  /** Has folders served that were added to the window, of file systems that it did not know; starts it anew for them. */
  async serveAdded(): Promise<void> {
    const { library, client } = await this.#loaded;
    if (library.servesMore(client)) await client.restart();
  }

  /** Has the editor ask for the diagnostics of open documents like this one again. */
  async askAgain(document: TextDocument): Promise<void> {
    const { library, client } = await this.#loaded;
    library.askAgain(client, document);
  }

  /** Asks it, as soon as it runs. Rejects where it cannot answer, and when the token is cancelled. */
  async sendRequest<Answer>(method: string, params?: unknown, token?: CancellationToken): Promise<Answer> {
    const { client } = await this.#loaded;
    // The library would send what is absent as a parameter of its own.
    if (params === undefined) return client.sendRequest<Answer>(method);
    return token ? client.sendRequest<Answer>(method, params, token) : client.sendRequest<Answer>(method, params);
  }

  /** Hears what it tells; must be said before it is started. */
  onNotification<Params>(method: string, handle: (params: Params) => void): void {
    this.#handlers.push([method, (params) => handle(params as Params)]);
  }

  /** Hears whether it runs; must be said before it is started. */
  onDidChangeState(listener: (runs: boolean) => void): void {
    this.#listeners.push(listener);
  }

  dispose(): Promise<void> | undefined {
    return this.#client?.dispose();
  }
}
