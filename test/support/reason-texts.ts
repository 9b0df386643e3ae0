import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, functionName, enclosingFunction, nameOf, type Place, readSources, type Sources } from './source-names.ts';

/** The reasons that readers give, as the sources write them; `{0}`, `{1}` … stand for what is filled in. */
export interface ReasonTexts {
  /** Every text, with the first place that gives it. */
  texts: ReadonlyMap<string, string>;
  /** Places whose reason could not be followed to a text. */
  unread: readonly string[];
}

/**
 * Collects the reasons of all files below some folders of the repository: `unknown('…')`, `why: '…'`, `why ??= '…'`.
 * @param carriers names under which a reason travels to where it is given; all but the first hold other things elsewhere
 */
export function reasonTexts(folders: readonly string[], carriers: readonly string[] = OF_READERS): ReasonTexts {
  const sources = readSources(folders);
  const collector = new Collector(sources, carriers);
  sources.visit((node, file) => {
    const given = reasonAt(node, carriers);
    if (given) collector.read({ file, node: given.node }, given.certain);
  });
  return collector;
}

const OF_READERS = ['why', 'opaque', 'lost', 'gaveUp', 'whyNoEntity', 'open'];

/** The expression that a node gives as a reason; `certain` when it can be nothing else. */
function reasonAt(node: TSESTree.Node, carriers: readonly string[]): { node: TSESTree.Node; certain: boolean } | undefined {
  switch (node.type) {
    case 'CallExpression':
      return nameOf(node.callee) === 'unknown' && node.arguments[0] ? { node: node.arguments[0], certain: true } : undefined;
    case 'Property':
      return node.parent.type === 'ObjectExpression' ? carried(node.key, node.value, carriers) : undefined;
    case 'AssignmentExpression':
      return carried(node.left, node.right, carriers);
    case 'VariableDeclarator':
      return node.init ? carried(node.id, node.init, carriers) : undefined;
    default:
      return undefined;
  }
}

function carried(carrier: TSESTree.Node, node: TSESTree.Node, carriers: readonly string[]): ReturnType<typeof reasonAt> {
  return carriers.includes(nameOf(carrier)) ? { node, certain: nameOf(carrier) === carriers[0] } : undefined;
}

/** Follows expressions to the texts they can be. */
class Collector implements ReasonTexts {
  readonly texts = new Map<string, string>();
  readonly unread: string[] = [];
  readonly #followed = new Set<TSESTree.Node>();

  constructor(
    private readonly sources: Sources,
    private readonly carriers: readonly string[],
  ) {}

  /** @param certain whether it counts as unread when it leads to no text */
  read(place: Place, certain: boolean): void {
    const { node, file } = place;
    if (this.#followed.has(node)) return;
    this.#followed.add(node);
    const lose = (): void => void (certain && this.unread.push(`${file}:${node.loc.start.line} (${node.type} ${nameOf(node)})`));
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'string' && /\p{L} /u.test(node.value)) this.#add(node.value, place);
        return;
      case 'TemplateLiteral':
        return this.#add(node.quasis.map(({ value }, index) => `${value.cooked}${index < node.expressions.length ? `{${index}}` : ''}`).join(''), place);
      case 'ConditionalExpression':
        return this.#readAll([node.consequent, node.alternate], file, certain);
      case 'LogicalExpression':
        return this.#readAll([node.left, node.right], file, certain);
      case 'ChainExpression':
        return this.read({ file, node: node.expression }, certain);
      case 'Identifier':
        return this.#readName(node, file, certain) ? undefined : lose();
      case 'MemberExpression':
        // A reason that is handed on is read where it is put.
        return this.carriers.includes(nameOf(node)) ? undefined : lose();
      case 'CallExpression': {
        if (nameOf(node.callee) === 'unknown') return;
        const answers = this.sources.answers(node.callee, file);
        for (const answer of answers) this.read(answer, certain);
        return answers.length > 0 || nameOf(node.callee) === 'find' ? undefined : lose();
      }
      default:
        return lose();
    }
  }

  #readAll(nodes: readonly TSESTree.Node[], file: string, certain: boolean): void {
    for (const node of nodes) this.read({ file, node }, certain);
  }

  /** Answers whether the name stands for something that could be read. */
  #readName(name: TSESTree.Identifier, file: string, certain: boolean): boolean {
    const parameter = parameterOf(name);
    const places = parameter ? this.#given(parameter, file) : this.sources.values(name, file);
    for (const place of places) this.read(place, certain);
    return places.length > 0 || name.name === 'undefined' || this.carriers.includes(name.name);
  }

  /** What the callers of a function give for a parameter. */
  #given({ fn, index, fallback }: Parameter, file: string): readonly Place[] {
    return this.sources.callsOf(fn, file).flatMap((call): Place[] => {
      const argument = call.node.arguments[index];
      return argument ? [{ file: call.file, node: argument }] : fallback ? [{ file, node: fallback }] : [];
    });
  }

  #add(text: string, { file, node }: Place): void {
    if (!this.texts.has(text)) this.texts.set(text, `${file}:${node.loc.start.line}`);
  }
}

interface Parameter {
  fn: FunctionNode;
  index: number;
  fallback: TSESTree.Node | undefined;
}

/** The parameter that a name is, in the nearest function that has one of that name and no variable. */
function parameterOf(name: TSESTree.Identifier): Parameter | undefined {
  for (let fn = enclosingFunction(name); fn; fn = enclosingFunction(fn)) {
    const index = fn.params.findIndex((parameter) => nameOf(parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === name.name);
    const parameter = fn.params[index];
    if (parameter && functionName(fn) !== '') return { fn, index, fallback: parameter.type === 'AssignmentPattern' ? parameter.right : undefined };
  }
  return undefined;
}
