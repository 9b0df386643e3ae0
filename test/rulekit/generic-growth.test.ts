import { dataAccesses } from '../../src/rulekit/index.ts';
import { projectContext } from '../support/crm-project.ts';
import { assertInProportion } from '../support/growth.ts';
import { view } from '../adapters/driver.ts';

describe('calls that are given what an unknown function may read', () => {
  it('take time in proportion to the file, not to the file for each call', () => {
    const context = projectContext({ sources: { 'src/lib/load.ts': "import jsforce from 'jsforce';\nexport async function load(soql) { const connection = new jsforce.Connection({}); return connection.query(soql); }\n" } })('src/source.ts');
    const call = '  await load(given.text, given.one);\n  await load(other);\n';
    assertInProportion(
      (n) => {
        const source = view(`import { load } from './lib/load';\nexport async function all(given: any, other: string) {\n${call.repeat(n)}  await load('SELECT Id FROM Contact');\n}\n`);
        return () => dataAccesses(source, context.project);
      },
      500,
      4000,
    );
  });
});
