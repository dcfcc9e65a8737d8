import type { Endpoint } from '../endpoint.ts';
import { complaintsEndpoints } from './complaints.ts';
import { inspectionsEndpoints } from './inspections.ts';
import { notificationsEndpoints } from './notifications.ts';
import { rectificationEndpoints } from './rectification.ts';

/** Every endpoint of the house: from this list come the gateway's routes and the OpenAPI document. */
export const everyEndpoint: readonly Endpoint[] = [
  ...complaintsEndpoints,
  ...inspectionsEndpoints,
  ...rectificationEndpoints,
  ...notificationsEndpoints,
];
