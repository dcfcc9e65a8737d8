import { documentNumberText, readNotice } from '@ducha/calendar';
import { useState } from 'preact/hooks';
import { TextArea, TextField } from '../../fields.tsx';
import { FormHeading } from '../form-heading.tsx';
import { CalendarActForm, type CalendarForm } from './calendar-act-form.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import {
  emptyHoliday,
  isUnreadNumber,
  noticeOf,
  unwrittenOf,
  writtenOf,
} from './written-notice.ts';
import type { HolidayWritten } from './written-notice.ts';

/** The longest text of a notice that is read: they have about a thousand characters. */
const longestText = 5_000;

/** 录入或更正一年的放假通知: its text pasted and read, or its holidays written one by one. */
export function NoticeForm(props: CalendarForm & { readonly year: number }) {
  const { texts, shown, year } = props;
  const holds = shown.notices.find((one) => one.year === year && one.state === 'in-force');
  const [issued, setIssued] = useState(holds?.issued ?? '');
  const [written, setWritten] = useState<readonly HolidayWritten[]>(
    holds?.holidays.map(writtenOf) ?? [emptyHoliday],
  );
  const [number, setNumber] = useState(
    holds === undefined || holds.number === null ? '' : documentNumberText(holds.number),
  );
  const notice = noticeOf(year, { issued, number }, written);
  const nameOf = (place: number): string => {
    const name = written[place]?.name ?? '';
    return name === '' ? '' : texts.holiday[name];
  };
  const { missing } = texts.form;
  return (
    <section class="card">
      <FormHeading
        level="h2"
        text={holds === undefined ? texts.enterNotice(year) : texts.correctOne(year)}
      />
      <p class="soft">{texts.noticeTitle(year)}</p>
      <CalendarActForm
        {...props}
        submit={holds === undefined ? texts.form.submit : texts.form.submitCorrection}
        act={
          notice === undefined
            ? undefined
            : {
                decision: 'notice',
                notice,
                ...(holds === undefined ? {} : { corrects: holds.notice ?? 'known' }),
              }
        }
        unfinished={[
          ...(issued === '' ? [missing.issued] : []),
          ...(isUnreadNumber(number) ? [missing.number] : []),
          ...(written.length === 0 ? [missing.holidays] : []),
          ...written.flatMap((one, place) =>
            unwrittenOf(year, one).map((what) => missing[what](place + 1)),
          ),
        ]}
        holiday={nameOf}
      >
        {(faultAt) => (
          <>
            <PastedNotice
              texts={texts}
              year={year}
              onRead={(read) => {
                setWritten(read.holidays.map(writtenOf));
                if (read.issued !== undefined) setIssued(read.issued);
                if (read.number !== undefined) setNumber(documentNumberText(read.number));
              }}
            />
            <TextField
              label={texts.form.issued}
              required
              type="date"
              value={issued}
              onInput={setIssued}
              fault={faultAt('/notice/issued')}
            />
            <TextField
              label={texts.form.number}
              hint={texts.form.numberHint}
              value={number}
              onInput={setNumber}
              fault={isUnreadNumber(number) ? missing.number : faultAt('/notice/number/year')}
            />
            {written.map((one, place) => (
              <HolidayFields
                key={place}
                texts={texts}
                year={year}
                place={place}
                holiday={one}
                faultAt={(field) => faultAt(`/notice/holidays/${place}${field}`)}
                onChange={(next) => setWritten(written.with(place, next))}
                onRemove={() => setWritten(written.toSpliced(place, 1))}
              />
            ))}
            <p class="actions">
              <button
                type="button"
                class="button"
                onClick={() => setWritten([...written, emptyHoliday])}
              >
                {texts.form.add}
              </button>
            </p>
          </>
        )}
      </CalendarActForm>
    </section>
  );
}

/** The text of a notice, read into the fields below it; what is not understood is shown line by line. */
function PastedNotice(props: {
  readonly texts: CalendarForm['texts'];
  readonly year: number;
  readonly onRead: (read: ReturnType<typeof readNotice>) => void;
}) {
  const { texts, year, onRead } = props;
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReturnType<typeof readNotice> | undefined>(undefined);
  return (
    <>
      <TextArea
        label={texts.form.text}
        hint={texts.form.textHint}
        value={text}
        onInput={setText}
        most={longestText}
        rows={6}
      />
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            const found = readNotice(year, text);
            setRead(found);
            if (found.holidays.length > 0) onRead(found);
          }}
        >
          {texts.form.read}
        </button>
      </p>
      <div role="status">
        {read === undefined ? null : (
          <div
            class={
              read.holidays.length > 0 && read.unread.length === 0 ? 'message good' : 'message mind'
            }
          >
            <p class="actions">
              {read.holidays.length === 0
                ? texts.form.readNothing
                : texts.form.readSome(read.holidays.length)}
            </p>
            {read.unread.length === 0 ? null : (
              <>
                <p>{texts.form.unread}</p>
                <ul>
                  {read.unread.map((line) => (
                    <li key={line} lang="zh-Hans">
                      {line}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </div>
    </>
  );
}
