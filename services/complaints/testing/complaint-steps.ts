import { expect } from 'vitest';
import { nothingDone, people, type ComplaintsHouse } from './complaints-house.ts';

/** Who complains, where somebody says so. */
export const contact = { name: '张三丰', phone: '13811112222', address: '朝阳区建国路88号院3号楼' };
/** What the screener cleared for others. */
export const cleared = '举报人反映朝阳区某搅拌站夜间施工噪声扰民。';
/** A screening that accepts. */
export const accept = (more: object = {}) => ({
  decision: 'accept',
  mainType: 'noise',
  keyAttention: false,
  organisations: [{ organisation: '110105', role: 'lead' }],
  clearedText: cleared,
  ...more,
});
/** A reply that closes the case. */
export const finalReply = (more: object = {}) => ({
  kind: 'final',
  verdict: 'substantiated',
  result: 'closed',
  outcomes: { ...nothingDone, orderedToRectify: 1, fined: 1, fineYuan: 50_000 },
  findings: '经现场核查，该搅拌站夜间施工。',
  handling: '责令立即停止夜间施工，立案处罚5万元。',
  goal: '夜间不再施工',
  ...more,
});
/** A review that confirms a reply, with its texts for the public. */
export const clearedTexts = (more: object = {}) => ({
  decision: 'confirm',
  problem: '某搅拌站夜间施工噪声扰民。',
  findings: '经核查，反映的问题属实。',
  handling: '已责令停止夜间施工并立案处罚。',
  goal: '夜间不再施工',
  ...more,
});

/** What several tests have people do before the thing that they are about, in the house of the test. */
export function complaintSteps(house: () => ComplaintsHouse) {
  /** Hands in a complaint and gives its receipt and its id: the one that the list did not hold before. */
  async function submitted(inspection = house().inspection, body: object = {}) {
    const received = async (): Promise<string[]> => {
      await house().settle();
      const query = { inspection, stage: 'received', limit: '200' };
      const listed = await house().ask('GET /complaints', { as: people.clerk, query });
      return listed.body.complaints.map((row: { complaint: string }) => row.complaint);
    };
    const before = new Set(await received());
    const answer = await house().ask('POST /public/complaints', {
      body: { inspection, problem: '夜里很吵，睡不着。', ...body },
    });
    expect(answer.status).toBe(201);
    const complaint = (await received()).find((id) => !before.has(id)) ?? '';
    return { receipt: answer.body.receipt as string, complaint };
  }

  /** A command on a complaint at its present version. */
  async function command(path: string, as: object, body: unknown) {
    const [, , complaint] = path.split('/');
    const { headers } = await house().ask(`GET /complaints/${complaint}`, { as: people.clerk });
    const seen = Number(headers['etag']?.replaceAll('"', ''));
    return house().ask(`POST ${path}`, { as: as as never, body, seen });
  }

  async function done(path: string, as: object, body: unknown) {
    const answer = await command(path, as, body);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    return answer.body;
  }

  /** Complaints that were accepted in an inspection of their own. */
  async function accepted(count: number, more: (n: number) => object = () => ({})) {
    const inspection = await house().openInspection();
    const complaints: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const { complaint } = await submitted(inspection);
      await done(`/complaints/${complaint}/screening`, people.screener, accept(more(n)));
      await house().settle();
      complaints.push(complaint);
    }
    return { inspection, complaints };
  }

  async function closeBatch(inspection: string) {
    const answer = await house().ask('POST /batches', { as: people.clerk, body: { inspection } });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
    await house().settle();
    return answer.body.batch as string;
  }

  return { submitted, command, done, accepted, closeBatch };
}
