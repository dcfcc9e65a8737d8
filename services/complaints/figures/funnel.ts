import { beijingDate } from '@ducha/calendar';
import type { readFigures, readPublicFigures } from '@ducha/contracts';
import { readFigure, type Cells, type Rejection } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import type * as z from 'zod/mini';
import { funnelFormulas, tableCounting, targetSource } from './figure-words.ts';
import { handedOverDays } from './handed-over-days.ts';
import { rateOf } from '../disclosure/result-notice.ts';
import { noResults } from '../disclosure/result-totals.ts';
import { organisationNames } from '../organisations/organisation-names.ts';
import { funnelFigure, leadsFigure } from '../projections.ts';
import {
  areNames,
  namesOrRejection,
  type PublishedNames,
} from '../published-names/published-names.ts';
import type { ComplaintsService } from '../service.ts';

type Source = Store & Pick<ComplaintsService, 'directory' | 'types' | 'inspections'>;
type Funnel = z.infer<typeof readPublicFigures.answer>;

/** The funnel of an inspection as anyone may read it. */
export async function publicFunnel(
  service: Source,
  inspection: string,
  asOf: string,
): Promise<Funnel | Rejection> {
  const leads = await readFigure(service.client, service.table, leadsFigure(inspection));
  const names = await namesOrRejection(service, {
    organisations: organisationsIn(leads),
    types: Object.keys(under(leads, 'type:')),
    on: beijingDate(asOf),
    at: asOf,
  });
  if (!areNames(names)) return names;
  const cells = await funnelCells(service, inspection);
  return funnelOf(service, { cells, leads, names }, inspection, asOf);
}

/** The funnel with its tallies by channel and verdict. */
export async function officeFunnel(
  service: Source,
  inspection: string,
  asOf: string,
): Promise<z.infer<typeof readFigures.answer>> {
  const cells = await funnelCells(service, inspection);
  const leads = await readFigure(service.client, service.table, leadsFigure(inspection));
  // Not published: where a name is missing the office sees the code that wants one.
  const organisation = await organisationNames(service, organisationsIn(leads), beijingDate(asOf));
  const names = { organisation, type: await service.types.namer() };
  return {
    ...(await funnelOf(service, { cells, leads, names }, inspection, asOf)),
    channels: under(cells, 'channel:'),
    verdicts: { ...noResults.verdicts, ...under(cells, 'verdict:') },
  };
}

function funnelCells({ client, table }: Source, inspection: string): Promise<Cells> {
  return readFigure(client, table, funnelFigure(inspection));
}

async function funnelOf(
  service: Source,
  counted: { readonly cells: Cells; readonly leads: Cells; readonly names: PublishedNames },
  inspection: string,
  asOf: string,
): Promise<Funnel> {
  const { cells, leads, names } = counted;
  const n = (cell: string): number => cells[cell] ?? 0;
  const counts = {
    received: n('received'),
    valid: n('valid'),
    merged: n('merged'),
    declined: n('declined'),
    withdrawn: n('withdrawn'),
    transferred: n('transferred'),
    closed: n('closed'),
    staged: n('staged'),
    open: n('open'),
    keyAttention: n('key-attention'),
  };
  const percent = (await service.inspections.find(inspection))?.opened?.policy.resultRateTarget;
  return {
    inspection,
    ...counts,
    formulas: funnelFormulas(counts),
    rate: rateOf(counts.closed, counts.staged, counts.transferred),
    target: percent === undefined ? null : { percent, source: targetSource },
    counting: { organisations: 'lead', types: 'main', text: tableCounting },
    organisations: byOrganisation(leads, names),
    types: byType(leads, names),
    days: await handedOverDays(service, inspection),
    asOf,
  };
}

function organisationsIn(leads: Cells): string[] {
  const cells = Object.keys(under(leads, 'lead:'));
  return [...new Set(cells.map((cell) => cell.split(':')[0] ?? ''))];
}

function byOrganisation(leads: Cells, names: PublishedNames): Funnel['organisations'] {
  const cells = under(leads, 'lead:');
  return organisationsIn(leads)
    .map((organisation) => {
      const n = (result: string): number => cells[`${organisation}:${result}`] ?? 0;
      const counts = { closed: n('closed'), staged: n('staged'), open: n('open') };
      const transferred = counts.closed + counts.staged + counts.open;
      const rate = rateOf(counts.closed, counts.staged, transferred);
      const name = names.organisation(organisation);
      return { organisation, name, transferred, ...counts, rate };
    })
    .toSorted((a, b) => b.transferred - a.transferred || byCode(a.organisation, b.organisation));
}

function byType(leads: Cells, names: PublishedNames): Funnel['types'] {
  return Object.entries(under(leads, 'type:'))
    .map(([code, count]) => ({ code, name: names.type(code), count }))
    .toSorted((a, b) => b.count - a.count || byCode(a.code, b.code));
}

/** Equal counts stand in the order of their codes, as districts do in every list. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function under(cells: Cells, prefix: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([cell]) => cell.startsWith(prefix))
      .map(([cell, count]) => [cell.slice(prefix.length), count]),
  );
}
