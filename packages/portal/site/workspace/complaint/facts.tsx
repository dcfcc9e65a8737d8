import type { ComponentChildren } from 'preact';
import { dayText, momentText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { DueTag, Unpublished } from '../due-tag.tsx';
import { dueText } from '../due-text.ts';
import { Why } from './why-then.tsx';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { complaintActs } from '../todo/todo-row.ts';
import { useWords, wordOf } from '../words.ts';
import type { ComplaintShown } from './acts/act-form-of.tsx';
import type { ComplaintTexts } from './complaint-texts.ts';

/** The text that was cleared, and what the complaint is in codes and dates. */
export function Facts(props: {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts;
  /** The way to the complainant's own words, for those who may see them. */
  readonly children: ComponentChildren;
}) {
  const { complaint, children } = props;
  const { facts: texts } = props.texts;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{texts.problem}</h2>
      {complaint.gist === null ? null : (
        <p>
          <strong>{complaint.gist}</strong>
        </p>
      )}
      {complaint.clearedText === null ? (
        <p class="soft">{texts.noText}</p>
      ) : (
        <p class="said">{complaint.clearedText}</p>
      )}
      {children}
      <h3>{texts.heading}</h3>
      <dl class="facts">
        <Intake complaint={complaint} texts={texts} />
        <Screening complaint={complaint} texts={texts} />
        <Standing complaint={complaint} texts={texts} />
      </dl>
    </section>
  );
}

interface Part {
  readonly complaint: ComplaintShown;
  readonly texts: ComplaintTexts['facts'];
}

function Intake({ complaint, texts }: Part) {
  const person = usePerson();
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const { channel, receivedAt, receivedOn, district, township, foreign } = complaint;
  const { photographs, attachments } = complaint;
  const contact = contactOf(complaint);
  return (
    <>
      <Fact name={texts.channel}>{wordOf(words.channel, channel)}</Fact>
      {foreign === null ? null : <Fact name={texts.foreign}>{foreign.number}</Fact>}
      <Fact name={texts.receivedAt}>
        {receivedAt === null ? dayText(language, receivedOn) : momentText(language, receivedAt)}
      </Fact>
      {complaint.postedOn === null ? null : (
        <Fact name={texts.postedOn}>{dayText(language, complaint.postedOn)}</Fact>
      )}
      {complaint.visitors === null ? null : (
        <Fact name={texts.visitors}>{texts.visitorsCame(complaint.visitors)}</Fact>
      )}
      {contact === null ? null : <Fact name={words.role.citizen}>{texts[contact]}</Fact>}
      {photographs === null || photographs === 0 || !mayUse(person, 'lookAtComplaint') ? null : (
        <Fact name={texts.photographs}>{texts.photographsGiven(photographs)}</Fact>
      )}
      {attachments === null || attachments === 0 || !mayUse(person, 'lookAtComplaint') ? null : (
        <Fact name={texts.attachments}>{texts.attachmentsGiven(attachments)}</Fact>
      )}
      <Fact name={texts.district}>{district === null ? texts.unknown : nameOf(district)}</Fact>
      {township === null ? null : <Fact name={texts.township}>{nameOf(township)}</Fact>}
    </>
  );
}

/** Which words tell whether the complainant can be reached; none to whoever is not told. */
function contactOf({ anonymous, erasures }: ComplaintShown) {
  if (anonymous === null) return null;
  if (anonymous) return 'anonymous';
  return erasures.some(({ parts }) => parts.includes('contact')) ? 'contactErased' : 'contactKept';
}

