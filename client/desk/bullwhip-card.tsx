import { useSignal } from '@preact/signals';
import type { Desk, EndView } from '../../server/contract/desk.ts';
import { bullwhipDefinition } from '../../server/contract/kpi-catalogue.ts';
import { firstShown, linkRows, measuresOf, type BullwhipChoice, type LinkRow } from '../model/bullwhip.ts';
import { aboutNumber } from '../model/definitions.ts';
import { textOf } from '../model/say.ts';
import { About } from '../ui/about.tsx';
import { colourOf } from '../ui/line-styles.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { BullwhipChart } from './bullwhip-chart.tsx';

type Parts = { readonly desk: Desk; readonly end: EndView };

/** How orders swell from link to link, and goods on their way down: one comparison at a time, for all items or for one. */
export const BullwhipCard = ({ desk, end }: Parts) => {
  const choice = useSignal<BullwhipChoice>({ measure: 'orders', item: undefined });
  const shown = useSignal(firstShown(end));
  const { measure, item } = choice.value;
  const rows = linkRows(end, desk.map, speech, choice.value);
  const words = { round: t(`round.${desk.act.roundName}`), Round: t(`Round.${desk.act.roundName}`) };
  const pick = (link: string): void => {
    const next = new Set(shown.value);
    if (!next.delete(link)) next.add(link);
    shown.value = next;
  };
  const notes = [
    ...(end.warmUpRounds > 0 ? [t('end.warmUp', { count: end.warmUpRounds })] : []),
    ...(end.links.some((link) => link.indicative) ? [t('end.indicative')] : []),
    ...(rows.some((row) => !row.hasRatio) ? [t('end.noRatio')] : []),
  ];
  return (
    <section class="card end-card wide" data-testid="bullwhip">
      <h2 id="end-bullwhip">
        {t('end.bullwhip')} <About words={aboutNumber(bullwhipDefinition, speech)} />
      </h2>
      {end.links.length === 0 ? (
        <StateCard icon="info" title={t('end.noLinks')} next={t('end.noLinksNext')} />
      ) : (
        <>
          <Choices desk={desk} end={end} choice={choice.value} onChoose={(next) => (choice.value = next)} />
          <p class="quiet bullwhip-lead">{t(`end.measureLead.${measure}`)}</p>
          <div class="bullwhip">
            <BullwhipChart
              key={`${measure} ${item ?? ''}`}
              rows={rows.filter((row) => shown.value.has(row.link))}
              roundName={words.round}
              description={t(`end.bullwhipDescription.${measure === 'goods' ? 'goods' : 'orders'}`, words)}
            />
            <div class="scroll-sideways">
              <Links rows={rows} shown={shown.value} onPick={pick} byRound={t('end.byRound', words)} />
              {notes.length === 0 ? null : <p class="quiet">{notes.join(' ')}</p>}
            </div>
          </div>
        </>
      )}
    </section>
  );
};

const Choices = ({
  desk,
  end,
  choice,
  onChoose,
}: Parts & { readonly choice: BullwhipChoice; readonly onChoose: (next: BullwhipChoice) => void }) => {
  const named = desk.map.items.filter(({ id }) => end.demand.items.some((each) => each.item === id));
  return (
    <div class="bullwhip-choices">
      <label>
        <span>{t('end.bullwhipBy')}</span>
        <select
          data-testid="bullwhip-measure"
          value={choice.measure}
          onChange={(event) => {
            const measure = measuresOf(end).find((each) => each === event.currentTarget.value);
            if (measure !== undefined) onChoose({ ...choice, measure });
          }}
        >
          {measuresOf(end).map((measure) => (
            <option key={measure} value={measure}>
              {t(`end.measure.${measure}`)}
            </option>
          ))}
        </select>
      </label>
      {named.length < 2 ? null : (
        <label>
          <span>{t('end.bullwhipItem')}</span>
          <select
            data-testid="bullwhip-item"
            value={choice.item ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChoose({ ...choice, item: named.find(({ id }) => id === value)?.id });
            }}
          >
            <option value="">{t('end.allItems')}</option>
            {named.map(({ id, name }) => (
              <option key={id} value={id}>
                {textOf(name, speech.language)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
};

const Links = ({
  rows,
  shown,
  onPick,
  byRound,
}: {
  readonly rows: readonly LinkRow[];
  readonly shown: ReadonlySet<string>;
  readonly onPick: (link: string) => void;
  readonly byRound: string;
}) => (
  <table aria-labelledby="end-bullwhip">
    <thead>
      <tr>
        <th scope="col">{t('end.link')}</th>
        <th scope="col">{t('end.ratio')}</th>
        <th scope="col">{t('end.least')}</th>
        <th scope="col">{t('end.most')}</th>
        <th scope="col">{byRound}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.link}>
          <th scope="row">
            <label class="link-pick" title={row.partOf === undefined ? undefined : t('end.partOf', { link: row.partOf })}>
              <input type="checkbox" checked={shown.has(row.link)} onChange={() => onPick(row.link)} />
              <i class="swatch" style={{ background: colourOf(row.place) }} />
              {row.name}
              {row.partOf === undefined ? null : <span class="visually-hidden">, {t('end.partOf', { link: row.partOf })}</span>}
            </label>
          </th>
          <td>
            <strong>{row.ratio}</strong>
          </td>
          <td>{row.least}</td>
          <td>{row.most}</td>
          <td title={row.units.join(', ')}>
            <Sparkline series={row.units} all />
            <span class="visually-hidden">{row.units.join(', ')}</span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
