import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { measuresOf, type BullwhipChoice, type BullwhipMeasure } from '../../model/bullwhip.ts';
import { ratiosOf, waveOf, wavePlace } from '../../model/debrief/wave.ts';
import { textOf } from '../../model/say.ts';
import { Chart } from '../../ui/chart.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import type { Told } from './told.ts';

const allItems: BullwhipChoice = { measure: 'orders', item: undefined };

/** Units at every link with promotions and events behind them, and a line where the reader stands. A press goes to that round. */
export const WavePanel = ({ told: { state, replay }, still = false }: { readonly told: Told; readonly still?: boolean }) => {
  const choice = useSignal<BullwhipChoice>(allItems);
  const wave = useMemo(() => waveOf(replay, choice.value, speech), [replay, choice.value]);
  const { measure } = choice.value;
  if (replay.end.links.length === 0) return <StateCard icon="info" title={t('debrief.wave.none')} next={t('debrief.wave.noneNext')} />;
  return (
    <div class="wave-panel" data-testid="wave">
      {still ? null : (
        <div class="chapter-choices">
          <Choice
            name={t('debrief.wave.measure')}
            value={measure}
            options={(['orders', 'goods'] as const).map((each) => ({ value: each, name: t(`debrief.wave.measures.${each}`) }))}
            onChoose={(value) => (choice.value = { ...choice.value, measure: value === 'goods' ? 'goods' : 'orders' })}
            testid="wave-measure"
          />
          <ItemChoice
            told={{ replay }}
            item={choice.value.item}
            onChoose={(item) => (choice.value = { ...choice.value, item })}
            testid="wave-item"
          />
        </div>
      )}
      <Chart
        title={t(measure === 'goods' ? 'debrief.wave.titleGoods' : 'debrief.wave.title')}
        description={`${wave.sentence} ${t('debrief.wave.bands', { round: t(`round.${replay.about.roundName}`) })}`}
        drawing={wave.drawing}
        table={wave.table}
        file="orders-at-every-link"
        height={320}
        bare
        testid="wave-chart"
        {...(still
          ? {}
          : {
              place: wavePlace(replay, state.cursor.value.period),
              onPick: (place: number) => {
                const round = replay.rounds.find((each) => each.round === place + 1);
                if (round !== undefined) state.jumpTo({ period: round.lastPeriod });
              },
            })}
      />
    </div>
  );
};

/** How much each link swells what it gets, beside the benchmark, in each of the ways to compare. */
export const RatioPanel = ({ told: { replay, debrief }, still = false }: { readonly told: Told; readonly still?: boolean }) => {
  const choice = useSignal<BullwhipChoice>(allItems);
  const benchmark = debrief?.bullwhip.benchmark;
  const ratios = useMemo(() => ratiosOf(replay, benchmark, choice.value, speech), [replay, benchmark, choice.value]);
  const measures = measuresOf(replay.end);
  return (
    <div class="wave-panel" data-testid="ratios">
      {still ? null : (
        <div class="chapter-choices">
          <Choice
            name={t('debrief.ratio.by')}
            value={choice.value.measure}
            options={measures.map((each) => ({ value: each, name: t(`end.measure.${each}`) }))}
            onChoose={(value) => {
              const measure = measures.find((each): each is BullwhipMeasure => each === value);
              if (measure !== undefined) choice.value = { ...choice.value, measure };
            }}
            testid="ratio-measure"
          />
          <ItemChoice
            told={{ replay }}
            item={choice.value.item}
            onChoose={(item) => (choice.value = { ...choice.value, item })}
            testid="ratio-item"
          />
        </div>
      )}
      <p class="quiet">{t(`end.measureLead.${choice.value.measure}`)}</p>
      <Chart
        title={t('debrief.ratio.title')}
        description={`${ratios.sentence} ${t('debrief.ratio.read')}`}
        drawing={ratios.drawing}
        table={ratios.table}
        file="bullwhip-ratios"
        bare
        testid="ratio-chart"
      />
      {replay.end.links.some((link) => link.indicative) ? <p class="quiet">{t('end.indicative')}</p> : null}
    </div>
  );
};

const Choice = ({
  name,
  value,
  options,
  onChoose,
  testid,
}: {
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string) => void;
  readonly testid: string;
}) => (
  <label>
    <span>{name}</span>
    <select data-testid={testid} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  </label>
);

/** All items together, or one: those that customers ask for. */
const ItemChoice = ({
  told: { replay },
  item,
  onChoose,
  testid,
}: {
  readonly told: Pick<Told, 'replay'>;
  readonly item: string | undefined;
  readonly onChoose: (item: string | undefined) => void;
  readonly testid: string;
}) => {
  const named = replay.map.items.filter(({ id }) => replay.end.demand.items.some((each) => each.item === id));
  return named.length < 2 ? null : (
    <Choice
      name={t('debrief.wave.item')}
      value={item ?? ''}
      options={[
        { value: '', name: t('end.allItems') },
        ...named.map(({ id, name }) => ({ value: id, name: textOf(name, speech.language) })),
      ]}
      onChoose={(value) => onChoose(named.find(({ id }) => id === value)?.id)}
      testid={testid}
    />
  );
};
