import { beijingDate } from '@ducha/calendar';
import {
  announceSample,
  enterWinningNumbers,
  listPublicSamples,
  listSamples,
  readPublicSample,
  readSample,
  sampleListed,
  withdrawSample,
} from '@ducha/contracts';
import { isRejection, listPages, ref } from '@ducha/event-log';
import { anyone, route, type Person, type Route } from '@ducha/lambda';
import { samplesList } from '../projections.ts';
import { batchStream } from '../batches/batch-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { decideAnnounce, decideWithdraw, sampleIdOf } from './announcing.ts';
import { decideEnter } from './drawing.ts';
import { randomSample } from './random-sample.ts';
import { sampleStream } from './sample-fold.ts';
import type { Sample } from './sample-state.ts';
import { showPublicSample, showSample } from './show-sample.ts';

/** 抽查: announced by the office, drawn when two persons have entered the same winning numbers. */
export function sampleRoutes(service: ComplaintsService): readonly Route[] {
  return [
    route(announceSample, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { batch, ...announcement } = request.body;
      const done = await service.log.handle({
        command: request.command(actor),
        stream: ref(sampleStream, sampleIdOf(batch, announcement.edition)),
        companions: () => ({ batch: ref(batchStream, batch) }),
        decide: (sample, its) =>
          decideAnnounce(sample, its.batch, announcement, beijingDate(request.now)),
      });
      return isRejection(done) ? done : shown(done, request.person);
    }),

    route(withdrawSample, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { reason } = request.body;
      const done = await service.log.handle({
        command: request.command(actor),
        stream: ref(sampleStream, request.params.sample),
        ...(request.expected === undefined ? {} : { expected: request.expected }),
        decide: (sample) => decideWithdraw(sample, { reason, today: beijingDate(request.now) }),
      });
      return isRejection(done) ? done : shown(done, request.person);
    }),

    route(enterWinningNumbers, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const done = await service.log.handle({
        command: request.command(actor),
        stream: ref(sampleStream, request.params.sample),
        companions: ({ announced }) => ({ batch: ref(batchStream, announced?.batch ?? 'none') }),
        ...(request.expected === undefined ? {} : { expected: request.expected }),
        decide: (sample, { batch }) =>
          decideEnter(sample, batch, {
            ...request.body,
            by: actor.subject ?? '',
            today: beijingDate(request.now),
            draw: randomSample,
          }),
      });
      return isRejection(done) ? done : shown(done, request.person);
    }),

    route(listSamples, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const samples = await samplesOf(service, request.query.inspection);
      return { body: { samples, asOf: request.now } };
    }),

    route(readSample, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const loaded = await service.log.load(ref(sampleStream, request.params.sample));
      return loaded.state.announced === null
        ? { rejected: 'not-found' }
        : shown(loaded, request.person);
    }),
  ];

  async function shown(
    { state, version }: { readonly state: Sample; readonly version: number },
    person: Person | null,
  ) {
    return { body: await showSample(service, state, { version, person }), version };
  }
}

/** What anyone may read of samples: all that is needed to draw them again. */
export function publicSampleRoutes(service: ComplaintsService): readonly Route[] {
  return [
    route(listPublicSamples, async (request) => {
      const samples = await samplesOf(service, request.query.inspection);
      return {
        body: {
          samples: samples.map(({ state, ...announced }) => ({
            ...announced,
            drawn: state === 'drawn',
            withdrawn: state === 'withdrawn',
          })),
          asOf: request.now,
        },
      };
    }),

    route(readPublicSample, async ({ params }) => {
      const { state } = await service.log.load(ref(sampleStream, params.sample));
      if (state.announced === null) return { rejected: 'not-found' };
      const batch = await service.log.load(ref(batchStream, state.announced.batch));
      return { body: showPublicSample(state, batch.state) };
    }),
  ];
}

/** Every sample of an inspection, newest first. */
async function samplesOf({ client, table }: ComplaintsService, inspection: string) {
  const whole = {
    index: 'list1',
    lists: [samplesList(inspection)],
    limit: 100,
    backward: true,
  } as const;
  const samples = [];
  for await (const page of listPages(client, table, whole)) {
    samples.push(...page.map(({ data }) => sampleListed().parse(data)));
  }
  return samples;
}
