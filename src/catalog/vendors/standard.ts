import type { Sensitivity } from '../../model/index.ts';
import type { SourceEntity, SourceField } from '../sources/source.ts';

/** What a field holds, as the key of a table: `date`, `phone contact.phone`, `string contact.address/low`. */
type FieldKind = string;

/** A standard object of a customer system, as a table. */
export interface StandardObject {
  /** The object in the singular, then the other names by which its interfaces and libraries call it. */
  names: readonly [string, ...string[]];
  /** Whom the records are about, where each of them is about one person; what belongs to one (a ticket's text) counts. `employee` for the account's own users. */
  subject?: string;
  /**
   * Names of fields, separated by spaces, by what they hold: the type in the system's words and, for
   * personal data, the category of the taxonomy, with `/` and a sensitivity where it is not the category's.
   */
  fields: Readonly<Record<FieldKind, string>>;
  /** Fields that come only where they are asked for by name, or that not every account of the system has. */
  onDemand?: Readonly<Record<FieldKind, string>>;
}

/** The objects of a system as a source declares them. Every field is decided: one without a category is no personal data. */
export function standardObjects(system: string, objects: readonly StandardObject[]): SourceEntity[] {
  return objects.map(({ names: [name, ...aliases], subject = '', fields, onDemand = {} }) => {
    const reason = `standard field of ${system}'s ${name}`;
    return {
      name,
      aliases,
      subject,
      line: 1,
      fields: [...fieldsOf(fields, reason), ...fieldsOf(onDemand, reason).map((field) => ({ ...field, hidden: true as const }))],
    };
  });
}

function fieldsOf(table: Readonly<Record<FieldKind, string>>, reason: string): SourceField[] {
  return Object.entries(table).flatMap(([kind, names]) => {
    const [type = '', said] = kind.split(' ');
    const [category, sensitivity] = said?.split('/') ?? [];
    const vendor = category === undefined ? { notPersonal: true as const, reason } : { category, ...(sensitivity === undefined ? {} : { sensitivity: sensitivity as Sensitivity }), reason };
    return names.split(/\s+/).filter((name) => name !== '').map((name): SourceField => ({ name, type, line: 1, vendor }));
  });
}
