// One process that plays histories. It is told which faults are planted, then one task after the other; what it
// knows of time, chance and the net is the world's from the first import of the house on.
import { playedNow } from './world/current.ts';
import { earlier } from './world/earlier.ts';
import { replaceGlobals } from './world/globals.ts';
import { hookModules, speed } from './world/modules.ts';
import type { Answer, Setup, Task } from './workers.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
hookModules([...speed, ...setup.changes], earlier);
replaceGlobals();
const { openPlayground } = await import('./playground.ts');
const playground = await openPlayground(setup);

process.on('unhandledRejection', (reason) => {
  const played = playedNow();
  // Of the house it is a finding; of the player itself, its end.
  if (played !== undefined) return played.uncaught(String(reason));
  console.error(reason);
  process.exit(1);
});
process.on('message', (task: Task) => {
  void playground.answer(task).then(
    (answer: Answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
