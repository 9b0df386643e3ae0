import type { ConfiguredSink, ExternalServicesView } from '../../model/index.ts';
import { externalSinks } from '../external-sinks.ts';
import { logSinks } from '../log-sinks.ts';
import { withConfigured } from './configured.ts';
import { clientStorageSinks } from './client-storage.ts';
import { errorSinks } from './errors.ts';
import { urlSinks } from './urls.ts';
import { fileSinks } from './written-files.ts';
import type { SinkReader } from './sink.ts';

/** The readers that are the same for every project. */
export const sinkReaders: readonly SinkReader[] = [logSinks, errorSinks, urlSinks, clientStorageSinks, fileSinks];

/** The readers of all kinds of sinks in a project; hosts that look at texts first ask each of them. */
export function sinkReadersFor({ externalServices, sinks }: { externalServices: ExternalServicesView; sinks: readonly ConfiguredSink[] }): readonly SinkReader[] {
  return [...sinkReaders, externalSinks(externalServices)].map((reader) => withConfigured(reader, sinks));
}
