import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Told when a page changes its own address; `popstate` tells of the back button only. */
const changed = 'ducha.address';

/**
 * What stands after `?` in the page's address, followed as it changes. Undefined until the page is alive:
 * it was drawn for every address alike.
 */
export function useAddress(): URLSearchParams | undefined {
  const [query, setQuery] = useState<URLSearchParams | undefined>(undefined);
  useEffect(() => {
    const read = (): void => setQuery(new URLSearchParams(location.search));
    read();
    addEventListener('popstate', read);
    addEventListener(changed, read);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener(changed, read);
    };
  }, []);
  return query;
}

/**
 * A link to the same page with another address: a real one, which can be opened in another tab, but
 * the page stays alive and the back button leads back.
 */
export function AddressLink(props: {
  /** Begins with `?`. */
  readonly to: string;
  readonly current?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  const { to, current = false, children } = props;
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    history.pushState(null, '', to);
    dispatchEvent(new Event(changed));
  };
  return (
    <a href={to} class={props.class} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
