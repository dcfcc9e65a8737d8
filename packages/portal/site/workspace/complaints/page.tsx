import { seesEveryOrganisation } from '../every-organisation.ts';
import { usePerson } from '../person.ts';
import { workspacePage } from '../page.tsx';
import { OfficeList } from './office-list.tsx';
import { OrganisationList } from './organisation-list.tsx';

/** 举报件: the office's and a team's by inspection and stage, an organisation's own by what is open. */
export const complaints = workspacePage({
  texts: {
    zh: async () => (await import('./zh.ts')).complaints,
    en: async () => (await import('./en.ts')).complaints,
  },
  View: ({ texts }) => {
    const person = usePerson();
    const seesAll = seesEveryOrganisation(person, 'listComplaints');
    return (
      <>
        <h1>{texts.title}</h1>
        {seesAll ? <OfficeList texts={texts} /> : <OrganisationList texts={texts} />}
      </>
    );
  },
});
