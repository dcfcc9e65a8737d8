/** 发文机关代字 of the State Council's General Office, under which notices on days off come. */
export const documentSeries = {
  'guobanfa-mingdian': '国办发明电',
  guobanfa: '国办发',
  guobanhan: '国办函',
} as const;
export type DocumentSeries = keyof typeof documentSeries;
export const documentSeriesCodes = [
  'guobanfa-mingdian',
  'guobanfa',
  'guobanhan',
] as const satisfies readonly DocumentSeries[];

/** 文号: the number under which a notice was issued, 国办发明电〔2025〕7号. */
export interface DocumentNumber {
  readonly series: DocumentSeries;
  readonly year: number;
  readonly serial: number;
}

/** A number as it stands on the notice. */
export function documentNumberText({ series, year, serial }: DocumentNumber): string {
  return `${documentSeries[series]}〔${year}〕${serial}号`;
}

/** The number that a text is, whatever brackets it was typed with; `undefined` where it is none. */
export function readDocumentNumber(text: string): DocumentNumber | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, name, year, serial] =
    /^(国办[发函明电]+)[〔[(【](\d{4})[〕\])】](\d{1,4})号$/.exec(plain) ?? [];
  const series = documentSeriesCodes.find((code) => documentSeries[code] === name);
  if (series === undefined || Number(serial) === 0) return undefined;
  return { series, year: Number(year), serial: Number(serial) };
}
