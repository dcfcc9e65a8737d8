import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { makeApp } from '../../infra/app.ts';
import { median } from '../bench/percentile.ts';
import { atLeast, atMost, type Finding } from '../bench/finding.ts';
import { openGrownHouse } from '../bench/grown-house.ts';
import { summary, textReport } from '../bench/report.ts';
import { chromiumFlags, chromiumProgram } from './chromium.ts';
import { largestPaints } from './largest-paint.ts';
import { light, type Lit } from './lighthouse.ts';
import { measureLedger } from './ledger-speed.ts';
import { measureTodos } from './todo-speed.ts';

/**
 * `npm run bench:portal`: what the pages cost on a poor network and a slow phone, as Lighthouse sees it
 * (its mobile profile: slow 4G, a processor four times as slow), how quick the to-do list is with a thousand rows,
 * and the ledger with ten thousand (`--only lighthouse`, `--only todos`, `--only ledger` for one of them). Needs a Chromium, as `npm run test:browser` does. A missed budget is a finding, not a failure.
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
const say = (line: string): void => console.error(line);
const findings = [
  ...(only === 'ledger' ? [] : await overGrownHouse()),
  ...(only === undefined || only === 'ledger' ? await measureLedger(program, say) : []),
];
console.log(`\n${textReport(findings)}\n\n${summary(findings)}`);
process.exit(0);

/** The public pages and the to-do list, over a house in which a month has passed. */
async function overGrownHouse(): Promise<readonly Finding[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ducha-bench-portal-'));
  try {
    const assembly = path.join(folder, 'cdk.out');
    (await makeApp({ outdir: assembly, partition: 'aws', check: false })).app.synth();
    // Half of them with each of two districts.
    const house = await openGrownHouse({ complaints: 2_000, assembly, folder, say });
    try {
      await house.cloud.settled();
      return [
        ...(only === 'todos' ? [] : await lighthouseFindings(house.cloud.portal)),
        ...(only === 'lighthouse' ? [] : await measureTodos(house.cloud.portal, program, say)),
      ];
    } finally {
      await house.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function lighthouseFindings(portal: string): Promise<readonly Finding[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: program,
    args: [...chromiumFlags, '--accept-lang=zh-CN', `--remote-debugging-port=${port}`],
  });
  try {
    const findings: Finding[] = [];
    for (const page of publicPages) {
      say(`Lighthouse: ${page}`);
      const url = new URL(page, portal).href;
      const lit = await light(url, port);
      findings.push(...scoresOf(page, lit));
      if (page === '/report/') findings.push(...(await budgetsOf(url, lit)));
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

async function budgetsOf(url: string, { scriptBytes, largestPaint }: Lit): Promise<Finding[]> {
  const paints = await largestPaints(url, program, 5);
  return [
    atMost(
      { name: 'report page: script', unit: 'bytes', measured: scriptBytes, breakdown: [] },
      scriptBudget,
    ),
    atMost(
      {
        name: 'report page: largest paint on slow 4G, processor 4 x slower',
        unit: 'ms',
        measured: median(paints),
        breakdown: [
          `median of ${paints.length}, empty cache; all: ${paints.map(Math.round).join(', ')}`,
          `Lighthouse, which reckons it from an unhindered load: ${Math.round(largestPaint)}`,
        ],
      },
      paintBudget,
    ),
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
