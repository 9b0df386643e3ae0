import { isSourceName } from '../project/discover.ts';
import { pathOf } from './paths.ts';

/**
 * Whether a document can have findings. Others are synced because they change what is known of the data.
 * Its name says so and not its language: editors do not agree on how they call JavaScript and TypeScript.
 */
export const isChecked = (uri: string): boolean => isSourceName(pathOf(uri));
