import { useMemo } from 'preact/hooks';
import type { Seat } from '../../server/contract/ids.ts';
import type { Replay } from '../../server/contract/replay.ts';
import { kpiName } from '../model/definitions.ts';
import { seatNameOn } from '../model/names.ts';
import { kpiText } from '../model/numbers.ts';
import { deskCard, type DeskCard, type SeenLine } from '../model/replay/desk-card.ts';
import type { DeskReader } from '../model/replay/desk-at.ts';
import { differenceLine, type DifferenceLine } from '../model/replay/difference-words.ts';
import { differencesOf } from '../model/replay/differences.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import type { ReplayState } from './state.ts';

/** A desk at the reader's moment: what its seat saw, heard, said and decided, and where that was not so. */
export const DeskColumn = ({
  state,
  replay,
  reader,
  seat,
  onEnlarge,
}: {
  readonly state: ReplayState;
  readonly replay: Replay;
  readonly reader: DeskReader;
  readonly seat: Seat;
  readonly onEnlarge: () => void;
}) => {
  const cursor = state.cursor.value;
  const desk = reader.deskAt(seat, cursor.frame);
  const { card, lines } = useMemo(() => {
    const differences = differencesOf(replay, desk, cursor);
    return {
      card: deskCard(replay, desk, differences, speech),
      lines: differences.map((each) => differenceLine(replay, desk, each, speech)),
    };
  }, [replay, desk, cursor]);
  const name = seatNameOn(replay.map, seat, speech);
  const who = replay.about.names?.[seat] ?? (replay.about.holders[seat] === 'bot' ? t('replay.desk.bot') : undefined);
  const followed = state.chosen.value === seat;
  const { own } = desk.measures;
  return (
    <section
      class={`replay-desk ${followed ? 'followed' : ''}`}
      data-seat={seat}
      data-testid={`replay-desk-${seat}`}
      aria-labelledby={`replay-desk-${seat}`}
    >
      <header class="replay-desk-head">
        <h2 id={`replay-desk-${seat}`}>
          <button
            type="button"
            class="replay-desk-name"
            aria-pressed={followed}
            aria-label={t('replay.desk.choose', { seat: name })}
            onClick={() => (state.chosen.value = seat)}
          >
            <Icon name={seatIcons[seat]} className="role-icon" /> {t('replay.desk.saw', { seat: name })}
          </button>
        </h2>
        <span class="replay-desk-who">{who}</span>
        <button
          type="button"
          class="icon-button"
          data-testid={`replay-whole-${seat}`}
          aria-label={t('replay.desk.enlarge', { seat: name })}
          title={t('replay.desk.enlargeShort')}
          onClick={onEnlarge}
        >
          <Icon name="maximize" />
        </button>
      </header>
      <p class="replay-desk-kpi">
        <span>{t('replay.desk.kpi', { kpi: kpiName(own.kpi, speech), value: kpiText(own.kpi, own.value, speech.language) })}</span>
        {lines.length === 0 ? null : (
          <span class="difference-count">
            <Icon name="equalNot" /> {t('replay.desk.differences', { count: lines.length })}
          </span>
        )}
      </p>
      {/* A box that scrolls has to take the focus, or the keyboard can't move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section class="replay-desk-body" tabIndex={0} aria-labelledby={`replay-desk-${seat}`}>
        <Unknown lines={lines} />
        <Elsewhere lines={card.elsewhere.map((each) => differenceLine(replay, desk, each, speech))} />
        <Seen lines={card.seen} />
        <Decided card={card} />
        <Heard card={card} />
        <Said card={card} />
        {card.unseen === '' ? null : (
          <p class="replay-unseen">
            <Icon name="eyeOff" /> {t('replay.desk.unseen', { names: card.unseen })}
          </p>
        )}
      </section>
    </section>
  );
};

/** What went on without this seat's knowing. */
const Unknown = ({ lines }: { readonly lines: readonly DifferenceLine[] }) => {
  const events = lines.filter(({ kind }) => kind === 'event');
  if (events.length === 0) return null;
  return (
    <ul class="replay-lines" aria-label={t('replay.desk.notTold')}>
      {events.map((line) => (
        <li key={line.id} class="off">
          <span>{line.name}</span>
          <b class="off-mark">
            <Icon name="eyeOff" /> {line.shown}
          </b>
          <small class="so">{line.so}</small>
        </li>
      ))}
    </ul>
  );
};

const Seen = ({ lines }: { readonly lines: readonly SeenLine[] }) =>
  lines.length === 0 ? null : (
    <ul class="replay-lines" aria-label={t('replay.desk.saw2')}>
      {lines.map((line) => (
        <li key={line.id} class={line.so === undefined ? '' : 'off'}>
          <span class="row-name">
            {line.colour === undefined ? null : <i class="swatch" style={{ background: line.colour }} />}
            {line.name}
          </span>
          <b class={line.so === undefined ? '' : 'off-mark'}>
            {line.so === undefined ? null : <Icon name="equalNot" />}
            {line.value}
            {line.change === undefined ? null : <span class="replay-change">{line.change}</span>}
          </b>
          {line.so === undefined ? null : <small class="so">{t('replay.desk.so', { value: line.so })}</small>}
        </li>
      ))}
    </ul>
  );

/** What is not so and was not among the numbers: on a colleague's panel, on a lane. */
const Elsewhere = ({ lines }: { readonly lines: readonly DifferenceLine[] }) =>
  lines.length === 0 ? null : (
    <ul class="replay-lines">
      {lines.map((line) => (
        <li key={line.id} class="off">
          <span>{line.name}</span>
          <b class="off-mark">
            <Icon name="equalNot" /> {line.shown}
          </b>
          <small class="so">{t('replay.desk.so', { value: line.so })}</small>
        </li>
      ))}
    </ul>
  );

const Heard = ({ card }: { readonly card: DeskCard }) =>
  card.heard.length === 0 ? null : (
    <ul class="replay-heard" aria-label={t('replay.desk.heard')}>
      {card.heard.map((line) => (
        <li key={line.id}>
          {line.only || line.from !== undefined ? (
            <span class={line.only ? 'only-you' : 'replay-told'}>
              <Icon name={line.only ? 'ear' : 'message'} />{' '}
              {line.only ? t('replay.desk.only') : t('replay.desk.told', { from: line.from ?? '' })}
            </span>
          ) : (
            <Icon name="triangleAlert" className="bad-icon" />
          )}{' '}
          {line.text}
        </li>
      ))}
    </ul>
  );

const Decided = ({ card }: { readonly card: DeskCard }) => (
  <div class="replay-decided">
    <h3>{t('replay.desk.decided')}</h3>
    {card.decided.length === 0 ? <p class="quiet">{t('replay.desk.nothingDecided')}</p> : null}
    <ul class="replay-decisions">
      {card.decided.map(({ lever, title, lines }) => (
        <li key={lever}>
          <strong>{title}</strong>
          {lines.map((line) => (
            <span key={line.id} class="replay-decision">
              <span>{line.name}</span>
              <span class="quiet">{line.was === undefined ? t('replay.desk.proposed') : t('replay.desk.was', { value: line.was })}</span>
              <b>{line.value}</b>
            </span>
          ))}
        </li>
      ))}
    </ul>
  </div>
);

const Said = ({ card }: { readonly card: DeskCard }) =>
  card.said.length === 0 ? null : (
    <ul class="replay-said" aria-label={t('replay.desk.said')}>
      {card.said.map((line) => (
        <li key={line.id} data-seat={line.from}>
          <span class="replay-said-who">
            <Icon name={seatIcons[line.from]} className="role-icon" /> {line.who}
          </span>
          {line.text}
        </li>
      ))}
    </ul>
  );
