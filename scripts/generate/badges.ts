/** The parts of package.json that badges state. */
export interface StatedManifest {
  license: string;
  engines: { node: string; vscode: string };
}

type Words = Readonly<Record<'en' | 'ja', string>>;

interface Badge {
  label: Words;
  value: Words;
  colour: string;
  /** Page beside the README that says more. */
  page: string;
}

/**
 * A line of badges that state what the manifest says, so that none of them can become untrue. They are static
 * pictures: nobody is asked for a state, and no address is needed but that of shields.io, which the Marketplace trusts.
 */
export function badges({ license, engines }: StatedManifest, language: 'en' | 'ja'): string {
  const all: Badge[] = [
    { label: same('VS Code'), value: atLeast(engines.vscode), colour: '12343b', page: '#' + { en: 'in-vs-code', ja: 'エディター' }[language] },
    { label: same('Node'), value: atLeast(engines.node), colour: '12343b', page: '#' + { en: 'on-the-command-line-and-in-ci', ja: '試す' }[language] },
    { label: { en: 'telemetry', ja: 'テレメトリー' }, value: { en: 'none', ja: 'なし' }, colour: '2e7d32', page: 'SECURITY.md' },
    { label: { en: 'licence', ja: 'ライセンス' }, value: same(license), colour: '2e7d32', page: 'LICENSE' },
  ];
  return all.map(({ label, value, colour, page }) => `[![${label[language]}: ${value[language]}](https://img.shields.io/badge/${part(label[language])}-${part(value[language])}-${colour})](${page})`).join('\n');
}

const same = (text: string): Words => ({ en: text, ja: text });

/** `^1.2.0` and `>=1.2.0` as people write them; the last number goes where it says nothing. Throws on another range. */
function atLeast(range: string): Words {
  const version = /^(?:\^|>=)(\d+\.\d+\.\d+)$/.exec(range)?.[1];
  if (version === undefined) throw new Error(`A badge cannot state ${range}.`);
  const shown = version.replace(/\.0$/, '');
  return { en: `≥ ${shown}`, ja: `${shown} 以降` };
}

/** Text as the address of a badge takes it, where dashes and underscores separate. */
const part = (text: string): string => encodeURIComponent(text.replaceAll('-', '--').replaceAll('_', '__'));
