import { logSinks } from '../log-sinks.ts';
import { errorSinks } from './errors.ts';
import { urlSinks } from './urls.ts';
import type { SinkReader } from './sink.ts';

/** The readers of all kinds of sinks; hosts that look at texts first ask each of them. */
export const sinkReaders: readonly SinkReader[] = [logSinks, errorSinks, urlSinks];
