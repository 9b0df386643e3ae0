import adapter from '../../../src/adapters/dynamodb.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('dynamodb: bounds', () => {
  golden(adapter, catalog, {
    'bounds': [
      {
        title: 'of one answer',
        types: 'JavaScript: an object that gets members later',
        source: `import { ScanCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
export async function f(limit, params) {
  await client.send(new ScanCommand({ TableName: 'customer', Limit: 20 }));
  await client.send(new ScanCommand({ TableName: 'customer', Limit: Math.min(limit, 100) }));
  await client.send(new ScanCommand({ TableName: 'customer', Limit: 20, FilterExpression: 'active = :a' }));
  await client.send(new ScanCommand({ TableName: 'customer', ...(limit ? { Limit: limit } : {}) }));
  await client.send(new ScanCommand(params));
  const input = { TableName: 'customer' };
  if (limit) input.Limit = limit;
  await client.send(new ScanCommand(input));
}`,
        facts: [
          'import read many customer(*) 20, every row',
          'import read many customer(*) dynamic<=100, every row',
          'import read many customer(*) 20, [active eq]',
          'import read many customer(*) meaningless: `Limit` is only set on some paths, every row',
          'import read many <the input is built elsewhere>(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
          'import read many customer(*) meaningless: `Limit` is only set on some paths, every row',
        ],
        bound: "  await client.send(new ScanCommand({ TableName: 'customer', Limit: 50 }));",
      },
      {
        title: 'a loop at `LastEvaluatedKey` reads everything',
        source: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';
export async function all() {
  const rows = []; let key;
  do {
    const page = await client.send(new ScanCommand({ TableName: 'customer', Limit: 100, ExclusiveStartKey: key }));
    rows.push(...page.Items);
    key = page.LastEvaluatedKey;
  } while (key);
  return rows;
}`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
        bound: null,
      },
      {
        title: 'a loop over changed input, a function that calls itself',
        types: 'JavaScript: an object that gets members later',
        source: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';
export async function all() {
  const params = { TableName: 'customer', Limit: 100 }; let page;
  do { page = await client.send(new ScanCommand(params)); params.ExclusiveStartKey = page.LastEvaluatedKey; } while (page.LastEvaluatedKey);
}
async function pages(key) { const page = await client.send(new ScanCommand({ TableName: 'customer', Limit: 5, ExclusiveStartKey: key })); return page.LastEvaluatedKey ? [...page.Items, ...(await pages(page.LastEvaluatedKey))] : page.Items; }`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
      },
      {
        title: 'a loop that counts stops',
        source: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';
export async function some(limit) {
  const rows = []; let key;
  while (rows.length < limit) { const page = await client.send(new ScanCommand({ TableName: 'customer', Limit: 25, ExclusiveStartKey: key })); rows.push(...page.Items); key = page.LastEvaluatedKey; if (!key) break; }
}`,
        facts: [
          'import read many customer(*) 25, every row',
        ],
      },
      {
        title: 'version 2 hands its callback over again',
        types: 'JavaScript: an object that gets members later',
        source: `const AWS = require('aws-sdk');
const client = new AWS.DynamoDB.DocumentClient();
const params = { TableName: 'customer', Limit: 50 };
function onScan(error, data) { if (data.LastEvaluatedKey) { params.ExclusiveStartKey = data.LastEvaluatedKey; client.scan(params, onScan); } }`,
        facts: [
          'import read many customer(*) meaningless: a loop reads page after page, every row',
        ],
      },
      {
        title: 'paginators',
        source: `import { paginateScan, paginateQuery } from '@aws-sdk/lib-dynamodb';
for await (const page of paginateScan({ client, pageSize: 25 }, { TableName: 'customer' })) rows.push(...page.Items);
for await (const page of paginateScan({ client }, { TableName: 'customer', Limit: 25 })) rows.push(...page.Items);
for await (const page of paginateQuery({ client }, { TableName: 'customer', KeyConditionExpression: 'id = :id' })) { rows.push(...page.Items); if (rows.length > 10) break; }`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many customer(*) meaningless: a loop reads page after page, every row',
          'import read many customer(*) ? the loop over pages can stop early, [id eq]',
        ],
      },
    ],
    'edits': [
      {
        title: 'where a projection stands it stays',
        source: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';
await client.send(new ScanCommand({
  TableName: 'customer',
  ExpressionAttributeNames: { '#e': 'email' },
}));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: '  Limit: 50,',
        project: null,
      },
      {
        title: 'input from elsewhere stays',
        source: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';
const input = { TableName: 'customer' };
await client.send(new ScanCommand(input));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: null,
        project: null,
      },
    ],
  });
});
