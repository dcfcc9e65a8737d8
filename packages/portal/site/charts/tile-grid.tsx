import '../style/charts.css';
import type { ComponentChildren } from 'preact';
import { useLanguage } from '../language.ts';
import { places, stepOf, stepsUpTo, type Place } from './places.ts';

/** What stands in the tile of one place. */
export interface Tile {
  /** What its colour is by: deeper for more. */
  readonly count: number;
  readonly text: string;
  /** A second, smaller line. */
  readonly below?: ComponentChildren;
  /** Where what it counts is. */
  readonly href?: string;
}

/**
 * The 17 as a grid of tiles, roughly as they lie. Each says its number; the colour only says it again, and the
 * legend below says which numbers a colour stands for.
 */
export function TileGrid(props: {
  readonly tileOf: (place: Place) => Tile;
  /** What the numbers are of. */
  readonly label: string;
  readonly legend: string;
  /** Says which numbers a colour stands for. */
  readonly range: (from: number, to: number) => string;
  /** What the deepest colour stands for; the largest number when left out. */
  readonly full?: number;
  /** `late` where to be many is bad. */
  readonly kind?: 'late';
}) {
  const { tileOf, label, legend, range, kind } = props;
  const language = useLanguage();
  const tiles = places.map((place) => ({ place, tile: tileOf(place) }));
  const largest = props.full ?? Math.max(0, ...tiles.map(({ tile }) => tile.count));
  return (
    <div class={kind === undefined ? 'tile-grid' : `tile-grid ${kind}`}>
      <ul class="tiles" aria-label={label}>
        {tiles.map(({ place, tile: { count, text, below, href } }) => {
          const says = (
            <>
              <span class="tile-name">{language === 'zh' ? place.chinese : place.english}</span>
              <strong class="tile-count number">{text}</strong>
              {below === undefined ? null : <span class="tile-below number">{below}</span>}
            </>
          );
          const step = `step-${stepOf(count, largest)}`;
          return (
            <li key={place.code} class={`column-${place.column} row-${place.row}`}>
              {href === undefined ? (
                <span class={`tile ${step}`}>{says}</span>
              ) : (
                <a class={`tile ${step}`} href={href}>
                  {says}
                </a>
              )}
            </li>
          );
        })}
      </ul>
      <div class="legend">
        <p>{legend}</p>
        <ul>
          {stepsUpTo(largest).map(({ step, from, to }) => (
            <li key={step}>
              <span class={`swatch step-${step}`} aria-hidden="true" />
              {range(from, to)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
