import { informationLevels, seats } from '../../../server/contract/ids.ts';
import { promiseChoices } from '../../model/what-if/promises.ts';
import { levelOf, policyOf, promiseOf, withLevel, withPolicy, withPromise } from '../../model/what-if/draft.ts';
import { seatNameOn } from '../../model/names.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Choices } from './choices.tsx';
import type { WhatIfStore } from './store.ts';

const policies = ['coordinated', 'silo', 'doNothing'] as const;

/** The team's promises, taken back or kept. */
export const PromisesPart = ({ store }: { readonly store: WhatIfStore }) => {
  const { replay, draft } = store;
  const desk = store.deskThen('sales', store.rounds.at(-1) ?? 1);
  const promises = desk === undefined ? [] : promiseChoices({ ...desk, seat: 'nobody' as typeof desk.seat }, replay.end.agreements, speech);
  const roundWord = t(`round.${replay.about.roundName}`);
  if (promises.length === 0)
    return <StateCard icon="handshake" title={t('whatIf.noPromises')} next={t('whatIf.noPromisesNext')} testid="what-if-no-promises" />;
  return (
    <>
      <p class="quiet what-if-note">{t('whatIf.promisesLead')}</p>
      <ul class="what-if-promises">
        {promises.map((promise) => (
          <li key={promise.id} data-testid={`what-if-promise-${promise.id}`}>
            <div>
              <p>{promise.sentence}</p>
              {promise.promised === '' ? null : <p class="quiet">{promise.promised}</p>}
              <p class="quiet">{t('whatIf.promiseAgreed', { round: roundWord, number: promise.round, state: promise.state })}</p>
            </div>
            <Choices
              name={`promise-${promise.id}`}
              label={promise.sentence}
              chosen={promiseOf(draft.value, promise.id)}
              choices={[undefined, ...promise.outcomes].map((value) => ({ value, text: t(`whatIf.promise.${value ?? 'none'}`) }))}
              onChoose={(outcome) => {
                // A promise of an earlier round is changed where it began.
                if (outcome !== undefined && promise.fromRound < draft.value.fromRound) store.startFrom(promise.fromRound);
                draft.value = withPromise(draft.value, promise.id, outcome);
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
};

/** Bots at a seat from the first changed round on. */
export const SeatsPart = ({ store: { replay, draft } }: { readonly store: WhatIfStore }) => (
  <>
    <p class="quiet what-if-note">
      {t('whatIf.seatsLead', { round: t(`round.${replay.about.roundName}`), number: draft.value.fromRound })}
    </p>
    <ul class="what-if-policies">
      {seats.map((seat) => (
        <li key={seat} data-seat={seat}>
          <label class="what-if-pick wide">
            <span>
              <Icon name={seatIcons[seat]} className="role-icon" /> {seatNameOn(replay.map, seat, speech)}
            </span>
            <select
              data-testid={`what-if-policy-${seat}`}
              value={policyOf(draft.value, seat) ?? ''}
              onChange={(event) => {
                const wanted = policies.find((policy) => policy === event.currentTarget.value);
                draft.value = withPolicy(draft.value, seat, wanted);
              }}
            >
              <option value="">{t('whatIf.policy.asPlayed')}</option>
              {policies.map((policy) => (
                <option key={policy} value={policy}>
                  {t(`whatIf.policy.${policy}`)}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  </>
);

/** What seats may know of each other. */
export const LevelPart = ({ store: { replay, draft } }: { readonly store: WhatIfStore }) => (
  <>
    <p class="quiet what-if-note">
      {t('whatIf.levelLead', { round: t(`round.${replay.about.roundName}`), number: draft.value.fromRound })}
    </p>
    <Choices
      name="what-if-level"
      label={t('whatIf.tab.level')}
      chosen={levelOf(draft.value)}
      choices={[undefined, ...informationLevels].map((value) => ({
        value,
        text: value === undefined ? t('whatIf.levelAsPlayed') : t(`informationLevel.${value}`),
      }))}
      onChoose={(level) => (draft.value = withLevel(draft.value, level))}
      upright
    />
  </>
);
