/**
 * How an access names the app in which a customization runs: `kintone.app.getId()`, `event.appId`.
 * Which one it is says the place where the code is installed, so the name means another app in
 * another customization; a manifest beside the code can say which.
 */
export const OPEN_APP = 'app:this';

/** Before the name of a type that code says an app's records have, among the names of the app. */
export const OF_TYPE = 'type:';

/** What names of app numbers carry beside the app: `CUSTOMER_APP_ID`, `carsAppId`, `顧客アプリID`. */
const AFFIX = /^(?:kintone_?)|(?:_?app(?:lication)?_?(?:id|no|number|code)?|アプリ_?(?:id|番号)?|_?id)$/gi;

/** Words that say which copy of an app, or nothing: the number says as much. */
const NO_NAME = /^(?:kintone|app|id|this|target|get|current|default|main|my|own|new|old|prod(?:uction)?|stag(?:e|ing)|stg|dev(?:elop(?:ment)?)?|test(?:ing)?|local|src|source|dest(?:ination)?|related|other)$/i;

/** What is left of the name of a constant without the words for "app" and "id"; undefined where nothing is. */
export function appOfConstant(name: string | undefined): string | undefined {
  if (name === undefined || !/\p{L}/u.test(name)) return undefined;
  const rest = name.replace(AFFIX, '').replace(/^_+|_+$/g, '');
  return rest === '' || NO_NAME.test(rest) || /^app_?id/i.test(rest) ? undefined : rest;
}
