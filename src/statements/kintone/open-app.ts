/**
 * How an access names the app in which a customization runs: `kintone.app.getId()`, `event.appId`.
 * Which one it is says the place where the code is installed, so the name means another app in
 * another customization; a manifest beside the code can say which.
 */
export const OPEN_APP = 'app:this';
