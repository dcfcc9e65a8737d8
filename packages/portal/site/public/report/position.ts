import type { submitComplaint, Request } from '@ducha/contracts';

/** Where the reporter stands, as the house takes it. */
export type Position = NonNullable<Request<typeof submitComplaint>['body']['position']>;

/** Why there is no position: the reporter or the device does not allow it, or it found none. */
export type NoPosition = 'denied' | 'unfound';

/** A device that has found nothing for so long (milliseconds) is given up. */
const patience = 20_000;

/** Asks the device where it is; its owner is asked by the browser. */
export async function findPosition(): Promise<Position | NoPosition> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(positionOf(coords)),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'unfound'),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 },
    );
  });
}

/** What a device found, no more exact than it says of itself: about a metre in degrees, and whole metres. */
export function positionOf(
  found: Pick<GeolocationCoordinates, 'latitude' | 'longitude' | 'accuracy'>,
): Position {
  const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;
  return {
    latitude: degrees(found.latitude),
    longitude: degrees(found.longitude),
    accuracy: Math.min(100_000, Math.max(1, Math.round(found.accuracy))),
  };
}
