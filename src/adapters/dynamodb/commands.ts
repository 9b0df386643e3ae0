import type { Operation } from '../../model/index.ts';

/** What one operation of DynamoDB does, and where its input and answer hold things. */
export interface Command {
  operation: Operation;
  /** `list`: a query or scan. `one`: a key names the item. `batch`: keys of one or more tables. `statement`: PartiQL. */
  shape: 'list' | 'one' | 'batch' | 'transaction' | 'statement';
}

const list: Command = { operation: 'read', shape: 'list' };
const one = (operation: Operation): Command => ({ operation, shape: 'one' });

/** Operations by the name that commands and methods share: `Scan` of `ScanCommand` and `scan()` (AWS SDK for JavaScript 2 and 3). */
export const OPERATIONS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['Scan', list],
  ['Query', list],
  ['Get', one('read')],
  ['GetItem', one('read')],
  ['Put', one('create')],
  ['PutItem', one('create')],
  ['Update', one('update')],
  ['UpdateItem', one('update')],
  ['Delete', one('delete')],
  ['DeleteItem', one('delete')],
  ['BatchGet', { operation: 'read', shape: 'batch' }],
  ['BatchGetItem', { operation: 'read', shape: 'batch' }],
  ['TransactGet', { operation: 'read', shape: 'transaction' }],
  ['TransactGetItems', { operation: 'read', shape: 'transaction' }],
  ['ExecuteStatement', { operation: 'read', shape: 'statement' }],
]);

/** The method of a client for an operation. */
export const methodName = (operation: string): string => operation.charAt(0).toLowerCase() + operation.slice(1);

/** Methods of the aggregated clients and of the older document client. */
export const METHODS: ReadonlyMap<string, string> = new Map([...OPERATIONS.keys()].map((name) => [methodName(name), name]));

/** Functions that read page after page. */
export const PAGINATORS: ReadonlyMap<string, string> = new Map([['paginateScan', 'Scan'], ['paginateQuery', 'Query']]);
