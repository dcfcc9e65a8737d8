import { FileStore } from '@ducha/file-store';
import { httpHandler, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { publicRoutes } from './public-routes.ts';
import { openComplaints } from './service.ts';

const environment = readEnvironment(environments['public-api']);
const service = openComplaints(environment);
const photographs = new FileStore({
  bucket: environment.PHOTOGRAPHS_BUCKET,
  folder: 'photographs',
});

/** Called by API Gateway for every public endpoint of this service. */
export const handler = httpHandler(publicRoutes(service, photographs));
