import { useSignal } from '@preact/signals';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import { huddlePrompts } from '../../model/huddle.ts';
import { announce } from '../../ui/announcer.tsx';
import { speech, t } from '../../ui/texts/texts.ts';

/** The questions to talk about, one at a time, big enough to be read from across a table. */
export const TalkStep = ({ huddle }: { readonly huddle: HuddleView }) => {
  const prompts = huddlePrompts(huddle, speech);
  const at = useSignal(0);
  const show = (place: number): void => {
    at.value = place;
    announce(prompts[place] ?? '');
  };
  return (
    <section class="card prompt-card" data-testid="huddle-prompt">
      <p class="quiet">{t('huddle.talk.prompt', { number: at.value + 1, of: prompts.length })}</p>
      <p class="prompt">{prompts[at.value]}</p>
      {prompts.length < 2 ? null : (
        <div class="prompt-nav">
          <button type="button" class="button" data-testid="prompt-back" disabled={at.value === 0} onClick={() => show(at.value - 1)}>
            {t('huddle.talk.lastPrompt')}
          </button>
          <span class="prompt-dots" aria-hidden="true">
            {prompts.map((prompt, place) => (
              <i key={prompt} class={place === at.value ? 'on' : ''} />
            ))}
          </span>
          <button
            type="button"
            class="button"
            data-testid="prompt-next"
            disabled={at.value === prompts.length - 1}
            onClick={() => show(at.value + 1)}
          >
            {t('huddle.talk.nextPrompt')}
          </button>
        </div>
      )}
    </section>
  );
};
