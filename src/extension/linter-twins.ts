import { languages, workspace } from 'vscode';
import type { Diagnostic, Disposable, TextDocument, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

type ProvideDiagnostics = NonNullable<Middleware['provideDiagnostics']>;

/** Under which names ESLint's and oxlint's extensions report. */
const LINTERS: ReadonlySet<string> = new Set(['eslint', 'oxc']);

/** The rule of ours that a linter reports which runs our plugin: `crm-guard/rule` is ESLint's spelling, `crm-guard(rule)` oxlint's. */
export function ruleOfLinter({ source, code }: Pick<Diagnostic, 'source' | 'code'>): string | undefined {
  if (source === undefined || !LINTERS.has(source)) return undefined;
  return /^crm-guard[/(]([\w-]+)\)?$/.exec(String(typeof code === 'object' ? code.value : code))?.[1];
}

/**
 * Leaves to the linters of a workspace what they report already: where one runs our plugin, nothing is shown twice.
 * Its quick fixes remain, since those are asked for by place.
 */
export class LinterTwins implements Disposable {
  readonly #listeners: readonly Disposable[];
  /** What the linters reported of ours when a document was last answered for. */
  readonly #answered = new Map<string, string>();

  /** @param askAgain has the editor ask for the diagnostics of a document again: a linter has come to another result */
  constructor(private readonly askAgain: (document: TextDocument) => unknown) {
    this.#listeners = [
      languages.onDidChangeDiagnostics(({ uris }) => this.#follow(uris)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#answered.delete(uri.toString())),
    ];
  }

  /** Stands between the server's answers and the editor. */
  readonly provideDiagnostics: ProvideDiagnostics = async (document, previousResultId, token, next) => {
    const uri = 'uri' in document ? document.uri : document;
    const twins = twinsOf(uri);
    const changed = this.#takeNote(uri, twins);
    const report = await next(document, changed ? undefined : previousResultId, token);
    return report && 'items' in report && twins.length > 0 ? { ...report, items: withoutTwins(report.items, twins) } : report;
  };

  dispose(): void {
    for (const one of this.#listeners) one.dispose();
  }

  #follow(uris: readonly Uri[]): void {
    const stale = new Set(uris.filter((uri) => this.#answered.has(String(uri)) && this.#answered.get(String(uri)) !== keyOf(twinsOf(uri))).map(String));
    const document = workspace.textDocuments.find(({ uri }) => stale.has(String(uri)));
    if (document) this.askAgain(document);
  }

  #takeNote(uri: Uri, twins: readonly Diagnostic[]): boolean {
    const key = keyOf(twins);
    const before = this.#answered.get(uri.toString()) ?? '';
    this.#answered.set(uri.toString(), key);
    return before !== key;
  }
}

const twinsOf = (uri: Uri): Diagnostic[] => languages.getDiagnostics(uri).filter((diagnostic) => ruleOfLinter(diagnostic) !== undefined);

const keyOf = (twins: readonly Diagnostic[]): string => twins.map((twin) => `${ruleOfLinter(twin)}@${twin.range.start.line}:${twin.range.start.character}`).sort().join();

/** A linter may lag behind what is typed: what it reports at another place, in the same words, is a twin too. */
function withoutTwins(ours: readonly Diagnostic[], twins: readonly Diagnostic[]): Diagnostic[] {
  const left = [...twins];
  const drop = (all: readonly Diagnostic[], isTwin: (one: Diagnostic, twin: Diagnostic) => boolean): Diagnostic[] =>
    all.filter((one) => {
      const found = left.findIndex((twin) => ruleOfLinter(twin) === String(typeof one.code === 'object' ? one.code.value : one.code) && isTwin(one, twin));
      if (found >= 0) left.splice(found, 1);
      return found < 0;
    });
  const elsewhere = drop(ours, (one, twin) => one.range.start.isEqual(twin.range.start));
  return drop(elsewhere, (one, twin) => one.message === twin.message);
}
