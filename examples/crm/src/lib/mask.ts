/** Keeps the first and last character. */
export function mask(value: string | null | undefined): string {
  if (!value) return '';
  return value.length < 3 ? '***' : `${value[0]}***${value[value.length - 1]}`;
}

export function maskEmail(value: string): string {
  const [local = '', domain = ''] = value.split('@');
  return `${mask(local)}@${domain}`;
}

export function maskPhone(value: string): string {
  return value.replace(/\d(?=\d{3})/g, '*');
}
