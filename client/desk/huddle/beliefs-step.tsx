import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import type { HuddleView } from '../../../server/contract/huddles.ts';
import type { Room } from '../../../server/contract/room.ts';
import { keyName } from '../../model/names.ts';
import { whole } from '../../model/numbers.ts';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import type { Wire } from '../sending.tsx';
import { BeliefsForm, trustName } from './beliefs-form.tsx';
import { Reveal } from './reveal.tsx';

/** Thinking before talking: the form, then waiting for the others, then what all of them said. */
export const BeliefsStep = ({
  desk,
  room,
  huddle,
  beliefs,
  wire,
}: {
  readonly desk: Desk;
  readonly room: Room;
  readonly huddle: HuddleView;
  readonly beliefs: NonNullable<HuddleView['beliefs']>;
  readonly wire: Wire;
}) => {
  const changing = useSignal(false);
  const { mine, reveal } = beliefs;
  if (reveal !== undefined)
    return (
      <>
        <p class="quiet">{t('huddle.beliefs.revealed')}</p>
        <Reveal desk={desk} reveal={reveal} afterRound={huddle.afterRound} />
      </>
    );
  if (mine === undefined || changing.value)
    return (
      <>
        <p class="quiet">{t('huddle.beliefs.lead')}</p>
        <BeliefsForm desk={desk} huddle={huddle} beliefs={beliefs} wire={wire} onDone={() => (changing.value = false)} />
      </>
    );
  const open = room.seats.filter(({ seat, holder }) => holder === 'person' && !beliefs.given.includes(seat));
  return (
    <>
      <StateCard
        icon="hourglass"
        title={t('huddle.beliefs.waiting', { names: open.map(({ seat }) => seatName(desk, seat)).join(', ') })}
        next={t('huddle.beliefs.waitingNext')}
        busy
        testid="beliefs-waiting"
      />
      <section class="card huddle-card mine" aria-labelledby="mine-title">
        <h3 id="mine-title">{t('huddle.beliefs.mine')}</h3>
        <dl class="mine-list">
          <div>
            <dt>{t('huddle.beliefs.draw')}</dt>
            <dd>
              {mine.demandByRound
                .map((units, place) => `${t('when.round', { round: huddle.afterRound + 1 + place })}: ${whole(units, speech.language)}`)
                .join(' · ')}
            </dd>
          </div>
          <div>
            <dt>{t('huddle.beliefs.bottleneck')}</dt>
            <dd>{keyName(desk.map, mine.bottleneck, speech)}</dd>
          </div>
          <div>
            <dt>{t('huddle.beliefs.trust')}</dt>
            <dd>{`${mine.trust}: ${trustName(mine.trust)}`}</dd>
          </div>
        </dl>
        <button type="button" class="button small" data-testid="belief-change" onClick={() => (changing.value = true)}>
          {t('huddle.beliefs.sendAgain')}
        </button>
      </section>
    </>
  );
};
