import type { Localized } from '../l10n/index.ts';

/** Key of what a schema node tells the validator beyond JSON Schema; symbols do not reach the JSON file. */
export const hints = Symbol('hints');

/** How to speak of a schema node in a message. Says nothing about what is valid. */
export interface SchemaHints {
  /** Completes "must be …": `a date that exists, written YYYY-MM-DD`. */
  expected?: Localized;
  /** The texts or keys allowed here are names of rules or of categories. */
  names?: 'rule' | 'category';
  /** Why a required key is required, completes "needs `reason`: …"; `*` for a choice of several and for an empty list. */
  purpose?: Readonly<Record<string, Localized>>;
}

/** Kinds of values, as JSON Schema names them. */
export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null';

/** The part of JSON Schema draft-07 that the policy uses; the validator knows exactly these keywords. */
export interface PolicySchema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  markdownDescription?: string;
  default?: unknown;
  examples?: readonly unknown[];
  /** One description per `enum` member; read by editors. */
  enumDescriptions?: readonly string[];
  /** Shown by editors in place of the bare pattern. */
  patternErrorMessage?: string;

  type?: SchemaType | readonly SchemaType[];
  enum?: readonly (string | number | boolean)[];
  minimum?: number;
  pattern?: string;
  format?: 'date';
  items?: PolicySchema;
  minItems?: number;
  properties?: Readonly<Record<string, PolicySchema>>;
  patternProperties?: Readonly<Record<string, PolicySchema>>;
  additionalProperties?: false | PolicySchema;
  required?: readonly string[];
  anyOf?: readonly PolicySchema[];

  [hints]?: SchemaHints;
}
