import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The licence texts of all packages whose code is inside the bundles, as their licences ask.
 * @param {string} root absolute path of the repository
 * @param {import('esbuild').Metafile[]} metafiles what went into each bundle
 */
export function thirdPartyNotices(root, metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const file of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
      if (folder) folders.add(folder);
    }
  }
  const notices = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    notices.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${licenceText(path.join(root, folder))}`);
  }
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text.trim());
  return `CRM Guard contains code of the following packages.\n\n${sorted.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenceText(folder) {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice|thirdpartynotice)/i.test(name));
  return files.sort().map((name) => readFileSync(path.join(folder, name), 'utf8').trim()).join('\n\n');
}
