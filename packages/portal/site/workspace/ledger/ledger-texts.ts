import type { ledger } from './zh.ts';

export type LedgerTexts = typeof ledger;
