import type { policies } from '../policies/zh.ts';
import { usePerson } from '../person.ts';
import { useWords, wordOf } from '../words.ts';
import { helpOf } from './help-of.ts';
import { standardLimits } from './limits.ts';
import type { help } from './zh.ts';

type Texts = typeof help & { readonly rules: (typeof policies)['words'] };

/** What the person's roles do, step by step, in the words of the pages and with the times of the rules. */
export function HelpView({ texts }: { readonly texts: Texts }) {
  const person = usePerson();
  const { words, workspace } = useWords();
  const say = { nav: workspace.nav, act: words.act, limits: standardLimits(texts.rules) };
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      {person.roles.map((role) => {
        const own = helpOf(texts, role);
        if (own === undefined) return null;
        return (
          <section key={role} class="card" aria-labelledby={`help-${role}`}>
            <h2 id={`help-${role}`}>{wordOf(words.role, role)}</h2>
            <p>{own.does}</p>
            <ol class="help-steps">
              {own.steps(say).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p>
              <a class="button primary" href={own.to}>
                {own.begin}
              </a>
            </p>
          </section>
        );
      })}
      <p class="soft small">{texts.standard}</p>
    </>
  );
}
