import type { Desk } from '../../../server/contract/desk.ts';
import { seats, type Seat } from '../../../server/contract/ids.ts';
import { dayChoices, roundChoices } from '../../model/game-time.ts';
import { keyName, listText } from '../../model/names.ts';
import { requestPhrase } from '../../model/pledges.ts';
import {
  askAbout,
  askableKeys,
  askableLevers,
  askableOutcomes,
  emptyAsk,
  isMeasure,
  missingFields,
  placesOf,
  takesItem,
  termsOf,
  type AskDraft,
} from '../../model/requests.ts';
import { textOf } from '../../model/say.ts';
import { Icon, seatIcons } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { seatName } from '../header.tsx';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog, openTeamDialog } from './dialogs.ts';
import { NumberField, PickField, WhenField, WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { LeverValue } from './lever-value.tsx';
import { TeamDialog } from './team-dialog.tsx';

/** Asking a colleague: whom, what, how many, where, by when, why, and what else would do. The sentence builds itself meanwhile. */
export const AskDialog = ({ desk, wire }: { readonly desk: Desk; readonly wire: Wire }) => {
  const name = `ask ${wire.game} ${desk.seat}`;
  const form = keptForm<AskDraft>(name, () => emptyAsk);
  const sending = useSending(wire);
  const draft = form.value;
  const terms = termsOf(draft);
  const set = (change: Partial<AskDraft>): void => {
    form.value = { ...draft, ...change };
  };
  const missing = terms === undefined ? [] : missingFields(terms).filter((field) => field !== 'otherwise');

  const send = async (): Promise<void> => {
    if (terms === undefined || draft.to === undefined) return;
    if (!(await sending.send({ kind: 'propose', to: [draft.to], terms, pledges: [] }, t('ask.sent')))) return;
    forgetForm(name);
    closeTeamDialog();
  };
  return (
    <TeamDialog title={t('ask.title')} testid="ask-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <WhomField desk={desk} draft={draft} onTo={(to) => set({ ...emptyAsk, to, why: draft.why })} />
        <WhatField desk={desk} draft={draft} onWhat={(what) => (form.value = askAbout(desk, draft, what))} />
        {draft.what === undefined ? null : <Details desk={desk} draft={draft} onChange={set} />}
        <section class="ask-preview" aria-label={t('ask.preview')}>
          {terms === undefined || draft.to === undefined ? (
            <p class="quiet">{t('ask.previewEmpty')}</p>
          ) : (
            <>
              <p class="ask-sentence" data-testid="ask-sentence" id="ask-sentence">
                {seatName(desk, draft.to)}: {t('agreement.canYou', { phrase: requestPhrase(desk, terms, speech) })}
              </p>
              <p class="quiet" data-testid="ask-missing" id="ask-missing">
                {missing.length === 0
                  ? t('ask.complete')
                  : t(missing.every((field) => field === 'why') ? 'ask.missingWhy' : 'ask.missing', {
                      fields: listText(
                        missing.map((field) => t(`agreement.field.${field}`)),
                        speech,
                      ),
                    })}
              </p>
            </>
          )}
        </section>
        <Refused sending={sending} />
        <footer class="team-form-foot">
          {desk.fields.some((field) => field.lever === 'promotion') ? (
            <button type="button" class="button plain" data-testid="ask-promotion" onClick={() => openTeamDialog({ kind: 'plan' })}>
              <Icon name="megaphone" /> {t('ask.alsoPromotion')}
            </button>
          ) : null}
          <button
            type="submit"
            class="button main"
            data-testid="ask-send"
            aria-describedby={terms === undefined ? undefined : 'ask-sentence ask-missing'}
            disabled={terms === undefined || draft.to === undefined || sending.busy.value}
          >
            <Icon name="send" /> {t('ask.send')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};

const WhomField = ({ desk, draft, onTo }: { readonly desk: Desk; readonly draft: AskDraft; readonly onTo: (seat: Seat) => void }) => (
  <fieldset class="choice">
    <legend>{t('ask.who')}</legend>
    <div class="segments">
      {seats
        .filter((seat) => seat !== desk.seat)
        .map((seat) => (
          <label key={seat} class={`segment ${draft.to === seat ? 'on' : ''}`} data-seat={seat}>
            <input
              type="radio"
              class="visually-hidden"
              name="ask-to"
              data-testid={`ask-to-${seat}`}
              checked={draft.to === seat}
              onChange={() => onTo(seat)}
            />
            <span>
              <Icon name={seatIcons[seat]} /> {seatName(desk, seat)}
            </span>
          </label>
        ))}
    </div>
  </fieldset>
);

const WhatField = ({
  desk,
  draft,
  onWhat,
}: {
  readonly desk: Desk;
  readonly draft: AskDraft;
  readonly onWhat: (what: AskDraft['what']) => void;
}) => {
  if (draft.to === undefined) return null;
  const round = t(`round.${desk.act.roundName}`);
  const outcomes = askableOutcomes(desk, draft.to, speech);
  const levers = askableLevers(desk, draft.to);
  return (
    <PickField
      label={t('ask.what')}
      value={draft.what ?? ''}
      none={t('ask.choose')}
      testid="ask-what"
      groups={[
        { name: t('ask.whatOutcome'), choices: outcomes.map((id) => ({ value: id, name: t(`ask.outcome.${id}`) })) },
        { name: t('ask.whatLever'), choices: levers.map((id) => ({ value: id, name: t(`lever.${id}.title`, { round }) })) },
      ]}
      onValue={(chosen) => onWhat([...outcomes, ...levers].find((each) => each === chosen))}
    />
  );
};

type DetailParts = { readonly desk: Desk; readonly draft: AskDraft; readonly onChange: (change: Partial<AskDraft>) => void };

const Details = ({ desk, draft, onChange }: DetailParts) => (
  <>
    <div class="field-row">
      {isMeasure(draft.what) ? (
        <OutcomeFields desk={desk} draft={draft} onChange={onChange} />
      ) : (
        <LeverFields desk={desk} draft={draft} onChange={onChange} />
      )}
    </div>
    <WordsField label={t('ask.why')} hint={t('ask.whyHint')} value={draft.why} testid="ask-why" onValue={(why) => onChange({ why })} />
    {isChoice(desk, draft) ? null : (
      <fieldset class="choice">
        <legend>{t('ask.otherwise')}</legend>
        <div class="field-row">
          <NumberField
            label={t('ask.orAmount')}
            value={draft.orAmount}
            testid="ask-or-amount"
            onValue={(orAmount) => onChange({ orAmount })}
          />
          {isMeasure(draft.what) ? (
            <WhenField
              label={t('ask.orWhen')}
              value={draft.orWhen}
              groups={dayChoices(desk, speech)}
              testid="ask-or-when"
              onValue={(orWhen) => onChange({ orWhen })}
            />
          ) : null}
        </div>
      </fieldset>
    )}
  </>
);

/** Less than a choice is nothing that could be asked for. */
const isChoice = (desk: Desk, draft: AskDraft): boolean => askableKeys(desk, draft)[0]?.unit === 'choice';

const OutcomeFields = ({ desk, draft, onChange }: DetailParts) => {
  if (!isMeasure(draft.what)) return null;
  const places = placesOf(desk, draft.what, speech).map(({ id, name }) => ({ value: id, name }));
  return (
    <>
      <NumberField label={t('ask.howMany')} value={draft.amount} testid="ask-amount" onValue={(amount) => onChange({ amount })} />
      {takesItem(draft.what) && desk.map.items.length > 1 ? (
        <PickField
          label={t('ask.item')}
          value={draft.item}
          none={t('ask.allItems')}
          testid="ask-item"
          groups={[{ name: '', choices: desk.map.items.map(({ id, name }) => ({ value: id, name: textOf(name, speech.language) })) }]}
          onValue={(item) => onChange({ item })}
        />
      ) : null}
      <PickField
        label={t('ask.where')}
        value={draft.place}
        none={t('ask.notSaid')}
        testid="ask-place"
        groups={[{ name: '', choices: places }]}
        onValue={(place) => onChange({ place })}
      />
      <WhenField
        label={t('ask.byWhen')}
        value={draft.when}
        groups={dayChoices(desk, speech)}
        testid="ask-when"
        onValue={(when) => onChange({ when })}
      />
    </>
  );
};

const LeverFields = ({ desk, draft, onChange }: DetailParts) => {
  const inputs = askableKeys(desk, draft);
  const input = inputs.find(({ key }) => key === draft.place) ?? inputs[0];
  if (input === undefined) return null;
  const choices = inputs.map(({ key }) => ({
    value: key,
    name: keyName(desk.map, key, speech) || t(`lever.${input.lever}.title`, { round: t(`round.${desk.act.roundName}`) }),
  }));
  return (
    <>
      <PickField
        label={t('ask.which')}
        value={draft.place}
        none={t('ask.notSaid')}
        testid="ask-place"
        groups={[{ name: '', choices }]}
        onValue={(place) => onChange({ place })}
      />
      <LeverValue
        desk={desk}
        lever={input}
        label={t('ask.howMuch')}
        value={draft.amount}
        testid="ask-amount"
        onValue={(amount) => onChange({ amount })}
      />
      <WhenField
        label={t('ask.inRound', { round: t(`round.${desk.act.roundName}`) })}
        value={draft.when}
        groups={[{ name: '', choices: roundChoices(desk, speech) }]}
        testid="ask-when"
        onValue={(when) => onChange({ when })}
      />
    </>
  );
};
