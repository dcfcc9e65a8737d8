import { Directory } from '@ducha/directory';
import { httpHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { appointOfficialRoute } from './routes/appoint-official.ts';
import { listAlarmsRoute } from './routes/list-alarms.ts';
import { listDutiesRoute } from './routes/list-duties.ts';
import { listRemindersRoute } from './routes/list-reminders.ts';
import { vacateDutyRoute } from './routes/vacate-duty.ts';

const store = openStore(readEnvironment(environments.api));
const directory = new Directory(store);

/** Called by the HTTP API for signed-in staff. */
export const handler = httpHandler([
  appointOfficialRoute(store, directory),
  vacateDutyRoute(store),
  listDutiesRoute(store),
  listRemindersRoute(store),
  listAlarmsRoute(store),
]);
