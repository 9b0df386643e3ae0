import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { importProblem } from './layers.mjs';

/** Reports every import, export-from, `import()` and `require()` that crosses a layer the wrong way. */
export const layerRule = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{problem}}' }, docs: { description: 'Keep the direction of dependencies.' } },
  create(context) {
    const from = path.relative(root, context.filename).split(path.sep).join('/');
    const check = (node, source, typeOnly = false) => {
      if (typeof source?.value !== 'string') return;
      const problem = importProblem(from, source.value, typeOnly);
      if (problem) context.report({ node: source ?? node, messageId: 'layer', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, isTypeOnly(node)),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      CallExpression(node) {
        if (/^(?:require|createRequire)$/.test(node.callee.name ?? '')) check(node, node.arguments[0]);
      },
    };
  },
};

function isTypeOnly(node) {
  if (node.importKind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type');
}
