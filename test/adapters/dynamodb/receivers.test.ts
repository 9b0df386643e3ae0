import adapter from '../../../src/adapters/dynamodb.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('dynamodb: receivers', () => {
  golden(adapter, catalog, {
    'receivers': [
      {
        title: 'commands of the document library',
        source: `import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(base);
const { Items } = await client.send(new ScanCommand({ TableName: 'customer' }));
for (const row of Items) mail(row.email);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'Items,row: email',
        bound: "const { Items } = await client.send(new ScanCommand({ TableName: 'customer', Limit: 50 }));",
        project: "const { Items } = await client.send(new ScanCommand({ TableName: 'customer', ProjectionExpression: '#id, #email', ExpressionAttributeNames: { '#id': 'id', '#email': 'email' } }));",
      },
      {
        title: 'commands of the low-level client',
        source: `import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
const client = new DynamoDBClient({});
const result = await client.send(new QueryCommand({ TableName: 'customer', KeyConditionExpression: 'tenantId = :t', ExpressionAttributeValues: { ':t': { S: tenantId } } }));
export const rows = (result.Items ?? []).map((item) => unmarshall(item));`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId]',
        ],
        result: 'item: argument',
      },
      {
        title: 'required, with the command in a variable',
        source: `const { DynamoDBDocumentClient, ScanCommand } = require('@aws-sdk/lib-dynamodb');
exports.handler = async () => { const input = { TableName: 'customer', Limit: 10 }; const command = new ScanCommand(input); const response = await docClient.send(command); return response.Items; };`,
        facts: [
          'import read many customer(*) 10, every row',
        ],
        result: 'return',
      },
      {
        title: 'a namespace import',
        source: `import * as ddb from '@aws-sdk/lib-dynamodb';
await client.send(new ddb.ScanCommand({ TableName: 'customer' }));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'the document client of version 2',
        source: `const AWS = require('aws-sdk');
const client = new AWS.DynamoDB.DocumentClient();
exports.list = async () => { const data = await client.scan({ TableName: 'customer' }).promise(); return data.Items.map((row) => row.email); };`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'row: email',
      },
      {
        title: 'version 2 with a callback',
        source: `import { DocumentClient } from 'aws-sdk/clients/dynamodb';
const client = new DocumentClient();
client.query({ TableName: 'customer', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': id } }, (error, data) => { data.Items.forEach((row) => mail(row.phone)); });`,
        facts: [
          'import read many customer(*) none, [id eq id]',
        ],
        result: 'row: phone',
      },
      {
        title: 'the aggregated client',
        source: `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
const client = DynamoDBDocument.from(new DynamoDB());
await client.scan({ TableName: 'customer' });`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a client of the project, by the input that only DynamoDB takes',
        source: `import dynamo from './services/dynamo';
await dynamo.scan({ TableName: 'customer' });
await dynamo.get({ TableName: 'customer', Key: { id } });`,
        facts: [
          'convention read many customer(*) none, every row',
          'convention read one customer(*) default 1, one of [id eq id]',
        ],
      },
    ],
    'what is not its own': [
      {
        title: 'scans, queries and sends of others',
        source: `import { S3Client, ListObjectsCommand } from '@aws-sdk/client-s3';
import { ScanCommand } from './commands';
await s3.send(new ListObjectsCommand({ Bucket: 'customer' }));
await bus.send(new ScanCommand({ TableName: 'customer' }));
redis.scan(0); pool.query('SELECT 1'); map.get('customer'); map.delete(id); cache.put('customer', x); res.send(customer); axios.get('/customer'); repo.update({ id }, { email });`,
        facts: [],
      },
    ],
    'tables': [
      {
        title: 'settings and prefixes',
        source: [
          "import { ScanCommand } from '@aws-sdk/lib-dynamodb';",
          'await client.send(new ScanCommand({ TableName: process.env.CUSTOMERS_TABLE }));',
          'await client.send(new ScanCommand({ TableName: process.env.DYNAMODB_CUSTOMER_TABLE_NAME! }));',
          'await client.send(new ScanCommand({ TableName: `${stage}-customer` }));',
          "await client.send(new ScanCommand({ TableName: process.env.TABLE ?? 'customer' }));",
          'await client.send(new ScanCommand({ TableName: customerTableName }));',
          'await client.send(new ScanCommand({ TableName: process.env.TABLE_NAME }));',
          "export class Repo { private readonly table = process.env.CUSTOMER_TABLE ?? 'customer'; list() { return client.send(new ScanCommand({ TableName: this.table })); } }",
        ].join('\n'),
        facts: [
          'import read many CUSTOMERS(*) none, every row',
          'import read many CUSTOMER(*) none, every row',
          'import read many customer(*) none, every row',
          'import read many customer(*) none, every row',
          'import read many customer(*) none, every row',
          'import read many <the table is chosen at run time>(*) none, every row',
          'import read many customer(*) none, every row',
        ],
      },
    ],
  });
});
