import { changeNotificationsPolicy, readNotificationsPolicy } from '@ducha/contracts';
import { Directory } from '@ducha/directory';
import { httpHandler, policyRoutes, readEnvironment } from '@ducha/lambda';
import { notificationsPolicy } from '@ducha/policy';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { appointOfficialRoute } from './routes/appoint-official.ts';
import { listAlarmsRoute } from './routes/list-alarms.ts';
import { listDutiesRoute } from './routes/list-duties.ts';
import { listRemindersRoute } from './routes/list-reminders.ts';
import { vacateDutyRoute } from './routes/vacate-duty.ts';

const store = openNotifications(readEnvironment(environments.api));
const directory = new Directory(store);

/** Called by the HTTP API for signed-in staff. */
export const handler = httpHandler([
  appointOfficialRoute(store, directory),
  vacateDutyRoute(store),
  listDutiesRoute(store),
  listRemindersRoute(store),
  listAlarmsRoute(store),
  ...policyRoutes(
    store,
    notificationsPolicy,
    { read: readNotificationsPolicy, change: changeNotificationsPolicy },
    async (code) => (await directory.find(code)) !== undefined,
  ),
]);
