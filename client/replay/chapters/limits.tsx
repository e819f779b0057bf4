import { textOf } from '../../model/say.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

const general = ['customers', 'time', 'size', 'bots', 'reruns', 'few', 'people'] as const;

/** Where the model is wrong: what holds for every scenario, and what this one says of itself. */
export const Limits = ({ told: { replay } }: { readonly told: Pick<Told, 'replay'> }) => {
  const { limits } = replay.about;
  return (
    <div class="limits" data-testid="limits">
      <p>{t('debrief.limits.lead')}</p>
      <ul>
        {general.map((line) => (
          <li key={line}>{t(`debrief.limits.lines.${line}`)}</li>
        ))}
      </ul>
      {limits === undefined ? null : (
        <p>
          <strong>{t('debrief.limits.scenario')}</strong> {textOf(limits, speech.language)}
        </p>
      )}
    </div>
  );
};
