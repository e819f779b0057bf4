import './what-if.css';
import { useSignal } from '@preact/signals';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import type { Replay } from '../../../server/contract/replay.ts';
import { seatNameOn } from '../../model/names.ts';
import { Icon } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { ReplayState } from '../state.ts';
import { Branches, KeepForm } from './branches.tsx';
import { ChangesCard } from './changes-card.tsx';
import { DecisionsPart } from './decisions-part.tsx';
import { FreezeButton } from './freeze-button.tsx';
import { LevelPart, PromisesPart, SeatsPart } from './other-parts.tsx';
import { Comparison, Followed } from './result.tsx';
import { parts, plannedRounds, whatIfOf, type Part, type WhatIfStore } from './store.ts';

/** What else could have been: the same world from a round on with something done otherwise, and decisions to take before seeing them. */
export const WhatIfChapter = ({ state }: { readonly state: ReplayState }) => {
  const replay = state.replay.value;
  if (replay === undefined) return null;
  const store = whatIfOf(state, replay);
  const roundWord = t(`round.${replay.about.roundName}`);
  const { draft, played } = store;
  return (
    <div class="what-if" data-testid="what-if">
      <header class="what-if-head">
        <div>
          <h2>{t('whatIf.title')}</h2>
          <p class="quiet">{t('whatIf.lead')}</p>
        </div>
        <FreezeOffer state={state} replay={replay} />
      </header>
      {replay.about.playable ? (
        <div class="what-if-build">
          <section class="card what-if-builder" aria-label={t('whatIf.kinds')}>
            <div class="what-if-from">
              <label class="what-if-pick">
                <strong>{t('whatIf.from', { round: roundWord })}</strong>
                <select
                  data-testid="what-if-from"
                  value={String(draft.value.fromRound)}
                  onChange={(event) => store.startFrom(Number(event.currentTarget.value))}
                >
                  {store.rounds.map((round) => (
                    <option key={round} value={String(round)}>
                      {t(`Round.${replay.about.roundName}`)} {round}
                    </option>
                  ))}
                </select>
              </label>
              <span class="quiet">{t('whatIf.fromNote', { round: roundWord, number: draft.value.fromRound })}</span>
            </div>
            <PartTabs store={store} />
            <div class="what-if-part" role="tabpanel" id="what-if-part" aria-labelledby={`what-if-tab-${store.part.value}`}>
              <PartOf part={store.part.value} store={store} />
            </div>
          </section>
          <ChangesCard store={store} />
        </div>
      ) : (
        <StateCard icon="lock" title={t('whatIf.old')} next={t('whatIf.oldNext')} testid="what-if-old" />
      )}
      {played.value === undefined ? null : (
        <section class="card what-if-outcome" aria-label={t('whatIf.result')} data-testid="what-if-outcome">
          {played.value.wanted === draft.value ? null : (
            <p class="what-if-stale" data-testid="what-if-stale">
              <Icon name="info" /> {t('whatIf.stale')}
            </p>
          )}
          <Comparison replay={replay} result={played.value.result} />
          <div class="what-if-more">
            <Followed replay={replay} result={played.value.result} changes={played.value.wanted.changes} deskThen={store.deskThen} />
            <KeepForm state={state} store={store} />
          </div>
        </section>
      )}
      <Branches state={state} store={store} />
    </div>
  );
};

const PartOf = ({ part, store }: { readonly part: Part; readonly store: WhatIfStore }) => {
  switch (part) {
    case 'decisions':
      return <DecisionsPart store={store} />;
    case 'promises':
      return <PromisesPart store={store} />;
    case 'seats':
      return <SeatsPart store={store} />;
    case 'level':
      return <LevelPart store={store} />;
  }
};

/** What can be changed, as tabs: arrow keys move. */
const PartTabs = ({ store: { part } }: { readonly store: WhatIfStore }) => (
  <div class="tabs what-if-tabs" role="tablist" aria-label={t('whatIf.kinds')}>
    {parts.map((each, place) => (
      <button
        key={each}
        type="button"
        role="tab"
        class="tab"
        id={`what-if-tab-${each}`}
        data-testid={`what-if-tab-${each}`}
        aria-selected={each === part.value}
        aria-controls="what-if-part"
        tabIndex={each === part.value ? 0 : -1}
        onClick={() => (part.value = each)}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          const next = step === undefined ? undefined : parts[(place + step + parts.length) % parts.length];
          if (next === undefined) return;
          event.preventDefault();
          part.value = next;
          document.getElementById(`what-if-tab-${next}`)?.focus();
        }}
      >
        {t(`whatIf.tab.${each}`)}
      </button>
    ))}
  </div>
);

/** Any seat in any round, to decide before seeing. */
const FreezeOffer = ({ state, replay }: { readonly state: ReplayState; readonly replay: Replay }) => {
  const rounds = plannedRounds(replay);
  const seat = useSignal<Seat>(seats.find((each) => each === state.chosen.peek()) ?? 'sales');
  const round = useSignal(rounds[0] ?? 1);
  return (
    <div class="what-if-freeze" data-seat={seat.value}>
      <p>
        <strong>{t('freeze.pick')}</strong>
        <span class="quiet">{t('freeze.pickLead')}</span>
      </p>
      <label class="what-if-pick">
        <span class="visually-hidden">{t('freeze.pickSeat')}</span>
        <select
          data-testid="freeze-seat"
          value={seat.value}
          onChange={(event) => (seat.value = seats.find((each) => each === event.currentTarget.value) ?? 'sales')}
        >
          {seats.map((each) => (
            <option key={each} value={each}>
              {seatNameOn(replay.map, each, speech)}
            </option>
          ))}
        </select>
      </label>
      <label class="what-if-pick">
        <span class="visually-hidden">{t('freeze.pickRound', { round: t(`round.${replay.about.roundName}`) })}</span>
        <select
          data-testid="freeze-round"
          value={String(round.value)}
          onChange={(event) => (round.value = Number(event.currentTarget.value))}
        >
          {rounds.map((each) => (
            <option key={each} value={String(each)}>
              {t(`Round.${replay.about.roundName}`)} {each}
            </option>
          ))}
        </select>
      </label>
      <FreezeButton state={state} seat={seat.value} round={round.value} />
    </div>
  );
};
