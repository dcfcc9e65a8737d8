import type { Audience } from '@ducha/contracts';

/**
 * The most bytes that a body may have. Texts are limited one by one below that; the largest body that
 * any declaration accepts fits (`largest-request.test.ts`), however its client escapes it where a citizen
 * writes. Officials register whole lists of organisations.
 */
export const bodyLimits: Readonly<Record<Audience, number>> = {
  public: 256 * 1024,
  staff: 1024 * 1024,
};
