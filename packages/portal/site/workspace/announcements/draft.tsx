import { listAnnouncements, listPublicInspections, publishAnnouncement } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { SelectField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { useInspections } from '../inspections-known.ts';
import { useKeptTexts } from '../kept-texts.ts';
import { workspacePage } from '../page.tsx';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { kinds, type AnnouncementTexts } from './announcement-shown.ts';
import { AnnouncementFields } from './fields.tsx';
import { AnnouncementPreview } from './preview.tsx';
import { contentOf, emptyAnnouncement } from './written.ts';

/** 发布公告: written, then seen as the public will see it, then published. */
export const draft = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).announcements,
    en: async () => (await import('./en.ts')).announcements,
  },
  View: DraftForm,
});

function DraftForm({ texts }: { readonly texts: AnnouncementTexts }) {
  const { route } = useLocation();
  const { all, nameOf } = useInspections();
  const { act, send, again, reset } = useStaffAct(publishAnnouncement);
  const fault = useFaults(act);
  const kept = useKeptTexts('announcement', { ...emptyAnnouncement, kind: '', inspection: '' });
  const { kind: typed, inspection, ...written } = kept.texts;
  const [seen, setSeen] = useState(false);
  const kind = kinds.find((one) => one === typed);
  const stationing = kind === 'stationing';
  const content = contentOf(written, stationing);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called === undefined) return;
    // The faults stand at the fields.
    if (!called.ok) {
      setSeen(false);
      return;
    }
    kept.forget();
    changed(listAnnouncements, listPublicInspections);
    route(`/work/announcements/${called.body.announcement}`);
  };
  return (
    <>
      <p class="small">
        <a href="/work/announcements">{texts.all}</a>
      </p>
      <h1>{texts.publish}</h1>
      <ActForm
        act={act}
        submit={seen ? texts.publishNow : texts.preview}
        unfinished={[
          ...(kind === undefined ? [texts.missing.kind] : []),
          ...(content.title.chinese === '' ? [texts.missing.title] : []),
          ...(content.text.chinese === '' ? [texts.missing.text] : []),
        ]}
        onSubmit={() => {
          if (kind === undefined) return;
          if (!seen) {
            reset();
            setSeen(true);
            return;
          }
          void send({
            body: { kind, ...(inspection === '' ? {} : { inspection }), ...content },
          }).then(finish);
        }}
        onAgain={() => void again().then(finish)}
        {...(seen ? { onCancel: () => setSeen(false) } : {})}
      >
        {seen ? (
          <>
            <p class="message">{texts.asPublic}</p>
            <AnnouncementPreview texts={texts} content={content} />
          </>
        ) : (
          <>
            <div class="fields">
              <SelectField
                label={texts.kind}
                required
                none={texts.chooseKind}
                value={typed}
                onChange={(chosen) => kept.write({ kind: chosen })}
                options={kinds.map((value) => ({ value, text: texts.kinds[value] }))}
                fault={fault('/kind')}
              />
              <SelectField
                label={texts.about}
                none={texts.aboutNone}
                value={inspection}
                onChange={(chosen) => kept.write({ inspection: chosen })}
                options={all.map((one) => ({ value: one.inspection, text: nameOf(one) }))}
                fault={fault('/inspection')}
              />
            </div>
            <AnnouncementFields
              texts={texts}
              stationing={stationing}
              written={written}
              write={kept.write}
              fault={fault}
            />
          </>
        )}
      </ActForm>
    </>
  );
}
