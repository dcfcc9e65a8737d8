import type { readComplaint, readComplaintActs } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import type { BodyOf } from '../../../answer.ts';
import type { Language } from '../../../language.ts';

/** A complaint as the house shows it to officials. */
export type ComplaintShown = BodyOf<typeof readComplaint>;

/** One entry of what the person may do next with a complaint, and why not. */
export type OfferedAct = BodyOf<typeof readComplaintActs>['acts'][number];

/** What the page of a complaint gives to the form of an act. */
export interface ActFormProps {
  /** As it was when the form was opened, or when the person chose to send on the newest. */
  readonly complaint: ComplaintShown;
  /** For the `If-Match`. */
  readonly version: number;
  /** When it is late, and the decisions that this person may not take. */
  readonly offered: Extract<OfferedAct, { allowed: true }>;
  /** The act was done: the form goes, and the page reads anew. */
  readonly done: () => void;
  /** The person gave up. */
  readonly close: () => void;
}

/** Fetched with its texts when it is first opened. */
export type ActFormLoader = (language: Language) => Promise<ComponentType<ActFormProps>>;

/** Declares the form of an act by its texts and the component that shows them. */
export function actFormOf<Texts>(form: {
  readonly texts: Readonly<Record<Language, () => Promise<Texts>>>;
  readonly View: ComponentType<ActFormProps & { readonly texts: Texts }>;
}): ActFormLoader {
  const { View } = form;
  return async (language) => {
    const texts = await form.texts[language]();
    return (props) => <View {...props} texts={texts} />;
  };
}
