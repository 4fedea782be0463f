/** Does the work once, so many milliseconds from now; keeps no process alive. */
export function after(milliseconds: number, work: () => void): void {
  setTimeout(work, milliseconds).unref();
}
