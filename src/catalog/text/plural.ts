const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  persons: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  diagnoses: 'diagnosis',
  addresses: 'address',
  statuses: 'status',
  aliases: 'alias',
  indices: 'index',
  indexes: 'index',
  caches: 'cache',
};

const UNCHANGED = new Set(['series', 'species', 'news', 'sms', 'gps', 'dns', 'aws', 'ios', 'os', 'analytics']);

/**
 * The singular of an English word in lower case, by rule: used on both sides of a comparison, so
 * an odd stem of an odd word does no harm as long as it is the same each time.
 */
export function singular(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined && Object.hasOwn(IRREGULAR, word)) return irregular;
  if (word.length <= 3 || UNCHANGED.has(word) || !word.endsWith('s')) return word;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:sses|xes|zes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
