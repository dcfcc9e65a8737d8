import { readInspection } from '@ducha/contracts';
import { Fragment } from 'preact';
import { useRoute } from 'preact-iso';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Shown } from '../../shown.tsx';
import { useTurn, type InTurn } from '../in-turn/use-turn.ts';
import { WayBack } from '../in-turn/way-back.tsx';
import { useOrganisations } from '../organisations.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { useWords, wordOf } from '../words.ts';
import { InspectionActs } from './acts.tsx';
import type { InspectionShown, InspectionTexts } from './inspection-shown.ts';
import { PolicyInWords } from './policy-words.tsx';
import { Subject, Subjects } from '../subject.tsx';
import { TeamChanges } from './team-changes.tsx';

/** One inspection: what it is, what may be done next, its policy, its team. */
export const inspection = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).inspections,
    en: async () => (await import('./en.ts')).inspections,
  },
  View: ({ texts }) => {
    const { params } = useRoute();
    const { inspection: id = '' } = params;
    const { answer, again } = useRead(readInspection, { params: { inspection: id } });
    const turn = useTurn({ kind: 'inspection', id });
    return (
      <>
        <WayBack turn={turn} otherwise={{ address: '/work/inspections', nav: 'inspections' }} />
        {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
        <Shown answer={answer} again={again}>
          {(body) => (
            <InspectionView
              key={body.inspection}
              texts={texts}
              inspection={body}
              finished={turn?.finished}
            />
          )}
        </Shown>
      </>
    );
  },
});

function InspectionView(props: {
  readonly texts: InspectionTexts;
  readonly inspection: InspectionShown;
  readonly finished: InTurn['finished'] | undefined;
}) {
  const { texts, inspection: shown, finished } = props;
  const { words, workspace } = useWords();
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  return (
    <>
      <h1>
        {words.inspectionKind[shown.kind]}{' '}
        <span class={shown.stage === 'stationed' ? 'tag green' : 'tag'}>
          {words.inspectionStage[shown.stage]}
        </span>
      </h1>
      <InspectionActs texts={texts} inspection={shown} finished={finished} />
      <div class="side-by-side">
        <section aria-labelledby="facts">
          <h2 id="facts">{texts.facts.title}</h2>
          <dl class="facts">
            <dt>{texts.form.level}</dt>
            <dd>
              {words.inspectionLevel[shown.level]}
              {shown.important ? texts.facts.important : ''}
            </dd>
            <dt>{texts.columns.targets}</dt>
            <dd>{shown.targets.map(nameOf).join(texts.comma)}</dd>
            <dt>{texts.columns.window}</dt>
            <dd>
              {workspace.list.window(dayText(language, shown.from), dayText(language, shown.until))}
            </dd>
            <dt>{texts.facts.approver}</dt>
            <dd>{words.role[shown.approver]}</dd>
            {shown.reason === null ? null : (
              <>
                <dt>{texts.facts.reason}</dt>
                <dd>{shown.reason}</dd>
              </>
            )}
            {shown.moves.map(({ move, on, from, until, reason }, index) => (
              <Fragment key={index}>
                <dt>{texts.moves[move]}</dt>
                <dd>
                  {dayText(language, on)}
                  {move === 'rescheduled'
                    ? `${texts.clause}${texts.moves.before}${texts.colon}${workspace.list.window(dayText(language, from), dayText(language, until))}`
                    : ''}
                  {reason === null ? null : <p class="soft">{reason}</p>}
                </dd>
              </Fragment>
            ))}
            {shown.closedOn === null ? null : (
              <>
                <dt>{texts.facts.closedOn}</dt>
                <dd>{dayText(language, shown.closedOn)}</dd>
              </>
            )}
            {shown.complaintsTakenUntil === null ? null : (
              <>
                <dt>{texts.facts.takenUntil}</dt>
                <dd>{dayText(language, shown.complaintsTakenUntil)}</dd>
              </>
            )}
            <dt>{texts.facts.handedOver}</dt>
            <dd>
              {texts.facts.handedOverText(
                shown.handedOver.batches,
                shown.handedOver.complaints,
                shown.handedOver.keyAttention,
              )}
            </dd>
            {shown.erasures.map(({ texts: erased, cause, ground, at }) => (
              <Fragment key={at}>
                <dt>{words.act.eraseInspectionTexts}</dt>
                <dd>
                  {erased.map((text) => texts.erasing.texts[text]).join(texts.comma)} ·{' '}
                  {ground === null
                    ? wordOf(words.erasureCause, cause)
                    : wordOf(words.erasureGround, ground)}{' '}
                  · {momentText(language, at)}
                </dd>
              </Fragment>
            ))}
          </dl>
          <Related texts={texts} inspection={shown.inspection} />
        </section>
        <section aria-labelledby="policy">
          <h2 id="policy">{texts.policy.title}</h2>
          <PolicyInWords texts={texts} policy={shown.policy} />
          {shown.team === null ? null : (
            <>
              <h2>{texts.team.title}</h2>
              <dl class="facts">
                <dt>{texts.team.leader}</dt>
                <dd>
                  <Subject subject={shown.team.leader} />
                </dd>
                <dt>{texts.team.deputies}</dt>
                <dd>
                  <Subjects subjects={shown.team.deputies} />
                </dd>
                {shown.team.members.length === 0 ? null : (
                  <>
                    <dt>{texts.team.members}</dt>
                    <dd>
                      <Subjects subjects={shown.team.members} />
                    </dd>
                  </>
                )}
              </dl>
              <TeamChanges texts={texts} changes={shown.teamChanges} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

/** Where the rest of the inspection is found. */
function Related(props: { readonly texts: InspectionTexts; readonly inspection: string }) {
  const { texts, inspection: id } = props;
  const person = usePerson();
  const { workspace } = useWords();
  const pages = [
    { needs: 'readComplaintLedger', path: 'complaints', name: workspace.nav.complaints },
    { needs: 'listBatches', path: 'batches', name: workspace.nav.batches },
    { needs: 'readFigures', path: 'figures', name: workspace.nav.figures },
    { needs: 'listAnnouncements', path: 'announcements', name: workspace.nav.announcements },
  ].filter(({ needs }) => mayUse(person, needs));
  if (pages.length === 0) return null;
  return (
    <nav aria-label={texts.related}>
      <p class="actions">
        {pages.map(({ path, name }) => (
          <a key={path} class="button small" href={`/work/${path}?inspection=${id}`}>
            {name}
          </a>
        ))}
      </p>
    </nav>
  );
}
