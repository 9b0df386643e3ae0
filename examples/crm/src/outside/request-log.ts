import pino from 'pino';

/** Logs of single requests; what is said of customers is struck out. */
export const requestLog = pino({ redact: { paths: ['email', 'caller.phone', 'rows[*].email'], censor: '[struck out]' } });
