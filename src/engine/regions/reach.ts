import type { Body, Outline } from './outline.ts';

/**
 * The bodies whose judgement may change when one of them does, that one included: whom it calls, who
 * calls it, who calls these, and what wrappers, middleware and shared variables tie to them. By words,
 * so that everything of the same name counts.
 */
export function reachOf(changed: Body, { bodies, shells }: Outline): Set<Body> {
  const reached = new Set([changed]);
  const seen = new Set<number>();
  const open: Body[] = [changed];
  const openShells: number[] = [];
  const declaredByShell = new Set(shells.flatMap(({ names }) => names));
  const add = (body: Body): void => {
    if (reached.has(body)) return;
    reached.add(body);
    open.push(body);
  };
  const addShell = (index: number): void => {
    if (index < 0 || seen.has(index)) return;
    seen.add(index);
    openShells.push(index);
  };
  for (const caller of callersOf(changed, bodies)) {
    for (const shell of shells) {
      if (shell.route || !caller.names.some((name) => shell.mentions.has(name))) continue;
      // A middleware, an extension of a client: it concerns all that use what it was added to.
      const tied = [...shell.names, ...[...shell.mentions].filter((word) => declaredByShell.has(word))];
      for (const other of bodies) if (tied.some((name) => mentions(other, name))) add(other);
    }
  }
  for (;;) {
    const body = open.pop();
    if (body) {
      addShell(body.shell);
      for (const other of bodies) if (calls(body, other) || calls(other, body)) add(other);
      for (const [index, shell] of shells.entries()) if (shell.names.some((name) => mentions(body, name)) || body.names.some((name) => shell.mentions.has(name))) addShell(index);
      continue;
    }
    const index = openShells.pop();
    if (index === undefined) return reached;
    const shell = shells[index];
    if (!shell) continue;
    for (const other of bodies) if (other.names.some((name) => shell.mentions.has(name)) || (shell.shared && shell.names.some((name) => mentions(other, name)))) add(other);
    for (const [at, other] of shells.entries()) if ((!other.route && shell.names.some((name) => other.mentions.has(name))) || other.names.some((name) => shell.mentions.has(name))) addShell(at);
  }
}

/** The body, and those that lead to it. */
function callersOf(changed: Body, bodies: readonly Body[]): Set<Body> {
  const callers = new Set([changed]);
  for (const called of callers) for (const other of bodies) if (calls(other, called)) callers.add(other);
  return callers;
}

/** Methods call each other on their own object: `find` of a data client is no `this.find`. */
function calls(body: Body, other: Body): boolean {
  const isSibling = body.owner !== undefined && body.owner === other.owner;
  return other.names.some((name) => (isSibling ? body.ofThis.has(name) || body.around.some((words) => words.has(name)) : mentions(body, name)));
}

function mentions({ inside, around }: Body, name: string): boolean {
  return inside.has(name) || around.some((words) => words.has(name));
}
