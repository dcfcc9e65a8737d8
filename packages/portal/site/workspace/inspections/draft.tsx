import { createInspection, listInspections } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { beijingDay, dayAfter } from '../../dates.ts';
import { CheckField, ChoiceField, SelectField, TextField } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { ManyOrganisations } from '../many-organisations.tsx';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { changed } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { useWords } from '../words.ts';
import type { InspectionPolicy, InspectionTexts } from './inspection-shown.ts';
import { PolicyFields } from './policy-fields.tsx';
import { houseNow } from '../house-time.ts';

const kinds = ['routine', 'daily', 'special', 'stationed'] as const;
const levels = ['municipal', 'central'] as const;
/** A stationing of 30 days, its first and last day among them. */
const usualDays = 30;

/** 起草: an inspection of one or more targets in a window of days, with its policy in words. */
export const draft = workspacePage({
  texts: {
    zh: async () => ({
      ...(await import('./zh.ts')).inspections,
      title: (await import('./zh.ts')).inspections.draft,
    }),
    en: async () => ({
      ...(await import('./en.ts')).inspections,
      title: (await import('./en.ts')).inspections.draft,
    }),
  },
  View: DraftForm,
});

function DraftForm({ texts }: { readonly texts: InspectionTexts }) {
  const { words } = useWords();
  const organisations = useOrganisations();
  const { route } = useLocation();
  const { act, send, again } = useStaffAct(createInspection);
  const fault = useFaults(act);
  const today = beijingDay(houseNow());
  const [kind, setKind] = useState<(typeof kinds)[number]>('routine');
  const [level, setLevel] = useState<(typeof levels)[number]>('municipal');
  const [important, setImportant] = useState(false);
  const [targets, setTargets] = useState<readonly string[]>([]);
  const [from, setFrom] = useState(() => dayAfter(today, usualDays));
  const [until, setUntil] = useState(() => dayAfter(today, 2 * usualDays - 1));
  const [policy, setPolicy] = useState<InspectionPolicy>({ round: null });
  const districts = organisations.all
    .filter((one) => one.kind === 'district')
    .map(({ code }) => code);
  const committee = kind === 'routine' || (kind === 'special' && important);
  const finish = (called: Awaited<ReturnType<typeof send>>): void => {
    if (called?.ok !== true) return;
    changed(listInspections);
    route(`/work/inspections/${called.body.inspection}`);
  };
  return (
    <>
      <p class="small">
        <a href="/work/inspections">{texts.all}</a>
      </p>
      <h1>{texts.draft}</h1>
      <div class="measure">
        <ActForm
          act={act}
          submit={texts.form.submit}
          unfinished={[
            ...(targets.length === 0 ? [texts.form.missing.targets] : []),
            ...(from === '' || until === '' || until < from ? [texts.form.missing.window] : []),
          ]}
          onSubmit={() =>
            void send({
              body: { kind, level, important, targets: [...targets], from, until, policy },
            }).then(finish)
          }
          onAgain={() => void again().then(finish)}
        >
          <div class="fields">
            <SelectField
              label={texts.form.kind}
              value={kind}
              onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? 'routine')}
              options={kinds.map((value) => ({ value, text: words.inspectionKind[value] }))}
              fault={fault('/kind')}
            />
            <ChoiceField
              label={texts.form.level}
              value={level}
              onChange={setLevel}
              options={levels.map((value) => ({ value, text: words.inspectionLevel[value] }))}
            />
          </div>
          {kind === 'special' ? (
            <CheckField label={texts.form.important} checked={important} onChange={setImportant} />
          ) : null}
          <p class="hint soft">{committee ? texts.approver.committee : texts.approver.group}</p>
          <ManyOrganisations
            label={texts.form.targets}
            hint={texts.form.targetsHint}
            value={targets}
            onChange={setTargets}
            fault={fault('/targets')}
          />
          <p>
            <button
              type="button"
              class="button small"
              onClick={() => setTargets([...new Set([...targets, ...districts])])}
            >
              {texts.form.allDistricts}
            </button>
          </p>
          <div class="fields">
            <TextField
              label={texts.form.from}
              type="date"
              required
              value={from}
              onInput={setFrom}
              fault={fault('/from')}
            />
            <TextField
              label={texts.form.until}
              type="date"
              required
              min={from}
              value={until}
              onInput={setUntil}
              fault={fault('/until')}
            />
          </div>
          <PolicyFields texts={texts} policy={policy} onChange={setPolicy} fault={fault} />
        </ActForm>
      </div>
    </>
  );
}
