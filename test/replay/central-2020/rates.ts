import type { Step } from '../../demo/month/steps.ts';
import type { Central } from './plan-central.ts';
import type { Rechecked } from './samples.ts';

/** How often something happened that was not published. */
export interface PlayedRate {
  readonly name: string;
  readonly count: number;
  /** Of how many. */
  readonly of: number;
}

/**
 * Counts what was played beside the published figures. Every act of a plan was answered by the house when it was
 * played, as the first that is refused ends the play.
 */
export function playedRates({ complaints }: Pick<Central, 'complaints'>): PlayedRate[] {
  const having = (wanted: (step: Step) => boolean) =>
    complaints.filter(({ steps }) => steps.some(wanted)).length;
  const did = (act: Step['do']) => having((step) => step.do === act);
  const received = complaints.length;
  const handedOver = did('accept');
  const of = (base: number) => (name: string, count: number) => ({ name, count, of: base });
  const ofReceived = of(received);
  const ofHandedOver = of(handedOver);
  return [
    ofReceived('无效或合并 invalid or merged', received - handedOver),
    ofReceived('不予受理 declined', did('decline')),
    ofReceived('合并 merged', did('merge')),
    ofReceived('撤回 withdrawn', did('withdraw')),
    ofReceived('补充材料 asked for more', did('ask')),
    ofHandedOver('更正 corrected after acceptance', did('correct')),
    ofHandedOver('改派 given to another by the office', did('reassign')),
    ofHandedOver('退件 refused', did('refuse')),
    ofHandedOver('退件获准 refusals granted', did('grant-refusal')),
    ofHandedOver('延期申请 extensions asked for', did('ask-extension')),
    ofHandedOver('延期获准 extensions granted', did('grant-extension')),
    ofHandedOver('审批退回 returned by the principal', did('send-back')),
    ofHandedOver('审核退回 returned by the office', did('return')),
    ofHandedOver(
      '评价满意 complainants satisfied',
      having((step) => step.do === 'tell-satisfaction' && step.satisfied),
    ),
    ofHandedOver(
      '评价不满意 complainants not satisfied',
      having((step) => step.do === 'tell-satisfaction' && !step.satisfied),
    ),
    ofHandedOver('申请重新办理 reopenings asked for', did('ask-reopening')),
    ofHandedOver('重新办理 reopened', did('grant-reopening')),
    ofHandedOver(
      '先报进展 interim reply first',
      having((step) => step.do === 'reply' && step.answer.result === 'open'),
    ),
    ofHandedOver(
      '阶段性办结 staged at least once',
      having((step) => step.do === 'reply' && step.answer.result === 'staged'),
    ),
  ];
}

/** What was re-checked on site, as the house drew it. */
export function recheckRates(
  { complaints }: Pick<Central, 'complaints'>,
  { rechecked, differing }: Rechecked,
): PlayedRate[] {
  const handedOver = complaints.filter(({ steps }) => steps.some((step) => step.do === 'accept'));
  return [
    { name: '现场核查 re-checked on site', count: rechecked, of: handedOver.length },
    { name: '核查不符 found otherwise', count: differing, of: rechecked },
  ];
}

/** One line of them. */
export function printedRate({ name, count, of }: PlayedRate): string {
  return `${name}: ${count} of ${of} (${of === 0 ? 0 : ((100 * count) / of).toFixed(1)} %)`;
}
