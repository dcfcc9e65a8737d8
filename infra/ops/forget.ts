import { subject } from '@ducha/contracts';
import { EventLog, isRejection } from '@ducha/event-log';
import { kmsDataKeys, Notes } from '@ducha/notes';
import {
  decideForgetPhrases,
  notesErasedBy as ofPhrases,
} from '../../services/complaints/kept-phrases/keeping.ts';
import { phrasesOf } from '../../services/complaints/kept-phrases/phrases-of.ts';
import {
  decideForgetViews,
  notesErasedBy as ofViews,
} from '../../services/complaints/kept-views/keeping.ts';
import { viewsOf } from '../../services/complaints/kept-views/views-of.ts';
import { OpsError, type Deployment } from './deployment.ts';
import { operatorCommand } from './operator-command.ts';
import type { Report } from './report.ts';

/**
 * `forget ACCOUNT WHO`: erases what an account kept for itself alone, its views of ledgers and its phrases 常用语, once it
 * has ended at the issuer, which tells the house nothing of that. `WHO` is the subject of the person who answers for it.
 * Once more, it changes nothing.
 */
export async function forget(deployment: Deployment, words: string[]): Promise<Report> {
  const [account, who] = words;
  if (account === undefined || who === undefined || words.length > 2) {
    throw new OpsError('forget <subject of the account> <subject of who answers for it>');
  }
  if (![account, who].every((one) => subject.safeParse(one).success)) {
    throw new OpsError('the subject is what the issuer calls the person: letters, digits, - and _');
  }
  const { dynamodb: client, dataKey } = deployment;
  const log = new EventLog({ client, table: deployment.logTable('complaints') });
  const table = deployment.sealedTable('complaints');
  const notes = new Notes({ client, table, keys: kmsDataKeys({ keyId: dataKey, table }) });
  const at = new Date().toISOString();
  const done = await Promise.all([
    log.handle({
      command: operatorCommand(who, account),
      stream: viewsOf(account),
      writes: (events) => notes.erasures(ofViews(events), at),
      decide: decideForgetViews,
    }),
    log.handle({
      command: operatorCommand(who, account),
      stream: phrasesOf(account),
      writes: (events) => notes.erasures(ofPhrases(events), at),
      decide: decideForgetPhrases,
    }),
  ]);
  const [views = 0, phrases = 0] = done.map((one) => (isRejection(one) ? 0 : one.events.length));
  return {
    ok: !done.some((one) => isRejection(one)),
    facts: { views, phrases },
    lines: [`${views} views and ${phrases} phrases were erased`],
  };
}
