import { changeNotificationsPolicy, readNotificationsPolicy } from '@ducha/contracts';
import { Directory } from '@ducha/directory';
import { httpHandler, policyRoutes, readEnvironment } from '@ducha/lambda';
import { notificationsPolicy } from '@ducha/policy';
import { environments } from './environment.ts';
import { openNotifications } from './store.ts';
import { appointOfficialRoute } from './duties/appoint-official-route.ts';
import { eraseOfficialRoute } from './duties/erase-official-route.ts';
import { handleAlarmRoute } from './alarms/handle-alarm-route.ts';
import { listAlarmsRoute } from './alarms/list-alarms-route.ts';
import { listDutiesRoute } from './duties/list-duties-route.ts';
import { listHeldDutiesRoute } from './duties/list-held-duties-route.ts';
import { listRemindersRoute } from './notification/list-reminders-route.ts';
import { vacateDutyRoute } from './duties/vacate-duty-route.ts';

const store = openNotifications(readEnvironment(environments.api));
const directory = new Directory(store);

/** Called by the HTTP API for signed-in staff. */
export const handler = httpHandler([
  appointOfficialRoute(store, directory),
  vacateDutyRoute(store),
  eraseOfficialRoute(store),
  listDutiesRoute(store),
  listHeldDutiesRoute(store),
  listRemindersRoute(store),
  listAlarmsRoute(store),
  handleAlarmRoute(store),
  ...policyRoutes(
    store,
    notificationsPolicy,
    { read: readNotificationsPolicy, change: changeNotificationsPolicy },
    async (code) => (await directory.find(code)) !== undefined,
  ),
]);
