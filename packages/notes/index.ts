export * from './data-keys.ts';
export * from './notes.ts';
