/** What the policy allows to leave to one service or host. */
export interface ExternalApproval {
  /** A service by its name: a known one, or one the policy describes. */
  service?: string;
  /** A host instead: `api.example.com`, `*.example.com`. */
  host?: string;
  /** Categories of personal data that may leave: `contact.email`. */
  categories: readonly string[];
  /** Fields that may leave, by name. */
  fields: readonly string[];
  /** Entities whose data is meant; all when empty. */
  entities: readonly string[];
  reason: string;
  /** 1-based place in the policy file. */
  line?: number;
  column?: number;
}

/** A service that only the policy knows. At least one of the places is given. */
export interface ConfiguredService {
  name: string;
  /** Package, or module of the project, whose calls reach it. */
  module?: string;
  /** Functions that hand their arguments to it: all calls of the module when empty. */
  functions: readonly string[];
  /** Hosts that are its own. */
  hosts: readonly string[];
}

/** What the policy says of third parties. */
export interface ExternalServicesView {
  approved: readonly ExternalApproval[];
  services: readonly ConfiguredService[];
  /** Hosts that are the project's own: nothing leaves there. */
  ownHosts: readonly string[];
}
