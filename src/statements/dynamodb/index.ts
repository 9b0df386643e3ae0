export { readConditionExpression } from './condition.ts';
export type { DynamoCondition, DynamoConditions } from './condition.ts';
export { readProjectionExpression } from './projection.ts';
