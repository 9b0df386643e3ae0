import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const named = (fields: string, suggest: readonly ExpectedSuggestion[] = [], sink = 'console.log'): ExpectedFinding => ({ id: 'nameLogged', data: { sink, fields }, suggest });

const masked = (code: string, turns: Record<string, string>): ExpectedSuggestion[] => [{ id: 'mask', data: { code }, turns }];

/** Values whose name alone says what they are. */
export const names = [
  bad('a parameter', 'export const send = (customerEmail: string) => console.log(`sent to ${⟦customerEmail⟧}`);', named('customerEmail (e-mail address)')),
  bad(
    'a parameter, with a masker at hand',
    `
    import { maskEmail } from './mask';
    export const send = (email: string) => console.log('sent to ' + ⟦email⟧);
    `,
    named('email (e-mail address)', masked('maskEmail(email)', { '+ email': '+ maskEmail(email)' })),
  ),
  bad(
    'fields of a request body',
    `
    import pino from 'pino';
    const log = pino();
    export function login(req: any) {
      const { email, password } = req.body;
      log.info({ ⟦email⟧ });
      log.warn(\`wrong password \${⟦password⟧}\`);
      log.info(⟦req.body.phone⟧);
    }
    `,
    [named('email (e-mail address)', [], 'log.info'), named('password (credential)', [], 'log.warn'), named('phone (telephone number)', [], 'log.info')],
  ),
  bad('a child logger binds a value to all its lines', "import { logger } from './logger';\nexport const forUser = (phoneNumber: string) => logger.child({ caller: ⟦phoneNumber⟧ });", named('phoneNumber (telephone number)', [], 'logger.child')),
  bad(
    'loggers of packages',
    `
    import createDebug from 'debug';
    import winston from 'winston';
    const debug = createDebug('app');
    const log = winston.createLogger({});
    export function call(email: string, iban: string) {
      debug('mail %s', ⟦email⟧);
      log.error('no account', ⟦iban⟧);
    }
    `,
    [named('email (e-mail address)', [], 'debug'), named('iban (bank account)', [], 'log.error')],
  ),
  bad(
    'Japanese and romaji names',
    `
    export function 登録(氏名: string, 電話番号: string, 件数: number) {
      console.log(\`電話: \${⟦電話番号⟧}\`, 件数);
      console.error(⟦氏名⟧);
    }
    export const toroku = (denwaBangou: string) => console.log(⟦denwaBangou⟧);
    `,
    [named('電話番号 (telephone number)'), named('氏名 (full name)', [], 'console.error'), named('denwaBangou (telephone number)')],
  ),
  bad('half of a condition', 'export const show = (id: string, email?: string) => console.log(⟦email⟧ ?? id);', named('email (e-mail address)')),
  bad('a value with a type of its own', 'export const show = (user: { email: string }) => console.info(⟦user.email⟧);', named('email (e-mail address)', [], 'console.info')),
  bad('strict: what tells little as well', 'export const show = (postalCode: string) => console.log(⟦postalCode⟧);', named('postalCode (postal code)'), { project: 'strict' }),
];
