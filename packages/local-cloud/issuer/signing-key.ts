import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JWK } from 'jose';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** The issuer's RSA key with its private part: the one kept in the file, or a new one that is kept from now on. */
export async function signingKey(file: string): Promise<JWK> {
  if (existsSync(file)) {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- this file's own writing, read back
    const kept: JWK = JSON.parse(readFileSync(file, 'utf8'));
    return kept;
  }
  const pair = await generateKeyPair('RS256', { extractable: true });
  const key = await exportJWK(pair.privateKey);
  const made: JWK = { ...key, alg: 'RS256', use: 'sig', kid: await calculateJwkThumbprint(key) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
