import { t } from '../../ui/texts/texts.ts';
import { Commitments } from './commitments.tsx';
import { Limits } from './limits.tsx';
import { Prompts } from './prompts.tsx';
import type { Section, Told } from './told.ts';

/** From what happened to what people do: questions, commitments, and where not to trust the model. */
export const whatWeChange = (told: Told): readonly Section[] => [
  { id: 'prompts', title: t('debrief.change.prompts'), body: <Prompts told={told} /> },
  {
    id: 'commitments',
    title: t('debrief.change.commitments'),
    body: (
      <>
        <p class="quiet">{t('debrief.change.commitmentsLead')}</p>
        <Commitments told={told} />
      </>
    ),
  },
  { id: 'limits', title: t('debrief.limits.title'), body: <Limits told={told} /> },
];
