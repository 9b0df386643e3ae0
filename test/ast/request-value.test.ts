import assert from 'node:assert/strict';
import { requestValue } from '../../src/ast/index.ts';
import { marked } from './support.ts';

const from = (text: string): string => {
  const { node, source } = marked(text);
  const found = requestValue(node, source);
  return found === undefined ? 'unknown' : `${found.kind}${found.isText ? ' as text' : ''}`;
};

describe('a number that comes from a request', () => {
  const cases: readonly (readonly [name: string, text: string, answer: string])[] = [
    ['is taken as it is', 'app.get("/", (req, res) => x(req.query.limit));', 'request as text'],
    ['is made a number', 'app.get("/", (req, res) => x(Number(req.query.limit)));', 'request'],
    ['is made a number by a sign', 'app.get("/", (req, res) => x(+req.query.limit));', 'request'],
    ['has a default', 'app.get("/", (req, res) => x(parseInt(req.query.limit, 10) || 20));', 'request'],
    ['is held by a constant', 'app.get("/", (req, res) => { const limit = Number(req.query.limit); return x(limit); });', 'request'],
    ['is taken out of the query', 'app.get("/", (req, res) => { const { limit } = req.query; return x(limit); });', 'request as text'],
    ['is a number already in a body', 'app.post("/", (req, res) => x(req.body.limit));', 'request'],
    ['is a parameter of the address', 'export function GET(request) { const { searchParams } = new URL(request.url); x(Number(searchParams.get("limit"))); }', 'request'],
    ['has a least size only', 'app.get("/", (req, res) => x(Math.max(1, Number(req.query.limit))));', 'request'],
  ];
  for (const [name, text, answer] of cases) it(name, () => assert.equal(from(text), answer));
});

describe('a number that something may limit', () => {
  const cases: Readonly<Record<string, string>> = {
    'the smaller of two': 'app.get("/", (req, res) => x(Math.min(Number(req.query.limit), 100)));',
    'one that is compared': 'app.get("/", (req, res) => { const limit = Number(req.query.limit); if (limit > 100) return; x(limit); });',
    'one that a function of the project gets': 'app.get("/", (req, res) => x(clamp(req.query.limit)));',
    'one behind a validation of the route': 'app.get("/", validate(schema), (req, res) => x(req.query.limit));',
    'one whose handler has a schema': 'app.get("/", (request, reply) => x(request.query.limit));',
    'one of a parameter that nobody knows': 'function list(limit) { x(limit); }',
    'one of the source': 'const limit = 20; x(limit);',
    'one that is chosen by its size': 'app.get("/", (req, res) => x(req.query.limit > 50 ? 50 : req.query.limit));',
    'one of an object that only is called so': 'const req = load(); x(req.query.limit);',
  };
  for (const [name, text] of Object.entries(cases)) it(`is not told: ${name}`, () => assert.equal(from(text), 'unknown'));
});
