/** Who accepts a task that is not accepted in its own house [policy], in this order. */
const acceptingPolicy: readonly string[] = [
  // 市生态环境局, and for its own tasks the office of the working group 督察工作小组办公室.
  'sthjj',
  'dcb',
];

/**
 * 验收单位: the district of a township, else the first of the policy; never a unit that does the work
 * (domain, section 6). Throws when the policy has nobody left.
 */
export function acceptingUnit(
  responsible: {
    readonly lead: string;
    readonly leadsParent: string | null;
    readonly assisting: readonly string[];
  },
  policy: readonly string[] = acceptingPolicy,
): string {
  const { lead, leadsParent, assisting } = responsible;
  const candidates = [...(leadsParent === null ? [] : [leadsParent]), ...policy];
  const unit = candidates.find((code) => code !== lead && !assisting.includes(code));
  if (unit === undefined) throw new Error('the accepting policy has nobody for this task');
  return unit;
}
