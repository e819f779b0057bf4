import type { Desk, EndView } from '../../server/contract/desk.ts';
import { jointScoreDefinition } from '../../server/contract/kpi-catalogue.ts';
import type { Room } from '../../server/contract/room.ts';
import type { Session } from '../connection/session.ts';
import { aboutKpi, aboutNumber, kpiName } from '../model/definitions.ts';
import { kpiGroups, partRows, scoreBars } from '../model/end.ts';
import { keyName } from '../model/names.ts';
import { kpiText, money, whole } from '../model/numbers.ts';
import { addressOf } from '../route.ts';
import { About, AboutKpi } from '../ui/about.tsx';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { BullwhipCard } from './bullwhip-card.tsx';
import { AgreementsCard } from './end/agreements-card.tsx';
import { BeliefsCard } from './end/beliefs-card.tsx';
import { BookCard } from './end/book-card.tsx';
import { TeamworkCard } from './end/teamwork-card.tsx';
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
  const sits = room.seats.some(({ you }) => you);
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
              <About words={aboutNumber(jointScoreDefinition, speech)} />
            </p>
            <p class="quiet">{t('end.lead', { score })}</p>
            <p class="end-replay">
              <a class="button main" data-testid="to-replay" href={addressOf('replay', room.workshop, room.game)}>
                <Icon name="history" /> {t('replay.endLink')}
              </a>
              <span class="quiet">{t('replay.endLead')}</span>
            </p>
          </div>
          <Benchmarks end={end} />
        </section>
        <div class="end-grid">
          <Parts end={end} />
          <SeatKpis desk={desk} end={end} />
          <AgreementsCard desk={desk} end={end} sits={sits} />
          <TeamworkCard desk={desk} end={end} />
          <BeliefsCard desk={desk} end={end} />
          <BookCard desk={desk} end={end} sits={sits} wire={{ session, game: room.game }} />
          <BullwhipCard desk={desk} end={end} />
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
            <th scope="row">
              {kpiName(part.kpi, speech)} <AboutKpi kpi={part.kpi} />
            </th>
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
          <span class="quiet">
            {kpiName(each.kpi, speech)} <AboutKpi kpi={each.kpi} />
          </span>
          <strong>{kpiText(each.kpi, each.value, speech.language)}</strong>
        </li>
      ))}
    </ul>
  </section>
);

const Kpis = ({ end }: { readonly end: EndView }) => {
  const { groups, unmeasured } = kpiGroups(end);
  return (
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
        {groups.map(({ attribute, kpis }) => (
          <tbody key={attribute}>
            <tr>
              <th scope="rowgroup" colSpan={3} class="kpi-group">
                {t(`attribute.${attribute}`)}
              </th>
            </tr>
            {kpis.map(({ kpi, value }) => (
              <tr key={kpi}>
                <th scope="row">
                  {kpiName(kpi, speech)} <AboutKpi kpi={kpi} />
                </th>
                <td>
                  <strong>{kpiText(kpi, value, speech.language)}</strong>
                </td>
                <td class="start quiet">{aboutKpi(kpi, speech).meaning}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {unmeasured.length === 0 ? null : (
        <p class="quiet">{t('end.notMeasured', { names: unmeasured.map((kpi) => kpiName(kpi, speech)).join(', ') })}</p>
      )}
    </section>
  );
};

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
