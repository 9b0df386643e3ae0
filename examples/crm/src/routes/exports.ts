import { createClient } from '@supabase/supabase-js';
import { Router } from 'express';
import { readFile } from 'node:fs/promises';
import { exportCustomersInBatches } from '../jobs/export-customers';
import { logger } from '../lib/logger';

export const exportsRouter = Router();

const files = createClient(process.env.FILES_URL ?? '', process.env.FILES_KEY ?? '').storage;

/** Starts the export; the file lands in a private bucket. */
exportsRouter.post('/', async function startExport(req, res) {
  const fileName = `export-${Date.now()}.csv`;
  await exportCustomersInBatches(`/var/exports/${fileName}`, req.user.id);
  const { error } = await files.from('exports').upload(fileName, await readFile(`/var/exports/${fileName}`));
  if (error) logger.error('upload failed', { fileName });
  res.status(202).json({ fileName });
});

exportsRouter.get('/', async function listExports(_req, res) {
  const { data } = await files.from('exports').list();
  const names = Array.from(data ?? [], (entry) => entry.name);
  res.json(names.filter((name) => name.endsWith('.csv')));
});
