export * from './directory.ts';
export * from './organisation-reactions.ts';
export * from './organisation-row.ts';
export * from './organisation-stream.ts';
export * from './team-reaction.ts';
export * from './team-rows.ts';
export * from './team-stream.ts';
export * from './teams.ts';
