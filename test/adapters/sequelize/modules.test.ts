import adapter from '../../../src/adapters/sequelize.ts';
import { golden } from '../driver.ts';
import { catalog } from './catalog.ts';

const FILES = {
  'models/Contact.ts': "// The model, with places of its own.\nimport { Model } from 'sequelize-typescript';\nexport default class Contact extends Model<Contact> {\n  declare name: string;\n}",
  'ShowContactService.ts': "import Contact from './models/Contact';\nconst ShowContactService = async (id: string): Promise<Contact> => {\n  const contact = await Contact.findByPk(id);\n  if (!contact) throw new Error('no contact');\n  return contact;\n};\nexport default ShowContactService;",
  'load.ts': "import Contact from './models/Contact';\nexport const loadContact = (id) => Contact.findByPk(id);\nexport const loadName = async (id): Promise<string> => (await Contact.findByPk(id)).name;",
};

describe('sequelize: rows that functions of other files answer', () => {
  golden(adapter, catalog, {
    rows: [
      {
        title: 'a service with a declared answer',
        source: "import ShowContactService from './ShowContactService';\nconst contact = await ShowContactService('1');\nawait contact.update({ name: 'x' });\nawait contact.destroy();",
        files: FILES,
        facts: ['declaration update one Contact() default 1, one of [id eq]', 'declaration delete one Contact() default 1, one of [id eq]'],
      },
      {
        title: 'a function without types',
        source: "import { loadContact } from './load';\n(await loadContact(1)).destroy();",
        files: FILES,
        facts: ['import delete one Contact() default 1, one of [id eq]'],
      },
      {
        title: 'no row: a function that answers something else, and one that nothing shows',
        types: 'asks a text for what only a row has',
        source: "import { loadName } from './load';\nimport { other } from './elsewhere';\nconst name = await loadName(1);\nname.update({});\nconst row = await other(1);\nrow.destroy();",
        files: FILES,
        facts: [],
      },
    ],
  });
});
