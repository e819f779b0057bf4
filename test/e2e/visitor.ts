import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A person at a browser of their own: storage is shared with nobody. */
export type Visitor = {
  readonly context: BrowserContext;
  /** Opens one more page of this person, watched like the others. */
  readonly open: (address: string) => Promise<Page>;
  /** What went wrong in any page: errors on the console, exceptions, breaches of the security policy. Empty if all is well. */
  readonly faults: () => readonly string[];
  /** Lets pass what is bound to be said (requests to a server that is gone) and takes it out of the faults. */
  readonly forgive: (pattern: RegExp) => void;
};

export type VisitorSettings = {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
};

/** A new person. Pages wait at most 20 s for anything. */
export const openVisitor = async (browser: Browser, settings: VisitorSettings = {}): Promise<Visitor> => {
  const { width = 1366, height = 768, reducedMotion = false } = settings;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(20_000);
  const told: string[] = [];
  const forgiven: RegExp[] = [];
  const tell = (fault: string): void => {
    if (!forgiven.some((pattern) => pattern.test(fault))) told.push(fault);
  };
  await context.exposeBinding('tellOfBreach', (_, breach: string) => tell(breach));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { tellOfBreach } = window as unknown as { readonly tellOfBreach: (breach: string) => void };
      tellOfBreach(`security policy: ${event.violatedDirective} forbids ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') tell(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => tell(`exception: ${error.stack ?? error.message}`));
  });
  return {
    context,
    open: async (address) => {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    faults: () => told,
    forgive: (pattern) => {
      forgiven.push(pattern);
      told.splice(0, told.length, ...told.filter((fault) => !pattern.test(fault)));
    },
  };
};

/** What a browser says of a server that is away. */
export const serverAway = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket/;

/** Puts a token where the client keeps it, before the page's own code runs: this person may enter the workshop. */
export const giveKey = (visitor: Visitor, workshop: string, kind: 'person' | 'facilitator', token: string): Promise<void> =>
  visitor.context
    .addInitScript(
      ([slot, value]) => {
        // A page that is still empty has no storage.
        if (location.protocol !== 'about:') localStorage.setItem(slot, value);
      },
      [`crossdock.${workshop}.${kind}`, token] as const,
    )
    .then(() => undefined);
