export * from './proofs.ts';
export * from './prove.ts';
export * from './solve.ts';
