// Work that is asked for faster than it is done: one at a time, and then only the newest.

/**
 * @param {(superseded: () => boolean) => Promise<void>} work reads what is newest when it begins,
 *   and may end early once it is superseded; never rejects
 * @returns {() => Promise<void>} asks for the work to be done, now or after what is under way
 */
export function newestWins(work) {
  let wanted = false;
  let busy = false;
  return async () => {
    wanted = true;
    if (busy) return;
    busy = true;
    while (wanted) {
      wanted = false;
      await work(() => wanted);
    }
    busy = false;
  };
}
