import { useId } from 'preact/hooks';
import type { KpiId } from '../../server/contract/desk.ts';
import { aboutKpi, type About as Words } from '../model/definitions.ts';
import { Icon } from './icons.tsx';
import { speech, t } from './texts/texts.ts';

/**
 * A small button beside a number that says what the number means: by mouse, by touch, by keyboard (Enter opens, Esc closes), and
 * read out right after the button.
 */
export const About = ({ words }: { readonly words: Words }) => {
  const id = useId();
  return (
    <span class="about">
      <button
        type="button"
        class="about-button"
        popovertarget={id}
        aria-label={t('definition.of', { name: words.name })}
        data-testid="about"
      >
        <Icon name="info" />
      </button>
      <span id={id} popover="auto" class="about-popover">
        <span class="about-name">{words.name}</span>
        <span class="about-meaning">{words.meaning}</span>
        {words.lines.map((line) => (
          <span key={line.term} class="about-line">
            <span class="about-term">{line.term}: </span>
            {line.text}
          </span>
        ))}
      </span>
    </span>
  );
};

export const AboutKpi = ({ kpi }: { readonly kpi: KpiId }) => <About words={aboutKpi(kpi, speech)} />;
