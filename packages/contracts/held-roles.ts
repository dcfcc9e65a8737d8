import { organisationCodeForm } from './organisation-code-form.ts';
import type { Fault } from './problem.ts';
import { playedAt, roles as everyRole, type Role } from './roles.ts';

/** What a token says of the roles of its bearer. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  /** The code of the organisation at which the roles of organisations are held; null without such a role. */
  readonly organisation: string | null;
}

/**
 * Reads the claim `roles`: a list of `role@place`, as JSON has it or as API Gateway writes it (`[a b]`).
 * The place is `office`, `team`, or the code of an organisation, as the role asks for (`playedAt`). Nothing
 * else of a token says where anybody belongs. Gives every fault: a role that is not known or comes without
 * its place, a place where it is not played, roles at two organisations.
 */
export function heldRoles(claim: unknown): HeldRoles | { readonly faults: Fault[] } {
  const entries = entriesOf(claim);
  if (entries === undefined) return { faults: [fault('roles', 'not-a-list', 'Must be a list')] };
  const read = entries.map((entry, index) => heldRole(entry, `roles/${index}`));
  const faults = read.flatMap((one) => ('code' in one ? [one] : []));
  const held = read.flatMap((one) => ('role' in one ? [one] : []));
  const organisations = new Set(held.flatMap(({ organisation }) => organisation ?? []));
  if (organisations.size > 1) {
    const detail = 'Holds roles at two organisations: one token speaks for one';
    faults.push(fault('roles', 'two-organisations', detail));
  }
  if (faults.length > 0) return { faults };
  const [organisation = null] = organisations;
  return { roles: [...new Set(held.map(({ role }) => role))], organisation };
}

/** No claim is no role; `undefined` for what is no list. */
function entriesOf(claim: unknown): readonly unknown[] | undefined {
  if (claim === undefined || claim === null) return [];
  if (Array.isArray(claim)) return claim.map((entry: unknown) => entry);
  if (typeof claim !== 'string') return undefined;
  return claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
}

function heldRole(
  entry: unknown,
  at: string,
): { readonly role: Role; readonly organisation: string | null } | Fault {
  const [, name, place] = (typeof entry === 'string' && /^([^@]*)(?:@(.*))?$/.exec(entry)) || [];
  const role = everyRole.find((one) => one === name);
  const kind = role === undefined ? null : playedAt[role];
  if (role === undefined || kind === null) {
    return fault(at, 'unknown-role', 'No role of this house is called that');
  }
  if (place === undefined) {
    return fault(at, 'place-missing', `${role} is held somewhere: ${role}@${placeWord(kind)}`);
  }
  const fits =
    kind === 'organisation'
      ? !houses.has(place) && organisationCodeForm.test(place)
      : place === kind;
  if (!fits) return fault(at, 'wrong-place', `${role} is held at ${placeWord(kind)} alone`);
  return { role, organisation: kind === 'organisation' ? place : null };
}

/** Places that are no organisation. */
const houses: ReadonlySet<string> = new Set(['office', 'team']);

function placeWord(kind: 'office' | 'team' | 'organisation'): string {
  return kind === 'organisation' ? '(code of an organisation)' : kind;
}

function fault(at: string, code: string, detail: string): Fault {
  return { pointer: `claim/${at}`, code, detail };
}
