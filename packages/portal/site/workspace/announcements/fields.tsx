import { correctAnnouncement } from '@ducha/contracts';
import { longest } from '../../api.ts';
import { TextArea, TextField } from '../../fields.tsx';
import type { AnnouncementTexts } from './announcement-shown.ts';
import type { Written } from './written.ts';

/** Title and text in both languages, and how a stationed team is reached. */
export function AnnouncementFields(props: {
  readonly texts: AnnouncementTexts;
  readonly stationing: boolean;
  readonly written: Written;
  readonly write: (changed: Partial<Written>) => void;
  readonly fault: (pointer: string) => string | undefined;
}) {
  const { written, write, fault, stationing } = props;
  const { form: texts } = props.texts;
  const most = (pointer: string): number => longest(correctAnnouncement, pointer);
  return (
    <>
      <div class="side-by-side">
        <div>
          <TextField
            label={texts.titleChinese}
            required
            value={written.titleChinese}
            onInput={(titleChinese) => write({ titleChinese })}
            most={most('/title/chinese')}
            fault={fault('/title/chinese')}
          />
          <TextArea
            label={texts.textChinese}
            required
            rows={10}
            value={written.textChinese}
            onInput={(textChinese) => write({ textChinese })}
            most={most('/text/chinese')}
            fault={fault('/text/chinese')}
          />
        </div>
        <div>
          <TextField
            label={texts.titleEnglish}
            value={written.titleEnglish}
            onInput={(titleEnglish) => write({ titleEnglish })}
            most={most('/title/english')}
            fault={fault('/title/english')}
          />
          <TextArea
            label={texts.textEnglish}
            rows={10}
            value={written.textEnglish}
            onInput={(textEnglish) => write({ textEnglish })}
            most={most('/text/english')}
            fault={fault('/text/english')}
          />
        </div>
      </div>
      {stationing ? (
        <fieldset class="field group">
          <legend>{texts.contact}</legend>
          <p class="hint">{texts.contactHint}</p>
          <div class="fields">
            {(['phone', 'hours', 'mailbox', 'address'] as const).map((name) => (
              <TextField
                key={name}
                label={texts[name]}
                value={written[name]}
                onInput={(text) => write({ [name]: text })}
                most={most(`/contact/${name}`)}
                fault={fault(`/contact/${name}`)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
