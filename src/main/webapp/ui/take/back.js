// @ts-check
/** The browser's back button: one step of history stands before every page, so that pressing it explains instead of leaving. */

/** @param {() => void} explain */
export function guardBack(explain) {
  let guarding = true;
  if (history.state?.groundwork !== 'here') {
    history.replaceState({ groundwork: 'before' }, '');
    history.pushState({ groundwork: 'here' }, '');
  }
  addEventListener('popstate', (event) => {
    if (!guarding || event.state?.groundwork !== 'before') return;
    history.pushState({ groundwork: 'here' }, '');
    explain();
  });
  /** From now on back is back. */
  return () => (guarding = false);
}
