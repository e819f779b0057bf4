import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import './team/team.css';
import './desk/desk.css';
import './desk/end.css';
import './rehearsal/rehearsal.css';
import './desk/huddle/huddle.css';
import './desk/team/together.css';
import './desk/sharing/sharing.css';
import { render } from 'preact';
import { navigate, route } from './route.ts';
import { HomePage } from './team/home-page.tsx';
import { JoinPage } from './team/join-page.tsx';
import { WorkshopPage } from './team/workshop-page.tsx';
import { Bar } from './team/bar.tsx';
import { Announcer } from './ui/announcer.tsx';
import { lazyPage } from './ui/lazy-page.tsx';
import { StateCard } from './ui/state-card.tsx';
import { t } from './ui/texts/texts.ts';
import { restoreTheme } from './ui/theme.ts';

// Who plays loads nothing of what comes afterwards.
const ReplayPage = lazyPage(async () => (await import('./replay/replay-page.tsx')).ReplayPage);
const ReportPage = lazyPage(async () => (await import('./replay/report-page.tsx')).ReportPage);
const DebriefPage = lazyPage(async () => (await import('./teams/debrief-page.tsx')).DebriefPage);
const OpenPage = lazyPage(async () => (await import('./teams/open-page.tsx')).OpenPage);

const Page = () => {
  const at = route.value;
  switch (at.page) {
    case 'home':
      return <HomePage />;
    case 'join':
      return <JoinPage key={at.code} code={at.code} />;
    case 'workshop':
      return <WorkshopPage workshop={at.workshop} lead={at.lead} />;
    case 'replay':
      return <ReplayPage key={at.game} workshop={at.workshop} game={at.game} />;
    case 'report':
      return <ReportPage key={at.game} workshop={at.workshop} game={at.game} />;
    case 'debrief':
      return <DebriefPage key={at.workshop} workshop={at.workshop} />;
    case 'open':
      return <OpenPage />;
    case 'unknown':
      return (
        <div class="page">
          <Bar />
          <main class="narrow" id="content" tabIndex={-1}>
            <StateCard icon="info" title={t('state.notFound')} next={t('state.notFoundNext')}>
              <button type="button" class="button" onClick={() => navigate('/')}>
                {t('state.home')}
              </button>
            </StateCard>
          </main>
        </div>
      );
  }
};

const App = () => (
  <>
    <Page />
    <Announcer />
  </>
);

restoreTheme();
const root = document.getElementById('page');
if (root !== null) render(<App />, root);
