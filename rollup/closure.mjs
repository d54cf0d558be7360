/** Everything that is reached from `roots`, and they themselves; `next` tells where one leads. */
export function closure(roots, next) {
  const reached = new Set(roots);
  // A set goes on to what is added while it is gone through.
  for (const one of reached) for (const other of next(one)) reached.add(other);
  return reached;
}
