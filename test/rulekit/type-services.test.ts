import assert from 'node:assert/strict';
import path from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { SourceCode } from 'eslint';
import prisma from '../../src/adapters/prisma.ts';
import { receiverOf, type SourceView, walk } from '../../src/ast/index.ts';
import { offerTypes } from '../../src/rulekit/type-services.ts';
import { accessesOf, factsText } from '../adapters/driver.ts';
import { catalog } from '../adapters/catalog.ts';
import { TempProject } from '../support/temp-project.ts';

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] }, "include": ["src"] }',
  'node_modules/@prisma/client/package.json': '{ "name": "@prisma/client", "version": "6.0.0", "types": "index.d.ts" }',
  'node_modules/@prisma/client/index.d.ts': 'export class PrismaClient { customer: { count(): number; deleteMany(): number }; }\n',
  'src/global.d.ts': "interface Context { handle: import('@prisma/client').PrismaClient; other: { customer: { count(): number } } }\ndeclare function context(): Context;\n",
  'src/a.ts': '',
};

describe('types of a host that has a type checker', function () {
  this.timeout(20_000);
  let project: TempProject;
  before(() => (project = new TempProject(FILES)));
  after(() => project.remove());

  const typed = (text: string, withTypes = true): SourceView => {
    project.write('src/a.ts', text);
    const { ast, services, scopeManager, visitorKeys } = parseForESLint(text, { filePath: path.join(project.root, 'src/a.ts'), project: path.join(project.root, 'tsconfig.json'), tsconfigRootDir: project.root, range: true, loc: true, comment: true, tokens: true, disallowAutomaticSingleRunInference: true });
    const code = new SourceCode({ text, ast: ast as never, parserServices: services as never, scopeManager: scopeManager as never, visitorKeys: visitorKeys as never });
    (code as unknown as { traverse(): unknown }).traverse();
    if (withTypes) offerTypes(ast as unknown as TSESTree.Program, services);
    return code as unknown as SourceView;
  };
  const asked = (view: SourceView): TSESTree.Node => {
    let found: TSESTree.Node | undefined;
    walk(view.ast, (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'use') found ??= node.arguments[0];
    });
    assert.ok(found);
    return found;
  };
  const USE = 'declare function use(x: unknown): void;\n';

  it('settle what the source leaves open', () => {
    const view = typed(`${USE}use(context().handle);`);
    const receiver = receiverOf(asked(view), view);
    assert.deepEqual([receiver?.typeName, receiver?.origin?.module, receiver?.evidence], ['PrismaClient', '@prisma/client', 'declaration']);
  });

  it('make an access of a call that nothing else proves', () => {
    const text = 'export const n = context().handle.customer.count();\nexport const m = context().other.customer.count();';
    assert.deepEqual(accessesOf(prisma, typed(text, false), catalog).map((access) => factsText(access, text)), []);
    assert.deepEqual(accessesOf(prisma, typed(text), catalog).map((access) => factsText(access, text)), ['declaration count one customer() default 1, every row']);
  });

  it('are not asked for what the source says, nor needed', () => {
    const view = typed(`${USE}import { Pool } from 'pg';\nconst pool = new Pool();\nuse(pool);`);
    assert.equal(receiverOf(asked(view), view)?.origin?.module, 'pg');
    offerTypes(view.ast, undefined);
    offerTypes(view.ast, { program: null });
    offerTypes(view.ast, { program: {}, getTypeAtLocation: () => { throw new Error('no such node'); } });
    assert.equal(receiverOf(asked(view), view)?.origin?.module, 'pg');
  });
});
