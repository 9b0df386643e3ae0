import type { ClientSources } from '../contract.ts';

const scan = (input: string): string => `client.send(new ScanCommand({ TableName: 'customer', ${input} }));`;

export default {
  before: "import { ExecuteStatementCommand, GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';\n",
  sources: {
    unbounded: scan(''),
    literal: scan('Limit: 20'),
    dynamic: `export const f = (n: number) => ${scan('Limit: n')}`,
    clamped: `export const f = (n: number) => ${scan('Limit: Math.min(n, 100)')}`,
    meaningless: `export const f = (n: number) => ${scan('...(n ? { Limit: n } : {})')}`,
    elsewhere: 'export const f = (input: any) => client.send(new ScanCommand(input));',
    all: scan(''),
    some: scan("ProjectionExpression: 'id, #e', ExpressionAttributeNames: { '#e': 'email' }"),
    except: { not: 'DynamoDB has no such projection' },
    everyRow: scan('Limit: 5'),
    byKey: "client.send(new GetCommand({ TableName: 'customer', Key: { id } }));",
    byIds: scan("FilterExpression: 'id IN (:a, :b)'"),
    byScope: "client.send(new QueryCommand({ TableName: 'customer', KeyConditionExpression: 'tenantId = :t', ExpressionAttributeValues: { ':t': tenantId } }));",
    mayFallAway: scan("FilterExpression: email ? 'email = :e' : undefined, ExpressionAttributeValues: { ':e': email }"),
    oneRow: "client.send(new GetCommand({ TableName: 'customer', Key: { id } }));",
    count: scan("Select: 'COUNT'"),
    raw: "client.send(new ExecuteStatementCommand({ Statement: 'SELECT id FROM customer' }));",
    related: { not: 'DynamoDB reads one table at a time' },
    used: `const { Items: rows } = await ${scan('')}\nfor (const row of rows) mail(row.email);`,
  },
  halfTyped: ['client.send(', 'client.send()', 'client.send(new ScanCommand())', 'client.send(new ScanCommand({ TableName: }))', 'client.send(new ScanCommand({ TableName: 1, FilterExpression: null, ProjectionExpression: [] }))', "client.send(new QueryCommand({ KeyConditionExpression: '(((' }))", "client.send(new ExecuteStatementCommand({ Statement: 'SELECT' }))", 'client.send(new GetCommand({ Key }))'],
} satisfies ClientSources;
