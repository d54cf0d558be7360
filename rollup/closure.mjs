// What some modules need from the beginning, whichever files it is in elsewhere.

/** For `manualChunks`: `name` for the modules that `isRoot` names and all that they import, but not what they load when it is wanted. */
export function inClosure(isRoot, name) {
  let closure;
  return (id, {getModuleIds, getModuleInfo}) => {
    if (!closure) {
      closure = new Set([...getModuleIds()].filter(isRoot));
      // A set goes on to what is added while it is gone through.
      for (const module of closure) for (const imported of getModuleInfo(module)?.importedIds ?? []) closure.add(imported);
    }
    return closure.has(id) ? name : undefined;
  };
}
