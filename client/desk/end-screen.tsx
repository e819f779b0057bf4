import { useSignal } from '@preact/signals';
import type { Desk, EndView } from '../../server/contract/desk.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { firstShown, linkRows, partRows, scoreBars } from '../model/end.ts';
import { keyName } from '../model/names.ts';
import { kpiText, money, whole } from '../model/numbers.ts';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { colourOf } from '../ui/line-styles.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { BullwhipChart } from './bullwhip-chart.tsx';
import { DeskHeader, seatName } from './header.tsx';

/** The end: what the team reached, what bots reached on the same seed, and how orders swelled along the chain. */
export const EndScreen = ({
  desk,
  end,
  room,
  session,
  onBack,
}: {
  readonly desk: Desk;
  readonly end: EndView;
  readonly room: Room;
  readonly session: Session;
  /** Where there is a page to go back to: the facilitator's, who looks at one team after the other. */
  readonly onBack?: () => void;
}) => {
  const score = whole(Math.round(end.jointScore), speech.language);
  return (
    <div class="end-page" data-testid="end-screen" data-seat={desk.seat}>
      <DeskHeader desk={desk} room={room} session={session} />
      <main class="end" id="content" tabIndex={-1}>
        {onBack === undefined ? null : (
          <button type="button" class="button small end-back" data-testid="end-back" onClick={onBack}>
            <Icon name="undo" /> {t('end.back')}
          </button>
        )}
        <section class="end-hero">
          <div class="end-score">
            <h1>{t('end.title')}</h1>
            <p class="end-number">
              <strong data-testid="joint-score">{score}</strong>
              <span class="quiet">{t('end.of')}</span>
            </p>
            <p class="quiet">{t('end.lead', { score })}</p>
          </div>
          <Benchmarks end={end} />
        </section>
        <div class="end-grid">
          <Parts end={end} />
          <SeatKpis desk={desk} end={end} />
          <Bullwhip desk={desk} end={end} />
          <Kpis end={end} />
          {end.siteCosts.length > 0 ? <SiteCosts desk={desk} end={end} /> : null}
        </div>
        <p class="quiet end-foot">
          {t('end.seed', { seed: end.seed })} · {t('end.hash', { hash: end.stateHash.slice(0, 12) })} · <a href="/">{t('end.again')}</a>
        </p>
      </main>
    </div>
  );
};

const Benchmarks = ({ end }: { readonly end: EndView }) => (
  <section class="card end-card benchmarks" aria-label={t('end.benchmarks')}>
    <h2>{t('end.benchmarks')}</h2>
    <p class="quiet">{t('end.benchmarksLead')}</p>
    {end.benchmarks.length === 0 ? (
      <StateCard icon="hourglass" title={t('end.noBenchmarks')} next={t('end.noBenchmarksNext')} busy />
    ) : null}
    <ul class="bars">
      {scoreBars(end, speech).map((bar) => (
        <li key={bar.id} class={bar.team ? 'team' : ''}>
          <span class="bar-name">{bar.name}</span>
          <span class="bar-track" aria-hidden="true">
            <i style={{ inlineSize: `${Math.max(1, Math.min(100, bar.score))}%` }} />
          </span>
          <strong>{whole(Math.round(bar.score), speech.language)}</strong>
          <span class="quiet bar-detail">{bar.detail}</span>
        </li>
      ))}
    </ul>
  </section>
);

