export { requiredScope, type RequiredScope } from './required.ts';
export { carriesScope } from './carried.ts';
export { isTenantBound } from './bound-client.ts';
export { type CheckKinds, isCheckedBeside } from './checked.ts';
export { isDueWork, isForAllTenants } from './for-all.ts';
export { isOfKnownRecord, isOwnAccount } from './known-record.ts';
export { isByGivenKey } from './key-origin.ts';
export { scopeValue } from './value.ts';
export { scopeEvidence, scopeWho } from './texts.ts';
