import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, outermostWrapper, propertyName, resultUse, type SourceView } from '../../ast/index.ts';
import { known, type ResultUse, unknown } from '../../model/index.ts';

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;
const UNCLEAR = 'the result is used in a way that is not understood';

/** An object or pair in which a client hands out what it read. */
export interface Envelope {
  /** Property or index under which it stands: `rows`, `0`. */
  key: string;
  /** Whether a list stands there. */
  many: boolean;
  /** Properties that hold no field of a row: `count`. */
  beside: readonly string[];
}

/** What becomes of the rows of a call that answers `{ rows, count }` or `[row, created]`. */
export function envelopedUse(call: TSESTree.Node, envelope: Envelope, source: SourceView): ResultUse {
  const finder = new Finder(envelope, source);
  finder.follow(outermostWrapper(call), 0);
  if (finder.lost) return { bindings: finder.bindings, fields: unknown(UNCLEAR), escapes: finder.escapes, ...(finder.through ? { through: finder.through } : {}) };
  return merged(finder.taken.map((node) => resultUse(node, envelope.many, source)), finder.bindings);
}

const MAX_DEPTH = 4;

class Finder {
  readonly taken: TSESTree.Node[] = [];
  readonly bindings: string[] = [];
  lost = false;
  escapes: ResultUse['escapes'] = 'unknown';
  through: TSESTree.Node | undefined;

  constructor(
    private readonly envelope: Envelope,
    private readonly source: SourceView,
  ) {}

  follow(node: TSESTree.Node, depth: number): void {
    const { parent } = node;
    if (!parent || depth > MAX_DEPTH) this.lost = true;
    else if (parent.type === 'ExpressionStatement') return;
    else if (parent.type === 'MemberExpression' && parent.object === node) this.member(parent);
    else if (parent.type === 'VariableDeclarator' && parent.init === node) this.bind(parent.id, depth);
    else if (parent.type === 'AssignmentExpression' && parent.right === node) this.bind(parent.left, depth);
    else this.leaves(node, parent);
  }

  private leaves(node: TSESTree.Node, parent: TSESTree.Node): void {
    this.lost = true;
    this.through = parent;
    if (parent.type === 'ReturnStatement' || (parent.type === 'ArrowFunctionExpression' && parent.body === node)) this.escapes = 'return';
    else if (parent.type === 'CallExpression' && parent.callee !== node) this.escapes = 'argument';
  }

  private member(member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    if (name === this.envelope.key) this.taken.push(member);
    else if (name === undefined || !this.envelope.beside.includes(name)) this.lost = true;
  }

  private bind(target: TSESTree.Node, depth: number): void {
    if (target.type === 'Identifier') for (const use of uses(target, this.source)) this.follow(outermostWrapper(use), depth + 1);
    else if (target.type === 'ObjectPattern') this.properties(target);
    else if (target.type === 'ArrayPattern') {
      const at = Number(this.envelope.key);
      const element = Number.isInteger(at) ? target.elements[at] : undefined;
      if (element) this.takeOut(element);
    } else this.lost = true;
  }

  private properties(pattern: TSESTree.ObjectPattern): void {
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      if (property.type === 'Property' && name === this.envelope.key) this.takeOut(property.value);
      else if (name === undefined || !this.envelope.beside.includes(name)) this.lost = true;
    }
  }

  private takeOut(target: TSESTree.Node): void {
    const name = target.type === 'AssignmentPattern' ? target.left : target;
    if (name.type !== 'Identifier') {
      this.lost = true;
      return;
    }
    this.bindings.push(name.name);
    this.taken.push(...uses(name, this.source));
  }
}

function uses(name: TSESTree.Identifier, source: SourceView): TSESTree.Node[] {
  return (findVariable(name, source)?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier as TSESTree.Node);
}

/** All places where the rows were taken out, as one use. */
function merged(parts: readonly ResultUse[], bindings: readonly string[]): ResultUse {
  const unread = parts.map(({ fields }) => fields).find((fields) => fields.kind === 'unknown');
  const names = parts.flatMap(({ fields }) => (fields.kind === 'known' ? fields.value : []));
  const worst = parts.reduce<ResultUse | undefined>((most, part) => (!most || RANK[part.escapes] > RANK[most.escapes] ? part : most), undefined);
  return {
    bindings: [...new Set([...bindings, ...parts.flatMap((part) => part.bindings)])],
    fields: unread ?? known([...new Set(names)]),
    escapes: worst?.escapes ?? 'no',
    ...(worst?.through ? { through: worst.through } : {}),
  };
}
