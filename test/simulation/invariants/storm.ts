import type { Invariant } from './invariant.ts';

/** How often one invocation may send one request to one engine in a row: more than any of the house’s tries. */
const mostInARow = 30;

/** Calls of a quiet history, and for each commit and each answer: several times what they come to without storms. */
const calls = { always: 5_000, each: 25 };

/** Whoever is refused tries again, less and less often, and gives up: what is overloaded is not to be trampled. */
export const stormInvariants: readonly Invariant[] = [
  {
    name: 'nobody tries without end',
    says: `No invocation sends the same request to an engine more than ${mostInARow} times in a row.`,
    moment: 'at-the-end',
    check: ({ repeated }) =>
      repeated.flatMap(({ function: name, service, operation, times }) =>
        times > mostInARow
          ? [`${name} sent ${operation} to ${service} ${times} times in a row`]
          : [],
      ),
  },
  {
    name: 'what is done costs what it costs',
    says: 'The calls of a history stay in proportion to what came of it, whatever went wrong.',
    moment: 'at-the-end',
    check({ calls: made, logs, exchanges }) {
      const commits = logs
        .flatMap(({ streams }) => [...streams.values()])
        .reduce((sum, { length }) => sum + length, 0);
      const most = calls.always + calls.each * (commits + exchanges.length);
      return made > most
        ? [
            `${made} calls for ${commits} commits and ${exchanges.length} answers; ${most} would be many`,
          ]
        : [];
    },
  },
];
