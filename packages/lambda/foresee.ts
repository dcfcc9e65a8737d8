import type * as z from 'zod/mini';
import { actRefusal, policy, type ActDecision, type Relation, type Right } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { actorFor, type Person } from './request.ts';

/** What a well-formed command would come to: as its decider decided, for each decision that it leaves open. */
export type Tried = readonly (readonly [decision: ActDecision | null, outcome: unknown])[];

type Refusal = z.infer<typeof actRefusal>;

/** What a person may do, or why not; the shape of `actsShown`. */
export type Foreseen<Act extends string> =
  | {
      readonly act: Act;
      readonly allowed: true;
      readonly due: string | null;
      readonly unpublished: number[];
      readonly except: { decision: ActDecision; why: Refusal }[];
    }
  | { readonly act: Act; readonly allowed: false; readonly why: Refusal };

/** By when an act is to be done, and the years of which nothing was known when that was counted. */
export interface ActDate {
  readonly due: string;
  readonly unpublished: readonly number[];
}

/** Who would do it: the person, and the organisation that they belong to in whatever role they act. */
export interface WhoActs {
  readonly organisation: string;
  readonly subject: string;
}

/**
 * Foresees one act (named like its endpoint): the policy table says whether the person may at all, the
 * act's own decider whether the thing stands so that it can be done. Nothing is written. Throws for a
 * rejection that `actRefusal` does not name.
 */
export function foresee<Act extends string>(
  act: Act,
  who: { readonly person: Person | null; readonly relations: ReadonlySet<Relation> },
  rule: {
    readonly attempt: (acting: WhoActs) => Tried;
    readonly due: (acting: WhoActs) => ActDate | null;
  },
): Foreseen<Act> {
  const rights = rightsFor(act, who.person);
  if (rights.length === 0) return { act, allowed: false, why: 'role' };
  const actor = actorFor(who.person, rights, who.relations);
  if (isRejection(actor)) {
    // A right that asks for nothing was lost by recusal alone.
    const recused = rights.some(({ relation }) => relation === 'any');
    return { act, allowed: false, why: recused ? 'own-case' : 'not-assigned' };
  }
  const acting = { organisation: who.person?.organisation ?? '', subject: actor.subject ?? '' };
  const tried = rule.attempt(acting);
  const refused = tried.flatMap(([decision, outcome]) =>
    isRejection(outcome) ? [{ decision, why: actRefusal.parse(outcome.rejected) }] : [],
  );
  const [first] = refused;
  if (first !== undefined && refused.length === tried.length) {
    return { act, allowed: false, why: first.why };
  }
  const except = refused.flatMap(({ decision, why }) =>
    decision === null ? [] : [{ decision, why }],
  );
  const date = rule.due(acting);
  return {
    act,
    allowed: true,
    due: date?.due ?? null,
    unpublished: [...(date?.unpublished ?? [])],
    except,
  };
}

/** The rights that the policy table gives a person at an endpoint. */
export function rightsFor(endpoint: string, person: Person | null): readonly Right[] {
  return (policy[endpoint] ?? []).filter(({ role }) => person?.roles.includes(role) === true);
}
