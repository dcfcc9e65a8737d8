/** The size of a file as people read it: `812 KB`, `3.4 MB`. */
export function sizeText(bytes: number): string {
  const kilobyte = 1024;
  if (bytes < kilobyte * kilobyte) return `${Math.max(1, Math.round(bytes / kilobyte))} KB`;
  return `${(bytes / (kilobyte * kilobyte)).toFixed(1)} MB`;
}
