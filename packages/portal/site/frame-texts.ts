import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { frame } from './texts/zh/frame.ts';

/** The texts around a page and of its states, in the language of the page. */
export type FrameTextsOf = typeof frame;

export const FrameTexts = createContext<FrameTextsOf | undefined>(undefined);

export function useFrameTexts(): FrameTextsOf {
  const texts = useContext(FrameTexts);
  if (texts === undefined) throw new Error('a page stands outside its frame');
  return texts;
}
