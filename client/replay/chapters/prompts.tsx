import { summaryOf } from '../../model/debrief/summary.ts';
import { momentWords } from '../../model/replay/moments.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

const icons: Readonly<Record<'what' | 'why' | 'change', IconName>> = { what: 'eye', why: 'target', change: 'pen' };
const mostLines = 3;

/** Three questions for the team, each with what the game says to it. */
export const Prompts = ({ told }: { readonly told: Told }) => {
  const { replay, debrief, lastDesk, commitments } = told;
  const said = {
    what: (debrief?.moments ?? []).slice(0, mostLines).map((moment) => momentWords(replay.map, replay.about, moment, speech).sentence),
    why: summaryOf(replay, debrief, lastDesk, speech).lines.flatMap(({ about, text }) => (about === 'promises' ? [] : [text])),
    change: (commitments ?? []).map(({ text }) => text),
  };
  return (
    <div data-testid="prompts">
      <p class="quiet">{t('debrief.change.promptsLead')}</p>
      <ol class="prompts">
        {(['what', 'why', 'change'] as const).map((part) => (
          <li key={part}>
            <h3>
              <Icon name={icons[part]} /> {t(`debrief.change.${part}`)}
            </h3>
            <p class="prompt-ask">{t(`debrief.change.${part}Ask`)}</p>
            {said[part].length === 0 ? null : (
              <ul class="plain-lines quiet">
                {said[part].slice(0, mostLines).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
};
