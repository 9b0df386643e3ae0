/**
 * What a service is for decides what is a leak there. `message`: brings a message to the recipient
 * it is given, and needs the address for that. `expected`: payment, identity and the like, which
 * cannot do their work without the person.
 */
export type ServiceKind = 'analytics' | 'error-tracking' | 'feature-flags' | 'marketing' | 'chat' | 'ai' | 'storage' | 'automation' | 'message' | 'expected' | 'http';

/**
 * A call that hands something to a service, written as in code: `identify` and `people.set` on the
 * client or as an import of the package, `()` for the client itself called (`gtag(…)`), `new
 * PutObjectCommand`, `<LDProvider>` for the attributes of a component.
 */
export type ServiceCall = string | ServiceCallDetail;

/** A call of which not everything leaves. */
export interface ServiceCallDetail {
  call: string;
  /** The arguments that leave, 0-based; all when absent. */
  arguments?: readonly number[];
  /** Properties of these arguments that only say to whom it goes. */
  recipients?: readonly string[];
  /** What must stand in the chain before the call: one client serves several services. */
  within?: RegExp;
}

/** A third party that software is connected to. To teach a new one, add it to the file of its kind. */
export interface ExternalService {
  /** As its maker writes it; policies name it. */
  name: string;
  kind: ServiceKind;
  /** Texts, in lower case, of which one stands in every source that calls it; none for a service known by its hosts alone. */
  words: readonly string[];
  /** Packages: the exact name, or `@scope/*` and `name/*` for all below. */
  modules?: readonly string[];
  /** Names under which pages and projects keep the client: `posthog`, `gtag`. */
  globals?: readonly string[];
  calls?: readonly ServiceCall[];
  /** Properties of `window` that are read by its script once they are set. */
  settings?: readonly string[];
  /** Hosts, also with the start of a path; `*.` stands for any host below. The longest that fits decides. */
  hosts?: readonly string[];
}
