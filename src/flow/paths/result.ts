import type { TSESTree } from '@typescript-eslint/types';
import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import { childNodes, findVariable, isFunction, outermostWrapper, propertyName, type SourceView, unwrap } from '../../ast/index.ts';
import { callbackKind, calleeName, isAwaited } from './callbacks.ts';

/** Properties of a client's answer that hold the rows, and names under which their number is given. */
const ROW_KEYS = new Set(['rows', 'data', 'records', 'items', 'results', 'result', 'docs', 'hits', 'entities', 'recordset', 'value', 'nodes', 'edges', 'list']);
/** Names of the number of rows. */
export const COUNT_KEYS = new Set(['length', 'size', 'count', 'total', 'totalCount', 'rowCount', 'totalSize']);
const FAILURE_KEYS = new Set(['error', 'err', 'errors']);
const SAME_ROWS = new Set([
  'filter', 'sort', 'slice', 'reverse', 'concat', 'toSorted', 'toReversed', 'find', 'findLast', 'at', 'pop', 'shift', 'toArray', 'lean',
  'exec', 'execute', 'all', 'get', 'first', 'then', 'catch', 'finally', 'toJSON', 'toObject', 'flat',
]);
const COMPARISON = /^([=!]==?|[<>]=?|in|instanceof)$/;
/** Calls that judge a value instead of passing it on. */
const GUARD = /^(is|has|can|may|must|should|check|assert|ensure|verify|validate|guard|require|expect|authori[sz]e|permit|allow|deny|forbid|invariant|equals?)($|[A-Z_])/;

/** How a variable depends on the result: it is the rows (`rows`), is computed from them, or says that the read failed. */
type Role = 'rows' | 'derived' | 'failure';

/** What the code around an access does with its result, as far as coverage needs it. */
export interface ResultFlow {
  /** Variables that hold rows, or nothing when there were none. */
  readonly rows: ReadonlySet<Variable>;
  /** Variables computed from the rows. */
  readonly derived: ReadonlySet<Variable>;
  /** Variables that are truthy only when the read failed. */
  readonly failures: ReadonlySet<Variable>;
  /** Identifiers where the result is used for more than a test. */
  readonly uses: ReadonlySet<TSESTree.Node>;
  /** Every mention of a variable that depends on the result, tests included. */
  readonly mentions: ReadonlySet<TSESTree.Node>;
  /** True when the value of the access is used right where it stands. */
  readonly usedOnTheSpot: boolean;
  /** Variables the access takes its arguments from: a list of ids that is looped over elsewhere. */
  readonly inputs: ReadonlySet<Variable>;
}

class Tracer {
  readonly rows = new Set<Variable>();
  readonly derived = new Set<Variable>();
  readonly failures = new Set<Variable>();
  readonly uses = new Set<TSESTree.Node>();
  readonly mentions = new Set<TSESTree.Node>();
  private readonly pending: Variable[] = [];
  /** Mentions that are followed; beyond, the result counts as used from the start. */
  private budget = 400;
  exhausted = false;

  constructor(private readonly source: SourceView) {}

  /** Follows the queued variables through all their references. */
  run(): void {
    for (let variable = this.pending.pop(); variable; variable = this.pending.pop()) {
      const role: Role = this.rows.has(variable) ? 'rows' : 'derived';
      for (const reference of variable.references) {
        if (this.budget-- <= 0) {
          this.exhausted = true;
          return;
        }
        const identifier = reference.identifier as TSESTree.Node;
        this.mentions.add(identifier);
        if (reference.isRead() && this.follow(identifier, role)) this.uses.add(identifier);
      }
    }
  }

