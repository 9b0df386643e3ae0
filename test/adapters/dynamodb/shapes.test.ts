import adapter from '../../../src/adapters/dynamodb.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('dynamodb: shapes', () => {
  golden(adapter, catalog, {
    'filters': [
      {
        title: 'key conditions and filters',
        source: `import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
await client.send(new QueryCommand({ TableName: 'customer', KeyConditionExpression: '#t = :t AND begins_with(sk, :p)', FilterExpression: '(#s IN (:a, :b) OR attribute_not_exists(x)) AND age BETWEEN :l AND :h AND address.city = :c', ExpressionAttributeNames: { '#t': 'tenantId', '#s': 'status' }, ExpressionAttributeValues: { ':t': tenantId, ':p': 'CUSTOMER#', ':c': city } }));
await client.send(new ScanCommand({ TableName: 'customer', FilterExpression: filter }));
await client.send(new ScanCommand({ TableName: 'customer', FilterExpression: email ? 'email = :e' : undefined, ExpressionAttributeValues: { ':e': email } }));
await client.send(new ScanCommand({ TableName: 'customer', ...(email && { FilterExpression: 'email = :e', ExpressionAttributeValues: { ':e': email } }) }));`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId, sk other, OR other, age other, address.city eq city]',
          'import read many customer(*) none, ? conditions are built elsewhere',
          'import read many customer(*) none, [email? eq email]',
          'import read many customer(*) none, [email? eq email]',
        ],
      },
    ],
    'fields': [
      {
        title: 'projections and counts',
        source: `import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
await client.send(new ScanCommand({ TableName: 'customer', ProjectionExpression: 'id, #e, address.city', ExpressionAttributeNames: { '#e': 'email' } }));
await client.send(new ScanCommand({ TableName: 'customer', AttributesToGet: ['id', 'email'] }));
await client.send(new ScanCommand({ TableName: 'customer', ProjectionExpression: fields.join(',') }));
await client.send(new ScanCommand({ TableName: 'customer', ProjectionExpression: 'id, #x' }));
await client.send(new ScanCommand({ TableName: 'customer', Select: 'COUNT' }));
await client.send(new ScanCommand({ TableName: 'customer', Select: Select.COUNT }));
await client.send(new QueryCommand({ TableName: 'customer', IndexName: 'byMail', Select: 'ALL_PROJECTED_ATTRIBUTES' }));`,
        facts: [
          'import read many customer(id+email+address.city) none, every row',
          'import read many customer(id+email) none, every row',
          'import read many customer(? a part of the fields is chosen at run time) none, every row',
          'import read many customer(? a part of the fields is chosen at run time) none, every row',
          'import count one customer() default 1, every row',
          'import count one customer() default 1, every row',
          'import read many customer(? the index says which fields it holds) none, every row',
        ],
      },
    ],
    'keys': [
      {
        title: 'one item',
        source: `import { GetCommand } from '@aws-sdk/lib-dynamodb';
const { Item } = await client.send(new GetCommand({ TableName: 'customer', Key: { tenantId, id }, ProjectionExpression: 'email' }));
show(Item.email);`,
        facts: [
          'import read one customer(email) default 1, one of [tenantId eq tenantId, id eq id]',
        ],
        result: 'Item: email',
      },
      {
        title: 'items of the low-level client',
        source: `import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
await client.send(new GetItemCommand({ TableName: 'customer', Key: { id: { S: id } } }));
await client.send(new GetItemCommand({ TableName: 'customer', Key: marshall({ id }) }));
await client.send(new GetItemCommand({ TableName: 'customer', Key: keyOf(id) }));`,
        facts: [
          'import read one customer(*) default 1, one of [id eq id]',
          'import read one customer(*) default 1, one of [id eq id]',
          'import read one customer(*) default 1, one of [id eq …]',
        ],
      },
      {
        title: 'batches and transactions',
        source: `import { BatchGetCommand, TransactGetCommand } from '@aws-sdk/lib-dynamodb';
await client.send(new BatchGetCommand({ RequestItems: { customer: { Keys: [{ id: 1 }, { id: 2 }], ProjectionExpression: 'email' }, [ORDER_TABLE]: { Keys: keys } } }));
await client.send(new BatchGetCommand({ RequestItems: requests }));
await client.send(new TransactGetCommand({ TransactItems: [{ Get: { TableName: 'customer', Key: { id } } }, { Get: { TableName: 'order', Key: { id } } }] }));`,
        facts: [
          'import read many customer(email) default 2, [id in …] + read many ORDER(*) default 100, [id in …]',
          'import read many <the input is built elsewhere>(? the input is built elsewhere) default 100, ? the input is built elsewhere',
          'import read one customer(*) default 1, one of [id eq id] + read one order(*) default 1, one of [id eq id]',
        ],
      },
    ],
    'writes': [
      {
        title: 'answer no items',
        source: `import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
await client.send(new PutCommand({ TableName: 'customer', Item: customer }));
await client.send(new UpdateCommand({ TableName: 'customer', Key: { id }, UpdateExpression: 'SET email = :e' }));
await client.send(new DeleteCommand({ TableName: 'customer', Key: { id } }));`,
        facts: [
          'import create one customer() default 0, every row',
          'import update one customer() default 0, one of [id eq id]',
          'import delete one customer() default 0, one of [id eq id]',
        ],
      },
    ],
    'statements': [
      {
        title: 'PartiQL',
        source: [
          "import { ExecuteStatementCommand } from '@aws-sdk/lib-dynamodb';",
          'await client.send(new ExecuteStatementCommand({ Statement: \'SELECT id, email FROM "customer" WHERE tenantId = ?\', Parameters: [tenantId], Limit: 10 }));',
          "await client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM customer' }));",
          'await client.send(new ExecuteStatementCommand({ Statement: statement }));',
          'await client.send(new ExecuteStatementCommand({ Statement: `UPDATE "customer" SET email = ? WHERE id = ?` }));',
        ].join('\n'),
        facts: [
          'import read many customer(id+email) 10, [tenantId eq]',
          'import read many customer(*) none, every row',
          'import raw many <the input is built elsewhere>(? the input is built elsewhere) ? the statement is built elsewhere, ? the input is built elsewhere',
          'import update many customer() default 0, [id eq]',
        ],
      },
    ],
  });
});
