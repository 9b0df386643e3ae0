import type { Operation } from './data-access.ts';

/** Where a method of an in-house client takes something: the whole of an argument, or a property of it. */
export interface ArgumentPlace {
  /** 0-based. */
  argument: number;
  property?: string;
}

/** What one method of an in-house client does, as the policy describes it. */
export interface InHouseMethod {
  name: string;
  /** The entity by name, or the argument that names it. */
  entity: string | ArgumentPlace;
  operation: Extract<Operation, 'read' | 'count' | 'create' | 'update' | 'delete'>;
  many: boolean;
  /** The argument that bounds the rows. */
  bound?: ArgumentPlace;
  /** Rows at most when the bound is not given; the client does not limit them when absent. */
  defaultRows?: number;
  /** The argument that lists the fields; all are answered without it. */
  fields?: ArgumentPlace;
  /** The argument that holds conditions by field; every row matches without it. */
  filter?: ArgumentPlace;
  /** The argument that is the key of one row. */
  key?: ArgumentPlace;
}

/** A data client of the project's own, described in the policy. */
export interface InHouseClient {
  name: string;
  /** Package name, or path whose last part names the module. */
  module?: string;
  /** Class of the client, or the name of the object that is it. */
  object?: string;
  methods: readonly InHouseMethod[];
}
