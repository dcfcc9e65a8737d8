import { startLocalCloud } from '../cloud.ts';
import { put, send } from './noted-events.ts';

/** Runs a local cloud and prints each key and message that was acknowledged, until it is killed. */
const [assembly = '', state = ''] = process.argv.slice(2);
const cloud = await startLocalCloud({ assembly, state });
for (let count = 0; ; count += 1) {
  await put(cloud, 'Log', [`key ${count}`]);
  process.stdout.write(`key ${count}\n`);
  await send(cloud, 'Inbox', [`message ${count}`]);
  process.stdout.write(`message ${count}\n`);
}
