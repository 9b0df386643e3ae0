/** A fenced block of a rule's page. */
export interface PageBlock {
  /** First word behind the fence: `ts`, `prisma`, `yaml`. */
  language: string;
  /** Words behind it that stand alone: `incorrect`, `correct`. */
  flags: readonly string[];
  /** `name=value` pairs: `file`, `policy`. */
  attributes: Readonly<Record<string, string>>;
  text: string;
  /** 1-based line of the fence in the page. */
  line: number;
}

/** All fenced blocks of a page, in order. */
export function readBlocks(page: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  for (const match of page.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const [, language = '', info = '', text = ''] = match;
    const words = info.trim().split(/\s+/).filter(Boolean);
    blocks.push({
      language,
      flags: words.filter((word) => !word.includes('=')),
      attributes: Object.fromEntries(words.filter((word) => word.includes('=')).map((word) => word.split('=', 2))),
      text,
      line: page.slice(0, match.index).split('\n').length,
    });
  }
  return blocks;
}

/** What a page says its examples run in: schema files, sources, its policy and others by name. */
export interface PageProject {
  files: Readonly<Record<string, string>>;
  /** The page's own policy under `''`. */
  policies: Readonly<Record<string, string>>;
}

/** Collects the blocks that are files or policies instead of examples. */
export function readProject(blocks: readonly PageBlock[]): PageProject {
  const files: Record<string, string> = {};
  const policies: Record<string, string> = { '': '' };
  for (const { flags, attributes, language, text } of blocks) {
    const { file, policy } = attributes;
    if (flags.length > 0) continue;
    if (file === 'crm-guard.yaml') policies[''] = text;
    else if (file !== undefined) files[file] = text;
    else if (policy !== undefined && language === 'yaml') policies[policy] = text;
  }
  return { files, policies };
}
