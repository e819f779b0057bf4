/** A few choices of which one holds: beside each other, or below each other with a line on each. */
export const Choices = <T extends string | undefined>({
  name,
  label,
  chosen,
  choices,
  upright = false,
  onChoose,
}: {
  readonly name: string;
  readonly label: string;
  readonly chosen: T;
  readonly choices: readonly { readonly value: T; readonly text: string; readonly note?: string }[];
  readonly upright?: boolean;
  readonly onChoose: (value: T) => void;
}) => (
  <fieldset class={upright ? 'choices upright' : 'choices'}>
    <legend class="visually-hidden">{label}</legend>
    {choices.map(({ value, text, note }) => (
      <label key={value ?? 'none'} class={`choice ${value === chosen ? 'on' : ''}`}>
        <input
          type="radio"
          name={name}
          value={value ?? ''}
          data-testid={`${name}-${value ?? 'none'}`}
          checked={value === chosen}
          onChange={() => onChoose(value)}
        />
        <span>
          {text}
          {note === undefined ? null : <small class="quiet">{note}</small>}
        </span>
      </label>
    ))}
  </fieldset>
);
