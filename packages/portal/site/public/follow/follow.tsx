import { useEffect, useRef } from 'preact/hooks';
import './follow.css';
import type { FollowTexts } from './follow-texts.ts';
import { Followed } from './followed.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { useReceipt } from './use-receipt.ts';

/** Asks for the receipt, then shows what it opens until it is closed. */
export function Follow({ texts }: { readonly texts: FollowTexts }) {
  const { opened, asking, fault, closed, ask, show, close } = useReceipt();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (closed) heading.current?.focus();
  }, [closed]);
  return (
    <article>
      <h1 ref={heading} tabIndex={-1}>
        {texts.title}
      </h1>
      {opened === undefined ? (
        <>
          <p>{texts.lead}</p>
          <p class="message good" role="status" hidden={!closed}>
            {texts.closed}
          </p>
          <ReceiptForm texts={texts} asking={asking} fault={fault} ask={ask} />
          <p class="soft small">{texts.memory}</p>
          <p class="soft small">{texts.lost}</p>
        </>
      ) : (
        <Followed
          texts={texts}
          receipt={opened.receipt}
          followed={opened.followed}
          refresh={
            <>
              <button
                type="button"
                class="button"
                aria-disabled={asking !== undefined}
                onClick={() => void ask(opened.receipt)}
              >
                {asking === undefined ? texts.refresh : texts.refreshing}
              </button>
              <p class="fault" role="alert" hidden={fault === undefined}>
                {fault === undefined ? '' : texts.faults[fault]}
              </p>
            </>
          }
          show={show}
          close={close}
        />
      )}
    </article>
  );
}
