import type { EvidenceKind } from '@ducha/contracts';

/** A file that the house has, as a draft keeps it. */
export interface PutEvidence {
  readonly evidence: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: EvidenceKind;
}

/** The kinds of evidence, in the order in which they are offered. */
export const evidenceKinds: readonly EvidenceKind[] = ['before', 'after', 'monitoring', 'document'];

/** The files of a draft, as it was kept on the device; what is no file is left out. */
export function putIn(kept: unknown): readonly PutEvidence[] {
  const all: unknown = fieldOf(kept, 'evidence');
  return Array.isArray(all)
    ? all.flatMap((one: unknown) => {
        const [evidence, name, bytes] = ['evidence', 'name', 'bytes'].map((each) =>
          fieldOf(one, each),
        );
        const kind = evidenceKinds.find((each) => each === fieldOf(one, 'kind'));
        return typeof evidence === 'string' &&
          typeof name === 'string' &&
          typeof bytes === 'number' &&
          kind !== undefined
          ? [{ evidence, name, bytes, kind }]
          : [];
      })
    : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
