import * as z from 'zod/mini';
import { organisationEntry, type OrganisationEntry } from '@ducha/contracts';
import type { Listed, Projection, Row } from '@ducha/event-log';
import {
  organisationStream,
  type OrganisationCopied,
  type OrganisationCopy,
} from './organisation-stream.ts';

/** The list of all organisations of a service. A few hundred, written once: one partition holds it. */
export const organisationsList = 'organisations';

/** The view of an organisation: its entry as it is, names by reference. The owner makes the same row. */
export function organisationRow(entry: OrganisationEntry): Row {
  return {
    name: 'main',
    data: { ...entry },
    list1: { list: organisationsList, order: entry.organisation },
  };
}

/** The view of a copied organisation. */
export const organisationProjection: Projection<OrganisationCopy, OrganisationCopied> = {
  stream: organisationStream,
  rows: ({ entry }) => (entry === null ? [{ name: 'main', data: {} }] : [organisationRow(entry)]),
};

/** Reads an entry back from its row. Throws when the row is not one of `organisationRow`. */
export function entryOf(row: Pick<Listed, 'data'>): OrganisationEntry {
  return z.parse(organisationEntry, row.data);
}
