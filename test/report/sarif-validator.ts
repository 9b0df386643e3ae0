import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

/** Validates against the official schema of SARIF 2.1.0, formats of addresses included. */
export function sarifValidator(): ValidateFunction {
  const text = readFileSync(new URL('fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8');
  // Draft 4 says `id` where later drafts say `$id`; everything else the schema uses means the same in draft 7.
  const schema = JSON.parse(text) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  const formats = { uri: isAbsoluteUri, 'uri-reference': isUriReference, 'date-time': true as const };
  // One of its patterns has a stray bracket, which is no error only in the older kind of expressions.
  return new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);
}

function isAbsoluteUri(text: string): boolean {
  return URL.canParse(text) && isUriReference(text);
}

function isUriReference(text: string): boolean {
  return /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[0-9a-f]{2})*$/i.test(text);
}
