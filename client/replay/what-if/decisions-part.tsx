import { seats } from '../../../server/contract/ids.ts';
import { Control } from '../../desk/lever-card.tsx';
import { leverCards, type LeverCard, type LeverRow } from '../../model/cards.ts';
import { seatNameOn } from '../../model/names.ts';
import { leverValueText } from '../../model/pledges.ts';
import { asPlayed, draftsOf, mostChanges, withDecision } from '../../model/what-if/draft.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { WhatIfStore } from './store.ts';

/** A seat's inputs in a round as they were decided, to decide them otherwise. */
export const DecisionsPart = ({ store }: { readonly store: WhatIfStore }) => {
  const { replay, draft, seat, round } = store;
  const roundWord = t(`round.${replay.about.roundName}`);
  const desk = store.deskThen(seat.value, round.value);
  const cards =
    desk === undefined
      ? []
      : leverCards(asPlayed(desk), draftsOf(draft.value.changes, seat.value, round.value), speech).filter(
          ({ locked }) => locked === undefined,
        );
  const full = draft.value.changes.length >= mostChanges;
  return (
    <div class="what-if-decisions" data-seat={seat.value}>
      <div class="what-if-picks">
        <SeatPicker store={store} />
        <label class="what-if-pick">
          <span>{t('whatIf.inRound', { round: roundWord })}</span>
          <select
            data-testid="what-if-round"
            value={String(round.value)}
            onChange={(event) => (round.value = Number(event.currentTarget.value))}
          >
            {store.rounds
              .filter((each) => each >= draft.value.fromRound)
              .map((each) => (
                <option key={each} value={String(each)}>
                  {each}
                </option>
              ))}
          </select>
        </label>
      </div>
      <p class="quiet what-if-note">
        {t('whatIf.decidedLead', { seat: seatNameOn(replay.map, seat.value, speech), round: roundWord, number: round.value })}{' '}
        {t('whatIf.standing')}
      </p>
      {full ? <p class="bad-note">{t('whatIf.full', { most: mostChanges })}</p> : null}
      {cards.length === 0 ? (
        <StateCard icon="info" title={t('whatIf.noInputs')} next={t('whatIf.noInputsNext', { round: roundWord })} />
      ) : (
        <div class="what-if-levers">
          {cards.map((card) => (
            <Lever key={`${card.lever} ${card.rows[0]?.id ?? ''}`} card={card} store={store} full={full} />
          ))}
        </div>
      )}
    </div>
  );
};

const SeatPicker = ({ store: { replay, seat } }: { readonly store: WhatIfStore }) => (
  <fieldset class="what-if-seats">
    <legend class="visually-hidden">{t('whatIf.seat')}</legend>
    {seats.map((each) => (
      <label key={each} class={`what-if-seat ${seat.value === each ? 'on' : ''}`} data-seat={each}>
        <input
          type="radio"
          class="visually-hidden"
          name="what-if-seat"
          data-testid={`what-if-seat-${each}`}
          checked={seat.value === each}
          onChange={() => (seat.value = each)}
        />
        <Icon name={seatIcons[each]} /> {seatNameOn(replay.map, each, speech)}
      </label>
    ))}
  </fieldset>
);

const Lever = ({ card, store, full }: { readonly card: LeverCard; readonly store: WhatIfStore; readonly full: boolean }) => (
  <section class="what-if-lever" aria-label={card.title} data-testid={`what-if-lever-${card.lever}`}>
    <h4>
      {card.title}
      {card.about === '' ? null : <span class="lever-about"> · {card.about}</span>}
    </h4>
    {card.rows.map((row) => (
      <Row
        key={row.id}
        row={row}
        alone={card.rows.length === 1 && row.label === card.title}
        store={store}
        off={full && !row.input.touched}
      />
    ))}
  </section>
);

const Row = ({
  row,
  alone,
  store,
  off,
}: {
  readonly row: LeverRow;
  readonly alone: boolean;
  readonly store: WhatIfStore;
  readonly off: boolean;
}) => {
  const { draft, seat, round, deskThen } = store;
  const desk = deskThen(seat.value, round.value);
  const about = `${row.id}-then`;
  const then = desk === undefined ? '' : leverValueText(desk, row.field.lever, row.field.key, row.input.untouched, speech);
  return (
    <div class={`what-if-row ${row.input.touched ? 'touched' : ''}`} data-control={row.control}>
      <span class="row-name">
        {row.colour === undefined ? null : <i class="swatch" style={{ background: row.colour }} />}
        {alone ? '' : row.label}
        <span class="visually-hidden">{alone ? row.label : ''}</span>
      </span>
      <Control
        row={row}
        off={off}
        about={about}
        onSet={(field, value) => {
          if (value === null) return;
          const decision = { round: round.value, seat: seat.value, lever: field.lever, key: field.key, value };
          draft.value = withDecision(draft.value, decision, row.input.untouched);
        }}
      />
      <span id={about} class={`what-if-then ${row.input.touched ? '' : 'quiet'}`}>
        {t('whatIf.decidedThen', { value: then })}
        {row.range === '' ? null : <small class="quiet">{row.range}</small>}
      </span>
    </div>
  );
};
