export * from './directory.ts';
export * from './organisation-reactions.ts';
export * from './organisation-row.ts';
export * from './organisation-stream.ts';
