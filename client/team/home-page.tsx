import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { seats } from '../../server/contract/ids.ts';
import type { ScenarioListing } from '../../server/contract/messages.ts';
import { createWorkshop, listScenarios, type Failure } from '../connection/api.ts';
import { keepKey, keepNote } from '../connection/keys.ts';
import { refusalText } from '../model/cards.ts';
import { textOf } from '../model/say.ts';
import { navigate } from '../route.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon, seatIcons } from '../ui/icons.tsx';
import { StateCard } from '../ui/state-card.tsx';
import { speech, t } from '../ui/texts/texts.ts';
import { Bar } from './bar.tsx';

const planningChoices = [120, 180, 240, 300, 480] as const;

/** A failure as a note that says what would help. */
export const FailureNote = ({ failure }: { readonly failure: Failure | undefined }) =>
  failure === undefined ? null : (
    <p class="bad-note" role="alert">
      <Icon name="triangleAlert" />
      <span>{refusalText(failure, speech)}</span>
    </p>
  );

/** The start page: create a workshop from a scenario, or join one by its code. */
export const HomePage = () => (
  <div class="page">
    <Bar />
    <main class="home" id="content" tabIndex={-1}>
      <section class="hero">
        <div class="hero-text">
          <h1>{t('app.tagline')}</h1>
          <p>{t('home.lead')}</p>
          <ul class="hero-seats">
            {seats.map((seat) => (
              <li key={seat} data-seat={seat}>
                <Icon name={seatIcons[seat]} /> {t(`seat.${seat}`)}
              </li>
            ))}
          </ul>
        </div>
        <HeroPicture />
      </section>
      <div class="home-columns">
        <CreateForm />
        <CodeForm />
      </div>
      <p class="quiet home-open">
        {t('openFile.home')}{' '}
        <a href="/open" data-testid="home-open">
          {t('openFile.homeLink')}
        </a>
      </p>
    </main>
  </div>
);

/** The network of the game as an ornament: four desks around one warehouse, goods on their way. */
const HeroPicture = () => (
  <svg class="hero-picture" viewBox="0 0 360 200" aria-hidden="true">
    <g fill="none" stroke="#4d7394" stroke-width="2.5">
      <path d="M40 150C90 170 130 130 180 104" stroke-dasharray="1 8" stroke-linecap="round" />
      <path d="M70 46C110 50 150 80 180 104M180 104C220 70 250 50 300 44M180 104C230 108 270 112 322 120M180 104C200 140 230 160 270 172" />
    </g>
    <path d="M90 155C120 150 150 122 180 104" fill="none" stroke="#e07b39" stroke-width="4" stroke-linecap="round" />
    <g class="hero-loads">
      <rect x="236" y="58" width="20" height="10" rx="2.5" fill="#7fc4f5" />
      <rect x="250" y="104" width="20" height="10" rx="2.5" fill="#f0b35a" />
      <rect x="120" y="134" width="20" height="10" rx="2.5" fill="#e07b39" />
      <rect x="112" y="56" width="20" height="10" rx="2.5" fill="#8fd3a8" />
    </g>
    <g fill="#e8f0f7">
      <rect x="155" y="84" width="50" height="38" rx="7" />
      <rect x="54" y="30" width="32" height="26" rx="6" />
      <rect x="284" y="28" width="32" height="26" rx="6" />
      <rect x="306" y="106" width="32" height="26" rx="6" />
      <rect x="254" y="160" width="32" height="26" rx="6" />
    </g>
    <rect x="74" y="142" width="32" height="26" rx="6" fill="#c2410c" />
    <path d="M160 111h40v7h-40z" fill="#f0b35a" />
    <path d="M160 101h40v7h-40z" fill="#7fc4f5" />
    <path d="M160 91h26v7h-26z" fill="#8fd3a8" />
    <path d="M288 44h12v6h-12zM310 122h24v6h-24zM258 176h18v6h-18z" fill="#7fc4f5" />
  </svg>
);

