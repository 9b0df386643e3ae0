import type { TSESTree } from '@typescript-eslint/types';
import { type FileIndex, Mark } from './file-index.ts';

/**
 * Where control can go from a statement that neither reads, uses nor logs anything: such a
 * statement changes no status, so its ways out are all there is to know, once per file.
 */
export interface Skeleton {
  completes: boolean;
  returns: readonly TSESTree.Node[];
  /** `break:`, `continue:outer` … */
  jumps: readonly string[];
  throws: boolean;
  /** False when statuses change on the way after all (a `catch` sees them differently). */
  simple: boolean;
}

const plain: Skeleton = { completes: true, returns: [], jumps: [], throws: false, simple: true };
const complex: Skeleton = { ...plain, simple: false };
const MAX_DEPTH = 300;

/** What is known of a file's statements, whatever the access. */
export interface Skeletons {
  of(node: TSESTree.Node): Skeleton;
  /** The statements of a list that log or can leave (in a `try`: that can fail, too), in order. */
  active(list: readonly TSESTree.Node[], inTry: boolean): readonly TSESTree.Node[];
}

/** Makes the reader of skeletons for a file; answers are kept. */
export function skeletons(index: FileIndex): Skeletons {
  const memo = new Map<TSESTree.Node, Skeleton>();
  let depth = 0;

  const of = (node: TSESTree.Node | null | undefined): Skeleton => {
    if (!node || (index.marks(node) & (Mark.Exit | Mark.Await)) === 0) return plain;
    let known = memo.get(node);
    if (!known) {
      if (depth > MAX_DEPTH) return complex;
      depth++;
      known = read(node);
      depth--;
      memo.set(node, known);
    }
    return known;
  };

  const sequence = (parts: readonly (TSESTree.Node | null | undefined)[]): Skeleton => {
    let result = plain;
    for (const part of parts) {
      if (!result.completes) break;
      result = { ...union(result, of(part)), completes: of(part).completes };
    }
    return result;
  };

  const read = (node: TSESTree.Node): Skeleton => {
    switch (node.type) {
      case 'ReturnStatement':
        return { ...plain, completes: false, returns: [node], throws: awaits(node) };
      case 'ThrowStatement':
        return { ...plain, completes: false, throws: true };
      case 'BreakStatement':
      case 'ContinueStatement':
        return { ...plain, completes: false, jumps: [`${node.type === 'BreakStatement' ? 'break' : 'continue'}:${node.label?.name ?? ''}`] };
      case 'BlockStatement':
        return sequence(node.body);
      case 'IfStatement':
        return withAwait(union(of(node.consequent), of(node.alternate)), node.test);
      case 'SwitchStatement': {
        const all = node.cases.map((one) => sequence(one.consequent));
        const joined = all.reduce(union, plain);
        const falls = all.at(-1)?.completes ?? true;
        const completes = falls || joined.jumps.includes('break:') || !node.cases.some((one) => one.test === null);
        return withAwait({ ...joined, completes, jumps: joined.jumps.filter((jump) => jump !== 'break:') }, node.discriminant);
      }
      case 'LabeledStatement': {
        const body = of(node.body);
        const own = [`break:${node.label.name}`, `continue:${node.label.name}`];
        return { ...body, completes: body.completes || body.jumps.includes(own[0] ?? ''), jumps: body.jumps.filter((jump) => !own.includes(jump)) };
      }
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForOfStatement':
      case 'ForInStatement': {
        const body = of(node.body);
        const test = 'test' in node ? node.test : undefined;
        const endless = 'test' in node && (test === null || (test?.type === 'Literal' && test.value === true));
        const completes = !endless || body.jumps.includes('break:');
        return { ...body, completes, throws: body.throws || awaits(node), jumps: body.jumps.filter((jump) => jump !== 'break:' && jump !== 'continue:') };
      }
      case 'TryStatement':
        return node.handler || node.finalizer ? complex : of(node.block);
      default:
        return { ...plain, throws: awaits(node) };
    }
  };

  const awaits = (node: TSESTree.Node): boolean => (index.marks(node) & Mark.Await) !== 0;
  const withAwait = (skeleton: Skeleton, test: TSESTree.Node): Skeleton => (awaits(test) ? { ...skeleton, throws: true } : skeleton);
  const actives = [new WeakMap<object, readonly TSESTree.Node[]>(), new WeakMap<object, readonly TSESTree.Node[]>()] as const;
  const active = (list: readonly TSESTree.Node[], inTry: boolean): readonly TSESTree.Node[] => {
    const known = actives[inTry ? 1 : 0];
    let answer = known.get(list);
    if (!answer) {
      answer = list.filter((node) => (index.marks(node) & Mark.Log) !== 0 || leaves(of(node), inTry));
      known.set(list, answer);
    }
    return answer;
  };
  return { of, active };
}

function leaves(skeleton: Skeleton, inTry: boolean): boolean {
  return !skeleton.completes || !skeleton.simple || skeleton.returns.length > 0 || skeleton.jumps.length > 0 || (inTry && skeleton.throws);
}

function union(a: Skeleton, b: Skeleton): Skeleton {
  if (b === plain) return a.completes ? a : { ...a, completes: true };
  if (a === plain) return b.completes ? b : { ...b, completes: true };
  return {
    completes: a.completes || b.completes,
    returns: [...a.returns, ...b.returns],
    jumps: [...new Set([...a.jumps, ...b.jumps])],
    throws: a.throws || b.throws,
    simple: a.simple && b.simple,
  };
}
