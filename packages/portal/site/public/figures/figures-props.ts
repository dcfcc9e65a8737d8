import type { readPublicFigures } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { figures as Texts } from '../../texts/zh/figures.ts';

/** What each part of the page is told. */
export interface FiguresProps {
  readonly texts: typeof Texts;
  readonly figures: BodyOf<typeof readPublicFigures>;
}
