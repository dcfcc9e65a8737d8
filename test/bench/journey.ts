import { createHash } from 'node:crypto';
import {
  closeBatch,
  decideReply,
  finishTask,
  listComplaints,
  listTasks,
  lookAtComplaint,
  postProgress,
  readComplaint,
  readTask,
  registerComplaint,
  reply,
  requestEvidenceUpload,
  reviewReply,
  screenComplaint,
  signIn,
  submitComplaint,
  type Endpoint,
} from '@ducha/contracts';
import { beijingDate } from '@ducha/calendar';
import type { Caller } from '../caller.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { drawnText } from './drawn-text.ts';
import { districts, type StationedHouse } from './stationed-house.ts';

/** Characters of what a complainant writes, and of what an organisation replies. */
const problemLength = 200;
const replyLength = { findings: 400, handling: 300, goal: 100 };

/** How the complaints of a journey fare: every other one by telephone, every fourth staged. */
export interface Journey {
  readonly complaints: number;
  /** HTTP requests made. */
  readonly requests: number;
}

/**
 * Takes complaints from intake through a batch, replies and reviews to the tasks of the staged ones, each
 * step by HTTP as its own role. `afterEach` is awaited after each command that was accepted.
 */
export async function walkJourney(
  house: StationedHouse,
  complaints: number,
  afterEach: () => Promise<void>,
): Promise<Journey> {
  const walk = new Walk(house, afterEach);
  const others = new Set(await walk.received());
  walk.requests = 0;
  await walk.intake(complaints);
  const received = (await walk.received()).filter((complaint) => !others.has(complaint));
  await walk.screening(received);
  await walk.batch();
  for (const [index, complaint] of received.entries()) await walk.reply(complaint, index % 4 === 3);
  await house.cloud.settled();
  await walk.tasks();
  await house.cloud.settled();
  return { complaints, requests: walk.requests };
}

class Walk {
  requests = 0;
  readonly #house: StationedHouse;
  readonly #afterEach: () => Promise<void>;
  readonly #random = new SeededRandom(41);

  constructor(house: StationedHouse, afterEach: () => Promise<void>) {
    this.#house = house;
    this.#afterEach = afterEach;
  }

