import { correctAnnouncement } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { ChoiceField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useKeptTexts } from '../kept-texts.ts';
import { AnnouncementFields } from './fields.tsx';
import { AnnouncementPreview } from './preview.tsx';
import { useAnnouncementAct, type AnnouncementActProps } from './use-announcement-act.tsx';
import { contentOf, writtenOf } from './written.ts';

/** 更正: another edition; the earlier ones stay readable. */
export function CorrectForm(props: AnnouncementActProps) {
  const { texts, announcement, close } = props;
  const kept = useKeptTexts(
    `correct/${announcement.announcement}/${announcement.edition}`,
    writtenOf(announcement),
  );
  const [seen, setSeen] = useState(false);
  const [old, setOld] = useState<'kept' | 'erased' | undefined>();
  const { act, send, again, conflict } = useAnnouncementAct(correctAnnouncement, {
    ...props,
    doing: texts.correct.open,
    done: () => {
      kept.forget();
      close();
    },
  });
  const fault = useFaults(act);
  const stationing = announcement.contact !== null;
  const content = contentOf(kept.texts, stationing);
  return (
    <section class="card" aria-labelledby="correct">
      <h2 id="correct">{texts.correct.title(announcement.editions.length + 1)}</h2>
      <ActForm
        act={act}
        submit={seen ? texts.correct.act : texts.preview}
        unfinished={[
          ...(content.title.chinese === '' ? [texts.missing.title] : []),
          ...(content.text.chinese === '' ? [texts.missing.text] : []),
          ...(old === undefined ? [texts.correct.missing] : []),
        ]}
        onSubmit={() => {
          if (seen && old !== undefined) send({ ...content, old });
          else setSeen(true);
        }}
        onAgain={again}
        onCancel={seen ? () => setSeen(false) : close}
        conflict={conflict}
      >
        {seen ? (
          <>
            <p class="message">{texts.asPublic}</p>
            <AnnouncementPreview texts={texts} content={content} />
          </>
        ) : (
          <>
            <AnnouncementFields
              texts={texts}
              stationing={stationing}
              written={kept.texts}
              write={kept.write}
              fault={fault}
            />
            <ChoiceField
              label={texts.correct.old}
              required
              value={old}
              onChange={setOld}
              options={[
                { value: 'kept', text: texts.correct.olds.kept },
                { value: 'erased', text: texts.correct.olds.erased },
              ]}
            />
          </>
        )}
      </ActForm>
    </section>
  );
}
