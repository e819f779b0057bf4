import type { Desk } from '../../server/contract/desk.ts';
import { textOf } from '../model/say.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

/** Between two acts: what comes next, and three questions for the table. */
export const HuddlePanel = ({ desk }: { readonly desk: Desk }) => (
  <section class="recap" data-testid="huddle" aria-labelledby="huddle-title">
    <h2 id="huddle-title">{t('huddle.title')}</h2>
    <p class="quiet">{t('huddle.lead')}</p>
    <ul class="recap-lines">
      {(['one', 'two', 'three'] as const).map((prompt) => (
        <li key={prompt} class="card recap-line plain">
          <Icon name="users" />
          <span>{t(`huddle.prompts.${prompt}`)}</span>
        </li>
      ))}
    </ul>
    <section class="card guide">
      <h2>{t('header.act', { number: desk.act.number, level: textOf(desk.act.name, speech.language) })}</h2>
      <p>{textOf(desk.act.brief, speech.language)}</p>
    </section>
  </section>
);
