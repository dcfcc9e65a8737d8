import { loadDemonstration, loadTownships } from '@ducha/local-cloud';
import { fillHouse } from '../demo/fill-house.ts';
import { usual } from '../demo/month/plan-month.ts';
import { progressLine, showProgress } from '../demo/show-progress.ts';
import { Town } from '../demo/town.ts';
import { openHouse } from '../house.ts';
import { startChromium } from './chromium.ts';
import { picturesFolder, takePictures } from './pictures.ts';

/**
 * `npm run screenshots`: starts a house of its own, fills it with the month of `npm run demo`, and takes the pictures
 * of its pages anew that the READMEs show. Needs a Chromium, as `npm run test:browser` does.
 */
const seed = 1;
/** The clock goes from one time of work to the next at once: nobody looks at when a reminder came. */
const stride = 12 * 3_600_000;

// Functions run in UTC on AWS, whatever the machine.
process.env['TZ'] = 'UTC';
const browser = await startChromium();
const house = await openHouse();
try {
  await loadDemonstration(house.cloud);
  await loadTownships(house.cloud);
  const shown = showProgress(process.stderr);
  const { address, portal } = house.cloud;
  await fillHouse(new Town(address, seed, stride), { seed, complaints: usual }, (progress) =>
    shown.show(progressLine(progress)),
  );
  shown.end();
  await takePictures(browser, { portal, api: address }, (line) => console.log(line));
  console.log(`The pictures are in ${picturesFolder}.`);
} finally {
  await browser.close();
  await house.close();
}
