export * from './checked-files.ts';
export * from './file-store.ts';
