import type { RequestTerms } from '../../../server/contract/agreement-schemas.ts';
import type { Agreement } from '../../../server/contract/agreements.ts';
import type { Desk } from '../../../server/contract/desk.ts';
import { agreementView } from '../../model/agreements.ts';
import { nextPart, offerAnswer, offerMissing, openOffer, suggestedActions, type OfferDraft } from '../../model/answers.ts';
import { dayChoices, nextRound, roundChoices } from '../../model/game-time.ts';
import { listText } from '../../model/names.ts';
import { whole } from '../../model/numbers.ts';
import { leverOf, leverValueText, pledgesPhrase } from '../../model/pledges.ts';
import { isMeasure, placesOf, takesItem } from '../../model/requests.ts';
import { textOf } from '../../model/say.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { Refused, useSending, type Wire } from '../sending.tsx';
import { closeTeamDialog } from './dialogs.ts';
import { NumberField, PickField, WhenField, WordsField } from './fields.tsx';
import { forgetForm, keptForm } from './kept.ts';
import { LeverValue } from './lever-value.tsx';
import { inputName, PledgePicker } from './pledge-picker.tsx';
import { TeamDialog } from './team-dialog.tsx';

const mostParts = 4;

type Parts = {
  readonly desk: Desk;
  readonly agreement: Agreement;
  readonly terms: RequestTerms;
  readonly draft: OfferDraft;
  readonly onChange: (change: Partial<OfferDraft>) => void;
};

/** What a seat can do instead: so many now, so many later, filling what the request left open. */
export const OfferDialog = ({ desk, wire, agreement }: { readonly desk: Desk; readonly wire: Wire; readonly agreement: Agreement }) => {
  const name = `offer ${wire.game} ${agreement.id} ${agreement.answers.length}`;
  const form = keptForm<OfferDraft>(name, () => openOffer(agreement));
  const sending = useSending(wire);
  const draft = form.value;
  const view = agreementView(desk, agreement, speech);
  const { terms } = agreement;
  if (terms.kind !== 'request') return null;
  const missing = offerMissing(draft);
  const given = offerAnswer(desk, agreement, draft);
  const onChange = (change: Partial<OfferDraft>): void => {
    form.value = { ...form.peek(), ...change };
  };
  const send = async (): Promise<void> => {
    if (given === undefined || !(await sending.send({ kind: 'answer', agreement: agreement.id, ...given }, t('answer.done')))) return;
    forgetForm(name);
    closeTeamDialog();
  };
  const parts: Parts = { desk, agreement, terms, draft, onChange };
  return (
    <TeamDialog title={t('offer.title')} lead={t('offer.lead')} testid="offer-dialog">
      <form
        class="team-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          <strong>{view.lead}</strong> {view.sentence}
        </p>
        {view.offer === undefined ? null : <p class="ask-offer">{view.offer}</p>}
        <About {...parts} />
        <Instalments {...parts} />
        {agreement.to.includes(desk.seat) ? <OwnLevers {...parts} /> : null}
        <WordsField label={t('offer.reason')} value={draft.reason} testid="offer-reason" onValue={(reason) => onChange({ reason })} />
        <p class="ask-preview" data-testid="offer-says" id="offer-says">
          {given === undefined
            ? t('offer.notYet', {
                fields: listText(
                  missing.map((field) => t(`agreement.field.${field}`)),
                  speech,
                ),
              })
            : `${t('offer.says')} ${given.pledges === undefined ? t('answer.yesPlain') : pledgesPhrase(desk, given.pledges, speech)}.`}
        </p>
        <Refused sending={sending} />
        <footer class="team-form-foot">
          <button type="button" class="button plain" onClick={closeTeamDialog}>
            {t('dialog.cancel')}
          </button>
          <button
            type="submit"
            class="button main"
            data-testid="offer-send"
            aria-describedby="offer-says"
            disabled={given === undefined || sending.busy.value}
          >
            {t(given?.answer === 'accept' ? 'offer.sendYes' : 'offer.send')}
          </button>
        </footer>
      </form>
    </TeamDialog>
  );
};

