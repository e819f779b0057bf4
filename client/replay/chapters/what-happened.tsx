import { BeliefsCard } from '../../desk/end/beliefs-card.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { t } from '../../ui/texts/texts.ts';
import { MomentCard } from './moment-card.tsx';
import { PromiseList, promiseSlides } from './promise-list.tsx';
import { Summary } from './summary.tsx';
import type { Section, Told } from './told.ts';

/** The game in two minutes, what mattered, what was promised, what was believed. */
export const whatHappened = (told: Told): readonly Section[] => {
  const { debrief, replay, lastDesk } = told;
  const moments = debrief?.moments ?? [];
  return [
    {
      id: 'summary',
      title: t('debrief.summary.title'),
      body: <Summary told={told} moments="short" />,
      slides: [{ id: 'summary', title: t('debrief.summary.title'), body: <Summary told={told} moments="none" /> }],
    },
    ...(debrief === undefined
      ? []
      : [
          {
            id: 'moments',
            title: t('debrief.moment.title'),
            body:
              moments.length === 0 ? (
                <StateCard icon="target" title={t('debrief.moment.none')} next={t('debrief.moment.noneNext')} />
              ) : (
                <>
                  <p class="quiet">{t('debrief.moment.lead')}</p>
                  <div class="moment-grid">
                    {moments.map((moment) => (
                      <MomentCard key={moment.id} told={told} moment={moment} />
                    ))}
                  </div>
                </>
              ),
            ...(moments.length === 0
              ? {}
              : {
                  slides: moments.map((moment, place) => ({
                    id: `moment-${moment.id}`,
                    title: t('debrief.moment.rank', { number: place + 1, of: moments.length }),
                    body: <MomentCard told={told} moment={moment} />,
                  })),
                }),
          },
        ]),
    {
      id: 'promises',
      title: t('debrief.promise.title'),
      body: (
        <>
          <p class="quiet">{t('debrief.promise.lead')}</p>
          <PromiseList told={told} />
        </>
      ),
      slides: promiseSlides(told),
    },
    ...(replay.end.beliefs.length === 0
      ? []
      : [{ id: 'beliefs', title: t('endTeam.beliefs'), framed: true, body: <BeliefsCard desk={lastDesk} end={replay.end} /> }]),
  ];
};
