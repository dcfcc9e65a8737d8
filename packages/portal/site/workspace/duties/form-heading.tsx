import { useEffect, useRef } from 'preact/hooks';

/** What a form is for; it takes the focus when the form opens in the place of the button that opened it. */
export function FormHeading({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {text}
    </h3>
  );
}
