import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, textOf, walk } from '../../ast/index.ts';
import type { ServiceKind } from '../services/service.ts';
import { httpRequest, mayBeRequest } from './requests.ts';

/** Words of a host or a path that say that messages are sent there to the recipient that is named. */
const MESSAGING = /(?:^|[./:_-])(?:sms|text-?messages?|whatsapp|\w{0,8}fax|e?mails?|mailer|smtp|messages?|push|notify)(?:$|[./?_-])/i;
/** Words of a host that say that money is moved there: nobody pays without a name. */
const PAYING = /(?:^|[.-])\w*(?:pay(?:ment)?s?|pago|pagamento|pagar|pag(?:seguro|bank)|checkout|billing|invoic|fatura|boleto)\w*(?:[.-]|$)/i;

/** What an unknown host is for, as its name and the address say it. */
export function kindOfHost(host: string, address: string): ServiceKind {
  if (PAYING.test(host)) return 'expected';
  return MESSAGING.test(host) || MESSAGING.test(address.replace(/^[^/]*/, '')) ? 'message' : 'http';
}

/** Paths at which a program's own users sign in. */
const SIGN_IN = /\/(?:log-?in|sign-?in|sign-?up|register|forgot-?password|reset-?password|change-?password)(?:$|[/?`'"])/i;

const hosts = new WeakMap<TSESTree.Program, ReadonlySet<string>>();

/**
 * Hosts at which a file signs people in with their password: the program's own server, whatever it is
 * called. A password of the environment signs the program in somewhere else.
 */
export function signInHosts(source: SourceView): ReadonlySet<string> {
  let found = hosts.get(source.ast);
  if (!found) hosts.set(source.ast, (found = SIGN_IN.test(source.text) && /password/i.test(source.text) && !/env\.\w*(?:PASSWORD|PASSWD)/.test(source.text) ? read(source) : new Set()));
  return found;
}

function read(source: SourceView): Set<string> {
  const found = new Set<string>();
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' || !mayBeRequest(node)) return undefined;
    const request = httpRequest(node, source);
    if (request?.url && 'host' in request.address && SIGN_IN.test(textOf(source, request.url))) found.add(request.address.host);
    return undefined;
  });
  return found;
}
