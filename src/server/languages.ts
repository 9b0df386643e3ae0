/** Languages whose documents are checked. */
const CHECKED: ReadonlySet<string> = new Set(['javascript', 'javascriptreact', 'typescript', 'typescriptreact']);

/** Whether documents of this language can have findings. Others are synced because they change what is known of the data. */
export const isChecked = (languageId: string): boolean => CHECKED.has(languageId);
