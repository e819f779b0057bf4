import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export type Tab = { readonly id: string; readonly name: string; readonly badge?: number };

/** Tabs of a desk: arrow keys move, the panel is labelled by its tab. */
export const Tabs = ({
  tabs,
  chosen,
  onChoose,
  label,
  children,
}: {
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly label: string;
  readonly children: ComponentChildren;
}) => {
  const list = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // What a tab shows is read from its top.
  useEffect(() => body.current?.scrollTo(0, 0), [chosen]);
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(place + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            data-testid={`tab-${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls="desk-panel"
            tabIndex={tab.id === chosen ? 0 : -1}
            class="tab"
            onKeyDown={keys}
            onClick={() => onChoose(tab.id)}
          >
            {tab.name}
            {tab.badge === undefined || tab.badge === 0 ? null : <span class="badge">{tab.badge}</span>}
          </button>
        ))}
      </div>
      <div ref={body} class="desk-body" role="tabpanel" id="desk-panel" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        <div class="desk-flow">{children}</div>
      </div>
    </>
  );
};
