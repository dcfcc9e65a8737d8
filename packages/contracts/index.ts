export * from './code.ts';
export * from './event.ts';
export * from './endpoint.ts';
export * from './problem.ts';
export * from './roles.ts';
export * from './subscriptions.ts';
