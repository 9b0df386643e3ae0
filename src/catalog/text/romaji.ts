/**
 * One spelling for the many ways Japanese is written in Latin letters: Kunrei to Hepburn
 * (`si`→`shi`, `syo`→`sho`, `jyu`→`ju`, `tu`→`tsu`, `hu`→`fu`, `ti`→`chi`), long vowels short
 * (`ou`, `oo`, `uu`, `ee`), doubled `nn` single. Meant for lower-case letters only; applied to both
 * sides of a comparison, so what it does to English words does not matter.
 */
export function normaliseRomaji(text: string): string {
  return text
    .replace(/oh(?![aiueoy])/g, 'o')
    .replace(/n'/g, 'n')
    .replace(/sy/g, 'sh')
    .replace(/ty/g, 'ch')
    .replace(/zy|jy/g, 'j')
    .replace(/si/g, 'shi')
    .replace(/zi/g, 'ji')
    .replace(/(?<!t)ti/g, 'chi')
    .replace(/tu/g, 'tsu')
    .replace(/hu/g, (match, at: number, all: string) => (at > 0 && /[sc]/.test(all[at - 1] ?? '') ? match : 'fu'))
    .replace(/nn/g, 'n')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/o[uo]+/g, 'o')
    .replace(/uu+/g, 'u')
    .replace(/aa+/g, 'a')
    .replace(/ee+/g, 'e');
}
