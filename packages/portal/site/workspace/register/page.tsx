import { listPublicInspections } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { Shown } from '../../shown.tsx';
import { workspacePage } from '../page.tsx';
import { useRead } from '../reads.ts';
import { RegisterForm } from './form.tsx';
import { ReceiptSlip, type Registered } from './receipt-slip.tsx';

/** 登记举报: a clerk writes down what came by phone, letter, visit or another way. */
export const register = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).register,
    en: async () => (await import('./en.ts')).register,
  },
  View: ({ texts }) => {
    const { answer, again } = useRead(listPublicInspections, { query: {} });
    const [registered, setRegistered] = useState<Registered | undefined>(undefined);
    return (
      <>
        <h1>{texts.title}</h1>
        <Shown
          answer={answer}
          again={again}
          empty={{ when: (body) => body.inspections.length === 0, says: texts.noInspection }}
        >
          {({ inspections }) =>
            registered === undefined ? (
              <RegisterForm texts={texts} inspections={inspections} onRegistered={setRegistered} />
            ) : (
              <ReceiptSlip
                texts={texts}
                registered={registered}
                onNext={() => setRegistered(undefined)}
              />
            )
          }
        </Shown>
      </>
    );
  },
});
