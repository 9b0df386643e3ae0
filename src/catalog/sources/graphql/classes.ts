import type { TSESTree } from '@typescript-eslint/types';
import { annotate } from '../annotate.ts';
import { sourceText } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from '../source.ts';
import { keyName, namedClass, option, stringValue } from '../typeorm-decorators.ts';
import { classesOf, superClasses } from '../classes.ts';

const TYPES: ReadonlySet<string> = new Set(['ObjectType', 'InputType', 'InterfaceType']);

/** A cheap test of the text: whether a file may declare GraphQL types as classes. */
export const mayDeclareGraphqlClasses = (text: string): boolean => /@(?:ObjectType|InputType|InterfaceType)\s*\(/.test(text);

/**
 * Reads the classes that type-graphql and `@nestjs/graphql` make types of: `@ObjectType()` and
 * `@InputType()` with their `@Field`s; where Nest's compiler plug-in adds the fields, all properties
 * of the class. Never throws.
 */
export const readGraphqlClasses: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const entities = classesOf(ast).flatMap(({ node, from }): SourceEntity[] => {
    const decorator = decoratorsOf(node).find(({ name }) => TYPES.has(name));
    const name = node.id?.name;
    if (!decorator || name === undefined || !node.id) return [];
    const written = stringValue(decorator.args[0]) ?? stringValue(option(decorator.args.find(({ type }) => type === 'ObjectExpression'), 'name'));
    const at = source.start(node.id);
    const bases = superClasses(node.superClass ?? undefined);
    const entity: SourceEntity = {
      name,
      aliases: written === undefined || written === name ? [] : [written],
      line: source.lineAt(at),
      fields: fieldsOf(node, source, problems),
      ...(bases.length > 0 ? { extends: bases } : {}),
      ...(isTrue(option(decorator.args.find(({ type }) => type === 'ObjectExpression'), 'isAbstract')) ? { mixin: true as const } : {}),
    };
    annotate(entity, [source.commentsAround(Math.min(from, ...(node.decorators ?? []).map((one) => source.start(one))), at, at), descriptionOf(decorator.args)].filter(Boolean).join('\n'), entity.line, problems);
    return [entity];
  });
  return { entities: entities.filter(({ fields, extends: bases }) => fields.length > 0 || bases), problems };
};

interface Decorator {
  name: string;
  args: readonly TSESTree.CallExpressionArgument[];
}

function decoratorsOf({ decorators }: { decorators?: readonly TSESTree.Decorator[] }): Decorator[] {
  return (decorators ?? []).flatMap(({ expression }): Decorator[] => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : undefined;
    return name === undefined ? [] : [{ name, args: expression.type === 'CallExpression' ? expression.arguments : [] }];
  });
}

function fieldsOf(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const members = node.body.body.flatMap((member) => {
    const isField = (member.type === 'PropertyDefinition' || member.type === 'TSAbstractPropertyDefinition' || (member.type === 'MethodDefinition' && member.kind === 'get')) && !member.static;
    return isField ? [{ member, field: decoratorsOf(member).find(({ name }) => name === 'Field') }] : [];
  });
  const decorated = members.filter(({ field, member }) => field || decoratorsOf(member).some(({ name }) => name === 'HideField'));
  const wanted = decorated.some(({ field }) => field) ? decorated : members;
  return wanted.flatMap(({ member, field }): SourceField[] => {
    const name = member.computed ? undefined : keyName(member.key);
    if (name === undefined || decoratorsOf(member).some((one) => one.name === 'HideField')) return [];
    const annotation = member.type === 'MethodDefinition' ? member.value.returnType?.typeAnnotation : member.typeAnnotation?.typeAnnotation;
    const named = field?.args[0] && namedType(field.args[0]);
    const type = annotation ? source.text(annotation) : named;
    const written = field && stringValue(option(field.args.find((argument) => argument.type === 'ObjectExpression'), 'name'));
    const at = source.start(member.key);
    const line = source.lineAt(at);
    const result: SourceField = { name, ...(written === undefined || written === name ? {} : { column: written }), ...(type === undefined ? {} : { type }), line };
    const from = Math.min(source.start(member), ...(member.decorators ?? []).map((one) => source.start(one)));
    annotate(result, [source.commentsAround(from, at, source.end(member)), descriptionOf(field?.args ?? [])].filter(Boolean).join('\n'), line, problems);
    return [result];
  });
}

/** `() => String`, `() => [Order]`. */
function namedType(node: TSESTree.Node): string | undefined {
  const body = node.type === 'ArrowFunctionExpression' ? node.body : undefined;
  const name = namedClass(node);
  return name === undefined ? undefined : `${name}${body?.type === 'ArrayExpression' ? '[]' : ''}`;
}

const descriptionOf = (args: Decorator['args']): string => stringValue(option(args.find(({ type }) => type === 'ObjectExpression'), 'description')) ?? '';
const isTrue = (node: TSESTree.Node | undefined): boolean => node?.type === 'Literal' && node.value === true;
