import { useMemo } from 'preact/hooks';
import type { Replay } from '../../server/contract/replay.ts';
import { truthCard } from '../model/replay/truth-card.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

/** What was so at the end of this day, which nobody saw: the dark card beside the desks. */
export const TruthColumn = ({ state, replay }: { readonly state: ReplayState; readonly replay: Replay }) => {
  const { period } = state.cursor.value;
  const card = useMemo(() => truthCard(replay, period, speech), [replay, period]);
  const followed = state.chosen.value === 'truth';
  return (
    <section class={`replay-desk truth ${followed ? 'followed' : ''}`} data-testid="replay-truth" aria-labelledby="replay-truth-title">
      <header class="replay-desk-head">
        <h2 id="replay-truth-title">
          <button type="button" class="replay-desk-name" aria-pressed={followed} onClick={() => (state.chosen.value = 'truth')}>
            <Icon name="scale" /> {t('replay.truth.title')}
          </button>
        </h2>
      </header>
      {/* A box that scrolls has to take the focus, or the keyboard can't move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section class="replay-desk-body" tabIndex={0} aria-labelledby="replay-truth-title">
        <ul class="replay-lines" aria-label={t('replay.truth.shelf')}>
          {card.stock.map((line) => (
            <li key={line.id} class={line.book === undefined ? '' : 'off'}>
              <span class="row-name">
                {line.colour === undefined ? null : <i class="swatch" style={{ background: line.colour }} />}
                {line.name}
              </span>
              <b class={line.book === undefined ? '' : 'off-mark'}>
                {line.book === undefined ? null : <Icon name="equalNot" />}
                {line.shelf}
              </b>
              {line.book === undefined ? null : <small class="so">{t('replay.truth.books', { value: line.book })}</small>}
            </li>
          ))}
          {card.leadTimes.map((line) => (
            <li key={line.id} class="off">
              <span>{t('replay.truth.leadTime', { name: line.name })}</span>
              <b class="off-mark">
                <Icon name="equalNot" />
                {t('replay.truth.ofUsual', { so: line.so })}
              </b>
              <small class="so">{t('replay.truth.records', { shown: line.shown })}</small>
            </li>
          ))}
        </ul>
        {card.events.length === 0 ? <p class="truth-quiet">{t('replay.truth.noEvents')}</p> : null}
        <ul class="truth-events" aria-label={t('replay.truth.events')}>
          {card.events.map((event) => (
            <li key={event.id}>
              <strong>
                <Icon name="triangleAlert" /> {event.name}
              </strong>
              <span>
                {event.state} · {event.everybody ? null : event.knownTo.map((seat) => <Icon key={seat} name={seatIcons[seat]} />)}{' '}
                {event.who}
              </span>
            </li>
          ))}
        </ul>
        <ul class="replay-lines figures">
          {card.figures.map((figure) => (
            <li key={figure.id}>
              <span>{t(`replay.truth.figure.${figure.id}`, { round: t(`round.${replay.about.roundName}`) })}</span>
              <b>{figure.value}</b>
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
};
