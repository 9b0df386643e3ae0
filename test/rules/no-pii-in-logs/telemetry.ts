import { bad, good } from '../../support/rule-cases.ts';

const EMAIL = { entity: 'Customer', fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };

const read = (setup: string, body: string): string => `${setup}
import type { Customer } from '@prisma/client';
export async function run({ id, email }: Customer, request: any) {
  ${body}
}`;
const traced = (name: string, setup: string, body: string, sink: string) => bad(name, read(setup, body), { id: 'fieldLogged', data: { ...EMAIL, sink } });
const silent = (name: string, setup: string, body: string) => good(name, read(setup, body));

const TRACE = "import { trace } from '@opentelemetry/api';";
const TRACER = `${TRACE}\nconst tracer = trace.getTracer('crm');`;

/** What a trace keeps. */
export const inTraces = [
  traced('an attribute of the active span', TRACE, "trace.getActiveSpan()?.setAttribute('customer.email', ⟦email⟧);", 'span.setAttribute'),
  bad('attributes', read(TRACE, 'const span = trace.getActiveSpan();\n  span?.setAttributes({ id, email: ⟦email⟧ });'), { id: 'fieldLogged', data: { ...EMAIL, sink: 'span.setAttributes' }, suggest: [{ id: 'leaveOut', data: { code: 'email' }, turns: { '{ id, email: email }': '{ id }' } }] }),
  traced('an event', TRACER, "const span = tracer.startSpan('read');\n  span.addEvent('found', { email: ⟦email⟧ });", 'span.addEvent'),
  traced('a span that a callback gets', TRACER, "await tracer.startActiveSpan('read', async (span) => {\n    span.setAttribute('mail', ⟦email⟧);\n    span.end();\n  });", 'span.setAttribute'),
  traced('attributes of a new span', TRACER, "tracer.startSpan('read', { attributes: { email: ⟦email⟧ } });", 'tracer.startSpan'),
  traced('the name of a span', TRACER, 'tracer.startSpan(`read ${⟦email⟧}`);', 'tracer.startSpan'),
  traced('the status of a span', TRACE, "trace.getActiveSpan()?.setStatus({ code: 2, message: `no ${⟦email⟧}` });", 'span.setStatus'),
  traced('a span by its type', "import type { Span } from '@opentelemetry/api';\nconst note = (span: Span, mail: string) => { span.setAttribute('mail', mail); };", 'note(request.span, ⟦email⟧);', 'note → span.setAttribute'),
  traced('an exception that is made of it', TRACE, "trace.getActiveSpan()?.recordException({ name: 'missing', message: `no ${⟦email⟧}` });", 'span.recordException'),
  traced('a record of the log', "import { logs } from '@opentelemetry/api-logs';", "logs.getLogger('crm').emit({ body: `read ${⟦email⟧}` });", 'logger.emit'),
];

export const untraced = [
  silent('the id', TRACE, "trace.getActiveSpan()?.setAttribute('customer.id', id);\n  trace.getActiveSpan()?.setAttribute('mails', email.length);"),
  silent('an attribute of an element', '', "request.element.setAttribute('title', email);\n  document.querySelector('a')?.setAttribute('data-mail', email);"),
  silent('a span of another kind', "import { Span } from './layout'; // startSpan", "new Span().setAttribute('mail', email);"),
  silent('the key of an attribute', TRACE, "trace.getActiveSpan()?.setAttribute(email, true);"),
  silent('an emitter', "import { trace } from '@opentelemetry/api';\nimport { EventEmitter } from 'node:events';\nconst events = new EventEmitter();", "events.emit('read', email);\n  trace.getActiveSpan();"),
];
