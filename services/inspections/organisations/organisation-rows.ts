import type { OrganisationEntry } from '@ducha/contracts';
import { organisationRow } from '@ducha/directory';
import type { Projection } from '@ducha/event-log';
import { organisationStream } from './organisation-fold.ts';
import type { OrganisationEvent } from './organisation-events.ts';

export const organisationProjection: Projection<OrganisationEntry | null, OrganisationEvent> = {
  stream: organisationStream,
  rows: (entry) => (entry === null ? [{ name: 'main', data: {} }] : [organisationRow(entry)]),
};