function Screening({ complaint, texts }: Part) {
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const types = useComplaintTypes();
  const { mainType, suggestedType, otherTypes, industry, declined, question, undone, mergedInto } =
    complaint;
  return (
    <>
      {mainType === null ? null : <Fact name={texts.type}>{types.nameOf(mainType)}</Fact>}
      {mainType !== null || suggestedType === null ? null : (
        <Fact name={texts.suggestedType}>{types.nameOf(suggestedType)}</Fact>
      )}
      {otherTypes.length === 0 ? null : (
        <Fact name={texts.otherTypes}>{otherTypes.map(types.nameOf).join('、')}</Fact>
      )}
      {industry === null ? null : <Fact name={texts.industry}>{types.nameOf(industry)}</Fact>}
      {declined === null ? null : (
        <Fact name={texts.declined}>
          {wordOf(words.declineGround, declined.ground)}
          {declined.explanation === null ? null : <p>{declined.explanation}</p>}
          {declined.handedTo === null ? null : (
            <p>
              {texts.handedTo} {nameOf(declined.handedTo)}
            </p>
          )}
        </Fact>
      )}
      {question === null ? null : (
        <Fact name={texts.question}>
          {question.text}
          <p class="soft">
            {texts.answerBy(dayText(language, question.answerBy))}
            <Unpublished years={question.answerDate.unpublished} /> ·{' '}
            {question.answered ? texts.answered : texts.notAnswered}
          </p>
        </Fact>
      )}
      {undone.map(({ decision, reason, at }) => (
        <Fact key={at} name={texts.undone}>
          {wordOf(words.undoneDecision, decision)} · {wordOf(words.undoneReason, reason)} ·{' '}
          {momentText(language, at)}
        </Fact>
      ))}
      {mergedInto === null ? null : (
        <Fact name={texts.mergedInto}>
          <a href={`/c/${mergedInto}`}>{texts.open}</a>
        </Fact>
      )}
    </>
  );
}

