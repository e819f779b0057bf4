import { useSignal } from '@preact/signals';
import type { BeliefsThen, Desk, EndView } from '../../../server/contract/desk.ts';
import { beliefTruth } from '../../model/end-team.ts';
import { format, whole } from '../../model/numbers.ts';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Bottlenecks, Trust } from '../huddle/reveal.tsx';
import { LinesChart, SeatMark } from '../huddle/lines-chart.tsx';

/** What everybody thought in the huddles beside what came. Nothing where no huddle asked. */
export const BeliefsCard = ({ desk, end }: { readonly desk: Desk; readonly end: EndView }) => {
  const chosen = useSignal(0);
  const then = end.beliefs[chosen.value] ?? end.beliefs[0];
  if (then === undefined) return null;
  const round = t(`round.${desk.act.roundName}`);
  return (
    <section class="card end-card wide" data-testid="end-beliefs" aria-labelledby="end-beliefs">
      <h2 id="end-beliefs">{t('endTeam.beliefs')}</h2>
      <p class="quiet bullwhip-lead">{t('endTeam.beliefsLead')}</p>
      {end.beliefs.length < 2 ? null : (
        <div class="bullwhip-choices">
          <label>
            <span>{t('endTeam.huddleChoice')}</span>
            <select value={String(chosen.value)} onChange={(event) => (chosen.value = Number(event.currentTarget.value))}>
              {end.beliefs.map(({ afterRound }, place) => (
                <option key={afterRound} value={String(place)}>
                  {t('endTeam.after', { round, number: afterRound })}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <div class="beliefs-grid">
        <Demand desk={desk} end={end} then={then} />
        <div class="beliefs-two">
          <Bottlenecks desk={desk} reveal={then} />
          <Trust trust={then.trust} />
        </div>
      </div>
    </section>
  );
};

const Demand = ({ desk, end, then }: { readonly desk: Desk; readonly end: EndView; readonly then: BeliefsThen }) => {
  const { rounds, truth, lines } = beliefTruth(end, then);
  const units = (value: number | undefined): string => (value === undefined ? '' : whole(value, speech.language));
  const Round = t(`Round.${desk.act.roundName}`);
  return (
    <div class="huddle-card">
      <h3>{t('endTeam.after', { round: t(`round.${desk.act.roundName}`), number: then.afterRound })}</h3>
      <LinesChart rounds={rounds} truth={truth} lines={lines} description={t('huddle.reveal.description')} />
      <div class="scroll-sideways">
        <table class="reveal-table">
          <caption class="visually-hidden">{t('endTeam.beliefs')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('huddle.reveal.who')}</th>
              {rounds.map((each) => (
                <th key={each} scope="col">
                  <span class="visually-hidden">{Round} </span>
                  {each}
                </th>
              ))}
              <th scope="col">{t('endTeam.off')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <span class="row-name">
                  <i class="key-so-far" aria-hidden="true" /> {t('endTeam.came')}
                </span>
              </th>
              {rounds.map((each, place) => (
                <td key={each}>{units(truth[place])}</td>
              ))}
              <td>–</td>
            </tr>
            {lines.map(({ seat, values, off }) => (
              <tr key={seat} data-seat={seat}>
                <th scope="row">
                  <span class="row-name">
                    <SeatMark seat={seat} /> {seatName(desk, seat)}
                  </span>
                </th>
                {rounds.map((each, place) => (
                  <td key={each}>{units(values[place])}</td>
                ))}
                <td>
                  <strong>
                    {off === undefined ? '–' : `${format(speech.language, { maximumFractionDigits: 0 }).format(off * 100)}\u00a0%`}
                  </strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
