/** Runs work under a lock of the browser, unless another window holds it. Pages without https have no locks: there it just runs. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  // Declared to be there always, and it is not.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return await work();
  let started = false;
  const run = async () => {
    started = true;
    return await work();
  };
  try {
    return await locks.request(name, {ifAvailable: true}, async (lock) => (lock ? await run() : undefined));
  } catch (error) {
    // A page in a sandbox has locks and may not use them.
    if (started) throw error;
    return await run();
  }
}