  async intake(complaints: number): Promise<void> {
    const { inspection } = this.#house;
    for (let index = 0; index < complaints; index += 1) {
      const body = {
        inspection,
        problem: drawnText(this.#random, problemLength),
        place: drawnText(this.#random, 20),
        district: this.#district(index),
        type: 'noise',
        contact: { name: '王某某', phone: '13900001111' },
      };
      if (index % 2 === 0) await this.#command(this.#citizen.ok(submitComplaint, { body }));
      else {
        const clerk = this.#as('office-clerk');
        await this.#command(clerk.ok(registerComplaint, { body: { ...body, channel: 'phone' } }));
      }
    }
    await this.#house.cloud.settled();
  }

  /** What waits for screening. */
  async received(): Promise<readonly string[]> {
    const { inspection } = this.#house;
    const query = { inspection, stage: 'received', limit: 200 } as const;
    const { body } = await this.#as('office-screener').ok(listComplaints, { query });
    return body.complaints.map(({ complaint }) => complaint);
  }

  /** Looks at each and accepts it. */
  async screening(ids: readonly string[]): Promise<void> {
    const screener = this.#as('office-screener');
    for (const [index, complaint] of ids.entries()) {
      const params = { complaint };
      const look = { params, body: { reason: '受理审查' } };
      await this.#command(screener.ok(lookAtComplaint, look));
      const { version } = await screener.ok(readComplaint, { params });
      const accept = {
        decision: 'accept' as const,
        mainType: 'noise',
        keyAttention: index % 5 === 0,
        organisations: [{ organisation: this.#district(index), role: 'lead' as const }],
        clearedText: drawnText(this.#random, problemLength),
      };
      await this.#command(screener.ok(screenComplaint, { params, version, body: accept }));
    }
    await this.#house.cloud.settled();
  }

  async batch(): Promise<void> {
    const { inspection, cloud } = this.#house;
    await this.#command(this.#as('office-clerk').ok(closeBatch, { body: { inspection } }));
    await cloud.settled();
  }

  /** Sign-in, reply, approval and review of one complaint. */
  async reply(complaint: string, staged: boolean): Promise<void> {
    const params = { complaint };
    const seen = await this.#as('office-screener').ok(readComplaint, { params });
    const organisation = seen.body.parts[0]?.organisation ?? districts[0];
    const liaison = this.#as(`organisation-liaison@${organisation}`);
    const signed = await this.#command(liaison.ok(signIn, { params, version: seen.version }));
    const texts = {
      findings: drawnText(this.#random, replyLength.findings),
      handling: drawnText(this.#random, replyLength.handling),
      goal: drawnText(this.#random, replyLength.goal),
    };
    const measures = drawnText(this.#random, 100);
    const replied = await this.#command(
      liaison.ok(reply, {
        params,
        version: signed.version,
        body: {
          kind: 'final',
          verdict: 'substantiated',
          result: staged ? 'staged' : 'closed',
          outcomes: noOutcomes,
          ...texts,
          ...(staged ? { plan: { measures, deadline: this.#day(20) } } : {}),
        },
      }),
    );
    const principal = this.#as(`organisation-principal@${organisation}`);
    const approved = await this.#command(
      principal.ok(decideReply, {
        params,
        version: replied.version,
        body: { decision: 'approve' },
      }),
    );
    await this.#command(
      this.#as('office-reviewer').ok(reviewReply, {
        params,
        version: approved.version,
        body: {
          decision: 'confirm',
          problem: drawnText(this.#random, problemLength),
          ...texts,
          ...(staged ? { measures } : {}),
        },
      }),
    );
  }

  /** One update on each task, then its end. */
  async tasks(): Promise<void> {
    for (const organisation of districts) {
      const liaison = this.#as(`organisation-liaison@${organisation}`);
      const { body } = await liaison.ok(listTasks);
      const open = body.tasks.filter(({ finishedOn }) => finishedOn === null);
      for (const { task } of open) {
        const params = { task };
        const seen = await liaison.ok(readTask, { params });
        const text = drawnText(this.#random, 200);
        const evidence = await this.#photograph(liaison, task);
        const update = {
          params,
          version: seen.version,
          body: { word: 'behind', text, evidence: [evidence] },
        };
        const updated = await this.#command(
          liaison.ok(postProgress, { ...update, body: { ...update.body, word: 'behind' } }),
        );
        const finish = { params, version: updated.version, body: { text } };
        await this.#command(liaison.ok(finishTask, finish));
      }
    }
  }

  /** Announces a photograph and puts it where it was told to. */
  async #photograph(liaison: Caller, task: string): Promise<string> {
    const { body } = await this.#command(
      liaison.ok(requestEvidenceUpload, {
        body: {
          task,
          sha256: createHash('sha256').update(photograph).digest('hex'),
          bytes: photograph.length,
          mediaType: 'image/jpeg',
          kind: 'after',
        },
      }),
    );
    const { url, headers, method } = body.upload;
    const { status } = await fetch(url, { method, headers, body: photograph });
    if (status !== 200) throw new Error(`a photograph was refused: ${status}`);
    return body.evidence;
  }

  async #command<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    await this.#afterEach();
    return answer;
  }

  #as(person: string): Caller {
    return this.#counting(this.#house.as(person));
  }

  get #citizen(): Caller {
    return this.#counting(this.#house.citizen);
  }

  #counting(caller: Caller): Caller {
    return {
      call: (endpoint, asked) => {
        this.requests += requestsOf(endpoint);
        return caller.call(endpoint, asked);
      },
      ok: (endpoint, asked) => {
        this.requests += requestsOf(endpoint);
        return caller.ok(endpoint, asked);
      },
    };
  }

  #district(index: number): string {
    return districts[index % districts.length] ?? districts[0];
  }

  #day(after: number): string {
    const now = this.#house.cloud.clock.now().getTime();
    return beijingDate(new Date(now + after * 24 * 3600 * 1000).toISOString());
  }
}

/** Where a proof of work is asked for, its challenge is fetched before. */
function requestsOf({ proof }: Endpoint): number {
  return proof === true ? 2 : 1;
}

/** The first bytes of a JPEG: the house looks no further. */
const photograph = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP', 'base64');

const noOutcomes = {
  orderedToRectify: 1,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};
