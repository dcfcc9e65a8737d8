import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { drawnSize } from '../../../public/report/photographs/drawing.ts';
import {
  between,
  moved,
  under,
  type Area,
  type Covering,
  type CoveringEvent,
  type Point,
} from './areas.ts';
import type { PassingOnTexts } from './passing-on-texts.ts';
import { draw, type Picture } from './picture.ts';

/** The longer side of the picture as it is worked on, in pixels. */
const shownSide = 1_600;
/** How near to a corner a finger has to come, in pixels of the screen. */
const reach = 18;
/** How far a key moves an area, in parts of the picture. */
const step = 0.01;

/** What a pointer is about: a new area, or one that is moved or made larger. */
interface Drag {
  readonly is: 'new' | 'move' | 'corner';
  readonly from: Point;
  /** As it was. */
  readonly area: Area;
}

/** A photograph on which somebody covers areas, by pointer and by keys. */
export function CoveringField(props: {
  readonly name: string;
  readonly picture: Picture;
  readonly covering: Covering;
  readonly change: (event: CoveringEvent) => void;
  readonly texts: PassingOnTexts['covering'];
}) {
  const { name, picture, covering, change, texts } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | undefined>(undefined);
  const [live, setLive] = useState<Area | undefined>(undefined);
  const help = useId();
  const { image } = picture;
  const size = drawnSize({ width: image.naturalWidth, height: image.naturalHeight }, shownSide);
  const { areas, chosen } = covering;
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    if (context === null || context === undefined) return;
    const isChanged = drag.current !== undefined && drag.current.is !== 'new';
    const shown = areas.map((area, place) =>
      isChanged && place === chosen && live !== undefined ? live : area,
    );
    const isNew = drag.current?.is === 'new' && live !== undefined;
    draw(context, image, isNew ? [...shown, live] : shown);
    shown.forEach((area, place) => outline(context, area, place === chosen && !isNew));
  }, [areas, chosen, live, image]);

  const begin = (event: PointerEvent): void => {
    const at = pointOf(event);
    if (at === undefined || event.button !== 0) return;
    canvas.current?.setPointerCapture(event.pointerId);
    const met = under(covering, at.point, at.near);
    const area = met === undefined ? undefined : areas[met.place];
    if (met === undefined || area === undefined) {
      drag.current = { is: 'new', from: at.point, area: between(at.point, at.point) };
      return;
    }
    if (met.place !== chosen) change({ type: 'choose', place: met.place });
    drag.current = { is: met.is === 'corner' ? 'corner' : 'move', from: at.point, area };
  };
  const go = (event: PointerEvent): void => {
    const at = pointOf(event);
    if (drag.current !== undefined && at !== undefined) setLive(draggedTo(drag.current, at.point));
  };
  const end = (event: PointerEvent): void => {
    const at = pointOf(event);
    const { current } = drag;
    drag.current = undefined;
    setLive(undefined);
    if (current === undefined || at === undefined) return;
    const area = draggedTo(current, at.point);
    const isStill = current.from.x === at.point.x && current.from.y === at.point.y;
    if (!isStill) change({ type: current.is === 'new' ? 'drawn' : 'dragged', area });
  };
  const press = (event: KeyboardEvent): void => {
    const done = doneBy(event);
    if (done === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    change(done);
  };
  const one = chosen === undefined ? undefined : areas[chosen];
  return (
    <div class="covering">
      <p class="actions">
        <button type="button" class="button small" onClick={() => change({ type: 'add' })}>
          {texts.add}
        </button>
        <button
          type="button"
          class="button small"
          disabled={one === undefined}
          onClick={() => change({ type: 'remove' })}
        >
          {texts.remove}
        </button>
        <button
          type="button"
          class="button small"
          disabled={covering.past.length === 0}
          onClick={() => change({ type: 'undo' })}
        >
          {texts.undo}
        </button>
        <button
          type="button"
          class="button small"
          disabled={covering.future.length === 0}
          onClick={() => change({ type: 'redo' })}
        >
          {texts.redo}
        </button>
      </p>
      <canvas
        ref={canvas}
        class="cover-canvas"
        width={size.width}
        height={size.height}
        tabIndex={0}
        role="application"
        aria-label={texts.canvas(name)}
        aria-describedby={help}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={() => {
          drag.current = undefined;
          setLive(undefined);
        }}
        onKeyDown={press}
      />
      <p role="status" class="soft small">
        {one === undefined || chosen === undefined
          ? texts.none
          : texts.at(chosen + 1, areas.length, inHundredths(one))}
      </p>
      <div id={help} class="hint soft">
        <p>{texts.help}</p>
        <p class="by-keys">{texts.keys}</p>
      </div>
    </div>
  );
}

function draggedTo({ is, from, area }: Drag, to: Point): Area {
  if (is === 'new') return between(from, to);
  if (is === 'move') return moved(area, { x: to.x - from.x, y: to.y - from.y });
  return between({ x: area.left, y: area.top }, to);
}

/** Where a pointer is in the picture, and what is near to it there. */
function pointOf({ currentTarget, clientX, clientY }: PointerEvent) {
  if (!(currentTarget instanceof Element)) return undefined;
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  if (width === 0 || height === 0) return undefined;
  return {
    point: { x: (clientX - left) / width, y: (clientY - top) / height },
    near: { x: reach / width, y: reach / height },
  };
}

/** What a key does on the picture; undefined for one that does nothing there. */
function doneBy({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): CoveringEvent | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    const lower = key.toLowerCase();
    if (lower === 'z') return { type: shiftKey ? 'redo' : 'undo' };
    return lower === 'y' ? { type: 'redo' } : undefined;
  }
  const arrow = arrows[key];
  if (arrow !== undefined) return { type: shiftKey ? 'resize' : 'move', ...arrow };
  return keys[key];
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

const keys: Readonly<Record<string, CoveringEvent>> = {
  Enter: { type: 'add' },
  Delete: { type: 'remove' },
  Backspace: { type: 'remove' },
  '[': { type: 'previous' },
  ']': { type: 'next' },
};

/** So that a black area is seen on a dark picture, which of them is at hand, and where it is made larger. */
function outline(context: CanvasRenderingContext2D, area: Area, isChosen: boolean): void {
  const { width, height } = context.canvas;
  const [left, top] = [area.left * width, area.top * height];
  const line = Math.max(width, height) / (isChosen ? 200 : 500);
  context.lineWidth = line;
  context.strokeStyle = isChosen ? '#ff8a3d' : '#fff';
  context.strokeRect(left, top, area.width * width, area.height * height);
  if (!isChosen) return;
  const corner = line * 5;
  context.fillStyle = '#ff8a3d';
  context.fillRect(
    left + area.width * width - corner / 2,
    top + area.height * height - corner / 2,
    corner,
    corner,
  );
}

/** In hundredths of the picture, as it is told. */
function inHundredths({ left, top, width, height }: Area): Area {
  const whole = (part: number): number => Math.round(part * 100);
  return { left: whole(left), top: whole(top), width: whole(width), height: whole(height) };
}
