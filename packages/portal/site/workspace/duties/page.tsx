import '../../style/duties.css';
import { listDuties, listHeldDuties, type DutyHolding } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Shown } from '../../shown.tsx';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { useFilters } from '../filters.ts';
import { OneOrganisation } from '../one-organisation.tsx';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { changed, useRead } from '../reads.ts';
import { useWords } from '../words.ts';
import { AppointForm } from './appoint-form.tsx';
import type { DutyTexts } from './duty-texts.ts';
import { EraseForm } from './erase-form.tsx';
import { Holding } from './holding.tsx';
import { VacantDuties } from './vacant-duties.tsx';
import { VacateForm } from './vacate-form.tsx';

/** 岗位: who is reminded at an organisation, appointed and vacated here. */
export const duties = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).duties,
    en: async () => (await import('./en.ts')).duties,
  },
  View: DutiesView,
});

function DutiesView({ texts }: { readonly texts: DutyTexts }) {
  const person = usePerson();
  const { filters, change } = useFilters();
  const everywhere = seesEveryOrganisation(person, 'listDuties');
  const organisation = (everywhere ? filters['organisation'] : person.organisation) ?? '';
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="soft">{texts.lead}</p>
      {everywhere ? (
        <div class="filters">
          <OneOrganisation
            label={texts.organisation}
            hint={texts.choose}
            value={organisation}
            onChange={(chosen) => change({ organisation: chosen })}
          />
        </div>
      ) : null}
      {organisation === '' ? (
        <VacantDuties texts={texts} />
      ) : (
        <Duties key={organisation} organisation={organisation} texts={texts} />
      )}
    </>
  );
}

type Duty = DutyHolding['duty'];
type Open = { readonly form: 'appoint' | 'vacate' | 'erase'; readonly holding: DutyHolding };
type Done = keyof DutyTexts['done'];

function Duties(props: { readonly organisation: string; readonly texts: DutyTexts }) {
  const { organisation, texts } = props;
  const { words } = useWords();
  const person = usePerson();
  const mayChange = mayUse(person, 'appointOfficial');
  const mayErase = mayUse(person, 'eraseOfficial');
  const { answer, again } = useRead(listDuties, { query: { organisation } });
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [done, setDone] = useState<{ readonly what: Done; readonly duty: Duty } | undefined>(
    undefined,
  );
  const begin = (next: Open): void => {
    setDone(undefined);
    setOpen(next);
  };
  const end = (what: Done, duty: Duty): void => {
    changed(listDuties);
    changed(listHeldDuties);
    setDone({ what, duty });
    setOpen(undefined);
  };
  const close = (): void => setOpen(undefined);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The form that had the focus is gone.
    if (done !== undefined) told.current?.focus();
  }, [done]);
  return (
    <>
      {mayChange ? null : <p class="message">{texts.theirs}</p>}
      <div role="status" ref={told} tabIndex={-1}>
        {done === undefined ? null : (
          <p class="message good">{texts.done[done.what](words.duty[done.duty])}</p>
        )}
      </div>
      <Shown answer={answer} again={again}>
        {(body) => (
          <div class="cards">
            {body.duties.map((holding) => (
              <Holding
                key={holding.duty}
                holding={holding}
                texts={texts}
                open={open?.holding.duty === holding.duty}
              >
                {open?.holding.duty === holding.duty ? (
                  open.form === 'appoint' ? (
                    <AppointForm
                      holding={holding}
                      texts={texts}
                      done={() => end('appointed', holding.duty)}
                      close={close}
                    />
                  ) : open.form === 'erase' ? (
                    <EraseForm
                      holding={open.holding}
                      texts={texts}
                      done={() => end('erased', holding.duty)}
                      close={close}
                    />
                  ) : (
                    <VacateForm
                      holding={open.holding}
                      texts={texts}
                      done={() => end('vacated', holding.duty)}
                      close={close}
                    />
                  )
                ) : (
                  <p class="actions">
                    {mayChange ? <Ways holding={holding} texts={texts} begin={begin} /> : null}
                    {mayErase && holding.earlier.some(({ erased }) => !erased) ? (
                      <button
                        type="button"
                        class="button danger"
                        aria-label={`${texts.erasing.open} ${words.duty[holding.duty]}`}
                        onClick={() => begin({ form: 'erase', holding })}
                      >
                        {texts.erasing.open}
                      </button>
                    ) : null}
                  </p>
                )}
              </Holding>
            ))}
          </div>
        )}
      </Shown>
    </>
  );
}

function Ways(props: {
  readonly holding: DutyHolding;
  readonly texts: DutyTexts;
  readonly begin: (open: Open) => void;
}) {
  const { holding, texts, begin } = props;
  const { words } = useWords();
  const duty = words.duty[holding.duty];
  const appoint = holding.holder === null ? texts.appoint : texts.replace;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-label={`${appoint} ${duty}`}
        onClick={() => begin({ form: 'appoint', holding })}
      >
        {appoint}
      </button>
      {holding.holder === null ? null : (
        <button
          type="button"
          class="button danger"
          aria-label={`${texts.vacate} ${duty}`}
          onClick={() => begin({ form: 'vacate', holding })}
        >
          {texts.vacate}
        </button>
      )}
    </>
  );
}
