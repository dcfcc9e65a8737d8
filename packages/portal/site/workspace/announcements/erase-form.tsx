import { eraseAnnouncementTexts } from '@ducha/contracts';
import { ErasingForm } from '../erasure/erasing-form.tsx';
import type { AnnouncementTexts } from './announcement-shown.ts';
import { useAnnouncementAct, type AnnouncementActProps } from './use-announcement-act.tsx';

/** 删除: editions of an announcement, and why it was withdrawn, for good; its row stays. */
export function EraseForm(props: AnnouncementActProps) {
  const { texts, announcement, close } = props;
  const { erase: says } = texts;
  const { send, ...rest } = useAnnouncementAct(eraseAnnouncementTexts, {
    ...props,
    doing: says.open,
    done: close,
  });
  return (
    <section class="card" aria-labelledby="erase">
      <h2 id="erase">{says.open}</h2>
      <ErasingForm
        {...rest}
        texts={says}
        choices={announcement.erasable.map((value) => ({ value, text: nameOfText(value, texts) }))}
        erase={(chosen, ground) => send({ texts: chosen, ground })}
        close={close}
      />
    </section>
  );
}

/** What the texts of an announcement are called. */
export function nameOfText(text: string, texts: AnnouncementTexts): string {
  const edition = /^edition-(\d+)$/.exec(text)?.[1];
  return edition === undefined ? texts.withdraw.reason : texts.edition(Number(edition));
}
