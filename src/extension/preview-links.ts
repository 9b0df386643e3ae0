import path from 'node:path/posix';

const FILE_LINK = /\]\((file:\/\/\/[^)\s]+)\)/g;

/**
 * Gives the links to files of a Markdown text the one form that VS Code's preview follows: `/` and the way from the first
 * folder of the window. Those with `file:` it shows as plain text.
 * @param folder path of that folder's URI; where there is none, the links become their text
 */
export function previewLinks(markdown: string, folder: string | undefined): string {
  if (folder === undefined) return markdown.replaceAll(/\[((?:[^\]\\]|\\.)*)\]\(file:\/\/\/[^)\s]+\)/g, '$1');
  return markdown.replaceAll(FILE_LINK, (_, link: string) => {
    const { pathname, hash } = new URL(link);
    return `](/${path.relative(folder, decodeURIComponent(pathname)).split('/').map(encoded).join('/')}${hash})`;
  });
}

/** Brackets would end the link. */
const encoded = (name: string): string => encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');
