import { parseArgs } from 'node:util';
import { calendar } from './calendar.ts';
import { deadLetters, redrive } from './dead-letters.ts';
import { OpsError, readDeployment, type Deployment } from './deployment.ts';
import { due } from './due.ts';
import { forget } from './forget.ts';
import { personalData } from './personal-data.ts';
import type { Report } from './report.ts';
import { sample } from './sample.ts';
import { rebuild, republish, setAside, stream, verify } from './streams.ts';

/** A command that needs a running house, or one that can do without. */
type Command =
  | {
      readonly usage: string;
      readonly run: (deployment: Deployment, words: string[]) => Promise<Report>;
    }
  | {
      readonly usage: string;
      readonly alone: (deployment: () => Deployment, words: string[]) => Promise<Report>;
    };

const commands: Readonly<Record<string, Command>> = {
  verify: {
    usage: 'verify [service]                 checks the chain of every stream',
    run: verify,
  },
  rebuild: {
    usage:
      'rebuild <service>                drops views, figures and due rows and makes them again',
    run: rebuild,
  },
  republish: {
    usage:
      'republish <service> [stream]     does again what was set aside or missed, or sends a whole stream',
    run: republish,
  },
  'set-aside': {
    usage: 'set-aside [service]              lists commits that no relay can get through, and why',
    run: setAside,
  },
  stream: { usage: 'stream <service> <stream>        shows the commits of a stream', run: stream },
  'dead-letters': {
    usage: 'dead-letters [inbox]             lists dead letters with their reasons',
    run: deadLetters,
  },
  redrive: {
    usage: 'redrive <inbox>                  puts its dead letters back into the inbox',
    run: redrive,
  },
  calendar: {
    usage:
      'calendar [enter <file> <who>]    shows which days are working days; enters a notice or an amendment',
    run: calendar,
  },
  forget: {
    usage:
      'forget <account> <who>           erases the views and phrases that an account kept, once it has ended',
    run: forget,
  },
  due: { usage: 'due <date> <n> <unit>            says when a period ends, and why', alone: due },
  'personal-data': {
    usage:
      'personal-data <file>             finds what looks like personal data in the text of every line of a file',
    alone: personalData,
  },
  sample: {
    usage:
      'sample <list> <seed> <n> [earlier…]  draws n complaints of a published list or edition by a published seed',
    alone: sample,
  },
};

const usage = [
  'npm run ops -- <command> [--json] [--deployment FILE]',
  '',
  ...Object.values(commands).map((command) => `  ${command.usage}`),
].join('\n');

process.exitCode = await main(process.argv.slice(2));

/** Runs one command; the exit code is 0 when all was well, 1 when not, 2 for wrong usage. */
async function main(argv: string[]): Promise<number> {
  const asked = readWords(argv);
  const command = asked === undefined ? undefined : commands[asked.command];
  if (asked === undefined || command === undefined) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    const report =
      'alone' in command
        ? await command.alone(() => readDeployment(asked.deployment), asked.words)
        : await command.run(readDeployment(asked.deployment), asked.words);
    process.stdout.write(asked.json ? inJson(report) : asLines(report.lines));
    return report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function inJson({ rows, facts }: Report): string {
  return rows === undefined
    ? `${JSON.stringify(facts, null, 2)}\n`
    : asLines(rows.map((row) => JSON.stringify(row)));
}

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function readWords(
  argv: string[],
): { command: string; words: string[]; json: boolean; deployment: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        deployment: { type: 'string', default: '.ducha/deployment.json' },
      },
    });
    const [command, ...words] = positionals;
    return command === undefined ? undefined : { command, words, ...values };
  } catch {
    return undefined;
  }
}
