import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { kpiName } from '../../model/definitions.ts';
import { nextRound, roundChoices } from '../../model/game-time.ts';
import { kpiText } from '../../model/numbers.ts';
import {
  isKpi,
  objectiveKpis,
  objectivePledge,
  targetTyped,
  targetUnit,
  usualKpiRelation,
  type ObjectiveDraft,
} from '../../model/objectives.ts';
import { pledgesPhrase } from '../../model/pledges.ts';
import { othersOf } from '../../model/requests.ts';
import { AboutKpi } from '../../ui/about.tsx';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { PickField, Segments, WhenField, WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';

/** How far ahead a goal may lie. */
const roundsAhead = 12;

const openGoal = (desk: Desk, agreement: Agreement | undefined): ObjectiveDraft => {
  const stands = agreement?.pledges.find(isKpi);
  const kpi = stands?.kpi ?? objectiveKpis(desk).find((each) => each.kpi === 'perfectOrderRate')?.kpi ?? desk.measures.own.kpi;
  return {
    kpi,
    relation: stands?.relation ?? usualKpiRelation(kpi),
    target: stands === undefined ? '' : targetTyped(kpi, stands.value),
    byRound: stands?.byRound ?? Math.min(desk.act.announcedRounds, nextRound(desk) + 3),
    why: '',
  };
};

/** A goal for the team: one number, how far, by when. With an agreement, another number than the one that stands there. */
export const ObjectiveForm = ({
  desk,
  wire,
  agreement,
  onDone,
}: {
  readonly desk: Desk;
  readonly wire: Wire;
  readonly agreement?: Agreement;
  readonly onDone?: () => void;
}) => {
  const name = `goal ${wire.game} ${desk.seat} ${agreement === undefined ? '' : `${agreement.id} ${agreement.answers.length}`}`;
  const form = keptForm<ObjectiveDraft>(name, () => openGoal(desk, agreement));
  const sending = useSending(wire);
  const draft = form.value;
  const pledge = objectivePledge(draft);
  const measures = objectiveKpis(desk);
  const now = measures.find(({ kpi }) => kpi === draft.kpi)?.value;
  const set = (change: Partial<ObjectiveDraft>): void => {
    form.value = { ...form.peek(), ...change };
  };
  const send = async (): Promise<void> => {
    if (pledge === undefined) return;
    const why = draft.why.trim();
    const taken = await sending.send(
      agreement === undefined
        ? { kind: 'propose', to: othersOf(desk), terms: { kind: 'objective', ...(why === '' ? {} : { why }) }, pledges: [pledge] }
        : { kind: 'answer', agreement: agreement.id, answer: 'counter', pledges: [pledge], ...(why === '' ? {} : { reason: why }) },
      t('objective.sent'),
    );
    if (!taken) return;
    forgetForm(name);
    onDone?.();
  };
  const kpis = [...new Set([draft.kpi, ...measures.map(({ kpi }) => kpi)])];
  const unit = targetUnit(draft.kpi);
  return (
    <form
      class="team-form"
      data-testid="objective-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="quiet">{t('objective.lead')}</p>
      <div class="field-row">
        <PickField
          label={t('objective.kpi')}
          value={draft.kpi}
          testid="objective-kpi"
          groups={[{ name: '', choices: kpis.map((kpi) => ({ value: kpi, name: kpiName(kpi, speech) })) }]}
          onValue={(chosen) => {
            const kpi = kpis.find((each) => each === chosen) ?? draft.kpi;
            set({ kpi, relation: usualKpiRelation(kpi), target: '' });
          }}
        />
        <label class="field">
          <span>
            {t('objective.target')}
            {unit === '' ? null : <span class="quiet"> {unit}</span>}
          </span>
          <input
            class="input number"
            type="text"
            inputMode="decimal"
            autocomplete="off"
            data-testid="objective-target"
            value={draft.target}
            onInput={(event) => set({ target: event.currentTarget.value })}
          />
        </label>
        <WhenField
          label={t('objective.byRound')}
          value={draft.byRound}
          groups={[{ name: '', choices: roundChoices(desk, speech, roundsAhead) }]}
          testid="objective-round"
          onValue={(byRound) => set({ byRound: byRound ?? draft.byRound })}
        />
      </div>
      <Segments
        name="objective-relation"
        label={t('objective.relationLabel')}
        choices={(['atLeast', 'atMost'] as const).map((id) => ({ id, name: t(`objective.relation.${id}`) }))}
        value={draft.relation}
        testid="objective-relation"
        onValue={(relation) => set({ relation })}
      />
      <p class="quiet">
        {now === undefined
          ? t('objective.nowUnknown')
          : t('objective.now', { round: t(`round.${desk.act.roundName}`), value: kpiText(draft.kpi, now, speech.language) })}{' '}
        <AboutKpi kpi={draft.kpi} />
      </p>
      <WordsField
        label={t(agreement === undefined ? 'objective.why' : 'offer.reason')}
        value={draft.why}
        testid="objective-why"
        onValue={(why) => set({ why })}
      />
      <p class="ask-preview" data-testid="objective-preview">
        {pledge === undefined ? t('objective.incomplete') : `${t('objective.preview')} ${pledgesPhrase(desk, [pledge], speech)}.`}
      </p>
      <Refused sending={sending} />
      <footer class="team-form-foot">
        <button type="submit" class="button main" data-testid="objective-send" disabled={pledge === undefined || sending.busy.value}>
          <Icon name="target" /> {t('objective.send')}
        </button>
      </footer>
    </form>
  );
};
