import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.crm-guard', '.next', '.turbo', 'dist']);
const SOURCE = /\.[cm]?[jt]sx?$/;
const KEPT = /\.(?:prisma|sql)$|^(?:package|tsconfig.*)\.json$/;

/**
 * Copies a folder to a temporary place, and its sources again and again until there are `files` of
 * them; schemas, manifests and policies once, since a larger project has more code about the same customers.
 * @returns {{ base: string, root: string, files: number, typed: { file: string, text: string } }} `typed`: a file of a thousand lines that is written in
 */
export function largeWorkspace(folder, files) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-bench-'));
  const root = path.join(base, 'workspace');
  const sources = [...walk(folder)];
  for (const file of sources) copy(folder, file, root, file);
  const code = sources.filter((file) => SOURCE.test(file));
  let count = code.length + 1;
  for (let round = 1; count < files && code.length > 0; round++) {
    for (const file of code.slice(0, files - count)) copy(folder, file, root, path.join(`copy-${round}`, file));
    count += Math.min(code.length, files - count);
  }
  const typed = { file: path.join(root, 'src', 'typed-in.ts'), text: thousandLines() };
  mkdirSync(path.dirname(typed.file), { recursive: true });
  writeFileSync(typed.file, typed.text);
  return { base, root, files: count, typed };
}

function copy(from, file, to, as) {
  const target = path.join(to, as);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join(from, file), target);
}

function* walk(folder, below = '') {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const relative = path.join(below, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) yield* walk(folder, relative);
    else if (entry.isFile() && (SOURCE.test(entry.name) || KEPT.test(entry.name) || /^crm-guard\.(?:ya?ml|json)$/.test(entry.name))) yield relative;
  }
}

/** A module as a busy service file is: every third function reads customers, the others compute. */
function thousandLines() {
  const lines = ["import { PrismaClient } from '@prisma/client';", '', 'const prisma = new PrismaClient();', ''];
  for (let i = 0; lines.length < 985; i++) lines.push(...(i % 3 === 0 ? reading(i) : computing(i)), '');
  return `${lines.join('\n')}\n`;
}

const reading = (i) => [
  `/** What the screen number ${i} shows. */`,
  `export async function screen${i}(id: string, search?: string) {`,
  `  const customer = await prisma.customer.findUnique({ where: { id }, select: { id: true, ${i % 2 ? 'email' : 'name'}: true } });`,
  `  const others = await prisma.customer.findMany({ where: { name: { contains: search } }, take: ${i % 4 ? 50 : 5000} });`,
  '  const names: string[] = [];',
  '  for (const other of others) {',
  '    if (other.id === id) continue;',
  '    names.push(`${other.name} (${other.id})`);',
  '  }',
  `  if (names.length > ${i}) console.log('many customers', names.length);`,
  '  return { customer, names };',
  '}',
];

const computing = (i) => [
  `/** Prices of the list number ${i}, rounded and summed. */`,
  `export function prices${i}(items: { price: number; count: number; label: string }[], discount = ${i % 7}) {`,
  '  const totals = new Map<string, number>();',
  '  for (const { price, count, label } of items) {',
  '    const reduced = price * (1 - discount / 100);',
  '    totals.set(label, (totals.get(label) ?? 0) + Math.round(reduced * count * 100) / 100);',
  '  }',
  '  const names = [...totals.keys()].filter((label) => label.length > 2).sort();',
  "  const labels = names.map((name, index) => `${index + 1}. ${name}: ${totals.get(name)?.toFixed(2) ?? '0'}`);",
  '  return { labels, sum: [...totals.values()].reduce((sum, one) => sum + one, 0) };',
  '}',
];
