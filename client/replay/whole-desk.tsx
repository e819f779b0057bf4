import { useEffect, useRef } from 'preact/hooks';
import { seats, type Seat } from '../../server/contract/ids.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { TheirDesk } from '../desk/sharing/shadow-desk.tsx';
import { PanelCard } from '../desk/panels-view.tsx';
import { agreementSentence } from '../model/agreements.ts';
import { seatNameOn } from '../model/names.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { differenceLine } from '../model/replay/difference-words.ts';
import { differencesOf } from '../model/replay/differences.ts';
import { sharedPanels, unseenSeats } from '../model/sharing.ts';
import { messageText } from '../model/talk.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

/** One desk as large as there is room, with everything on it. What was not so stands first. */
export const WholeDesk = ({
  state,
  replay,
  reader,
  seat,
  onShrink,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly seat: Seat;
  readonly onShrink: () => void;
}) => {
  const cursor = state.cursor.value;
  const desk = reader.deskAt(seat, cursor.frame);
  const differences = differencesOf(replay, desk, cursor).map((each) => differenceLine(replay, desk, each, speech));
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus({ preventScroll: true }), []);
  const name = seatNameOn(replay.map, seat, speech);
  const unseen = unseenSeats(desk, speech);
  return (
    <section class="whole-desk" data-seat={seat} data-testid="replay-whole" aria-labelledby="whole-desk-title">
      <header class="whole-desk-head">
        <button type="button" class="button small" ref={back} data-testid="replay-shrink" onClick={onShrink}>
          <Icon name="minimize" /> {t('replay.desk.all')}
        </button>
        <h2 id="whole-desk-title">
          <Icon name={seatIcons[seat]} className="role-icon" /> {t('replay.desk.saw', { seat: name })}
        </h2>
        <span class="quiet">{t(`replay.desk.level.${desk.act.informationLevel}`)}</span>
        <span class="spring" />
        {seats
          .filter((each) => each !== seat)
          .map((each) => (
            <button
              key={each}
              type="button"
              class="button small plain"
              data-seat={each}
              aria-label={t('replay.desk.enlarge', { seat: seatNameOn(replay.map, each, speech) })}
              onClick={() => (state.chosen.value = each)}
            >
              <Icon name={seatIcons[each]} className="role-icon" /> {seatNameOn(replay.map, each, speech)}
            </button>
          ))}
      </header>
      {/* A box that scrolls has to take the focus, or the keyboard can't move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section class="whole-desk-body" tabIndex={0} aria-labelledby="whole-desk-title">
        {differences.length === 0 ? null : (
          <ul class="whole-differences">
            {differences.map((line) => (
              <li key={line.id}>
                <Icon name={line.kind === 'event' ? 'eyeOff' : 'equalNot'} /> {line.sentence}
              </li>
            ))}
          </ul>
        )}
        <TheirDesk desk={desk} />
        <div class="shadow-body">
          {desk.messages.length + desk.agreements.length === 0 ? null : <h3>{t('replay.desk.said')}</h3>}
          <ul class="replay-said wide">
            {desk.agreements.map((agreement) => (
              <li key={agreement.id} data-seat={agreement.by}>
                <span class="replay-said-who">
                  <Icon name={seatIcons[agreement.by]} className="role-icon" />{' '}
                  {t('replay.said.agreement', {
                    kind: t(`agreement.kind.${agreement.kind}`),
                    by: seatNameOn(replay.map, agreement.by, speech),
                    state: t(`replay.said.state.${agreement.state}`),
                  })}
                </span>
                {agreementSentence(desk, agreement, speech)}
              </li>
            ))}
            {desk.messages.map((message) => (
              <li key={message.id} data-seat={message.from}>
                <span class="replay-said-who">
                  <Icon name={seatIcons[message.from]} className="role-icon" />{' '}
                  {t('replay.said.fromTo', {
                    from: seatNameOn(replay.map, message.from, speech),
                    to: message.to === 'team' ? t('replay.said.all') : seatNameOn(replay.map, message.to, speech),
                  })}
                </span>
                {messageText(message, speech)}
              </li>
            ))}
          </ul>
          <div class="panels">
            {sharedPanels(desk, speech).map(({ table, source, age }) => (
              <PanelCard key={`${table.id} ${table.from}`} table={table} source={age === '' ? source : `${source} · ${age}`} />
            ))}
          </div>
          {unseen === '' ? null : (
            <p class="replay-unseen">
              <Icon name="eyeOff" /> {t('replay.desk.unseen', { names: unseen })}
            </p>
          )}
        </div>
      </section>
    </section>
  );
};
