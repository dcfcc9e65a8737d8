import { DatabaseSync } from 'node:sqlite';
import type { BuildAppOptions } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;
/** fauxqs's queues in memory. */
export type SqsStore = Stores['sqsStore'];
/** fauxqs's SQLite file, `fauxqs.db` in its folder. */
export type Persistence = NonNullable<SqsStore['persistence']>;

/** The classes from which fauxqs's own start is made. */
export interface FauxqsParts {
  readonly SqsStore: new () => SqsStore;
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (folder: string) => Persistence;
  /** Finds what no message body may hold. */
  readonly INVALID_MESSAGE_BODY_CHAR: RegExp;
}

/**
 * Loads the parts. fauxqs exports its whole only; the parts are the files beside it, in the version that
 * the lock file pins. Throws when they are not there.
 */
export async function fauxqsParts(): Promise<FauxqsParts> {
  const part = (file: string): Promise<unknown> =>
    import(new URL(file, import.meta.resolve('fauxqs')).href);
  const [sqs, rules, sns, s3, persistence] = await Promise.all([
    part('./sqs/sqsStore.js'),
    part('./sqs/sqsTypes.js'),
    part('./sns/snsStore.js'),
    part('./s3/s3Store.js'),
    part('./persistence.js'),
  ]);
  const parts: unknown = Object.assign({}, sqs, rules, sns, s3, persistence);
  if (!holdsParts(parts))
    throw new Error('fauxqs is not the version that the local cloud was made for.');
  return parts;
}

/**
 * Lets commits go to the disk when the system finds it best. They survive the end of the process, however it
 * ends, for they are in the system's hands; only a power cut may take the last of them.
 */
export function commitWithoutSync(kept: Persistence): void {
  const database: unknown = Reflect.get(kept, 'db');
  if (!(database instanceof DatabaseSync))
    throw new Error('fauxqs is not the version that the local cloud was made for.');
  database.exec('PRAGMA synchronous = NORMAL');
}

function holdsParts(value: unknown): value is FauxqsParts {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['SqsStore', 'SnsStore', 'S3Store', 'PersistenceManager'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    ) &&
    Reflect.get(value, 'INVALID_MESSAGE_BODY_CHAR') instanceof RegExp
  );
}
