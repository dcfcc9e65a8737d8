import type { NoteRef } from './code.ts';

/** Every note reference inside the data of an event, at any depth. */
export function noteRefsIn(data: unknown): NoteRef[] {
  if (Array.isArray(data)) return data.flatMap(noteRefsIn);
  if (typeof data !== 'object' || data === null) return [];
  if (
    'note' in data &&
    'mac' in data &&
    typeof data.note === 'string' &&
    typeof data.mac === 'string'
  ) {
    return [{ note: data.note, mac: data.mac }];
  }
  return Object.values(data).flatMap(noteRefsIn);
}
