import type { Played } from './play.ts';
import type { Sought } from './planted/seeking.ts';
import type { Failure, Total } from './workers.ts';

/** How many lines of what breaks an invariant are shown. */
const mostFaults = 10;

/** Says what broke, and how, as lines that a person reads. */
export function printFinding({ seed, finding, played, shortest }: Failure): void {
  console.log(`\n✗ history ${seed}: ${finding.invariant}`);
  console.log(`  ${finding.says}`);
  for (const fault of finding.faults.slice(0, mostFaults)) console.log(`  · ${fault}`);
  if (finding.faults.length > mostFaults) {
    console.log(`  · and ${finding.faults.length - mostFaults} more`);
  }
  const others = played.findings.slice(1).map(({ invariant }) => invariant);
  if (others.length > 0) console.log(`  also: ${others.join('; ')}`);
  if (shortest === undefined) return;
  console.log(`  the shortest history that shows it has ${shortest.steps} steps:`);
  for (const line of shortest.played.trace) console.log(`    ${line}`);
}

/** A line for each thing that broke. */
export function printBriefly({ seed, played }: Failure): void {
  for (const { invariant, faults } of played.findings) {
    console.log(`✗ history ${seed}: ${invariant}: ${faults[0] ?? ''}`);
  }
}

/** Everything that happened in a history. */
export function printTrace({ trace, digest, findings, commands, commits, calls }: Played): void {
  for (const line of trace) console.log(line);
  console.log(`\n${commands} commands, ${commits} commits, ${calls} calls; trace ${digest}`);
  for (const { invariant, says, faults } of findings) {
    console.log(`✗ ${invariant}\n  ${says}`);
    for (const fault of faults) console.log(`  · ${fault}`);
  }
}

/** Which fault was found, by which history, and by what. */
export function printSought({ fault, found }: Sought): void {
  const where =
    found === undefined ? 'NOT FOUND' : `${found.seed} | ${found.histories} | ${found.invariant}`;
  console.log(`| ${fault.name} | ${where} |`);
}

/** How much was played, and how fast. */
export function printSummary(seed: number, total: Total): void {
  const seconds = total.took / 1000;
  const each = (n: number): string => (n / seconds).toFixed(1);
  const days = total.passed / 86_400_000;
  console.log(
    `\n${total.histories} histories from seed ${seed} on, ${total.failed} failed; ` +
      `${each(total.histories)} histories, ${each(total.commands)} commands and ${each(total.commits)} commits a second ` +
      `on ${total.jobs} processes; ${Math.round(days)} days in ${seconds.toFixed(0)} s`,
  );
}
