import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

interface Manifest {
  activationEvents: string[];
  keywords: string[];
  icon: string;
  contributes: {
    commands: { command: string; category: string }[];
    configuration: { properties: Record<string, { order?: number; scope?: string; default?: unknown; enum?: unknown[]; enumDescriptions?: string[] }> };
    jsonValidation: { url: string }[];
    yamlValidation: { url: string }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('extension: manifest', () => {
  it('wakes the extension for JavaScript, TypeScript, schemas and policies only', () => {
    assert.deepEqual(manifest.activationEvents, ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'prisma', 'sql'].map((language) => `onLanguage:${language}`).concat('workspaceContains:**/crm-guard.{yaml,yml,json}'));
  });

  it('gives every setting a scope, a default and a description for each choice', () => {
    for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.ok(setting.scope, `${name} has a scope`);
      assert.notEqual(setting.default, undefined, `${name} has a default`);
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length, `${name} describes its choices`);
    }
  });

  it('stays within what the Marketplace takes', () => {
    assert.ok(manifest.keywords.length <= 30, `${manifest.keywords.length} keywords`);
    const icon = readFileSync(manifest.icon);
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256], 'width and height of the PNG');
  });

  it('shows the settings in an order of their own', () => {
    const orders = Object.values(manifest.contributes.configuration.properties).map(({ order }) => order);
    assert.deepEqual(orders, orders.map((_, index) => index));
  });

  it('registers every command of the palette, under one category', () => {
    const main = readFileSync('src/extension/main.ts', 'utf8');
    for (const { command, category } of manifest.contributes.commands) {
      assert.ok(main.includes(`registerCommand('${command}'`), command);
      assert.equal(category, 'CRM Guard');
    }
  });

  it('names a schema that exists for policies in YAML and in JSON', () => {
    for (const { url } of [...manifest.contributes.jsonValidation, ...manifest.contributes.yamlValidation]) assert.ok(existsSync(url), url);
  });
});