/** Where and of what, as far as the request left it open; what it said stands. */
const About = ({ desk, terms, draft, onChange }: Parts) => {
  const { what } = terms;
  if (terms.place !== undefined && (terms.item !== undefined || what.kind === 'action')) return null;
  const measure = what.kind === 'outcome' ? what.measure : undefined;
  const places =
    measure !== undefined
      ? placesOf(desk, measure, speech).map(({ id, name }) => ({ value: id, name }))
      : what.kind === 'action'
        ? [...desk.fields, ...desk.askables]
            .filter(({ lever }) => lever === what.lever)
            .map(({ lever, key }) => ({ value: key, name: inputName(desk, { lever, key }) }))
        : [];
  return (
    <div class="field-row">
      {measure === undefined || terms.item !== undefined || !takesItem(measure) ? null : (
        <PickField
          label={t('offer.item')}
          value={draft.item}
          none={t('ask.allItems')}
          testid="offer-item"
          groups={[{ name: '', choices: desk.map.items.map(({ id, name }) => ({ value: id, name: textOf(name, speech.language) })) }]}
          onValue={(item) => onChange({ item })}
        />
      )}
      {terms.place !== undefined ? null : (
        <PickField
          label={t('offer.place')}
          value={draft.place}
          none={t('ask.choose')}
          testid="offer-place"
          groups={[{ name: '', choices: places }]}
          onValue={(place) => onChange({ place })}
        />
      )}
    </div>
  );
};

/** How many by when, in up to four parts. Levers have one. */
const Instalments = ({ desk, terms, draft, onChange }: Parts) => {
  const { what } = terms;
  const lever = what.kind === 'action' ? leverOf(desk, what.lever, draft.place) : undefined;
  const put = (place: number, change: Partial<OfferDraft['parts'][number]>): void =>
    onChange({ parts: draft.parts.map((part, at) => (at === place ? { ...part, ...change } : part)) });
  const total = draft.parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const canSplit = what.kind === 'outcome' && isMeasure(what.measure) && ['received', 'shipped', 'delivered'].includes(what.measure);
  return (
    <div class="parts">
      {draft.parts.map((part, place) => (
        // Parts have no names of their own: their place is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={place} class="choice field-row part" aria-label={t('offer.part', { number: place + 1 })}>
          {lever === undefined ? (
            <NumberField
              label={t('offer.amount')}
              value={part.amount}
              testid={`offer-amount-${place + 1}`}
              onValue={(amount) => put(place, { amount })}
            />
          ) : (
            <LeverValue
              desk={desk}
              lever={lever}
              label={t('offer.value')}
              value={part.amount}
              testid={`offer-amount-${place + 1}`}
              onValue={(amount) => put(place, { amount })}
            />
          )}
          <WhenField
            label={lever === undefined ? t('offer.when') : t('offer.inRound', { round: t(`round.${desk.act.roundName}`) })}
            value={part.when}
            groups={lever === undefined ? dayChoices(desk, speech) : [{ name: '', choices: roundChoices(desk, speech) }]}
            testid={`offer-when-${place + 1}`}
            onValue={(when) => put(place, { when })}
          />
          {draft.parts.length < 2 ? null : (
            <button
              type="button"
              class="icon-button"
              aria-label={t('offer.remove', { number: place + 1 })}
              onClick={() => onChange({ parts: draft.parts.filter((_, at) => at !== place) })}
            >
              <Icon name="x" />
            </button>
          )}
        </fieldset>
      ))}
      {canSplit ? (
        <p class="parts-foot">
          <span class="quiet" data-testid="offer-total">
            {terms.amount === undefined
              ? t('offer.totalPlain', { total: whole(total, speech.language) })
              : t('offer.total', { total: whole(total, speech.language), asked: whole(terms.amount, speech.language) })}
          </span>
          <button
            type="button"
            class="button small"
            data-testid="offer-add"
            disabled={draft.parts.length >= mostParts}
            onClick={() => onChange({ parts: [...draft.parts, nextPart(desk, terms, draft)] })}
          >
            <Icon name="plus" /> {t('offer.add')}
          </button>
        </p>
      ) : null}
    </div>
  );
};

/** Own inputs by which the promise is to be kept: filled in when it is agreed. */
const OwnLevers = ({ desk, agreement, draft, onChange }: Parts) => {
  const suggested = suggestedActions(desk, agreement, draft).filter(
    (each) => !draft.actions.some((other) => other.lever === each.lever && other.key === each.key),
  );
  return (
    <fieldset class="choice">
      <legend>{t('offer.levers')}</legend>
      <p class="quiet">{t('offer.leversLead')}</p>
      {suggested.map((each) => (
        <button
          key={`${each.lever} ${each.key}`}
          type="button"
          class="chip"
          data-testid="offer-suggested"
          onClick={() => onChange({ actions: [...draft.actions, each] })}
        >
          <Icon name="plus" /> {inputName(desk, each)}: {leverValueText(desk, each.lever, each.key, each.value, speech)}
        </button>
      ))}
      <PledgePicker
        desk={desk}
        picked={draft.actions.map((each) => ({ ...each, round: nextRound(desk) }))}
        rounds={false}
        label={t('picker.lever')}
        addLabel={t('picker.addAction')}
        testid="offer-lever"
        onPick={(picked) => onChange({ actions: picked.map(({ lever, key, value }) => ({ lever, key, value })) })}
      />
    </fieldset>
  );
};
