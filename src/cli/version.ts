import manifest from '../../package.json' with { type: 'json' };

/** Version of the tool, from its manifest. */
export const toolVersion: string = manifest.version;
