import { createHash } from 'node:crypto';
import { newId, newTrace, type Command } from '@ducha/event-log';

/**
 * A command of an operator, in the name of the person who answers for it.
 * @param who the person's subject at the issuer
 * @param said what they said, from which its fingerprint is made
 */
export function operatorCommand(who: string, said: string): Command {
  return {
    id: newId(),
    actor: { role: 'operator', organisation: null, subject: who },
    fingerprint: createHash('sha256').update(said).digest('hex'),
    at: new Date().toISOString(),
    trace: newTrace(),
  };
}
