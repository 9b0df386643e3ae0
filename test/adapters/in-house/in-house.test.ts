import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';
import { adapter } from './client.ts';

const API = "import { CustomerApi } from '@acme/customer-client';\nconst api = new CustomerApi();\n";

describe('clients that the policy describes', () => {
  golden(adapter, catalog, {
    receivers: [
      { title: 'an instance of a class of the package', source: `${API}api.listCustomers();`, facts: ['import read many Customer(*) none, every row'], bound: 'api.listCustomers({ limit: 50 });', project: "api.listCustomers({ fields: ['id', 'email'] });" },
      { title: 'what a function of the package answers', source: "import { connect } from '@acme/customer-client';\nconnect().countCustomers();", facts: [] },
      { title: 'an injected instance', source: "import { CustomerApi } from '@acme/customer-client';\nclass S { constructor(private readonly api: CustomerApi) {}\n all() { return this.api.listCustomers({ limit: 10 }); } }", facts: ['declaration read many Customer(*) 10, every row'] },
      { title: 'a namespace', source: "import * as crm from '@acme/customer-client';\ncrm.listCustomers();", facts: ['import read many Customer(*) none, every row'] },
      { title: 'a plain function', source: "import { listCustomers } from '@acme/customer-client';\nlistCustomers({ limit: 3 });", facts: ['import read many Customer(*) 3, every row'] },
      { title: 'a module by its path, however it is imported', source: "import { loadCustomers } from '@/api/client';\nloadCustomers();", facts: ['import read many Customer(*) none, every row'] },
      { title: 'a class without a module', source: 'class S { constructor(private crm: LegacyCrm) {}\n all() { return this.crm.fetchAll(); } }', facts: ['declaration read many Customer(*) none, every row'] },
      { title: 'an object that has the name of the class', source: 'legacyCrm.fetchAll();', facts: ['convention read many Customer(*) none, every row'] },
      { title: 'an instance from a module of the project', files: { 'crm.ts': "import { CustomerApi } from '@acme/customer-client';\nexport const crm = new CustomerApi();" }, source: "import { crm } from './crm';\ncrm.getCustomer(id);", facts: ['import read one Customer(*) default 1, one of [id eq id]'] },
    ],
    'what it reads': [
      { title: 'an entity that an argument names', source: `${API}api.search('Order', 20);`, facts: ['import read many Order(*) 20, every row'] },
      { title: 'the default of the client', source: `${API}api.search('Customer');`, facts: ['import read many Customer(*) default 50, every row'] },
      { title: 'an entity of run time', source: `${API}export const f = (name: string) => api.search(name, 20);`, facts: ['import read many <the entity is named at run time>(*) 20, every row'] },
      { title: 'a delete', source: `${API}api.removeCustomers({ status: 'gone' });`, facts: ["import delete many Customer() default 0, [status eq 'gone']"] },
      { title: 'fields as a text', source: `${API}api.listCustomers({ fields: 'id, email' });`, facts: ['import read many Customer(id+email) none, every row'] },
    ],
    'what is not its own': [
      { title: 'the same methods of something else', source: "import { CustomerApi } from './fake';\nconst api = new CustomerApi();\napi.listCustomers();\nother.listCustomers();\nlistCustomers();\nother.search('Customer');", facts: [] },
      { title: 'another object than the class', source: 'other.fetchAll();\nfetchAll();\nconst legacy: Other = make();\nlegacy.fetchAll();', facts: [] },
      { title: 'a package whose last part is alike', source: "import { listCustomers } from '@other/customer-client';\nlistCustomers();", facts: [] },
    ],
  });
});
