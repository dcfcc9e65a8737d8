import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import { generate } from '../../personal-data/generator.ts';
import { heldOut, type LabelledText } from '../../personal-data/labelled-text.ts';
import { markedOf, recallOf, total } from '../../personal-data/measure.ts';
import { atLeast, atMost, type Finding, type Measure } from '../finding.ts';

/** How much of what texts tell of somebody is found, how much else is marked, and how long it takes. */
export const personalData: Measure = { name: 'personal-data', measure };

const seed = 20_251_220;
/** Texts that tell of somebody, and as many that do not. */
const count = 10_000;
const nobody = { name: null, phone: null, address: null };
const find = (text: string) => findPersonalData(text, nobody);

async function measure(): Promise<readonly Finding[]> {
  const { telling, clean } = generate(seed, count);
  const written = heldOut('telling');
  const others = heldOut('clean');
  return [
    recall('personal data found, generated texts', telling, 98),
    marked('clean texts marked, generated', clean),
    recall('personal data found, texts by hand', written, 95),
    marked('clean texts marked, by hand', others),
    ...[1_000, 10_000].map((length) => time(length, [...telling, ...clean])),
  ];
}

function recall(name: string, texts: readonly LabelledText[], least: number): Finding {
  const recalls = recallOf(texts, find);
  const { passages, found, whole } = total(recalls);
  const said = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)} %`;
  return atLeast(
    {
      name,
      unit: '%',
      measured: (100 * found) / passages,
      breakdown: [
        `${texts.length} texts with ${passages} passages; to the last letter ${said(whole, passages)}`,
        recalls
          .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
          .map((one) => `${one.kind} ${said(one.found, one.passages)}`)
          .join(', '),
      ],
    },
    least,
  );
}

function marked(name: string, texts: readonly LabelledText[]): Finding {
  const count = markedOf(texts, find);
  return atMost(
    {
      name,
      unit: '%',
      measured: (100 * count) / texts.length,
      breakdown: [`${count} of ${texts.length}`],
    },
    3,
  );
}

/** The quickest of some readings of a text of such a length, made of generated ones: whoever else is at work only adds. */
function time(length: number, texts: readonly LabelledText[]): Finding {
  let text = '';
  for (let at = 0; text.length < length; at += 7) text += texts[at % texts.length]?.text ?? '';
  text = text.slice(0, length);
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now();
    find(text);
    return performance.now() - began;
  }).toSorted((a, b) => a - b);
  return atMost(
    {
      name: `time to search ${length} characters`,
      unit: 'ms',
      measured: times[0] ?? 0,
      breakdown: [`of ${times.length}; median ${times[10]?.toFixed(1)} ms`],
    },
    20,
  );
}
