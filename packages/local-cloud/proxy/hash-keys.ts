import { place } from '../engines/engine.ts';
import { objectIn, objectsIn, parseObject, textIn } from '../engines/json-object.ts';
import type { JsonObject } from '../engines/json-object.ts';
import type { HashKeys } from './dynamodb-needs.ts';
import type { Forwarder } from './forward.ts';

/** The partition keys of tables and their indexes, asked of the engine once for each table. */
export function openHashKeys(
  endpoint: string,
  forwarder: Forwarder,
): { learn(tables: readonly string[]): Promise<void>; readonly of: HashKeys } {
  const known = new Map<string, string>();
  async function learn(table: string): Promise<void> {
    const answer = await forwarder.forward(endpoint, {
      method: 'POST',
      url: new URL('http://127.0.0.1/'),
      headers: {
        'x-amz-target': 'DynamoDB_20120810.DescribeTable',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${place.region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      bytes: Buffer.from(JSON.stringify({ TableName: table })),
    });
    const described = objectIn(parseObject(answer.body.toString('utf8')) ?? {}, 'Table');
    note(table, described);
    for (const index of objectsIn(described, 'GlobalSecondaryIndexes')) {
      note(`${table}/${textIn(index, 'IndexName') ?? ''}`, index);
    }
  }
  function note(name: string, described: JsonObject): void {
    const hash = objectsIn(described, 'KeySchema').find(({ KeyType: type }) => type === 'HASH');
    if (hash !== undefined) known.set(name, textIn(hash, 'AttributeName') ?? '');
  }
  return {
    async learn(tables) {
      await Promise.all(tables.filter((table) => !known.has(table)).map(learn));
    },
    of: (table, index) => known.get(index === undefined ? table : `${table}/${index}`),
  };
}
