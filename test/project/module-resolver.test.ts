import assert from 'node:assert/strict';
import { ModuleResolver } from '../../src/project/index.ts';
import { TempProject } from '../support/temp-project.ts';

describe('where an import leads', () => {
  const FILES = {
    'package.json': '{ "name": "root", "private": true, "imports": { "#db": "./src/db.ts", "#lib/*": "./src/lib/*.ts" } }',
    'tsconfig.json': '{ // paths\n "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"], }, }, }',
    'src/db.ts': '',
    'src/lib/limits.ts': '',
    'src/lib/index.ts': '',
    'src/view.tsx': '',
    'src/old.js': '',
    'src/main.ts': '',
    'apps/web/package.json': '{ "name": "web" }',
    'apps/web/tsconfig.json': '{ "extends": "@acme/not-installed/base.json", "compilerOptions": { "paths": { "~/*": ["./app/*"] } } }',
    'apps/web/app/page.ts': '',
    'apps/web/app/util.ts': '',
    'apps/api/package.json': '{ "name": "api" }',
    'apps/api/src/main.ts': '',
    'apps/api/src/db.ts': '',
    'packages/db/package.json': '{ "name": "@acme/db", "exports": { ".": "./src/index.ts", "./queries": { "types": "./dist/queries.d.ts", "default": "./dist/queries.js" }, "./models/*": "./src/models/*.ts" } }',
    'packages/db/src/index.ts': '',
    'packages/db/src/queries.ts': '',
    'packages/db/src/models/customer.ts': '',
    'packages/core/package.json': '{ "name": "@acme/core", "main": "dist/index.js" }',
    'packages/core/src/index.ts': '',
    'packages/core/src/paging.ts': '',
    'packages/broken/package.json': '{ "name": ',
  };
  let project: TempProject;
  let resolver: ModuleResolver;
  before(() => {
    project = new TempProject(FILES);
    const names = Object.keys(FILES);
    resolver = new ModuleResolver(project.root, { sources: names.filter((name) => !name.endsWith('.json')), packages: names.filter((name) => name.endsWith('package.json')) });
  });
  after(() => project.remove());

  for (const [from, specifier, to] of [
    ['src/main.ts', './db', 'src/db.ts'],
    ['src/main.ts', './db.js', 'src/db.ts'],
    ['src/main.ts', './view.jsx', 'src/view.tsx'],
    ['src/main.ts', './old.js', 'src/old.js'],
    ['src/main.ts', './lib', 'src/lib/index.ts'],
    ['src/lib/limits.ts', '..', undefined],
    ['src/lib/limits.ts', '../main', 'src/main.ts'],
    ['src/lib/limits.ts', '.', 'src/lib/index.ts'],
    ['src/main.ts', '../../outside', undefined],
    ['src/main.ts', '@app/lib/limits', 'src/lib/limits.ts'],
    ['src/main.ts', 'src/db', 'src/db.ts'],
    ['src/main.ts', '#db', 'src/db.ts'],
    ['src/main.ts', '#lib/limits', 'src/lib/limits.ts'],
    ['apps/web/app/page.ts', '~/util', 'apps/web/app/util.ts'],
    ['apps/api/src/main.ts', '@/db', 'apps/api/src/db.ts'],
    ['apps/api/src/main.ts', '@acme/db', 'packages/db/src/index.ts'],
    ['apps/api/src/main.ts', '@acme/db/queries', 'packages/db/src/queries.ts'],
    ['apps/api/src/main.ts', '@acme/db/models/customer', 'packages/db/src/models/customer.ts'],
    ['apps/api/src/main.ts', '@acme/core', 'packages/core/src/index.ts'],
    ['apps/api/src/main.ts', '@acme/core/paging', 'packages/core/src/paging.ts'],
    ['apps/api/src/main.ts', '@acme/core/none', undefined],
    ['apps/api/src/main.ts', 'express', undefined],
    ['apps/api/src/main.ts', 'node:fs', undefined],
    ['apps/api/src/main.ts', '', undefined],
  ] as const) it(`${specifier} in ${from} is ${to}`, () => assert.equal(resolver.resolve(specifier, from), to));
});
