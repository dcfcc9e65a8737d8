import type { readFigures, readPublicFigures } from '@ducha/contracts';
import { readFigure, type Cells } from '@ducha/event-log';
import type * as z from 'zod';
import { rateOf } from './domain/result-notice.ts';
import { noResults } from './domain/result-totals.ts';
import { funnelFigure } from './projections.ts';
import type { ComplaintsService } from './service.ts';

/** The funnel of an inspection as anyone may read it. */
export async function publicFunnel(
  service: Pick<ComplaintsService, 'client' | 'table'>,
  inspection: string,
  asOf: string,
): Promise<z.infer<typeof readPublicFigures.answer>> {
  return funnelOf(await cellsOf(service, inspection), inspection, asOf);
}

/** The funnel with its tallies by channel and verdict. */
export async function officeFunnel(
  service: Pick<ComplaintsService, 'client' | 'table'>,
  inspection: string,
  asOf: string,
): Promise<z.infer<typeof readFigures.answer>> {
  const cells = await cellsOf(service, inspection);
  return {
    ...funnelOf(cells, inspection, asOf),
    channels: under(cells, 'channel:'),
    verdicts: { ...noResults.verdicts, ...under(cells, 'verdict:') },
  };
}

function cellsOf(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  inspection: string,
): Promise<Cells> {
  return readFigure(client, table, funnelFigure(inspection));
}

function funnelOf(
  cells: Cells,
  inspection: string,
  asOf: string,
): z.infer<typeof readPublicFigures.answer> {
  const n = (cell: string): number => cells[cell] ?? 0;
  return {
    inspection,
    received: n('received'),
    valid: n('valid'),
    merged: n('merged'),
    declined: n('declined'),
    transferred: n('transferred'),
    closed: n('closed'),
    staged: n('staged'),
    open: n('open'),
    keyAttention: n('key-attention'),
    rate: rateOf(n('closed'), n('staged'), n('transferred')),
    asOf,
  };
}

function under(cells: Cells, prefix: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([cell]) => cell.startsWith(prefix))
      .map(([cell, count]) => [cell.slice(prefix.length), count]),
  );
}
