import { AI, AUTOMATION, EXPECTED, STORAGE } from './machines.ts';
import { ANALYTICS } from './analytics.ts';
import { CHAT, MESSAGES } from './messages.ts';
import { ERROR_TRACKING, FEATURE_FLAGS } from './operations.ts';
import { MARKETING } from './audiences.ts';
import type { ExternalService } from './service.ts';

export type { ExternalService, ServiceCall, ServiceKind } from './service.ts';

/** The third parties that are known without a policy. */
export const KNOWN_SERVICES: readonly ExternalService[] = [...ANALYTICS, ...ERROR_TRACKING, ...FEATURE_FLAGS, ...MARKETING, ...MESSAGES, ...CHAT, ...AI, ...STORAGE, ...AUTOMATION, ...EXPECTED];

/** Their names, as a policy may write them. */
export const serviceNames: readonly string[] = KNOWN_SERVICES.map(({ name }) => name);
