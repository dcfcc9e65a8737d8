/** A browser that has told nothing of a file for so long (milliseconds) will not. */
const patience = 5_000;

/** How long a sound or a film plays, in seconds; undefined where the file does not tell this browser. */
export async function playedSeconds(
  file: Blob,
  kind: 'sound' | 'film',
): Promise<number | undefined> {
  const address = URL.createObjectURL(file);
  const player = document.createElement(kind === 'sound' ? 'audio' : 'video');
  try {
    return await new Promise<number | undefined>((resolve) => {
      setTimeout(() => resolve(undefined), patience);
      player.onloadedmetadata = () =>
        resolve(Number.isFinite(player.duration) ? player.duration : undefined);
      player.onerror = () => resolve(undefined);
      player.preload = 'metadata';
      player.src = address;
    });
  } finally {
    player.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}
