/** A plugin whose one rule looks at every call and never reports: the least that a JS plugin can do. */
export default {
  meta: { name: 'bench' },
  rules: {
    nothing: {
      meta: { type: 'problem', schema: [] },
      create: () => ({
        CallExpression(node) {
          if (node.callee === undefined) throw new Error('a call without a callee');
        },
      }),
    },
  },
};
