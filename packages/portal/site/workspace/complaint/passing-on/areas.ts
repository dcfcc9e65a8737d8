/** An area of a picture, in parts of its width and height: 0 to 1. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A place in a picture, in parts of its width and height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The areas that somebody covers in one photograph, and what can be taken back. */
export interface Covering {
  readonly areas: readonly Area[];
  /** Which of them is moved, made larger or taken away; undefined when there is none. */
  readonly chosen: number | undefined;
  readonly past: readonly (readonly Area[])[];
  readonly future: readonly (readonly Area[])[];
  /** What was done last, so that a run of the same is taken back at once. */
  readonly last: string;
}

export type CoveringEvent =
  /** By the pointer: an area was drawn, or the chosen one was dragged to where it is. */
  | { readonly type: 'drawn' | 'dragged'; readonly area: Area }
  | { readonly type: 'choose'; readonly place: number }
  /** By keys. */
  | { readonly type: 'add' | 'next' | 'previous' | 'remove' | 'undo' | 'redo' }
  | { readonly type: 'move' | 'resize'; readonly x: number; readonly y: number };

export const nothingCovered: Covering = {
  areas: [],
  chosen: undefined,
  past: [],
  future: [],
  last: '',
};

/** As many as the house takes of one photograph. */
export const mostAreas = 200;

/** Nobody means to cover less than this: it was a press that slipped. */
const least = 0.01;

/** What an area that keys add looks like at first. */
const added: Area = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };

/** What is covered after something was done. */
export function after(covering: Covering, event: CoveringEvent): Covering {
  const { areas, chosen, past, future } = covering;
  const one = chosen === undefined ? undefined : areas[chosen];
  switch (event.type) {
    case 'drawn':
      return isLarge(event.area) ? withOne(covering, event.area) : covering;
    case 'add':
      return withOne(covering, beside(areas));
    case 'choose':
      return { ...covering, chosen: event.place in areas ? event.place : chosen, last: '' };
    case 'next':
    case 'previous': {
      if (areas.length === 0) return covering;
      const step = event.type === 'next' ? 1 : areas.length - 1;
      return { ...covering, chosen: ((chosen ?? 0) + step) % areas.length, last: '' };
    }
    case 'dragged':
      return one === undefined || !isLarge(event.area)
        ? covering
        : withChosen(covering, event.area, '');
    case 'move':
      return one === undefined
        ? covering
        : withChosen(
            covering,
            { ...one, left: one.left + event.x, top: one.top + event.y },
            'move',
          );
    case 'resize':
      return one === undefined
        ? covering
        : withChosen(
            covering,
            {
              ...one,
              width: Math.max(least, one.width + event.x),
              height: Math.max(least, one.height + event.y),
            },
            'resize',
          );
    case 'remove': {
      if (one === undefined) return covering;
      const left = areas.filter((_, place) => place !== chosen);
      return {
        ...stepped(covering, left, ''),
        chosen: left.length === 0 ? undefined : left.length - 1,
      };
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return covering;
      return {
        areas: before,
        chosen: lastOf(before),
        past: past.slice(0, -1),
        future: [areas, ...future],
        last: '',
      };
    }
    case 'redo': {
      const [next, ...others] = future;
      if (next === undefined) return covering;
      return {
        areas: next,
        chosen: lastOf(next),
        past: [...past, areas],
        future: others,
        last: '',
      };
    }
  }
}

/** The area between two places of a picture, within it. */
export function between(one: Point, other: Point): Area {
  const within = (part: number): number => Math.min(1, Math.max(0, part));
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)].map(within);
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)].map(within);
  return {
    left: left ?? 0,
    top: top ?? 0,
    width: (right ?? 0) - (left ?? 0),
    height: (bottom ?? 0) - (top ?? 0),
  };
}

/** What lies under a pointer: the corner by which the chosen one is made larger, an area, or nothing. */
export function under(
  { areas, chosen }: Covering,
  point: Point,
  /** How near to the corner is at it, in parts of width and height. */
  near: Point,
): { readonly is: 'corner' | 'area'; readonly place: number } | undefined {
  const one = chosen === undefined ? undefined : areas[chosen];
  if (one !== undefined && chosen !== undefined) {
    const isAt =
      Math.abs(one.left + one.width - point.x) <= near.x &&
      Math.abs(one.top + one.height - point.y) <= near.y;
    if (isAt) return { is: 'corner', place: chosen };
  }
  const place = areas.findLastIndex(
    ({ left, top, width, height }) =>
      point.x >= left && point.x <= left + width && point.y >= top && point.y <= top + height,
  );
  return place < 0 ? undefined : { is: 'area', place };
}

/** The pixels that an area covers: whole ones, and none that it touches is left out. */
export function pixelsOf(
  { left, top, width, height }: Area,
  size: { readonly width: number; readonly height: number },
): Area {
  const from = { x: Math.floor(left * size.width), y: Math.floor(top * size.height) };
  const to = {
    x: Math.ceil((left + width) * size.width),
    y: Math.ceil((top + height) * size.height),
  };
  return { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** An area where it is when it is moved: as large as it was, and within the picture. */
export function moved(area: Area, by: Point): Area {
  return inPicture({ ...area, left: area.left + by.x, top: area.top + by.y });
}

/** Of the size that it has, where that fits; never larger than the picture. */
function inPicture({ left, top, width, height }: Area): Area {
  const fits = { width: Math.min(1, width), height: Math.min(1, height) };
  return {
    left: Math.min(1 - fits.width, Math.max(0, left)),
    top: Math.min(1 - fits.height, Math.max(0, top)),
    ...fits,
  };
}

function isLarge({ width, height }: Area): boolean {
  return width >= least && height >= least;
}

/** In the middle, or a little beside the one that was added there before. */
function beside(areas: readonly Area[]): Area {
  const step = (areas.length % 8) * 0.05;
  return inPicture({ ...added, left: added.left + step, top: added.top + step });
}

function withOne(covering: Covering, area: Area): Covering {
  if (covering.areas.length >= mostAreas) return covering;
  const areas = [...covering.areas, inPicture(area)];
  return { ...stepped(covering, areas, ''), chosen: areas.length - 1 };
}

function withChosen(covering: Covering, area: Area, by: '' | 'move' | 'resize'): Covering {
  const areas = covering.areas.map((one, place) =>
    place === covering.chosen ? inPicture(area) : one,
  );
  return stepped(covering, areas, by === '' ? '' : `${by} ${covering.chosen ?? ''}`);
}

/** The next step: what was so before can be taken back, but for the steps of one run. */
function stepped(covering: Covering, areas: readonly Area[], last: string): Covering {
  const isRun = last !== '' && last === covering.last;
  return {
    areas,
    chosen: covering.chosen,
    past: isRun ? covering.past : [...covering.past, covering.areas],
    future: [],
    last,
  };
}

function lastOf(areas: readonly Area[]): number | undefined {
  return areas.length === 0 ? undefined : areas.length - 1;
}
