import { useMemo } from 'preact/hooks';
import type { EndAgreement } from '../../model/end-team.ts';
import { promisesOf } from '../../model/debrief/promises.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

/** What the team promised each other: missed and kept, with what came of it and what it was worth. */
export const PromiseList = ({ told: { replay, reader } }: { readonly told: Told }) => {
  const { kept, missed, other } = useMemo(() => promisesOf(replay, reader.deskAt, speech), [replay, reader]);
  if (kept.length + missed.length + other.length === 0)
    return <StateCard icon="handshake" title={t('debrief.promise.none')} next={t('debrief.promise.noneNext')} />;
  return (
    <div class="promises" data-testid="promises">
      <Group title={t('debrief.promise.missed', { count: missed.length })} tone="bad" promises={missed} />
      <Group title={t('debrief.promise.kept', { count: kept.length })} tone="good" promises={kept} />
      <Group title={t('debrief.promise.other', { count: other.length })} tone="plain" promises={other} />
    </div>
  );
};

const Group = ({
  title,
  tone,
  promises,
}: {
  readonly title: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly promises: readonly EndAgreement[];
}) =>
  promises.length === 0 ? null : (
    <section class={`promise-group ${tone}`}>
      <h3>
        <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'triangleAlert' : 'circleDashed'} /> {title}
      </h3>
      <ul>
        {promises.map(({ view, state, marks, worth, tone: worthTone }) => {
          const outcomes = [...new Set(view.promises.flatMap(({ outcome }) => outcome ?? []))].slice(0, 2);
          return (
            <li key={view.id}>
              <p>
                <Icon name={seatIcons[view.by]} className={`seat-${view.by}`} /> <span class="quiet">{view.lead}</span>{' '}
                <strong>{view.sentence}</strong>
              </p>
              <p class="promise-came">
                {outcomes.length === 0 ? state : outcomes.join(' ')}
                {marks.map((mark) => (
                  <span key={mark} class="pill">
                    {mark}
                  </span>
                ))}
                {worth === undefined ? null : <span class={`worth ${worthTone}`}>{worth}</span>}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
