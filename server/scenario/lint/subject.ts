import type { Scenario } from '../scenario.ts';
import type { Path, ReadDocument } from '../document.ts';
import type { ScenarioFile } from '../format.ts';

/** What the lint looks at: a scenario that is right, and the file that says so. */
export type Subject = {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  readonly document: ReadDocument;
  /** The file's name without folders and ending. */
  readonly stem: string;
};

/** Tells of something at the value of a path, or at its key. */
export type Found = {
  readonly at: (path: Path, message: string, expected?: string) => void;
  readonly key: (path: Path, message: string, expected?: string) => void;
};

/** Looks for one thing. Linear in the size of the company, or nearly so: files come from anybody. */
export type Finder = (subject: Subject, found: Found) => void;