  /** Follows a value outwards; true when it is used for more than a test or a new variable. */
  follow(start: TSESTree.Node, startRole: Role): boolean {
    let role = startRole;
    let throughCall = false;
    // A count, a comparison or an opaque id discloses nobody.
    let harmless = false;
    let value = outermostWrapper(start);
    for (let steps = 0; steps < 40; steps++) {
      const parent = value.parent as TSESTree.Node | undefined;
      if (!parent) return true;
      switch (parent.type) {
        case 'ExpressionStatement':
          return throughCall && !harmless;
        case 'IfStatement':
        case 'WhileStatement':
        case 'DoWhileStatement':
        case 'ForStatement':
        case 'SwitchStatement':
        case 'SwitchCase':
        case 'ThrowStatement':
          return false;
        case 'VariableDeclarator':
          if (harmless) this.note(parent.id);
          else this.bind(parent.id, role);
          return false;
        case 'AssignmentExpression':
          if (parent.right !== value) return false;
          if (parent.left.type !== 'Identifier') return !harmless;
          if (harmless) this.note(parent.left);
          else this.bind(parent.left, role);
          return false;
        case 'ForOfStatement':
        case 'ForInStatement':
          if (parent.right !== value) return false;
          this.bind(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id ?? parent.left) : parent.left, 'derived');
          return false;
        case 'UnaryExpression':
        case 'BinaryExpression':
          role = 'derived';
          harmless ||= parent.type === 'UnaryExpression' || COMPARISON.test(parent.operator);
          break;
        case 'ConditionalExpression':
          if (parent.test === value) return false;
          break;
        case 'LogicalExpression':
          // The value of `x && f()` is x only when x is falsy: nothing to disclose.
          if (parent.left === value && parent.operator === '&&') return false;
          break;
        case 'MemberExpression': {
          if (parent.object !== value) return !harmless;
          harmless ||= isHarmlessMember(parent);
          const stepped = this.member(parent, role);
          value = outermostWrapper(stepped.node);
          role = stepped.role;
          throughCall ||= stepped.call;
          continue;
        }
        case 'CallExpression':
        case 'NewExpression': {
          if (parent.callee === value) return !harmless;
          const name = calleeName(parent) ?? '';
          if (name === 'Boolean' || name === 'isArray' || GUARD.test(name)) return false;
          if (!/^(resolve|all|allSettled|from|keys|values|entries|\$transaction)$/.test(name)) {
            if (isAwaited(parent)) return !harmless;
            throughCall = true;
            role = 'derived';
          }
          break;
        }
        case 'ArrayExpression': {
          const slot = tupleSlot(parent, value);
          if (slot) {
            this.bind(slot, role);
            return false;
          }
          break;
        }
        case 'ReturnStatement':
        case 'ArrowFunctionExpression': {
          // What an inlined callback returns is the value of the call that runs it.
          const fn = parent.type === 'ReturnStatement' ? ownerOf(parent) : parent.body === value ? parent : undefined;
          const kind = fn ? callbackKind(fn) : 'unknown';
          if (!fn || (kind !== 'always' && kind !== 'each')) return !harmless;
          const call = outermostWrapper(fn).parent as TSESTree.Node;
          value = outermostWrapper(call);
          continue;
        }
        case 'Property':
        case 'SpreadElement':
        case 'ObjectExpression':
        case 'TemplateLiteral':
        case 'SequenceExpression':
          role = 'derived';
          break;
        default:
          return !harmless;
      }
      value = outermostWrapper(parent);
    }
    return true;
  }

  private member(member: TSESTree.MemberExpression, role: Role): { node: TSESTree.Node; role: Role; call: boolean } {
    const name = propertyName(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    const keeps = name === undefined ? member.computed : /^\d+$/.test(name) || (call ? SAME_ROWS.has(name) : ROW_KEYS.has(name) || COUNT_KEYS.has(name));
    const next: Role = role === 'rows' && keeps ? 'rows' : 'derived';
    if (!call) return { node: member, role: next, call: false };
    const callback = call.arguments[0];
    if (isFunction(callback)) {
      const parameter = callback.params[name === 'reduce' ? 1 : 0];
      if (parameter) this.bind(parameter, name === 'then' ? role : 'derived');
    }
    return { node: call, role: next, call: !keeps && name !== 'map' && name !== 'forEach' };
  }

  /** The variables of a pattern take the role; names of an answer's parts refine it. */
  bind(target: TSESTree.Node, role: Role): void {
    switch (target.type) {
      case 'Identifier': {
        const variable = findVariable(target, this.source);
        if (variable) this.add(variable, role);
        return;
      }
      case 'AssignmentPattern':
        return this.bind(target.left, role);
      case 'RestElement':
        return this.bind(target.argument, role);
      case 'ArrayPattern':
        for (const element of target.elements) if (element) this.bind(element, role);
        return;
      case 'ObjectPattern':
        for (const property of target.properties) {
          if (property.type !== 'Property') this.bind(property, 'derived');
          else {
            const key = propertyName(property) ?? '';
            const part: Role = FAILURE_KEYS.has(key) ? 'failure' : ROW_KEYS.has(key) || COUNT_KEYS.has(key) ? role : 'derived';
            this.bind(property.value, part);
          }
        }
        return;
      default:
    }
  }

  /** Remembers variables that hold a mere fact about the result: their uses are not uses of it. */
  private note(target: TSESTree.Node): void {
    const variable = target.type === 'Identifier' ? findVariable(target, this.source) : undefined;
    if (variable) this.keep(variable, this.derived);
  }

  private keep(variable: Variable, set: Set<Variable>): void {
    set.add(variable);
    for (const reference of variable.references) this.mentions.add(reference.identifier as TSESTree.Node);
  }

  /** Queues a variable in a role. */
  add(variable: Variable, role: Role): void {
    if (role === 'failure') return this.keep(variable, this.failures);
    if (this.rows.has(variable) || (role === 'derived' && this.derived.has(variable))) return;
    (role === 'rows' ? this.rows : this.derived).add(variable);
    this.pending.push(variable);
  }
}

