import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { places } from './places.mjs';

const PACKAGES = ['inter', 'jetbrains-mono', 'biz-udpgothic'];

/** Font of code in the editor. */
export const CODE_FONT = 'JetBrains Mono';

/**
 * Writes a font configuration of our own and answers its path: the same text on the same pixels on
 * every machine, Japanese included. Without any font the browser ends at once.
 */
export function fontConfiguration(folder) {
  const file = path.join(folder, 'fonts.conf');
  const folders = PACKAGES.map((name) => path.join(places.modules, '@expo-google-fonts', name));
  writeFileSync(
    file,
    [
      '<?xml version="1.0"?>',
      '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
      '<fontconfig>',
      ...folders.map((dir) => `  <dir>${dir}</dir>`),
      `  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`,
      ...[['monospace', CODE_FONT], ['sans-serif', 'Inter'], ['serif', 'Inter'], ['system-ui', 'Inter']].map(([family, ours]) =>
        `  <alias binding="strong"><family>${family}</family><prefer><family>${ours}</family><family>BIZ UDPGothic</family></prefer></alias>`),
      '  <match target="font"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>',
      '</fontconfig>',
      '',
    ].join('\n'),
  );
  return file;
}