function Standing({ complaint, texts }: Part) {
  const language = useLanguage();
  const now = useHouseNow();
  const { words } = useWords();
  const { nameOf } = useOrganisations();
  const named = (organisations: ComplaintShown['assignments']): string =>
    organisations
      .map(
        ({ organisation, role }) => `${nameOf(organisation)} (${wordOf(words.assignment, role)})`,
      )
      .join(texts.comma);
  const placed = ({ district, township }: Relocation['before']): string =>
    [district, township].flatMap((code) => (code === null ? [] : [nameOf(code)])).join(' ') ||
    texts.unknown;
  const { batch, transferredAt, replyDue, replyDate, outerDue, outerDate, result, task, stage } =
    complaint;
  const over = ['closed', 'staged', 'withdrawn'].includes(stage);
  return (
    <>
      {complaint.editionDue === true ? <Fact name={texts.edition}>{texts.editionDue}</Fact> : null}
      {batch === null ? null : <Fact name={texts.batch}>{texts.batchName(batch)}</Fact>}
      {transferredAt === null ? null : (
        <Fact name={texts.transferredAt}>{momentText(language, transferredAt)}</Fact>
      )}
      {complaint.officeDates.map(({ act, due, date, capped }) => (
        <Fact key={act} name={texts.officeDue(wordOf(words.act, complaintActs[act]))}>
          <DueTag due={due} unpublished={date.unpublished} now={now} />
          {capped ? (
            <p class="soft small">{act === 'review-reply' ? texts.cappedByOuter : texts.capped}</p>
          ) : (
            <Why date={date} />
          )}
        </Fact>
      ))}
      {replyDue === null ? null : (
        <Fact name={outerDue === null ? texts.replyDue : texts.innerDue}>
          {over ? (
            dueText(language, replyDue)
          ) : (
            <>
              <DueTag due={replyDue} unpublished={replyDate?.unpublished ?? []} now={now} />
              <Why date={replyDate} />
            </>
          )}
        </Fact>
      )}
      {outerDue === null ? null : (
        <Fact name={texts.outerDue}>
          {over ? (
            dueText(language, outerDue)
          ) : (
            <>
              <DueTag due={outerDue} unpublished={outerDate?.unpublished ?? []} now={now} />
              <Why date={outerDate} />
            </>
          )}
        </Fact>
      )}
      {result === null ? null : <Fact name={texts.result}>{wordOf(words.result, result)}</Fact>}
      {task === null ? null : (
        <Fact name={texts.task}>
          {texts.taskDone(task.number, dayText(language, task.finishedOn))}
        </Fact>
      )}
      {complaint.relapseOf === null ? null : (
        <Fact name={texts.relapseOf}>
          <a href={`/c/${complaint.relapseOf.complaint}`}>{complaint.relapseOf.number}</a>
        </Fact>
      )}
      {complaint.relapses.length === 0 ? null : (
        <Fact name={texts.relapses}>
          {complaint.relapses.map(({ complaint: later, number }) => (
            <p key={later}>
              <a href={`/c/${later}`}>{number}</a>
            </p>
          ))}
        </Fact>
      )}
      {complaint.withdrawn === null ? null : (
        <Fact name={texts.withdrawn}>
          {complaint.withdrawn.ground === null
            ? words.withdrawnBy[complaint.withdrawn.by]
            : words.withdrawalGround[complaint.withdrawn.ground]}{' '}
          · {momentText(language, complaint.withdrawn.at)}
        </Fact>
      )}
      {complaint.acceptanceCorrections.map(({ reason, at, before, after }) => (
        <Fact key={at} name={texts.corrected}>
          <Corrected before={before} after={after} texts={texts} />
          {wordOf(words.acceptanceReason, reason)} · {momentText(language, at)}
        </Fact>
      ))}
      {complaint.relocations.map(({ reason, at, before, after }) => (
        <Fact key={at} name={texts.corrected}>
          {texts.place}
          {texts.colon}
          {texts.fromTo(placed(before), placed(after))} · {wordOf(words.acceptanceReason, reason)} ·{' '}
          {momentText(language, at)}
        </Fact>
      ))}
      {complaint.rectificationEnded === null ? null : (
        <Fact name={texts.rectificationEnded}>
          {wordOf(words.rectificationEndReason, complaint.rectificationEnded.reason)} ·{' '}
          {dayText(language, complaint.rectificationEnded.on)}
        </Fact>
      )}
      {complaint.callBacks.map(({ channel, outcome, at }) => (
        <Fact key={at} name={texts.calledBack}>
          {wordOf(words.callBackOutcome, outcome)} · {wordOf(words.callBackChannel, channel)} ·{' '}
          {momentText(language, at)}
        </Fact>
      ))}
      {complaint.satisfaction.length === 0 ? null : (
        <Fact name={texts.satisfaction}>
          {complaint.satisfaction.map(({ by, satisfied, at }) => (
            <p key={at}>
              {texts.satisfactionBy[by]}
              {texts.colon}
              {satisfied ? texts.satisfied : texts.notSatisfied} · {momentText(language, at)}
            </p>
          ))}
        </Fact>
      )}
      {complaint.reassignments.map(({ reason, at, before, after }) => (
        <Fact key={at} name={texts.reassigned}>
          {texts.fromTo(named(before), named(after))} · {wordOf(words.reassignReason, reason)} ·{' '}
          {momentText(language, at)}
        </Fact>
      ))}
      {complaint.corrections.map(({ text, at, keptOld }) => (
        <Fact key={`${text} ${at}`} name={texts.corrected}>
          {wordOf(words.correctableText, text)} · {momentText(language, at)} ·{' '}
          {keptOld ? texts.oldKept : texts.oldErased}
        </Fact>
      ))}
      {complaint.erasures.map(({ parts, cause, at }) => (
        <Fact key={`${cause} ${at}`} name={texts.erased}>
          {parts.map((part) => wordOf(words.erasurePart, part)).join('、')} ·{' '}
          {wordOf(words.erasureCause, cause)} · {momentText(language, at)}
        </Fact>
      ))}
    </>
  );
}

type Relocation = ComplaintShown['relocations'][number];
type AcceptedAs = ComplaintShown['acceptanceCorrections'][number]['before'];

/** What it was accepted as before, beside what it is since: of each thing that differs a line. */
function Corrected(props: {
  readonly before: AcceptedAs;
  readonly after: AcceptedAs;
  readonly texts: ComplaintTexts['facts'];
}) {
  const { before, after, texts } = props;
  const types = useComplaintTypes();
  const named = (codes: readonly string[]): string =>
    codes.length === 0 ? texts.nothing : codes.map(types.nameOf).join(texts.comma);
  const lines = (of: AcceptedAs): readonly (readonly [string, string])[] => [
    [texts.type, named([of.mainType])],
    [texts.otherTypes, named(of.otherTypes)],
    [texts.industry, named(of.industry === null ? [] : [of.industry])],
    [texts.attention, of.keyAttention ? texts.yes : texts.no],
  ];
  const now = lines(after);
  return (
    <>
      {lines(before).map(([name, was], place) => {
        const is = now[place]?.[1] ?? '';
        return was === is ? null : (
          <p key={name}>
            {name}
            {texts.colon}
            {texts.fromTo(was, is)}
          </p>
        );
      })}
    </>
  );
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
