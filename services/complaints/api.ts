import { FileStore } from '@ducha/file-store';
import { beginEarly, httpHandler, readEnvironment } from '@ducha/lambda';
import { Desk } from './desk/desk.ts';
import { environments } from './environment.ts';
import { staffRoutes } from './staff-routes.ts';
import { openComplaints } from './service.ts';

const environment = readEnvironment(environments.api);
const service = openComplaints(environment);
const bucket = environment.FILES_BUCKET;
const evidence = new FileStore({ bucket, folder: 'evidence' });
const desk = new Desk({ client: service.client, table: environment.DESK_TABLE });
const photographs = new FileStore({ bucket, folder: 'photographs' });

beginEarly(service.receiptKeys, async () => service.notes.prepare());

/** Called by API Gateway for every staff endpoint of this service. */
export const handler = httpHandler(staffRoutes(service, { evidence, photographs }, desk));