const CreateForm = () => {
  const scenarios = useSignal<ScenarioListing | undefined>(undefined);
  const chosen = useSignal('');
  const failure = useSignal<Failure | undefined>(undefined);
  const busy = useSignal(false);

  const load = async (): Promise<void> => {
    failure.value = undefined;
    const answer = await listScenarios();
    if (!answer.ok) {
      failure.value = answer.failure;
      return;
    }
    scenarios.value = answer.value;
    const usual = answer.value.find((each) => each.id === 'spring-promotion') ?? answer.value[0];
    chosen.value = usual?.id ?? '';
  };
  useEffect(() => void load(), []);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || busy.value) return;
    const said = new FormData(form);
    const text = (name: string): string => {
      const value = said.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    busy.value = true;
    failure.value = undefined;
    const answer = await createWorkshop({
      scenario: chosen.value,
      teams: Number(text('teams')) || 1,
      pace: text('pace') === 'hand' ? 'hand' : 'team',
      ...(text('seed') === '' ? {} : { seed: text('seed') }),
      ...(text('planning') === '' ? {} : { planningSeconds: Number(text('planning')) }),
    });
    busy.value = false;
    if (!answer.ok) {
      failure.value = answer.failure;
      announce(refusalText(answer.failure, speech), 'urgent');
      return;
    }
    const { workshop, facilitatorToken, code, joinUrl, qrSvg } = answer.value;
    keepKey(workshop, 'facilitator', facilitatorToken);
    keepNote(workshop, 'code', code);
    keepNote(workshop, 'joinUrl', joinUrl);
    keepNote(workshop, 'qrSvg', qrSvg);
    navigate(`/w/${encodeURIComponent(workshop)}#lead`);
  };

  const listing = scenarios.value?.find((each) => each.id === chosen.value);
  return (
    <form class="card form home-create" data-testid="home-create" onSubmit={(event) => void submit(event)}>
      <h2>{t('home.title')}</h2>
      {scenarios.value === undefined && failure.value === undefined ? (
        <StateCard icon="hourglass" title={t('home.loadingScenarios')} next={t('state.loadingNext')} busy />
      ) : null}
      {scenarios.value === undefined && failure.value !== undefined ? (
        <StateCard icon="triangleAlert" title={refusalText(failure.value, speech)} next={t('state.failedNext')}>
          <button type="button" class="button" onClick={() => void load()}>
            {t('state.retry')}
          </button>
        </StateCard>
      ) : null}
      {scenarios.value?.length === 0 ? <StateCard icon="info" title={t('home.noScenarios')} next={t('home.noScenariosNext')} /> : null}
      {scenarios.value !== undefined && scenarios.value.length > 0 ? (
        <>
          <label class="field">
            <span>{t('home.scenario')}</span>
            <select data-testid="create-scenario" value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
              {scenarios.value.map((each) => (
                <option key={each.id} value={each.id}>
                  {textOf(each.title, speech.language)}
                </option>
              ))}
            </select>
          </label>
          {listing === undefined ? null : (
            <div class="scenario-about">
              <p>{textOf(listing.summary, speech.language)}</p>
              <p class="quiet">
                <Icon name="clock" /> {t('home.facts', { rounds: listing.rounds, minutes: listing.minutes })}
              </p>
            </div>
          )}
          <details class="advanced">
            <summary>{t('home.advanced')}</summary>
            <div class="advanced-fields">
              <label class="field">
                <span>{t('home.teams')}</span>
                <input class="input" name="teams" type="number" min="1" max="100" defaultValue="1" />
              </label>
              <label class="field">
                <span>{t('home.planning')}</span>
                <select name="planning">
                  <option value="">{t('home.planningUsual')}</option>
                  {planningChoices.map((seconds) => (
                    <option key={seconds} value={seconds}>
                      {t('home.minutes', { count: seconds / 60 })}
                    </option>
                  ))}
                </select>
              </label>
              <label class="field">
                <span>{t('home.pace')}</span>
                <select name="pace">
                  <option value="team">{t('home.paceTeam')}</option>
                  <option value="hand">{t('home.paceHand')}</option>
                </select>
              </label>
              <label class="field">
                <span>{t('home.seed')}</span>
                <input class="input" name="seed" maxLength={80} autocomplete="off" aria-describedby="seed-help" />
                <small class="quiet" id="seed-help">
                  {t('home.seedHelp')}
                </small>
              </label>
            </div>
          </details>
          <FailureNote failure={failure.value} />
          <button type="submit" class="button main" data-testid="create-submit" disabled={busy.value}>
            {busy.value ? t('home.creating') : t('home.submit')}
          </button>
        </>
      ) : null}
    </form>
  );
};

const CodeForm = () => {
  const code = useSignal('');
  return (
    <form
      class="card form home-join"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.value.trim() !== '') navigate(`/join/${encodeURIComponent(code.value.trim().toUpperCase())}`);
      }}
    >
      <h2>{t('home.join')}</h2>
      <p class="quiet">{t('home.joinLead')}</p>
      <label class="field">
        <span>{t('home.code')}</span>
        <input
          class="input code-input"
          data-testid="home-code"
          value={code.value}
          maxLength={12}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" data-testid="home-join">
        {t('home.joinNext')}
      </button>
    </form>
  );
};
