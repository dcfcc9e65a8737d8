import { eraseAnnouncementTexts } from '@ducha/contracts';
import { ActForm } from '../act-form.tsx';
import { useErasing } from '../use-erasing.tsx';
import type { AnnouncementTexts } from './announcement-shown.ts';
import { useAnnouncementAct, type AnnouncementActProps } from './use-announcement-act.tsx';

/** 删除: editions of an announcement, and why it was withdrawn, for good; its row stays. */
export function EraseForm(props: AnnouncementActProps) {
  const { texts, announcement, close } = props;
  const { erase: says } = texts;
  const { act, send, again, conflict } = useAnnouncementAct(eraseAnnouncementTexts, {
    ...props,
    doing: says.open,
    done: close,
  });
  const { fields, unfinished, order } = useErasing(
    says,
    announcement.erasable.map((value) => ({ value, text: nameOfText(value, texts) })),
  );
  return (
    <section class="card" aria-labelledby="erase">
      <h2 id="erase">{says.open}</h2>
      <ActForm
        act={act}
        submit={says.submit}
        danger
        unfinished={unfinished}
        onSubmit={() => {
          if (order !== undefined) send({ texts: order.chosen, ground: order.ground });
        }}
        onAgain={again}
        onCancel={close}
        conflict={conflict}
      >
        {fields}
      </ActForm>
    </section>
  );
}

/** What the texts of an announcement are called. */
export function nameOfText(text: string, texts: AnnouncementTexts): string {
  const edition = /^edition-(\d+)$/.exec(text)?.[1];
  return edition === undefined ? texts.withdraw.reason : texts.edition(Number(edition));
}
