import { useEffect, useRef } from 'preact/hooks';

/** What a form is for; it takes the focus when the form opens in the place of the button that opened it. */
export function FormHeading(props: { readonly text: string; readonly level?: 'h2' | 'h3' }) {
  const { text, level: Heading = 'h3' } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Heading ref={heading} tabIndex={-1}>
      {text}
    </Heading>
  );
}
