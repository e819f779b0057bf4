import { forecastKey, type ForecastTable } from '../../model/consensus.ts';
import { whole } from '../../model/numbers.ts';
import { speech, t } from '../../ui/texts/texts.ts';

/** A forecast, items down and rounds across. With `onNumber` every number can be typed. */
export const ForecastGrid = ({
  table,
  caption,
  testid,
  before,
  onNumber,
}: {
  readonly table: ForecastTable;
  readonly caption: string;
  readonly testid: string;
  /** The numbers as they stood: what was changed shows what it was. */
  readonly before?: ForecastTable;
  readonly onNumber?: (key: string, typed: string) => void;
}) => (
  <table class="forecast-grid" data-testid={testid}>
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('consensus.item')}</th>
        {table.rounds.map((round) => (
          <th key={round.value} scope="col">
            {round.name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.items.map((item) => (
        <tr key={item.id}>
          <th scope="row">
            <span class="row-name">
              <i class="swatch" style={{ background: item.colour }} />
              {item.name}
            </span>
          </th>
          {table.rounds.map((round) => {
            const key = forecastKey(item.id, round.value);
            const typed = table.numbers[key] ?? '';
            const was = before?.numbers[key];
            return (
              <td key={key}>
                {onNumber === undefined ? (
                  typed === '' ? (
                    '–'
                  ) : (
                    whole(Number(typed), speech.language)
                  )
                ) : (
                  <input
                    class="input number"
                    type="text"
                    inputMode="numeric"
                    autocomplete="off"
                    data-testid={`forecast-${key.replace(' ', '-')}`}
                    aria-label={t('consensus.cell', { item: item.name, when: round.name })}
                    value={typed}
                    onInput={(event) => onNumber(key, event.currentTarget.value)}
                  />
                )}
                {was === undefined || was === typed || was === '' ? null : (
                  <small class="quiet">{t('consensus.changed', { value: whole(Number(was), speech.language) })}</small>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
