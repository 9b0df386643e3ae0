/** Languages in which every user-facing text exists. */
export type Locale = 'en' | 'ja';

/** One text in every language, with `{name}` placeholders. Tables of these sit beside the code that speaks. */
export type Localized = Readonly<Record<Locale, string>>;

/** Values for the placeholders of a text. A placeholder without a value stays as written. */
export type MessageData = Readonly<Record<string, string | number>>;

let current: Locale = 'en';

/** The language in which texts are given where none is named. English until `setLocale` is called. */
export function locale(): Locale {
  return current;
}

/** Chooses the language of this thread. Hosts call it once at start; nothing here looks at the environment. */
export function setLocale(next: Locale): void {
  current = next;
}

/** The language for a tag of a host: `ja`, `ja-JP`, `ja_JP.UTF-8` → `ja`; everything else, also undefined → `en`. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^ja(?![a-z0-9])/i.test(tag) ? 'ja' : 'en';
}

/** The text in the current (or the named) language with its placeholders filled. Values are inserted verbatim and never read again. */
export function format(message: Localized, data: MessageData = {}, language: Locale = current): string {
  return message[language].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : placeholder,
  );
}
