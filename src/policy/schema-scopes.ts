import { functionName, someText } from './schema-parts.ts';
import { hints } from './schema-types.ts';
import type { PolicySchema } from './schema-types.ts';

/** The part of the policy that says how records are tied to a tenant or an owner. */
export function scopes(): PolicySchema {
  return {
    title: 'Scopes',
    description: 'How the project keeps the records of one tenant or owner apart from those of others.',
    markdownDescription:
      'How the project keeps the records of one tenant or owner apart from those of others. Without it, the fields that most reads of this project carry are learnt.\n\n```yaml\nscopes:\n  fields: [organizationId]\n  helpers: [withTenant]\n  rowLevelSecurity: [Customer, Contact]\n```',
    type: ['object', 'null'],
    properties: {
      fields: {
        title: 'Scope fields',
        description: 'Fields whose condition ties a read to a tenant or owner.',
        type: ['array', 'null'],
        items: {
          anyOf: [
            someText({ title: 'Field' }),
            {
              type: 'object',
              properties: {
                name: someText({ title: 'Field', description: 'Name of the field or column.' }),
                entities: { title: 'Entities', description: 'Entities that the field ties; all that have it when left out.', type: ['array', 'null'], items: someText({}) },
              },
              required: ['name'],
              additionalProperties: false,
              [hints]: { purpose: { name: { en: 'which field ties a record to its tenant', ja: 'レコードをテナントに結び付けるフィールド名' } } },
            },
          ],
          [hints]: { expected: { en: 'the name of a field, or a mapping with `name` and `entities`', ja: 'フィールド名、または `name` と `entities` のマッピング' } },
        },
        examples: [['organizationId', 'tenant_id']],
      },
      helpers: names('Scope helpers', 'Functions whose answer ties what it is put into: a filter, a query, a data client.', [['withTenant', 'scopedWhere']]),
      checks: names('Scope checks', 'Functions that check before or after a read that the record belongs to the caller\'s tenant, and throw or answer otherwise.', [['assertSameTenant']]),
      clients: names('Tenant-bound clients', 'Data clients, connections, repositories or their classes that reach one tenant only.', [['tenantDb', 'TenantRepository']]),
      rowLevelSecurity: {
        title: 'Row-level security',
        description: 'Entities whose rows the database itself restricts; true for all.',
        anyOf: [{ enum: [true], enumDescriptions: ['The database restricts every entity.'] }, { type: ['array', 'null'], items: someText({}) }],
        [hints]: { expected: { en: 'true, or a list of entities', ja: 'true、またはエンティティのリスト' } },
      },
      shared: names('Shared entities', 'Entities that belong to no tenant: every caller may read them.', [['Country', 'Plan']], true),
    },
    additionalProperties: false,
  };
}

/** The part of the policy about taking out everything at once. */
export function bulkExport(): PolicySchema {
  return {
    title: 'Bulk export',
    description: 'How the project approves that all records leave at once.',
    type: ['object', 'null'],
    properties: {
      approvals: names('Approval calls', 'Functions that approve or register an export before it runs.', [['requireExportApproval', 'ExportApproval.check']]),
    },
    additionalProperties: false,
  };
}

function names(title: string, description: string, examples: readonly unknown[], anyText = false): PolicySchema {
  return { title, description, type: ['array', 'null'], items: anyText ? someText({}) : functionName({}), default: [], examples };
}
