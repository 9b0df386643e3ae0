import type { ExternalService } from './service.ts';

/** Services that collect failures, and what is attached to them. */
export const ERROR_TRACKING: readonly ExternalService[] = [
  {
    name: 'Sentry',
    kind: 'error-tracking',
    words: ['sentry'],
    modules: ['@sentry/*', 'raven', 'raven-js'],
    globals: ['Sentry', 'Raven'],
    calls: ['setUser', 'setContext', 'setExtra', 'setExtras', 'setTag', 'setTags', 'setAttribute', 'setAttributes', 'addBreadcrumb', 'captureException', 'captureMessage', 'captureEvent', 'captureFeedback', 'captureUserFeedback', 'captureCheckIn', 'setUserContext', 'init'],
    hosts: ['sentry.io', '*.sentry.io'],
  },
  { name: 'Bugsnag', kind: 'error-tracking', words: ['bugsnag'], modules: ['@bugsnag/*', 'bugsnag', 'bugsnag-js'], globals: ['Bugsnag', 'bugsnag', 'bugsnagClient'], calls: ['setUser', 'addMetadata', 'notify', 'leaveBreadcrumb', 'start'], hosts: ['notify.bugsnag.com', 'sessions.bugsnag.com'] },
  { name: 'Rollbar', kind: 'error-tracking', words: ['rollbar'], modules: ['rollbar', '@rollbar/*'], globals: ['Rollbar', 'rollbar'], calls: ['log', 'debug', 'info', 'warn', 'warning', 'error', 'critical', 'configure', 'captureEvent'], hosts: ['api.rollbar.com'] },
  { name: 'Datadog', kind: 'error-tracking', words: ['datadog', 'dd_rum', 'dd_logs', 'dd-trace'], modules: ['@datadog/*', 'dd-trace', 'datadog-metrics'], globals: ['DD_RUM', 'DD_LOGS', 'datadogRum', 'datadogLogs'], calls: ['setUser', 'setUserProperty', 'setUserInfo', 'addError', 'addAction', 'setGlobalContext', 'setGlobalContextProperty', 'setAccount', 'addTiming', 'logger.log', 'logger.debug', 'logger.info', 'logger.warn', 'logger.error'], hosts: ['*.datadoghq.com', '*.datadoghq.eu'] },
  { name: 'New Relic', kind: 'error-tracking', words: ['newrelic'], modules: ['newrelic', '@newrelic/*', 'newrelic-react-native-agent'], globals: ['newrelic'], calls: ['noticeError', 'setCustomAttribute', 'setUserId', 'setUserID', 'addCustomAttribute', 'addCustomAttributes', 'recordCustomEvent', 'addPageAction', 'recordLogEvent'], hosts: ['*.newrelic.com', '*.nr-data.net'] },
  { name: 'Honeybadger', kind: 'error-tracking', words: ['honeybadger'], modules: ['@honeybadger-io/*'], globals: ['Honeybadger'], calls: ['notify', 'setContext', 'addBreadcrumb', 'event'], hosts: ['api.honeybadger.io'] },
  { name: 'Airbrake', kind: 'error-tracking', words: ['airbrake'], modules: ['@airbrake/*'], globals: ['airbrake'], calls: ['notify'], hosts: ['api.airbrake.io'] },
  { name: 'Raygun', kind: 'error-tracking', words: ['raygun'], modules: ['raygun4js', 'raygun', 'raygun4reactnative'], globals: ['raygunClient'], calls: ['send', 'user', 'setUser'], hosts: ['api.raygun.com'] },
  { name: 'Firebase Crashlytics', kind: 'error-tracking', words: ['crashlytics'], modules: ['@react-native-firebase/crashlytics'], calls: ['setUserId', 'setAttribute', 'setAttributes', 'log', 'recordError'] },
  { name: 'Axiom', kind: 'error-tracking', words: ['axiomhq'], modules: ['@axiomhq/js'], calls: ['ingest', 'ingestEvents'], hosts: ['api.axiom.co'] },
];

/** Services that decide who sees which feature. */
export const FEATURE_FLAGS: readonly ExternalService[] = [
  { name: 'LaunchDarkly', kind: 'feature-flags', words: ['launchdarkly', 'ldclient', 'ldprovider'], modules: ['@launchdarkly/*', 'launchdarkly-js-client-sdk', 'launchdarkly-react-client-sdk', 'launchdarkly-node-server-sdk', 'launchdarkly-node-client-sdk', 'ldclient-js'], globals: ['ldClient', 'LDClient'], calls: ['initialize', 'identify', 'variation', 'variationDetail', 'boolVariation', 'stringVariation', 'numberVariation', 'jsonVariation', 'allFlagsState', 'track', 'withLDProvider', 'asyncWithLDProvider', '<LDProvider>'], hosts: ['*.launchdarkly.com'] },
  { name: 'Statsig', kind: 'feature-flags', words: ['statsig'], modules: ['@statsig/*', 'statsig-js', 'statsig-react', 'statsig-node', 'statsig-node-lite', 'statsig-react-native'], globals: ['statsig', 'Statsig'], calls: ['initialize', 'updateUser', 'updateUserAsync', 'updateUserSync', 'checkGate', 'getExperiment', 'getConfig', 'getDynamicConfig', 'getLayer', 'logEvent', 'new StatsigUser', 'new StatsigClient', 'useClientAsyncInit', '<StatsigProvider>'], hosts: ['*.statsig.com', 'statsigapi.net', '*.statsigapi.net'] },
  { name: 'Unleash', kind: 'feature-flags', words: ['unleash'], modules: ['unleash-client', 'unleash-proxy-client', '@unleash/*'], globals: ['unleash'], calls: ['isEnabled', 'getVariant', 'updateContext', 'setContextField', 'useUnleashContext', 'startUnleash', 'initialize'], hosts: ['*.getunleash.io', '*.unleash-hosted.com'] },
  { name: 'GrowthBook', kind: 'feature-flags', words: ['growthbook'], modules: ['@growthbook/*'], globals: ['growthbook'], calls: ['setAttributes', 'updateAttributes', 'setAttributeOverrides', 'new GrowthBook', 'createScopedInstance'], hosts: ['*.growthbook.io'] },
  { name: 'Split', kind: 'feature-flags', words: ['splitio'], modules: ['@splitsoftware/*'], calls: ['getTreatment', 'getTreatments', 'track'], hosts: ['*.split.io'] },
  { name: 'Flagsmith', kind: 'feature-flags', words: ['flagsmith'], modules: ['flagsmith', 'flagsmith/*', 'flagsmith-nodejs', '@flagsmith/*'], globals: ['flagsmith'], calls: ['identify', 'setTrait', 'setTraits', 'getIdentityFlags', 'setContext'], hosts: ['*.flagsmith.com'] },
  { name: 'ConfigCat', kind: 'feature-flags', words: ['configcat'], modules: ['configcat-js', 'configcat-node', 'configcat-react', '@configcat/*'], calls: ['getValueAsync', 'setDefaultUser', 'new User'], hosts: ['*.configcat.com'] },
  { name: 'Eppo', kind: 'feature-flags', words: ['@eppo/'], modules: ['@eppo/*'], calls: ['getStringAssignment', 'getBooleanAssignment', 'getNumericAssignment', 'getJSONAssignment'], hosts: ['*.geteppo.com', '*.eppo.cloud'] },
];
