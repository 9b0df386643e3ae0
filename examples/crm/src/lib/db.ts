import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';

/** The contact centre's own database. */
export const pool = new Pool({ connectionString: process.env.CALLCENTRE_DATABASE_URL, max: 10 });

/** The Japanese subsidiary's database. */
export const japan = new Pool({ connectionString: process.env.JAPAN_DATABASE_URL, max: 5 });

/** Read replica for the old reporting tool. */
export const replica = createPool({ uri: process.env.CALLCENTRE_REPLICA_URL, connectionLimit: 5 });
