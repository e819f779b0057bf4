import { useSignal } from '@preact/signals';
import type { Desk } from '../../../server/contract/desk.ts';
import type { Belief, HuddleView } from '../../../server/contract/huddles.ts';
import { bottleneckChoices, drawScale, knownDemand, missingOf } from '../../model/huddle.ts';
import { typedNumber, whole } from '../../model/numbers.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { DrawChart } from './draw-chart.tsx';

const trustNames = ['one', 'two', 'three', 'four', 'five'] as const;
export const trustName = (level: number): string => t(`huddle.beliefs.trustOf.${trustNames[level - 1] ?? 'three'}`);

const mostUnits = 1_000_000_000;

/** What this seat thinks before anybody is told: demand to draw, the bottleneck, how far it relies on the team. */
export const BeliefsForm = ({
  desk,
  huddle,
  beliefs,
  wire,
  onDone,
}: {
  readonly desk: Desk;
  readonly huddle: HuddleView;
  readonly beliefs: NonNullable<HuddleView['beliefs']>;
  readonly wire: Wire;
  /** After an answer was taken, or when it stays as it is. */
  readonly onDone: () => void;
}) => {
  const { mine } = beliefs;
  const sending = useSending(wire);
  const demand = useSignal<readonly (number | undefined)[]>(
    Array.from({ length: beliefs.rounds }, (_, place) => mine?.demandByRound[place]),
  );
  const bottleneck = useSignal(mine?.bottleneck);
  const trust = useSignal(mine?.trust);
  const tried = useSignal(false);
  const firstRound = huddle.afterRound + 1;
  const names = { round: t(`round.${desk.act.roundName}`), Round: t(`Round.${desk.act.roundName}`) };
  const known = knownDemand(desk);
  const scale = drawScale(desk, demand.value);
  const draw = (place: number, units: number | undefined): void => {
    demand.value = demand.value.map((before, each) => (each === place ? units : before));
  };
  const missing = missingOf({ demand: demand.value, bottleneck: bottleneck.value, trust: trust.value }, firstRound, names.round, speech);

  const send = async (): Promise<void> => {
    tried.value = true;
    const complete = demand.value.flatMap((units) => units ?? []);
    if (missing !== undefined || bottleneck.value === undefined || trust.value === undefined) return;
    const belief: Belief = { demandByRound: complete, bottleneck: bottleneck.value, trust: trust.value };
    if (await sending.send({ kind: 'believe', belief: { ...belief, demandByRound: [...complete] } }, t('huddle.beliefs.sent'))) onDone();
  };

  const choices = bottleneckChoices(desk.map, speech);
  return (
    <form
      class="beliefs"
      data-testid="beliefs-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="beliefs-grid">
        <fieldset class="card huddle-card">
          <legend class="visually-hidden">{t('huddle.beliefs.draw')}</legend>
          <h3>{t('huddle.beliefs.draw')}</h3>
          <p class="quiet">{t('huddle.beliefs.drawLead', names)}</p>
          <DrawChart
            known={known?.units ?? []}
            drawn={demand.value}
            firstRound={firstRound}
            scale={scale}
            Round={names.Round}
            onDraw={draw}
          />
          <div class="draw-numbers">
            {demand.value.map((units, place) => (
              <label key={firstRound + place} class="draw-number">
                <span>{t('huddle.beliefs.point', { Round: names.Round, number: firstRound + place })}</span>
                <NumberBox units={units} testid={`draw-number-${place}`} onUnits={(typed) => draw(place, typed)} />
              </label>
            ))}
          </div>
          <p class="quiet draw-known">
            {known === undefined ? null : <i class="key-so-far" aria-hidden="true" />}
            {known === undefined
              ? t('huddle.beliefs.knownNothing')
              : t('huddle.beliefs.known', {
                  panel: t(`panel.${known.panel}`),
                  source:
                    known.source === desk.seat || known.source === 'company'
                      ? t('huddle.beliefs.knownOwn')
                      : t('huddle.beliefs.knownOf', { seat: t(`seat.${known.source}`) }),
                })}
          </p>
        </fieldset>
        <div class="beliefs-two">
          <div class="card huddle-card">
            <h3 id="bottleneck-title">{t('huddle.beliefs.bottleneck')}</h3>
            <p class="quiet">{t('huddle.beliefs.bottleneckLead')}</p>
            <select
              data-testid="belief-bottleneck"
              aria-labelledby="bottleneck-title"
              value={bottleneck.value ?? ''}
              onChange={(event) => (bottleneck.value = event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
            >
              <option value="">{t('huddle.beliefs.choose')}</option>
              <optgroup label={t('huddle.beliefs.places')}>
                {choices.places.map((place) => (
                  <option key={place.id} value={place.id}>
                    {place.name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t('huddle.beliefs.lanes')}>
                {choices.lanes.map((lane) => (
                  <option key={lane.id} value={lane.id}>
                    {lane.name}
                  </option>
                ))}
              </optgroup>
            </select>
          </div>
          <fieldset class="card huddle-card">
            <legend class="visually-hidden">{t('huddle.beliefs.trust')}</legend>
            <h3>{t('huddle.beliefs.trust')}</h3>
            <p class="quiet">{t('huddle.beliefs.trustLead')}</p>
            <div class="segments trust-scale">
              {trustNames.map((_, place) => (
                <label key={place} class={`segment ${trust.value === place + 1 ? 'on' : ''}`} title={trustName(place + 1)}>
                  <input
                    type="radio"
                    class="visually-hidden"
                    name="belief-trust"
                    data-testid={`belief-trust-${place + 1}`}
                    value={place + 1}
                    checked={trust.value === place + 1}
                    onChange={() => (trust.value = place + 1)}
                  />
                  <span aria-hidden="true">{place + 1}</span>
                  <span class="visually-hidden">{`${place + 1}: ${trustName(place + 1)}`}</span>
                </label>
              ))}
            </div>
            <p class="trust-words">
              {trust.value === undefined ? (
                <span class="quiet">
                  1 {trustName(1)} … 5 {trustName(5)}
                </span>
              ) : (
                <span>{`${trust.value}: ${trustName(trust.value)}`}</span>
              )}
            </p>
          </fieldset>
        </div>
      </div>
      <div class="huddle-send">
        {tried.value && missing !== undefined ? (
          <p class="row-refusal" role="alert" data-testid="belief-missing">
            <Icon name="triangleAlert" /> {missing}
          </p>
        ) : null}
        <Refused sending={sending} />
        <button type="submit" class="button main" data-testid="belief-send" disabled={sending.busy.value}>
          <Icon name="check" /> {t(mine === undefined ? 'huddle.beliefs.send' : 'huddle.beliefs.sendAgain')}
        </button>
      </div>
    </form>
  );
};

/** A number to type; empty means nothing is said yet. Grouped while nobody types in it. */
const NumberBox = ({
  units,
  testid,
  onUnits,
}: {
  readonly units: number | undefined;
  readonly testid: string;
  readonly onUnits: (units: number | undefined) => void;
}) => {
  const typed = useSignal<string | undefined>(undefined);
  return (
    <input
      class="input"
      type="text"
      inputMode="numeric"
      autocomplete="off"
      data-testid={testid}
      value={typed.value ?? (units === undefined ? '' : whole(units, speech.language))}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        const wanted = typedNumber(typed.value);
        onUnits(typed.value.trim() === '' || !(wanted >= 0) ? undefined : Math.min(mostUnits, Math.round(wanted)));
      }}
      onBlur={() => (typed.value = undefined)}
    />
  );
};
