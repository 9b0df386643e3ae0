import { writeFile } from 'node:fs/promises';
import type { Contact } from '@prisma/client';
import { unparse } from 'papaparse';
import { protectFile } from '../lib/rights';

const columns = ({ fullName, email }: Contact) => ({ fullName, email });

/** The sheet for the trade fair, for whoever finds the laptop. */
export async function writeContactSheet(contacts: Contact[], target: string): Promise<void> {
  // finding: no-plaintext-pii-export
  await writeFile(target, unparse(contacts.map(columns)));
}

/** The same sheet, for the stand's crew and until the fair is over. */
export async function writeProtectedSheet(contacts: Contact[], target: string, crew: string[], end: Date): Promise<void> {
  await writeFile(target, unparse(contacts.map(columns)));
  await protectFile(target, crew, end);
}
