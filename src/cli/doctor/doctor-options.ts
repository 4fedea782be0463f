import type { JournalOption } from '../options.ts';

/** What may be typed behind `assay doctor`. */
export interface DoctorOptions extends JournalOption {
  readonly judge?: boolean;
  readonly yes?: boolean;
  readonly format: 'table' | 'json';
}
