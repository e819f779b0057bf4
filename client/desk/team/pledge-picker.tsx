import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Desk } from '../../../server/contract/desk.ts';
import type { ActionDraft } from '../../model/answers.ts';
import { legal } from '../../model/drafts.ts';
import { nextRound, roundChoices } from '../../model/game-time.ts';
import { keyName } from '../../model/names.ts';
import { leverValueText } from '../../model/pledges.ts';
import { Icon } from '../../ui/icons.tsx';
import { speech, t } from '../../ui/texts/texts.ts';
import { PickField, WhenField } from './fields.tsx';
import { LeverValue } from './lever-value.tsx';

/** Own inputs that somebody pledges, each in a round. */
export type Picked = ActionDraft & { readonly round: number };

/** An input with its lever's name, as it stands in lists. */
export const inputName = (desk: Desk, { lever, key }: Pick<ActionDraft, 'lever' | 'key'>): string => {
  const title = t(`lever.${lever}.title`, { round: t(`round.${desk.act.roundName}`) });
  const name = keyName(desk.map, key, speech);
  return name === '' ? title : `${title} · ${name}`;
};

/** Choosing own inputs and what they shall be: one at a time, each listed and easily taken out again. */
export const PledgePicker = ({
  desk,
  picked,
  rounds,
  label,
  addLabel,
  testid,
  onPick,
}: {
  readonly desk: Desk;
  readonly picked: readonly Picked[];
  /** Whether they may be of later rounds. */
  readonly rounds: boolean;
  readonly label: string;
  readonly addLabel: string;
  readonly testid: string;
  readonly onPick: (picked: readonly Picked[]) => void;
}) => {
  const first = nextRound(desk);
  const chosen = useSignal('');
  const value = useSignal<number | undefined>(undefined);
  const round = useSignal(first);
  const list = useRef<HTMLDivElement>(null);
  const place = desk.fields.findIndex((field) => `${field.lever} ${field.key}` === chosen.value);
  const field = desk.fields[place];
  const open = desk.fields.filter((each) => each.fromRound <= (rounds ? first + 3 : first));
  const levers = [...new Set(open.map(({ lever }) => lever))];
  const add = (): void => {
    if (field === undefined || value.value === undefined) return;
    const made = { lever: field.lever, key: field.key, value: legal(field, value.value), round: rounds ? round.value : first };
    onPick([...picked.filter((each) => each.lever !== made.lever || each.key !== made.key || each.round !== made.round), made]);
    chosen.value = '';
    value.value = undefined;
    list.current?.querySelector<HTMLElement>('select')?.focus();
  };
  return (
    <div class="picker" ref={list}>
      <PickedList desk={desk} picked={picked} rounds={rounds} onPick={onPick} />
      <div class="field-row picker-row">
        <PickField
          label={label}
          value={chosen.value}
          none={t('picker.choose')}
          testid={`${testid}-lever`}
          groups={levers.map((lever) => ({
            name: t(`lever.${lever}.title`, { round: t(`round.${desk.act.roundName}`) }),
            choices: open
              .filter((each) => each.lever === lever)
              .map(({ key }) => ({ value: `${lever} ${key}`, name: inputName(desk, { lever, key }) })),
          }))}
          onValue={(id) => {
            chosen.value = id;
            const at = desk.fields.findIndex((each) => `${each.lever} ${each.key}` === id);
            value.value = desk.inputs[at]?.value;
          }}
        />
        {field === undefined ? null : (
          <LeverValue
            desk={desk}
            lever={field}
            label={t('picker.value')}
            value={value.value}
            testid={`${testid}-value`}
            onValue={(next) => (value.value = next)}
          />
        )}
        {field === undefined || !rounds ? null : (
          <WhenField
            label={t('picker.round')}
            value={round.value}
            groups={[{ name: '', choices: roundChoices(desk, speech) }]}
            testid={`${testid}-round`}
            onValue={(next) => (round.value = next ?? first)}
          />
        )}
        {field === undefined ? null : (
          <button type="button" class="button small" data-testid={`${testid}-add`} disabled={value.value === undefined} onClick={add}>
            <Icon name="plus" /> {addLabel}
          </button>
        )}
      </div>
    </div>
  );
};

const PickedList = ({
  desk,
  picked,
  rounds,
  onPick,
}: {
  readonly desk: Desk;
  readonly picked: readonly Picked[];
  readonly rounds: boolean;
  readonly onPick: (picked: readonly Picked[]) => void;
}) =>
  picked.length === 0 ? null : (
    <ul class="picked">
      {picked.map((each) => {
        const name = `${inputName(desk, each)}: ${leverValueText(desk, each.lever, each.key, each.value, speech)}`;
        const when = rounds ? `, ${t('time.round', { round: t(`round.${desk.act.roundName}`), number: each.round })}` : '';
        return (
          <li key={`${each.lever} ${each.key} ${each.round}`}>
            <span>
              {name}
              {when}
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={t('picker.remove', { what: name })}
              onClick={() => onPick(picked.filter((other) => other !== each))}
            >
              <Icon name="x" />
            </button>
          </li>
        );
      })}
    </ul>
  );
