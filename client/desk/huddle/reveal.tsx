import type { Desk } from '../../../server/contract/desk.ts';
import type { BeliefReveal } from '../../../server/contract/huddles.ts';
import { bottlenecks, mostShown, trustCounts, widestGap } from '../../model/huddle.ts';
import { keyName } from '../../model/names.ts';
import { whole } from '../../model/numbers.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { trustName } from './beliefs-form.tsx';
import { LinesChart, SeatMark } from './lines-chart.tsx';

/** What everybody thinks, side by side, beside what was so. */
export const Reveal = ({
  desk,
  reveal,
  afterRound,
}: {
  readonly desk: Desk;
  readonly reveal: BeliefReveal;
  readonly afterRound: number;
}) => (
  <div class="reveal" data-testid="reveal">
    <div class="beliefs-grid">
      <DemandReveal desk={desk} reveal={reveal} afterRound={afterRound} />
      <div class="beliefs-two">
        <Bottlenecks desk={desk} reveal={reveal} />
        <Trust trust={reveal.trust} />
      </div>
    </div>
    <p class="huddle-ask">{t('huddle.reveal.ask')}</p>
  </div>
);

const DemandReveal = ({
  desk,
  reveal,
  afterRound,
}: {
  readonly desk: Desk;
  readonly reveal: BeliefReveal;
  readonly afterRound: number;
}) => {
  const round = t(`round.${desk.act.roundName}`);
  const Round = t(`Round.${desk.act.roundName}`);
  const past = reveal.demandSoFar.slice(-mostShown);
  const coming = Math.max(0, ...reveal.beliefs.map(({ demandByRound }) => demandByRound.length));
  const rounds = Array.from({ length: past.length + coming }, (_, place) => afterRound - past.length + 1 + place);
  const gap = widestGap(reveal.beliefs);
  const units = (value: number | undefined): string => (value === undefined ? '–' : whole(value, speech.language));
  const unsaid = past.map(() => undefined);
  return (
    <section class="card huddle-card" aria-labelledby="reveal-demand">
      <h3 id="reveal-demand">{t('huddle.reveal.demand')}</h3>
      <p class="quiet">{t('huddle.reveal.demandLead')}</p>
      <LinesChart
        rounds={rounds}
        truth={past}
        lines={reveal.beliefs.map(({ seat, demandByRound }) => ({ seat, values: [...unsaid, ...demandByRound] }))}
        description={t('huddle.reveal.description')}
      />
      <div class="scroll-sideways">
        <table class="reveal-table">
          <caption class="visually-hidden">{t('huddle.reveal.demand')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('huddle.reveal.who')}</th>
              {rounds.map((each) => (
                <th key={each} scope="col">
                  <span class="visually-hidden">{Round} </span>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <span class="row-name">
                  <i class="key-so-far" aria-hidden="true" /> {t('huddle.reveal.soFar')}
                </span>
              </th>
              {rounds.map((each, place) => (
                <td key={each}>{place < past.length ? units(past[place]) : ''}</td>
              ))}
            </tr>
            {reveal.beliefs.map(({ seat, demandByRound }) => (
              <tr key={seat} data-seat={seat}>
                <th scope="row">
                  <span class="row-name">
                    <SeatMark seat={seat} /> {seatName(desk, seat)}
                  </span>
                </th>
                {rounds.map((each, place) => (
                  <td key={each}>{place < past.length ? '' : units(demandByRound[place - past.length])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {gap === undefined ? null : (
        <p class="reveal-gap">
          {t('huddle.reveal.spread', { least: units(gap.least), most: units(gap.most), round, number: afterRound + 1 + gap.place })}
        </p>
      )}
    </section>
  );
};

export const Bottlenecks = ({ desk, reveal }: { readonly desk: Desk; readonly reveal: BeliefReveal }) => (
  <section class="card huddle-card" aria-labelledby="reveal-bottleneck">
    <h3 id="reveal-bottleneck">{t('huddle.reveal.bottleneck')}</h3>
    <ul class="bottlenecks">
      {bottlenecks(reveal, desk.map, speech).map(({ seat, name, hit }) => (
        <li key={seat} data-seat={seat}>
          <Icon name={seatIcons[seat]} className="role-icon" />
          <span class="quiet">{seatName(desk, seat)}</span>
          <strong>{name}</strong>
          {hit ? (
            <span class="hit">
              <Icon name="check" /> {t('huddle.reveal.hit')}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
    <p class="was-so">
      {reveal.bottleneck === undefined
        ? t('huddle.reveal.wasNothing', { round: t(`round.${desk.act.roundName}`) })
        : t('huddle.reveal.was', { name: keyName(desk.map, reveal.bottleneck, speech) })}
    </p>
  </section>
);

export const Trust = ({ trust }: { readonly trust: readonly number[] }) => (
  <section class="card huddle-card" aria-labelledby="reveal-trust">
    <h3 id="reveal-trust">{t('huddle.reveal.trust')}</h3>
    <p class="quiet">{t('huddle.reveal.trustLead')}</p>
    <ol class="trust-dots">
      {trustCounts(trust).map(({ level, count }) => (
        <li key={level}>
          <span class="dots" aria-hidden="true">
            {Array.from({ length: count }, (_, place) => (
              <i key={place} />
            ))}
          </span>
          <span class="trust-level" aria-hidden="true">
            {level}
          </span>
          <span class="visually-hidden">
            {level}: {t('huddle.reveal.trustCount', { count, name: trustName(level) })}
          </span>
        </li>
      ))}
    </ol>
    <p class="trust-ends quiet" aria-hidden="true">
      <span>{trustName(1)}</span>
      <span>{trustName(5)}</span>
    </p>
  </section>
);
