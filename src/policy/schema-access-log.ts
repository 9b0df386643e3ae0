import { functionList, functionName, someText } from './schema-parts.ts';
import type { PolicySchema } from './schema-types.ts';

/** The part of the policy that says what counts as an entry of the access log, and what an entry must hold. */
export function accessLog(): PolicySchema {
  return {
    title: 'Access log',
    description: 'How the project records who read which customer\'s data.',
    type: ['object', 'null'],
    properties: {
      functions: writers('Functions that write the access log', 'A call of one of these counts as an entry of the access log.', ['recordAccess', 'AuditService.record']),
      decorators: writers('Decorators that log', 'What stands below one of these is logged: a method, or every method of a class.', ['Audited', 'LogAccess']),
      wrappers: writers('Wrappers that log', 'Functions that get a function and log whenever it runs: `withAudit(handler)`.', ['withAudit']),
      middleware: writers('Middleware that logs', 'Handlers of a route, a router or a controller that log every request.', ['auditMiddleware', 'AuditInterceptor']),
      extensions: writers('Extensions of a data client that log', 'What is added to a data client once and logs whatever is read through it.', ['auditExtension', 'AuditSubscriber']),
      reliable: {
        title: 'Reliable writers',
        description: 'Of the functions above those that lose no entry although nobody waits for them: they queue, retry, or write before they return.',
        type: ['array', 'null'],
        items: functionName({}),
        default: [],
        examples: [['recordAccess']],
      },
      require: {
        title: 'What an entry must hold',
        description: 'Which questions an entry must answer: who read, what was done, whose data, and why.',
        type: ['array', 'null'],
        items: {
          title: 'Part of an entry',
          enum: ['actor', 'action', 'subject', 'purpose'],
          enumDescriptions: ['Who read.', 'What was done: viewed, listed, exported.', 'Whose data: the ids of the records.', 'Why it was read.'],
        },
        default: ['actor', 'subject'],
      },
      template: someText({
        title: 'Template of a call',
        description: 'The call that the quick fix writes. {actor}, {action}, {entity}, {subject}, {fields} and {purpose} are filled in.',
        examples: ['await recordAccess({ actor: {actor}, action: {action}, entity: {entity}, ids: {subject}, purpose: {purpose} })'],
      }),
      selfAccess: {
        title: 'Access to one\'s own data',
        description: 'Whether a person\'s access to their own data must be logged as well.',
        enum: ['exempt', 'logged'],
        enumDescriptions: ['Needs no entry.', 'Needs an entry like every other access.'],
        default: 'exempt',
      },
    },
    additionalProperties: false,
  };
}

function writers(title: string, description: string, examples: readonly string[]): PolicySchema {
  return functionList({ title, description, examples: [examples] }, { example: 'recordAccess', module: ['./src/audit', '@acme/audit'], purpose: { en: 'which function writes the access log', ja: 'アクセスログを書き込む関数の名前' } });
}
