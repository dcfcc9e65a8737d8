import { rectificationPolicy, type RectificationPolicy } from '@ducha/policy';

/**
 * 验收单位: the district of a township, else the first of the policy, else the first of the standard one; never a
 * unit that does the work (domain, section 6). A policy that names one unit alone must not leave a complaint without
 * its task. Throws when nobody is left: the message waits until the policy names another.
 */
export function acceptingUnit(
  responsible: {
    readonly lead: string;
    readonly leadsParent: string | null;
    readonly assisting: readonly string[];
  },
  { acceptingUnits }: Pick<RectificationPolicy, 'acceptingUnits'>,
): string {
  const { lead, leadsParent, assisting } = responsible;
  const candidates = [
    ...(leadsParent === null ? [] : [leadsParent]),
    ...acceptingUnits,
    ...rectificationPolicy.entries.acceptingUnits.standard,
  ];
  const unit = candidates.find((code) => code !== lead && !assisting.includes(code));
  if (unit === undefined) throw new Error('the accepting policy has nobody for this task');
  return unit;
}
