import { beijingDate } from '@ducha/calendar';
import { listOrganisations } from '@ducha/contracts';
import type { Directory } from '@ducha/directory';
import { route, type Route } from '@ducha/lambda';

/** The register as anyone may read it, whole or by kind, with the names of a day. */
export function publicOrganisationsRoute(directory: Directory): Route {
  return route(listOrganisations, async ({ query, now }) => {
    const on = query.on ?? beijingDate(now);
    const entries = (await directory.all()).filter(
      ({ kind }) => query.kind === undefined || kind === query.kind,
    );
    const names = await directory.namesOn(entries, on);
    const organisations = entries.flatMap(({ organisation: code, kind, parent, successor }) => {
      const name = names.get(code);
      return name === undefined ? [] : [{ code, kind, parent, successor, ...name }];
    });
    return { body: { asOf: now, on, organisations } };
  });
}
