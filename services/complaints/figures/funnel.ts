import { beijingDate } from '@ducha/calendar';
import type { readFigures, readPublicFigures } from '@ducha/contracts';
import { readFigure, type Cells } from '@ducha/event-log';
import type * as z from 'zod/mini';
import { funnelFormulas, tableCounting, targetSource } from './figure-words.ts';
import { rateOf } from '../disclosure/result-notice.ts';
import { noResults } from '../disclosure/result-totals.ts';
import { organisationNames } from '../organisations/organisation-names.ts';
import { funnelFigure, leadsFigure } from '../projections.ts';
import type { ComplaintsService } from '../service.ts';

type Source = Pick<ComplaintsService, 'client' | 'table' | 'directory' | 'types' | 'inspections'>;
type Funnel = z.infer<typeof readPublicFigures.answer>;

/** The funnel of an inspection as anyone may read it. */
export async function publicFunnel(
  service: Source,
  inspection: string,
  asOf: string,
): Promise<Funnel> {
  return funnelOf(service, await funnelCells(service, inspection), inspection, asOf);
}

/** The funnel with its tallies by channel and verdict. */
export async function officeFunnel(
  service: Source,
  inspection: string,
  asOf: string,
): Promise<z.infer<typeof readFigures.answer>> {
  const cells = await funnelCells(service, inspection);
  return {
    ...(await funnelOf(service, cells, inspection, asOf)),
    channels: under(cells, 'channel:'),
    verdicts: { ...noResults.verdicts, ...under(cells, 'verdict:') },
  };
}

function funnelCells({ client, table }: Source, inspection: string): Promise<Cells> {
  return readFigure(client, table, funnelFigure(inspection));
}

async function funnelOf(
  service: Source,
  cells: Cells,
  inspection: string,
  asOf: string,
): Promise<Funnel> {
  const n = (cell: string): number => cells[cell] ?? 0;
  const counts = {
    received: n('received'),
    valid: n('valid'),
    merged: n('merged'),
    declined: n('declined'),
    transferred: n('transferred'),
    closed: n('closed'),
    staged: n('staged'),
    open: n('open'),
    keyAttention: n('key-attention'),
  };
  const leads = await readFigure(service.client, service.table, leadsFigure(inspection));
  const percent = (await service.inspections.find(inspection))?.opened?.policy.resultRateTarget;
  return {
    inspection,
    ...counts,
    formulas: funnelFormulas(counts),
    rate: rateOf(counts.closed, counts.staged, counts.transferred),
    target: percent === undefined ? null : { percent, source: targetSource },
    counting: { organisations: 'lead', types: 'main', text: tableCounting },
    organisations: await byOrganisation(service, leads, asOf),
    types: await byType(service, leads),
    asOf,
  };
}

async function byOrganisation(
  service: Source,
  leads: Cells,
  asOf: string,
): Promise<Funnel['organisations']> {
  const cells = under(leads, 'lead:');
  const codes = [...new Set(Object.keys(cells).map((cell) => cell.split(':')[0] ?? ''))];
  const nameOf = await organisationNames(service, codes, beijingDate(asOf));
  return codes
    .map((organisation) => {
      const n = (result: string): number => cells[`${organisation}:${result}`] ?? 0;
      const counts = { closed: n('closed'), staged: n('staged'), open: n('open') };
      const transferred = counts.closed + counts.staged + counts.open;
      const rate = rateOf(counts.closed, counts.staged, transferred);
      return { organisation, name: nameOf(organisation), transferred, ...counts, rate };
    })
    .toSorted((a, b) => b.transferred - a.transferred || byCode(a.organisation, b.organisation));
}

async function byType({ types }: Source, leads: Cells): Promise<Funnel['types']> {
  const nameOf = await types.namer();
  return Object.entries(under(leads, 'type:'))
    .map(([code, count]) => ({ code, name: nameOf(code), count }))
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
