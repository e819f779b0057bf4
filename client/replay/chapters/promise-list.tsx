import { useMemo } from 'preact/hooks';
import type { EndAgreement } from '../../model/end-team.ts';
import { promisesOf } from '../../model/debrief/promises.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Slide, Told } from './told.ts';

/** Missed ones first: they are what is talked about. */
const groups = ['missed', 'kept', 'other'] as const;
const tones = { missed: 'bad', kept: 'good', other: 'plain' } as const;
const icons = { missed: 'triangleAlert', kept: 'check', other: 'circleDashed' } as const;

/** What the team promised each other: missed and kept, with what came of it and what it was worth. */
export const PromiseList = ({ told: { replay, reader } }: { readonly told: Told }) => {
  const promises = useMemo(() => promisesOf(replay, reader.deskAt, speech), [replay, reader]);
  if (groups.every((group) => promises[group].length === 0))
    return <StateCard icon="handshake" title={t('debrief.promise.none')} next={t('debrief.promise.noneNext')} />;
  return (
    <div class="promises" data-testid="promises">
      {groups.map((group) =>
        promises[group].length === 0 ? null : (
          <section key={group} class={`promise-group ${tones[group]}`}>
            <h3>
              <Icon name={icons[group]} /> {t(`debrief.promise.${group}`, { count: promises[group].length })}
            </h3>
            <GroupList promises={promises[group]} />
          </section>
        ),
      )}
    </div>
  );
};

/** On a big screen: those that were missed, then those that were kept. */
export const promiseSlides = ({ replay, reader }: Told): readonly Slide[] => {
  const promises = promisesOf(replay, reader.deskAt, speech);
  const shown = (['missed', 'kept'] as const).filter((group) => promises[group].length > 0);
  if (shown.length === 0)
    return [
      {
        id: 'promises',
        title: t('debrief.promise.title'),
        body: <StateCard icon="handshake" title={t('debrief.promise.none')} next={t('debrief.promise.noneNext')} />,
      },
    ];
  return shown.map((group) => ({
    id: `promises-${group}`,
    title: t(`debrief.promise.slide.${group}`, { count: promises[group].length }),
    body: (
      <div class={`promise-group ${tones[group]}`}>
        <GroupList promises={promises[group]} />
      </div>
    ),
  }));
};

/** What came of a promise. Of several pledges those that were missed, and how many there were; numbers that were signed together are one. */
const pledgesOf = ({ view: { kind, promises } }: EndAgreement): readonly { readonly text: string; readonly outcome: string }[] => {
  const judged = promises.flatMap(({ text, outcome, kept }) => (outcome === undefined ? [] : [{ text, outcome, kept }]));
  const [first] = judged;
  if (first === undefined) return [];
  if (kind === 'consensusForecast' || judged.length === 1) return [{ text: '', outcome: first.outcome }];
  const missed = judged.filter(({ kept }) => !kept);
  return [{ text: '', outcome: t('debrief.promise.pledges', { kept: judged.length - missed.length, of: judged.length }) }, ...missed];
};

const GroupList = ({ promises }: { readonly promises: readonly EndAgreement[] }) => (
  <ul>
    {promises.map((each) => {
      const { view, state, marks, worth, tone } = each;
      const pledges = pledgesOf(each);
      return (
        <li key={view.id}>
          <p>
            <Icon name={seatIcons[view.by]} className={`seat-${view.by}`} /> <span class="quiet">{view.lead}</span>{' '}
            <strong>{view.sentence}</strong>
          </p>
          <div class="promise-came">
            {pledges.length === 0 ? <p>{state}</p> : null}
            {pledges.map(({ text, outcome }) => (
              <p key={`${text} ${outcome}`}>
                {text === '' ? null : <span class="quiet">{text} </span>}
                {outcome}
              </p>
            ))}
            <p>
              {marks.map((mark) => (
                <span key={mark} class="pill">
                  {mark}
                </span>
              ))}
              {worth === undefined ? null : <span class={`worth ${tone}`}>{worth}</span>}
            </p>
          </div>
        </li>
      );
    })}
  </ul>
);
