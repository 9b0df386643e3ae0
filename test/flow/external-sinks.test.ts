import assert from 'node:assert/strict';
import { externalSinks, isSinkNode, sinkReadersFor, type ExternalSink } from '../../src/flow/index.ts';
import { KNOWN_SERVICES } from '../../src/flow/services/index.ts';
import { walk } from '../../src/ast/index.ts';
import { parse } from './parse.ts';
import { assertInProportion } from '../support/growth.ts';

const view = { approved: [], services: [], ownHosts: ['api.acme.example'] };

/** All sinks of a source as `service: name(argument, argument)`. */
function sinks(code: string, reader = externalSinks(view)): string[] {
  const source = parse(code);
  const found: string[] = [];
  walk(source.ast, (node) => {
    const sink = isSinkNode(node) ? (reader.read(node, source) as ExternalSink | undefined) : undefined;
    if (!sink || !isSinkNode(node)) return;
    assert.ok(reader.tokens.test(code), `the pre-filter would drop this file: ${code}`);
    assert.ok(reader.mayBe(node), `the cheap check would drop this call: ${code}`);
    found.push(`${sink.service}: ${sink.name}(${sink.arguments.map((argument) => source.getText(argument)).join(', ')})`);
  });
  return found;
}

const cases: [string, string, string[]][] = [
  ['a global of a page', 'mixpanel.track("a", x);', ['Mixpanel: mixpanel.track("a", x)']],
  ['a client by require', 'const Analytics = require("@segment/analytics-node"); const a = new Analytics({}); a.identify(x);', ['Segment: a.identify(x)']],
  ['a getter on the way', 'import * as amplitude from "amplitude-js"; amplitude.getInstance().setUserProperties(x);', ['Amplitude: amplitude.getInstance.setUserProperties(x)']],
  ['a client in a field', 'import { PostHog } from "posthog-node"; class A { constructor(private readonly hog: PostHog) {} f() { this.hog.capture(x); } }', ['PostHog: this.hog.capture(x)']],
  ['a field that only its name speaks for', 'class A { f() { this.posthog.capture(x); } }', ['PostHog: this.posthog.capture(x)']],
  ['a mail without its recipient', 'import sgMail from "@sendgrid/mail"; sgMail.send({ to: a, subject: b, text: c });', ['SendGrid: sgMail.send(b, c)']],
  ['a model of a maker', 'import { google } from "@ai-sdk/google"; import { generateText } from "ai"; generateText({ model: google("g"), prompt: x });', ['Google Gemini: generateText({ model: google("g"), prompt: x })']],
  ['a chain of a model', 'import { GoogleGenerativeAI } from "@google/generative-ai"; const ai = new GoogleGenerativeAI("k"); const model = ai.getGenerativeModel({ model }); model.generateContent(x);', ['Google Gemini: ai.getGenerativeModel({ model })', 'Google Gemini: model.generateContent(x)']],
  ['a feature flag', 'import { StatsigUser } from "statsig-js"; new StatsigUser(x);', ['Statsig: new StatsigUser(x)']],
  ['a request in two steps', 'import https from "node:https"; const request = https.request({ hostname: "api.other.example" }); request.write(x);', ['api.other.example: https.request(x)']],
  ['a chained request', 'import superagent from "superagent"; superagent.post("https://api.other.example/a").set("b", "c").send(x);', ['api.other.example: superagent.post(x)']],
  ['a beacon', 'navigator.sendBeacon("https://api.other.example/a", x);', ['api.other.example: navigator.sendBeacon("https://api.other.example/a", x)']],
  ['the proxy of kintone', 'kintone.proxy("https://api.other.example/a", "POST", {}, x);', ['api.other.example: kintone.proxy("https://api.other.example/a", x)']],
  ['a URL object', 'const url = new URL("/a", "https://api.other.example"); fetch(url.toString(), { method: "POST", body: x });', ['api.other.example: fetch(url.toString(), x)']],
  ['a default beside the environment', 'const base = process.env.API_URL ?? "https://api.other.example"; fetch(`${base}/a`, { body: x });', ['api.other.example: fetch(`${base}/a`, x)']],
  ['an own host', 'fetch("https://api.acme.example/a", { body: x });', []],
  ['the path decides between two services of a host', 'fetch("https://api.brevo.com/v3/contacts", { body: x }); fetch("https://api.brevo.com/v3/smtp/email", { body: x });', ['Brevo contacts: fetch("https://api.brevo.com/v3/contacts", x)', 'Brevo: fetch("https://api.brevo.com/v3/smtp/email", x)']],
  ['a relative address', 'fetch("/api/a", { body: x }); fetch(path, { body: x }); // https://a.example', []],
  ['a name of the file', 'const posthog = make(); posthog.capture(x);', []],
  ['a parameter of a known other type', 'import { Hog } from "./hog"; const f = (posthog: Hog) => posthog.capture(x);', []],
];

describe('sinks of third parties', () => {
  for (const [name, code, expected] of cases) it(name, () => assert.deepEqual(sinks(code), expected));

  it('are those of the policy too', () => {
    const reader = externalSinks({ approved: [], services: [{ name: 'Verifier', module: './src/lib/verifier', functions: [], hosts: [] }], ownHosts: [] });
    assert.deepEqual(sinks('import { check } from "../lib/verifier"; check(x);', reader), ['Verifier: check(x)']);
  });

  it('are found by one reader per policy', () => {
    assert.equal(externalSinks(view), externalSinks(view));
    assert.ok(sinkReadersFor({ externalServices: view, sinks: [] }).includes(externalSinks(view)));
  });

  it('have names that are used once, and words or hosts that find them', () => {
    const names = KNOWN_SERVICES.map(({ name }) => name);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
    assert.deepEqual(KNOWN_SERVICES.filter(({ words, hosts }) => words.length === 0 && !hosts?.length), []);
    assert.deepEqual(KNOWN_SERVICES.filter(({ words }) => words.some((word) => word !== word.toLowerCase())), []);
  });

  it('are looked for in linear time', () => {
    const { tokens } = externalSinks(view);
    assertInProportion((n) => {
      const text = 'fetch("'.repeat(n);
      return () => tokens.test(text);
    }, 20_000, 100_000);
  });
});
