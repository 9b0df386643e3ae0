import type { ConfiguredService, ExternalServicesView } from '../../model/index.ts';
import { type ExternalService, KNOWN_SERVICES, type ServiceCall } from './index.ts';

/** One way to reach a service, taken apart for look-up. */
export interface KnownCall {
  service: ExternalService;
  /** Names from the client to the call: `contacts`, `create`. Empty for the client itself called. */
  path: readonly string[];
  arguments?: readonly number[];
  recipients: readonly string[];
  within?: RegExp;
  /** A function of the project that the policy names, `sendToVendor` or `Vendor.send`: no package needs to be known. */
  named?: true;
}

/** All ways to reach the services, by the last name of the call. */
export interface CallIndex {
  calls: ReadonlyMap<string, readonly KnownCall[]>;
  constructed: ReadonlyMap<string, readonly KnownCall[]>;
  components: ReadonlyMap<string, readonly KnownCall[]>;
  settings: ReadonlyMap<string, ExternalService>;
  /** Names under which a client itself is called. */
  called: readonly KnownCall[];
  /** Services of the policy all of whose module's calls count. */
  whole: readonly ExternalService[];
  services: readonly ExternalService[];
}

/** Puts the known services and those of the policy together. */
export function callIndex({ services: configured }: Pick<ExternalServicesView, 'services'>): CallIndex {
  const services = [...configured.map(asService), ...KNOWN_SERVICES];
  const calls = new Map<string, KnownCall[]>();
  const constructed = new Map<string, KnownCall[]>();
  const components = new Map<string, KnownCall[]>();
  const settings = new Map<string, ExternalService>();
  const called: KnownCall[] = [];
  for (const service of services) {
    for (const call of service.calls ?? []) put(service, call);
    for (const name of service.settings ?? []) settings.set(name, service);
  }
  for (const one of configured) {
    const service = services.find(({ name }) => name === one.name);
    // Without a module the name alone is the policy's word.
    if (service && one.module === undefined) for (const name of one.functions) add(calls, last(name), { service, path: name.split('.'), recipients: [], named: true });
  }
  const whole = configured.flatMap((one, index) => (one.module !== undefined && one.functions.length === 0 ? [services[index] as ExternalService] : []));
  return { calls, constructed, components, settings, called, whole, services };

  function put(service: ExternalService, call: ServiceCall): void {
    const { call: text, recipients = [], arguments: some, within } = typeof call === 'string' ? { call } : call;
    const entry = (path: readonly string[]): KnownCall => ({ service, path, recipients, ...(some ? { arguments: some } : {}), ...(within ? { within } : {}) });
    if (text === '()') called.push(entry([]));
    else if (text.startsWith('new ')) add(constructed, text.slice(4), entry([text.slice(4)]));
    else if (text.startsWith('<')) add(components, text.slice(1, -1), entry([text.slice(1, -1)]));
    else add(calls, last(text), entry(text.split('.')));
  }
}

const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function add(map: Map<string, KnownCall[]>, name: string, call: KnownCall): void {
  const list = map.get(name);
  if (list) list.push(call);
  else map.set(name, [call]);
}

/** A service of the policy in the form of the known ones. */
function asService({ name, module, functions, hosts }: ConfiguredService): ExternalService {
  const words = [...(module === undefined ? [] : [last(module.replace(/^.*\//, '').replaceAll('.', ''))]), ...functions.map(last)].map((word) => word.toLowerCase());
  return { name, kind: 'http', words, ...(module === undefined ? {} : { modules: [module], calls: functions }), hosts };
}

/** The longest pattern of a host decides among services. */
export function serviceOfHost(services: readonly ExternalService[], fits: (pattern: string) => number): ExternalService | undefined {
  let best: { service: ExternalService; length: number } | undefined;
  for (const service of services) {
    for (const pattern of service.hosts ?? []) {
      const length = fits(pattern);
      if (length > (best?.length ?? 0)) best = { service, length };
    }
  }
  return best?.service;
}
