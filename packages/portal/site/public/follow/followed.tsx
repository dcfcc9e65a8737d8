import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dayText, momentText } from '../../dates.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { Erasure } from './erasure-form.tsx';
import type { FollowTexts } from './follow-texts.ts';
import { AnswerForm, MessageForm } from './letter-form.tsx';
import { Reopening } from './reopening-form.tsx';
import { Satisfaction } from './satisfaction-form.tsx';
import { Withdrawal } from './withdrawal-form.tsx';
import { standings, type FollowUp } from './standing.ts';

interface Shown {
  readonly texts: FollowTexts;
  readonly followed: FollowUp;
}

/** What a receipt opened: where the complaint stands, what was published of it, messages both ways. */
export function Followed(
  props: Shown & {
    readonly receipt: string;
    readonly refresh: ComponentChildren;
    readonly show: (followed: FollowUp) => void;
    readonly close: () => void;
  },
) {
  const { texts, followed, receipt, show } = props;
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section class="card" aria-labelledby="standing">
        <h2 id="standing" ref={heading} tabIndex={-1}>
          {texts.standing}
        </h2>
        <p class="stands">{inLanguage(language, followed.stageText)}</p>
        <Line texts={texts} followed={followed} />
        {followed.undone === null ? null : (
          <p class="message">
            {texts.undone[followed.undone.decision](dayText(language, followed.undone.on))}
          </p>
        )}
        {followed.withdrawn === null ? null : (
          <p class="message">
            {texts.withdrawal.done[followed.withdrawn.by](dayText(language, followed.withdrawn.on))}
          </p>
        )}
        {followed.joined ? <p class="message">{texts.joined}</p> : null}
        <Facts texts={texts} followed={followed} />
        {props.refresh}
      </section>
      {followed.question === null ? null : (
        <AnswerForm texts={texts} receipt={receipt} question={followed.question} show={show} />
      )}
      <Declined texts={texts} followed={followed} />
      <Outcome texts={texts} followed={followed} />
      {followed.satisfaction === null ? null : (
        <Satisfaction
          texts={texts}
          receipt={receipt}
          satisfaction={followed.satisfaction}
          callBacks={followed.callBacks}
          show={show}
        />
      )}
      <Reopening texts={texts} receipt={receipt} followed={followed} show={show} />
      <Messages texts={texts} followed={followed} />
      <MessageForm texts={texts} receipt={receipt} show={show} />
      {followed.withdrawable ? <Withdrawal texts={texts} receipt={receipt} show={show} /> : null}
      <Erasure texts={texts} receipt={receipt} followed={followed} show={show} />
      <div class="closing no-print">
        <p class="soft">{texts.closeHint}</p>
        <button type="button" class="button" onClick={props.close}>
          {texts.close}
        </button>
      </div>
    </>
  );
}

function Line({ texts, followed }: Shown) {
  const language = useLanguage();
  return (
    <ol class="line" aria-label={texts.line}>
      {standings(followed).map(({ station, is, on }) => (
        <li key={station} class={is} aria-current={is === 'now' ? 'step' : undefined}>
          <span class="station">{texts.stations[station]}</span>
          <span class="unseen">{texts.stationSaid[is]}</span>
          {on === null ? null : <time dateTime={on}>{dayText(language, on)}</time>}
        </li>
      ))}
    </ol>
  );
}

/** Number and dates; beside one that may yet move, why. */
export function Facts({ texts, followed }: Shown) {
  const { facts } = texts;
  const language = useLanguage();
  const { number, receivedOn, replyDueOn, replyDueUnpublished, closedOn } = followed;
  return (
    <dl class="facts">
      {number === null ? null : (
        <>
          <dt>{facts.number}</dt>
          <dd>
            <span class="number">{number}</span> <span class="soft small">{facts.numberHint}</span>
          </dd>
        </>
      )}
      <dt>{facts.receivedOn}</dt>
      <dd>{dayText(language, receivedOn)}</dd>
      {replyDueOn === null || closedOn !== null ? null : (
        <>
          <dt>{facts.replyDueOn}</dt>
          <dd>
            {dayText(language, replyDueOn)}
            {replyDueUnpublished.length === 0 ? null : (
              <p class="soft small">{texts.unpublished(replyDueUnpublished)}</p>
            )}
          </dd>
        </>
      )}
      {closedOn === null ? null : (
        <>
          <dt>{facts.closedOn}</dt>
          <dd>{dayText(language, closedOn)}</dd>
        </>
      )}
    </dl>
  );
}

function Declined({ texts: { declined: words }, followed: { declined } }: Shown) {
  const language = useLanguage();
  if (declined === null) return null;
  const { ground, explanation, handedTo } = declined;
  return (
    <section class="card" aria-labelledby="declined">
      <h2 id="declined">{words.title}</h2>
      <dl class="facts">
        <dt>{words.ground}</dt>
        <dd>{inLanguage(language, ground)}</dd>
        {explanation === null ? null : (
          <>
            <dt>{words.explanation}</dt>
            <dd>{explanation}</dd>
          </>
        )}
        {handedTo === null ? null : (
          <>
            <dt>{words.handedTo}</dt>
            <dd>{inLanguage(language, handedTo)}</dd>
          </>
        )}
      </dl>
      <p>{words.elsewhere}</p>
    </section>
  );
}

export function Outcome({
  texts: { outcome: words },
  followed: { outcome, newerUnpublished },
}: Shown) {
  const language = useLanguage();
  if (outcome === null) {
    return newerUnpublished ? <p class="message">{words.unpublished}</p> : null;
  }
  const rows = [
    [words.verdict, inLanguage(language, outcome.verdictText)],
    [words.result, inLanguage(language, outcome.resultText)],
    [words.findings, outcome.findings],
    [words.goal, outcome.goal],
    [words.handling, outcome.handling],
  ] as const;
  return (
    <section class="card" aria-labelledby="outcome">
      <h2 id="outcome">{words.title}</h2>
      <dl class="facts">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
      </dl>
      <p class="soft small">
        {words.published(momentText(language, outcome.publishedAt), outcome.edition)}
      </p>
      {newerUnpublished ? <p class="message mind">{words.newer}</p> : null}
    </section>
  );
}

function Messages({ texts: { messages: words }, followed: { messages } }: Shown) {
  const language = useLanguage();
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{words.title}</h2>
      {messages.length === 0 ? <p class="soft">{words.none}</p> : null}
      <ol class="messages">
        {messages.map(({ from, at, text }, place) => (
          <li key={place} class={from}>
            <p class="from">
              <strong>{words.from[from]}</strong>{' '}
              <time dateTime={at}>{momentText(language, at)}</time>
            </p>
            <p class="text">{text ?? words.erased}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
