/** The whole look of the report: light and dark as the reader's system is, and on paper. Nothing is loaded from anywhere. */
export const STYLE = `
:root{color-scheme:light dark;--back:#fff;--text:#1f2328;--dim:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--error:#c4222b;--warning:#8a5a00;--link:#0550ae;--mark:#ffe28a;--on-mark:#1f2328}
@media (prefers-color-scheme:dark){:root{--back:#0d1117;--text:#e6edf3;--dim:#9198a1;--line:#30363d;--soft:#161b22;--error:#ff7b72;--warning:#e3b341;--link:#79c0ff;--mark:#5a4200;--on-mark:#fff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:68rem;padding:1.5rem;background:var(--back);color:var(--text);font:15px/1.55 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.5rem 0 .5rem;overflow-wrap:anywhere}
a{color:var(--link)}code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK JP",monospace}
.dim{color:var(--dim)}.error{color:var(--error)}.warning{color:var(--warning)}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;padding:0;list-style:none}.tiles li{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;min-width:8rem}.tiles b{display:block;font-size:1.5rem;line-height:1.25}
details{border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0;padding:.35rem .75rem}summary{cursor:pointer;overflow-wrap:anywhere}details ul{margin:.4rem 0;padding-left:1.25rem}
article{border:1px solid var(--line);border-left:4px solid var(--warning);border-radius:.4rem;padding:.6rem .9rem;margin:.75rem 0}article.error-of{border-left-color:var(--error)}article:target{outline:2px solid var(--link)}
article p{margin:.35rem 0;white-space:pre-line;overflow-wrap:anywhere}
pre{margin:.5rem 0;padding:.5rem .75rem;background:var(--soft);border-radius:.4rem;overflow-x:auto;tab-size:4}pre mark{background:var(--mark);color:var(--on-mark);border-radius:2px}pre .at{color:var(--dim);user-select:none}
table{border-collapse:collapse;margin:.5rem 0;font-size:.92em}th,td{text-align:left;vertical-align:top;padding:.15rem 1rem .15rem 0;overflow-wrap:anywhere}th{color:var(--dim);font-weight:600}
ol{margin:.4rem 0;padding-left:1.5rem}
@media print{body{max-width:none}details>*{display:block}article{break-inside:avoid}}
`;
