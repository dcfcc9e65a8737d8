import type { RectificationPolicy } from '@ducha/policy';

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
  { acceptingUnits }: Pick<RectificationPolicy, 'acceptingUnits'>,
): string {
  const { lead, leadsParent, assisting } = responsible;
  const candidates = [...(leadsParent === null ? [] : [leadsParent]), ...acceptingUnits];
  const unit = candidates.find((code) => code !== lead && !assisting.includes(code));
  if (unit === undefined) throw new Error('the accepting policy has nobody for this task');
  return unit;
}