const Parts = ({ end }: { readonly end: EndView }) => (
  <section class="card end-card">
    <h2 id="end-parts">{t('end.parts')}</h2>
    <table aria-labelledby="end-parts">
      <thead>
        <tr>
          <th scope="col">{t('end.part')}</th>
          <th scope="col">{t('end.value')}</th>
          <th scope="col">{t('end.points')}</th>
          <th scope="col">{t('end.weight')}</th>
        </tr>
      </thead>
      <tbody>
        {partRows(end, speech).map((part) => (
          <tr key={part.kpi}>
            <th scope="row">{part.kpi}</th>
            <td>{part.value}</td>
            <td>
              <strong>{whole(part.points, speech.language)}</strong>
            </td>
            <td class="quiet">{part.weight}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const SeatKpis = ({ desk, end }: { readonly desk: Desk; readonly end: EndView }) => (
  <section class="card end-card">
    <h2>{t('end.seatKpis')}</h2>
    <ul class="seat-kpis">
      {end.seatKpis.map((each) => (
        <li key={each.seat} data-seat={each.seat}>
          <span>
            <Icon name={seatIcons[each.seat]} className="role-icon" /> {seatName(desk, each.seat)}
          </span>
          <span class="quiet">{t(`kpi.${each.kpi}`)}</span>
          <strong>{kpiText(each.kpi, each.value, speech.language)}</strong>
        </li>
      ))}
    </ul>
  </section>
);

const Bullwhip = ({ desk, end }: { readonly desk: Desk; readonly end: EndView }) => {
  const rows = linkRows(end, desk.map, speech);
  const shown = useSignal(firstShown(end));
  const pick = (link: string): void => {
    const next = new Set(shown.value);
    if (!next.delete(link)) next.add(link);
    shown.value = next;
  };
  return (
    <section class="card end-card wide" data-testid="bullwhip">
      <h2 id="end-bullwhip">{t('end.bullwhip')}</h2>
      <p class="quiet">{t('end.bullwhipLead')}</p>
      {rows.length === 0 ? (
        <StateCard icon="info" title={t('end.noLinks')} next={t('end.bullwhipLead')} />
      ) : (
        <div class="bullwhip">
          <BullwhipChart rows={rows.filter((row) => shown.value.has(row.link))} roundName={t(`round.${desk.act.roundName}`)} />
          <div class="scroll-sideways">
            <table aria-labelledby="end-bullwhip">
              <thead>
                <tr>
                  <th scope="col">{t('end.link')}</th>
                  <th scope="col">{t('end.ratio')}</th>
                  <th scope="col">{t('end.least')}</th>
                  <th scope="col">{t('end.most')}</th>
                  <th scope="col">{t('end.orders')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.link}>
                    <th scope="row">
                      <label class="link-pick">
                        <input type="checkbox" checked={shown.value.has(row.link)} onChange={() => pick(row.link)} />
                        <i class="swatch" style={{ background: colourOf(row.place) }} />
                        {row.name}
                      </label>
                    </th>
                    <td>
                      <strong>{row.ratio}</strong>
                    </td>
                    <td>{row.least}</td>
                    <td>{row.most}</td>
                    <td title={row.orders.join(', ')}>
                      <Sparkline series={row.orders} all />
                      <span class="visually-hidden">{row.orders.join(', ')}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.some((row) => row.indicative) ? <p class="quiet">{t('end.indicative')}</p> : null}
          </div>
        </div>
      )}
    </section>
  );
};

const Kpis = ({ end }: { readonly end: EndView }) => (
  <section class="card end-card wide">
    <h2 id="end-kpis">{t('end.kpis')}</h2>
    <table aria-labelledby="end-kpis" class="kpi-table">
      <thead>
        <tr>
          <th scope="col">{t('end.kpi')}</th>
          <th scope="col">{t('end.value')}</th>
          <th scope="col" class="start">
            {t('end.definition')}
          </th>
        </tr>
      </thead>
      <tbody>
        {end.kpis.map((each) => (
          <tr key={each.kpi}>
            <th scope="row">{t(`kpi.${each.kpi}`)}</th>
            <td>
              <strong>{kpiText(each.kpi, each.value, speech.language)}</strong>
            </td>
            <td class="start quiet">{t(`kpiMeans.${each.kpi}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const SiteCosts = ({ desk, end }: { readonly desk: Desk; readonly end: EndView }) => (
  <section class="card end-card">
    <h2 id="end-sites">{t('end.siteCosts')}</h2>
    <table aria-labelledby="end-sites">
      <thead>
        <tr>
          <th scope="col">{t('end.site')}</th>
          <th scope="col">{t('end.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {end.siteCosts.map((each) => (
          <tr key={each.site}>
            <th scope="row">{keyName(desk.map, each.site, speech)}</th>
            <td>{money(each.costCents, speech.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
