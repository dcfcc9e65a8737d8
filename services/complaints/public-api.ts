import { httpHandler, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { publicRoutes } from './routes/public.ts';
import { openComplaints } from './service.ts';

const service = openComplaints(readEnvironment(environments['public-api']));

/** Called by API Gateway for every public endpoint of this service. */
export const handler = httpHandler(publicRoutes(service));