function isHarmlessMember(member: TSESTree.MemberExpression): boolean {
  const name = propertyName(member);
  return name !== undefined && (COUNT_KEYS.has(name) || /^_?(id|uuid|guid)$|[a-z]Id$|_id$/.test(name));
}

/** The pattern element that receives this element of `const [a, b] = await Promise.all([…])`. */
function tupleSlot(array: TSESTree.ArrayExpression, element: TSESTree.Node): TSESTree.Node | undefined {
  const call = array.parent;
  const holder = call.type === 'CallExpression' && /^(all|allSettled|\$transaction)$/.test(calleeName(call) ?? '') ? outermostWrapper(call) : array;
  const declarator = holder.parent as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern') return undefined;
  return declarator.id.elements[array.elements.indexOf(element as TSESTree.Expression)] ?? undefined;
}

function ownerOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current;
}

/** Follows the result of an access through variables, destructuring, callbacks and `Promise.all`. */
export function traceResult(access: TSESTree.Node, bindings: readonly string[], source: SourceView): ResultFlow {
  const tracer = new Tracer(source);
  const usedOnTheSpot = tracer.follow(access, 'rows');
  for (const name of bindings) {
    // A name declared further in (a callback's parameter) is not in scope here; the tracer finds it itself.
    const variable = lookUp(name, access, source);
    if (variable) tracer.add(variable, 'rows');
  }
  tracer.run();
  return {
    rows: tracer.rows,
    derived: tracer.derived,
    failures: tracer.failures,
    uses: tracer.uses,
    mentions: tracer.mentions,
    usedOnTheSpot: usedOnTheSpot || tracer.exhausted,
    inputs: argumentVariables(access, source),
  };
}

function lookUp(name: string, from: TSESTree.Node, source: SourceView): Variable | undefined {
  for (let scope: Scope | null = source.getScope(from); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return undefined;
}

function argumentVariables(access: TSESTree.Node, source: SourceView): Set<Variable> {
  const found = new Set<Variable>();
  const node = unwrap(access);
  const stack: TSESTree.Node[] = node.type === 'CallExpression' ? [...node.arguments] : node.type === 'TaggedTemplateExpression' ? [node.quasi] : [];
  for (let budget = 300, next = stack.pop(); next && budget > 0; next = stack.pop(), budget--) {
    if (next.type === 'Identifier') {
      const variable = findVariable(next, source);
      if (variable) found.add(variable);
    } else stack.push(...childNodes(next, source.visitorKeys));
  }
  return found;
}

/** True when the variables of `node` include one of the result or of the access's own arguments. */
export function mentions(node: TSESTree.Node | null | undefined, sets: readonly ReadonlySet<Variable>[], source: SourceView): boolean {
  if (!node) return false;
  const stack: TSESTree.Node[] = [node];
  for (let budget = 60, next = stack.pop(); next && budget > 0; next = stack.pop(), budget--) {
    if (next.type === 'Identifier') {
      const variable = findVariable(next, source);
      if (variable && sets.some((set) => set.has(variable))) return true;
    } else stack.push(...childNodes(next, source.visitorKeys));
  }
  return false;
}
