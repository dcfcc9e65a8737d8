import type { AnnouncementTexts, Content } from './announcement-shown.ts';

/** An announcement as the public will read it, in both languages beside each other. */
export function AnnouncementPreview(props: {
  readonly texts: AnnouncementTexts;
  readonly content: Content;
}) {
  const { texts, content } = props;
  const { title, text, contact } = content;
  return (
    <div class="side-by-side preview">
      <article class="card" lang="zh-Hans">
        <h2>{title.chinese}</h2>
        <p class="said">{text.chinese}</p>
        <Contact texts={texts} contact={contact} />
      </article>
      <article class="card" lang="en">
        {text.english === null ? (
          <p class="soft">{texts.noEnglish}</p>
        ) : (
          <>
            <h2>{title.english ?? title.chinese}</h2>
            <p class="said">{text.english}</p>
          </>
        )}
      </article>
    </div>
  );
}

function Contact(props: {
  readonly texts: AnnouncementTexts;
  readonly contact: Content['contact'];
}) {
  const { contact } = props;
  const { form: texts } = props.texts;
  if (contact === null) return null;
  const given = (['phone', 'hours', 'mailbox', 'address'] as const).flatMap((name) => {
    const value = contact[name];
    return value === null ? [] : [{ name, value }];
  });
  if (given.length === 0) return null;
  return (
    <dl class="facts">
      {given.map(({ name, value }) => (
        <>
          <dt key={`${name} name`}>{texts[name]}</dt>
          <dd key={name}>{value}</dd>
        </>
      ))}
    </dl>
  );
}
