import { SYSTEMS } from '../../src/catalog/vendors/index.ts';

const HEAD = {
  en: ['System', 'Objects with personal data', 'Objects known to hold none'],
  ja: ['システム', '個人データを含むオブジェクト', '個人データを含まないことが分かっているオブジェクト'],
} as const;

/** A table of the customer systems whose standard objects are built in. */
export function systemTable(language: keyof typeof HEAD): string {
  const rows = Object.values(SYSTEMS).map(({ title, objects }) => {
    const named = (wanted: boolean): string => objects.filter(({ fields, onDemand }) => Object.keys({ ...fields, ...onDemand }).some((kind) => kind.includes(' ')) === wanted).map(({ names: [name] }) => `\`${name}\``).join(', ');
    return [title, named(true), named(false)];
  });
  const head = HEAD[language];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
