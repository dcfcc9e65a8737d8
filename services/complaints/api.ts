import { httpHandler, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { staffRoutes } from './routes/staff.ts';
import { openComplaints } from './service.ts';

const service = openComplaints(readEnvironment(environments.api));

/** Called by API Gateway for every staff endpoint of this service. */
export const handler = httpHandler(staffRoutes(service));
