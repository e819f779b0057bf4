import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ChoiceGroup } from '../../model/game-time.ts';
import { typedNumber } from '../../model/numbers.ts';
import { t } from '../../ui/texts/texts.ts';

/** Longest line of free text that is taken. */
const mostLetters = 280;

/** A whole number that may be left out. What is no number stays in the box and is said to be none. */
export const NumberField = ({
  label,
  value,
  unit,
  testid,
  onValue,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly unit?: string;
  readonly testid: string;
  readonly onValue: (value: number | undefined) => void;
}) => {
  const typed = useSignal<string | undefined>(undefined);
  const id = useId();
  const wrong = typed.value !== undefined && typed.value.trim() !== '' && !Number.isInteger(typedNumber(typed.value));
  return (
    <label class="field">
      <span>
        {label}
        {unit === undefined || unit === '' ? null : <span class="quiet"> {unit}</span>}
      </span>
      <input
        class="input number"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        data-testid={testid}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        value={typed.value ?? (value === undefined ? '' : String(value))}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          const number = typedNumber(typed.value);
          onValue(typed.value.trim() === '' || !Number.isInteger(number) ? undefined : number);
        }}
        onBlur={() => {
          if (!wrong) typed.value = undefined;
        }}
      />
      {wrong ? (
        <span class="row-refusal" id={id}>
          {t('ask.number')}
        </span>
      ) : null}
    </label>
  );
};

/** A choice of a list; the first stands for what was not said. */
export const PickField = ({
  label,
  value,
  none,
  groups,
  testid,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  /** What the empty choice is called; without it there is none. */
  readonly none?: string;
  readonly groups: readonly { readonly name: string; readonly choices: readonly { readonly value: string; readonly name: string }[] }[];
  readonly testid: string;
  readonly onValue: (value: string) => void;
}) => (
  <label class="field">
    <span>{label}</span>
    <select data-testid={testid} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {groups.map((group) =>
        group.name === '' ? (
          group.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))
        ) : (
          <optgroup key={group.name} label={group.name}>
            {group.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.name}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </select>
  </label>
);

/** When: days by week, or rounds. */
export const WhenField = ({
  label,
  value,
  groups,
  none,
  testid,
  onValue,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly groups: readonly ChoiceGroup[];
  readonly none?: string;
  readonly testid: string;
  readonly onValue: (value: number | undefined) => void;
}) => {
  const listed = groups.map(({ name, choices }) => ({
    name,
    choices: choices.map((each) => ({ value: String(each.value), name: each.name })),
  }));
  return (
    <PickField
      label={label}
      value={value === undefined ? '' : String(value)}
      none={none ?? t('ask.notSaid')}
      groups={listed}
      testid={testid}
      onValue={(chosen) => onValue(chosen === '' ? undefined : Number(chosen))}
    />
  );
};

/** A line of one's own words. */
export const WordsField = ({
  label,
  value,
  hint,
  testid,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly testid: string;
  readonly onValue: (value: string) => void;
}) => (
  <label class="field">
    <span>{label}</span>
    <input
      class="input"
      type="text"
      maxLength={mostLetters}
      autocomplete="off"
      data-testid={testid}
      placeholder={hint}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  </label>
);

/** A few choices side by side, one of them chosen. */
export const Segments = <Id extends string>({
  name,
  label,
  choices,
  value,
  testid,
  onValue,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly value: Id | undefined;
  readonly testid: string;
  readonly onValue: (id: Id) => void;
}) => (
  <fieldset class="choice">
    <legend>{label}</legend>
    <div class="segments">
      {choices.map((choice) => (
        <label key={choice.id} class={`segment ${choice.id === value ? 'on' : ''}`}>
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            data-testid={`${testid}-${choice.id}`}
            checked={choice.id === value}
            onChange={() => onValue(choice.id)}
          />
          {choice.name}
        </label>
      ))}
    </div>
  </fieldset>
);
