import { t } from '../../ui/texts/texts.ts';
import { CausesPanel } from './causes-panel.tsx';
import { GapList, gapSlides } from './gap-list.tsx';
import { SharesPanel } from './shares-panel.tsx';
import type { Section, Told } from './told.ts';
import { RatioPanel, WavePanel } from './wave-panel.tsx';

/** How the wave grew and why, who knew what when, and what made the difference. `still`: on paper, without anything to choose. */
export const why = (told: Told, still = false): readonly Section[] => {
  const { debrief, replay } = told;
  const causes = debrief?.bullwhip.causes;
  return [
    { id: 'wave', title: t('debrief.wave.title'), body: <WavePanel told={told} still={still} /> },
    ...(replay.end.links.length === 0
      ? []
      : [{ id: 'ratios', title: t('debrief.ratio.title'), body: <RatioPanel told={told} still={still} /> }]),
    ...(causes === undefined ? [] : [{ id: 'causes', title: t('debrief.cause.title'), body: <CausesPanel told={told} causes={causes} /> }]),
    ...(debrief === undefined
      ? []
      : [
          {
            id: 'gaps',
            title: t('debrief.gap.title'),
            body: <GapList told={told} />,
            ...(debrief.gaps.length === 0 ? {} : { slides: gapSlides(told) }),
          },
          {
            id: 'shares',
            title: t('debrief.shares.title'),
            body: <SharesPanel told={told} still={still} />,
            ...(debrief.attribution === undefined
              ? {}
              : {
                  slides: [
                    { id: 'shares', title: t('debrief.shares.title'), body: <SharesPanel told={told} part="way" /> },
                    { id: 'shares-reading', title: t('debrief.shares.how'), body: <SharesPanel told={told} part="reading" /> },
                  ],
                }),
          },
        ]),
  ];
};
