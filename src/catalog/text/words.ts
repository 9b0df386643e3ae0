/**
 * Splits an identifier into lower-case words: camelCase, snake_case, kebab-case, dots, digits and
 * script boundaries. Full-width and half-width forms are unified first (`ﾌﾘｶﾞﾅ` → `フリガナ`).
 * Japanese text is not segmented further: one run of kanji and kana is one word.
 */
export function splitWords(identifier: string): string[] {
  return unifyWidth(identifier)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .match(/[a-z\u00c0-\u024f]+|\d+|[々〒〆\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu)
    ?.slice() ?? [];
}

/** Full-width Latin, half-width kana and compatibility characters in their usual form. */
export function unifyWidth(text: string): string {
  return isAscii(text) ? text : text.normalize('NFKC');
}

/** Latin letters without their accents, as identifiers mostly have them: `teléfono`, `endereço`. */
export function withoutAccents(text: string): string {
  return isAscii(text) || !/[\u00c0-\u024f]/.test(text) ? text : text.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').replace(/\p{Mn}/gu, ''));
}

/** True when the text holds kanji or kana. */
export function isJapanese(text: string): boolean {
  return /[々〒\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
