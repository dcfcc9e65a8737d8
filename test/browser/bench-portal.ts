import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { makeApp } from '../../infra/app.ts';
import { atLeast, atMost, printed, type Finding } from '../bench/finding.ts';
import { openGrownHouse } from '../bench/grown-house.ts';
import { summary, textReport } from '../bench/report.ts';
import { chromiumFlags, chromiumProgram } from './chromium.ts';
import { light, type Lit } from './lighthouse.ts';
import { measureTodos } from './todo-speed.ts';

/**
 * `npm run bench:portal`: what the pages cost on a poor network and a slow phone, as Lighthouse sees it
 * (its mobile profile: slow 4G, a processor four times as slow), and how quick the to-do list is with a
 * thousand rows (`--only lighthouse`, `--only todos` for one of them). Needs a Chromium, as `npm run test:browser` does. A missed budget is a finding, not a failure.
 */
const publicPages = [
  '/',
  '/report/',
  '/follow/',
  '/announcements/',
  '/batches/',
  '/figures/',
  '/about/',
] as const;
const leastScore = 95;
/** 60 KB of compressed script, and 1.5 s until the largest picture, for the report page. */
const scriptBudget = 60 * 1024;
const paintBudget = 1_500;

// Functions run in UTC on AWS, whatever the machine.
process.env['TZ'] = 'UTC';
const program = chromiumProgram();
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const folder = await mkdtemp(path.join(tmpdir(), 'ducha-bench-portal-'));
try {
  const assembly = path.join(folder, 'cdk.out');
  (await makeApp({ outdir: assembly, partition: 'aws', check: false })).app.synth();
  const say = (line: string): void => console.error(line);
  // Half of them with each of two districts.
  const house = await openGrownHouse({ complaints: 2_000, assembly, folder, say });
  try {
    await house.cloud.settled();
    const findings = [
      ...(only === 'todos' ? [] : await lighthouseFindings(house.cloud.portal, say)),
      ...(only === 'lighthouse' ? [] : await measureTodos(house.cloud.portal, program, say)),
    ];
    console.log(`\n${textReport(findings)}\n\n${summary(findings)}`);
  } finally {
    await house.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function lighthouseFindings(
  portal: string,
  say: (line: string) => void,
): Promise<readonly Finding[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: program,
    args: [...chromiumFlags, '--accept-lang=zh-CN', `--remote-debugging-port=${port}`],
  });
  try {
    const findings: Finding[] = [];
    for (const page of publicPages) {
      say(`Lighthouse: ${page}`);
      const lit = await light(new URL(page, portal).href, port);
      findings.push(...scoresOf(page, lit), ...(page === '/report/' ? budgetsOf(lit) : []));
    }
    return findings;
  } finally {
    await browser.close();
  }
}

function scoresOf(page: string, lit: Lit): readonly Finding[] {
  const { performance, accessibility, bestPractices, faults } = lit;
  const least = Math.min(performance, accessibility, bestPractices);
  return [
    atLeast(
      {
        name: `Lighthouse ${page}`,
        unit: 'of 100, the lowest of three',
        measured: least,
        breakdown: [
          `performance ${performance}, accessibility ${accessibility}, best practices ${bestPractices}`,
          `largest paint ${Math.round(lit.largestPaint)} ms, script ${lit.scriptBytes} bytes`,
          ...faults,
        ],
      },
      leastScore,
    ),
  ];
}

function budgetsOf({ scriptBytes, largestPaint }: Lit): readonly Finding[] {
  const breakdown = ['Lighthouse’s simulated slow 4G (150 ms, 1.6 Mbit/s), processor 4 x slower'];
  return [
    atMost(
      { name: 'report page: script', unit: 'bytes', measured: scriptBytes, breakdown },
      scriptBudget,
    ),
    atMost(
      { name: 'report page: largest paint', unit: 'ms', measured: largestPaint, breakdown },
      paintBudget,
    ),
    printed({
      name: 'report page: script, share of its budget',
      unit: '%',
      measured: (100 * scriptBytes) / scriptBudget,
      breakdown: [],
    }),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
