import { useSignal } from '@preact/signals';
import { momentKinds, type MomentKind, type WorkshopDebrief } from '../../server/contract/debrief.ts';
import { momentWords } from '../model/replay/moments.ts';
import { smallMeasures } from '../model/teams/multiples.ts';
import { kindRows, kindsMet, roundRows, spotOf, type Spot } from '../model/teams/same-moment.ts';
import { latestFinished } from '../model/teams/standing.ts';
import { addressOf } from '../route.ts';
import { Icon } from '../ui/icons.tsx';
import { speech, t } from '../ui/texts/texts.ts';

type Chosen = { readonly round: number } | { readonly kind: MomentKind };

/** One moment, in every team: a round, or a kind of moment; each opens its replay right there. */
export const SameMomentCard = ({ workshop, debrief }: { readonly workshop: string; readonly debrief: WorkshopDebrief }) => {
  const kinds = kindsMet(debrief);
  const teams = latestFinished(debrief);
  const rounds = [...new Set(teams.flatMap((result) => result.rounds.map(({ round }) => round)))].toSorted((one, other) => one - other);
  const chosen = useSignal<Chosen>(kinds[0] === undefined ? { round: rounds.at(-1) ?? 1 } : { kind: kinds[0].kind });
  const Round = t(`Round.${debrief.roundName}`);
  const value = 'round' in chosen.value ? `round ${chosen.value.round}` : `kind ${chosen.value.kind}`;
  const titleOf = (kind: MomentKind): string => {
    const found = teams.flatMap(({ moments }) => moments).find((moment) => moment.kind === kind);
    return found === undefined ? kind : momentWords(debrief.map, debrief, found, speech).title;
  };
  return (
    <section class="card debrief-card" aria-labelledby="debrief-same" data-testid="debrief-same">
      <div class="debrief-card-head">
        <h2 id="debrief-same">{t('teams.same')}</h2>
        <label class="debrief-pick">
          <span class="visually-hidden">{t('teams.sameBy')}</span>
          <select
            data-testid="same-by"
            value={value}
            onChange={(event) => {
              const [what, which = ''] = event.currentTarget.value.split(' ');
              const kind = momentKinds.find((each) => each === which);
              chosen.value = what === 'kind' && kind !== undefined ? { kind } : { round: Number(which) };
            }}
          >
            {kinds.length === 0 ? null : (
              <optgroup label={t('teams.sameKinds')}>
                {kinds.map(({ kind, teams: count }) => (
                  <option key={kind} value={`kind ${kind}`}>
                    {t('teams.sameKindOption', { title: titleOf(kind), count, of: teams.length })}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={t('teams.sameRounds', { round: t(`round.${debrief.roundName}`) })}>
              {rounds.map((round) => (
                <option key={round} value={`round ${round}`}>
                  {t('teams.sameRound', { Round, number: round })}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      </div>
      {'round' in chosen.value ? (
        <ByRound workshop={workshop} debrief={debrief} round={chosen.value.round} />
      ) : (
        <ByKind workshop={workshop} debrief={debrief} kind={chosen.value.kind} />
      )}
    </section>
  );
};

const OpenHere = ({
  workshop,
  game,
  name,
  spot,
}: {
  readonly workshop: string;
  readonly game: string;
  readonly name: string;
  readonly spot: Spot;
}) => (
  <a
    class="button small"
    href={addressOf('replay', workshop, game, spot)}
    aria-label={t('teams.openOf', { team: name })}
    data-testid="open-here"
  >
    {t('teams.open')} <Icon name="arrowRight" />
  </a>
);

const ByRound = ({
  workshop,
  debrief,
  round,
}: {
  readonly workshop: string;
  readonly debrief: WorkshopDebrief;
  readonly round: number;
}) => (
  <div class="scroll-sideways">
    <table class="same-round">
      <thead>
        <tr>
          <th scope="col">{t('teams.team')}</th>
          {smallMeasures.map((measure) => (
            <th key={measure} scope="col">
              {t(`teams.small.${measure}`, { round: t(`round.${debrief.roundName}`) })}
            </th>
          ))}
          <th scope="col">
            <span class="visually-hidden">{t('teams.replay')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {roundRows(debrief, round, speech).map((row) => (
          <tr key={row.game}>
            <th scope="row">{row.name}</th>
            {row.values.map(({ measure, text, share }) => (
              <td key={measure}>
                <span class="same-value">
                  <span class={`same-bar ${measure}`} aria-hidden="true">
                    <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                  </span>
                  {text}
                </span>
              </td>
            ))}
            <td>
              <OpenHere workshop={workshop} game={row.game} name={row.name} spot={row.spot} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const ByKind = ({
  workshop,
  debrief,
  kind,
}: {
  readonly workshop: string;
  readonly debrief: WorkshopDebrief;
  readonly kind: MomentKind;
}) => (
  <ul class="same-kind">
    {kindRows(debrief, kind, speech).map(({ game, name, moment }) => {
      const words = moment === undefined ? undefined : momentWords(debrief.map, debrief, moment, speech);
      return (
        <li key={game} class={words === undefined ? 'none' : ''}>
          <strong>{name}</strong>
          <span>
            {words === undefined ? (
              <span class="quiet">{t('teams.notHere')}</span>
            ) : (
              <>
                {words.sentence} <span class="quiet">{words.when}</span>
              </>
            )}
          </span>
          {moment === undefined ? <span /> : <OpenHere workshop={workshop} game={game} name={name} spot={spotOf(moment)} />}
        </li>
      );
    })}
  </ul>
);
