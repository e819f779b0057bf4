import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

/** An empty, loading, failed or waiting state: a sentence and a next step, never a blank. */
export const StateCard = ({
  icon,
  title,
  next,
  busy,
  testid,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly next: string;
  readonly busy?: boolean;
  readonly testid?: string;
  readonly children?: ComponentChildren;
}) => (
  <section class="state-card" data-testid={testid} aria-busy={busy === true}>
    <Icon name={icon} className={busy === true ? 'state-icon busy' : 'state-icon'} />
    <div>
      <p class="state-title">{title}</p>
      <p class="quiet">{next}</p>
      {children}
    </div>
  </section>
);
